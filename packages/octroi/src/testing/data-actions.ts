import { randomUUID } from 'node:crypto';
import { IAMClient } from '@aws-sdk/client-iam';
import { checkRole, GENESYS_ACCOUNT, GENESYS_FEDRAMP_ACCOUNT, type Report } from '@octroi/data-actions';
import { consoleOriginsOf } from '../cli/data-actions/console-origins.ts';
import { PlatformClient } from '../cli/data-actions/platform-client.ts';
import { readRole } from '../cli/data-actions/read-role.ts';
import { startThirdParty } from '../cli/data-actions/third-party.ts';
import type { OctroiForTests } from './start.ts';
import type { Credentials } from './world.ts';

export interface DataActionsOptions {
  /** Accounts of the third party in this Octroi, named in `startOctroi`'s `accounts`. Default: 765628985471 alone. */
  readonly accounts?: readonly string[];
  /** Keys of customers' accounts: traces tell their side of a refusal as well. */
  readonly auditors?: Readonly<Record<string, Credentials>>;
}

/** An organisation of the third party with its administrator's client. */
export interface OrganisationForTests {
  /** What is sent as external ID. */
  readonly id: string;
  readonly platform: PlatformClient;
  readonly clientId: string;
  readonly secret: string;
}

/** What a check of a role is to know. */
export interface CheckForTests {
  readonly roleArn: string;
  /** null: who may assume the role, and no more. */
  readonly functionArn: string | null;
  readonly organisations: readonly string[];
  /** Default us-east-1; us-east-2 is FedRAMP. */
  readonly region?: string;
  /** Keys of the role's account: its policies are read as well. */
  readonly auditor?: Credentials;
}

/** The third party beside an Octroi, for tests: Genesys Cloud's AWS Lambda data actions. */
export interface DataActionsForTests {
  /** The origin of the Platform API. */
  readonly endpoint: string;
  /** A fresh organisation. Its client has every permission. */
  organisation(options?: { readonly id?: string; readonly region?: string; readonly crossRegion?: boolean }): Promise<OrganisationForTests>;
  /** The confused-deputy report of a role; `report.verdict` is `pass` if all is well. */
  check(options: CheckForTests): Promise<Report>;
  /** A session of the third party's own role, to try what its platform never sends. */
  vendor(account?: string): Promise<Credentials>;
  close(): Promise<void>;
}

/**
 * Starts the third party on a free port, with its role in its accounts of this Octroi. Begin with
 * `startOctroi({ accounts: [{ id: '765628985471' }] })`.
 */
export async function startDataActions(octroi: OctroiForTests, options: DataActionsOptions = {}): Promise<DataActionsForTests> {
  const accounts = options.accounts ?? [GENESYS_ACCOUNT];
  const known = accounts.filter((account) => account === GENESYS_ACCOUNT || account === GENESYS_FEDRAMP_ACCOUNT);
  if (known.length !== accounts.length) throw new Error(`the accounts of the third party are ${GENESYS_ACCOUNT} and ${GENESYS_FEDRAMP_ACCOUNT}`);
  const { endpoint } = octroi;
  const running = await startThirdParty({
    port: 0,
    endpoint,
    consoleOrigins: consoleOriginsOf(endpoint),
    administrators: Object.fromEntries(accounts.map((account) => [account, octroi.root(account)])),
    auditors: options.auditors ?? {},
    clock: { now: () => octroi.now(), monotonic: () => performance.now() },
  });
  return {
    endpoint: running.endpoint,
    async organisation({ id = randomUUID(), region = 'us-east-1', crossRegion = true } = {}) {
      const { clients } = await running.makeOrganisation({ id, name: `Organisation ${id}`, region, crossRegion, clients: [{}] });
      const { id: clientId, secret = '' } = clients[0]!;
      return { id, clientId, secret, platform: await PlatformClient.signIn(running.endpoint, { id: clientId, secret }) };
    },
    async check({ auditor, region = 'us-east-1', ...asked }) {
      const credentials = Object.fromEntries(await Promise.all(accounts.map(async (account) => [account, await running.vendorCredentials(account)] as const)));
      const iam = auditor === undefined ? null : new IAMClient({ endpoint, region, credentials: auditor, maxAttempts: 1 });
      try {
        return await checkRole({ ...asked, region, endpoint, credentials, readRole: iam === null ? null : (roleArn) => readRole(iam, roleArn) });
      } finally {
        iam?.destroy();
      }
    },
    vendor: (account = GENESYS_ACCOUNT) => running.vendorCredentials(account),
    close: () => running.close(),
  };
}
