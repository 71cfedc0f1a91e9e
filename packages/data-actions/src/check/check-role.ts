import { randomUUID } from 'node:crypto';
import type { AwsCredentials } from '../execution/types.ts';
import { GENESYS_ACCOUNT, GENESYS_FEDRAMP_ACCOUNT } from '../regions/accounts.ts';
import { genesysHome } from '../regions/home.ts';
import { awsAsker, type Asker } from './ask-aws.ts';
import { planProbes } from './plan.ts';
import { unread } from './read-finding.ts';
import { permissionFindings, type NamedPolicy } from './read-permissions.ts';
import { trustFindings } from './read-trust.ts';
import { reportOf } from './report.ts';
import { runProbes } from './run.ts';
import type { CheckSubject, Finding, Party, Report } from './types.ts';

/** Reads a role's policies with credentials of the customer's account; whoever calls brings it. */
export type ReadRole = (roleArn: string) => Promise<RolePolicies>;

export interface RolePolicies {
  /** JSON text. */
  readonly trust: string;
  readonly permissions: readonly NamedPolicy[];
}

/** How a check goes about it. */
export interface CheckMeans {
  /** The address of a service in a Region; undefined means AWS's own. A string is the address of all. */
  readonly endpoint?: string | ((service: 'sts' | 'lambda', region: string) => string | undefined);
  /** With it the policies are read as well as tried. */
  readonly readRole?: ReadRole | null;
  /** Milliseconds for one request; default 20,000. */
  readonly timeoutMillis?: number;
  /** In place of the official SDK: for tests. */
  readonly asker?: Asker;
}

export interface CheckRoleOptions extends CheckMeans {
  readonly roleArn: string;
  readonly functionArn: string | null;
  /** Ids of the customer's organisations; at least one. They are sent in lower case, as Genesys Cloud does (GEN-6). */
  readonly organisations: readonly string[];
  /** The Genesys Cloud Region of the organisations (GEN-9). */
  readonly region: string;
  /** Keys of principals by account: those of the third party's account, and of its other one and of strangers if there are any. */
  readonly credentials: Readonly<Record<string, AwsCredentials>>;
  /** Default: a fresh one that nobody has. */
  readonly otherOrganisation?: string;
  /** The vendor's account for Regions that the table does not know (GEN-2). */
  readonly vendorAccount?: string;
}

/**
 * The confused-deputy report of a role for Genesys Cloud (GEN-2 to GEN-8, GEN-57): whether the right organisations get in and everybody
 * else is kept out. Functions are invoked as dry runs, nothing is changed. Throws a sentence for options that cannot be checked.
 */
export async function checkRole(options: CheckRoleOptions): Promise<Report> {
  const { credentials, region } = options;
  const home = genesysHome(region, options.vendorAccount === undefined ? {} : { [region]: options.vendorAccount });
  const party = (name: string, account: string): Party => ({ name, account, credentials: Object.hasOwn(credentials, account) ? credentials[account]! : null });
  const other = home.account === GENESYS_FEDRAMP_ACCOUNT ? party('Genesys Cloud in Core Regions', GENESYS_ACCOUNT) : party('Genesys Cloud in the FedRAMP Region', GENESYS_FEDRAMP_ACCOUNT);
  const strangers = Object.keys(credentials).filter((account) => account !== home.account && account !== other.account);
  return checkVendorRole({
    ...options,
    vendor: party(home.account === GENESYS_FEDRAMP_ACCOUNT ? 'Genesys Cloud in the FedRAMP Region' : 'Genesys Cloud', home.account),
    outsiders: [other, ...strangers.map((account) => party('a stranger', account))],
    tenants: options.organisations.map((id) => id.toLowerCase()),
    otherTenant: (options.otherOrganisation ?? randomUUID()).toLowerCase(),
    tenantWord: 'organisation',
  });
}

/** The same for any vendor that assumes its customers' roles with an external ID. */
export async function checkVendorRole(options: CheckSubject & CheckMeans): Promise<Report> {
  const subject: CheckSubject = options;
  if (subject.vendor.credentials === null) throw new Error(`a check needs credentials of a principal of account ${subject.vendor.account} that may assume roles`);
  const plan = planProbes(subject);
  const { endpoint } = options;
  const asker =
    options.asker ??
    awsAsker({
      endpoint: typeof endpoint === 'string' ? () => endpoint : (endpoint ?? (() => undefined)),
      region: subject.region,
      sessionName: 'octroi-check',
      ...(options.timeoutMillis === undefined ? {} : { timeoutMillis: options.timeoutMillis }),
    });
  const probed = await runProbes(plan, asker);
  return reportOf(subject, [...probed, ...(await readFindings(subject, options.readRole ?? null))]);
}

async function readFindings(subject: CheckSubject, readRole: ReadRole | null): Promise<readonly Finding[]> {
  const about = ['policies', 'the policies of the role, read', 'GEN-3'] as const;
  if (readRole === null) return [{ ...unread(...about, 'there are no credentials of the customer\'s account to read them with; what was sent tried them'), status: 'skipped' }];
  try {
    const { trust, permissions } = await readRole(subject.roleArn);
    return [...trustFindings(trust, subject), ...permissionFindings(permissions, subject)];
  } catch (error) {
    return [unread(...about, `they could not be read: ${error instanceof Error ? error.message.slice(0, 500) : 'unknown error'}`)];
  }
}
