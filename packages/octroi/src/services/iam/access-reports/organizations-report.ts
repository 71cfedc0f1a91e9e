import { attachedPolicies, type InstallationRows } from '../../../kernel/organization/attached.ts';
import { awsControlPolicy } from '../../../kernel/organization/aws-policies.ts';
import { branchOf, type Branch } from '../../../kernel/organization/place.ts';
import { controlPolicies, members, units, type OrganizationRow } from '../../../kernel/organization/tables.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { listAll, type RowReader } from '../../../kernel/rows.ts';
import { accountAccessRows, TRACKED_MILLIS, type Access } from '../last-use/access-rows.ts';
import { knownServices } from './services.ts';
import { servicesGranted } from './services-granted.ts';

/** What principals of the accounts below an entity last used, by service (IAM-182). */
export interface OrganizationsReport {
  readonly services: readonly ServiceReport[];
}

export interface ServiceReport {
  readonly namespace: string;
  /** How many accounts used it. */
  readonly total: number;
  /** The last use, with the path of its account. */
  readonly last?: Access & { readonly path: string };
}

const SCP = 'SERVICE_CONTROL_POLICY';

const refused = (message: string): ApiError => new ApiError('ValidationError', message);

/** The organization that the account manages, with SCPs enabled; else ValidationError. */
export async function managedOrganization(rows: InstallationRows, account: string): Promise<OrganizationRow> {
  const own = await branchOf(rows, account);
  if (own === null || own.organization.management !== account) throw refused('You must use the management account of your organization to perform this operation.');
  if (own.organization.enabled[SCP] === undefined) throw refused('Service control policies are not enabled in the root of your organization.');
  return own.organization;
}

/** Who is asked about, and the only policy if one is named. */
interface Asked {
  readonly path: string;
  readonly policyId: string | undefined;
  readonly now: number;
}

/**
 * The services that the SCPs of the entity and of all above it allow and do not deny as a whole, or the named policy alone, and their last uses: by the accounts that
 * lie in the entity and to which the named policy applies. The management account has no SCPs, and is in no report but its own.
 */
export async function makeOrganizationsReport(rows: InstallationRows, uses: RowReader, organization: OrganizationRow, { path, policyId, now }: Asked): Promise<OrganizationsReport> {
  const levels = await levelsOf(rows, organization, path);
  const ofManagement = levels.at(-1) === organization.management;
  const policy = ofManagement || policyId === undefined ? null : await mustHavePolicy(rows, organization, policyId);
  const granting = ofManagement ? [] : policy !== null ? [[policy.content]] : await Promise.all(levels.map(async (level) => (await attachedPolicies(rows, organization, level, SCP)).map(({ content }) => content)));
  const granted = granting.map((level) => level.map(servicesGranted));
  const services = [...knownServices().keys()].filter((namespace) => granted.every((level) => level.some((scp) => scp.grants(namespace)) && !level.some((scp) => scp.denies(namespace))));
  const used = new Map<string, { total: number; last: Access & { readonly path: string } }>();
  for (const branch of await accountsIn(rows, organization, levels)) {
    if (policy !== null && !(await applies(rows, branch, policy.id))) continue;
    const own = [organization.id, ...branch.levels].join('/');
    for (const { id, row } of await listAll(uses, accountAccessRows, [branch.levels.at(-1)!])) {
      if (now - row.at > TRACKED_MILLIS) continue;
      const before = used.get(id[1]!);
      const last = before === undefined || row.at > before.last.at ? { ...row, path: own } : before.last;
      used.set(id[1]!, { total: (before?.total ?? 0) + 1, last });
    }
  }
  return { services: services.map((namespace) => ({ namespace, total: 0, ...used.get(namespace) })) };
}

/** The root, units and account of a path, from the top; ValidationError unless it leads through the organization as it is. */
async function levelsOf(rows: InstallationRows, organization: OrganizationRow, path: string): Promise<readonly string[]> {
  const [id, ...levels] = path.split('/').filter((part) => part !== '');
  const last = levels.at(-1);
  let above: readonly string[] = [];
  if (last === organization.rootId) above = [last];
  else if (last !== undefined && last.length === 12 && !last.includes('-')) above = (await branchOf(rows, last))?.levels ?? [];
  else {
    const chain: string[] = [];
    for (let at = last; at !== undefined && chain.length <= levels.length; at = (await rows.get(units, [organization.id, at]))?.parent) chain.unshift(at);
    above = chain;
  }
  if (id !== organization.id || last === undefined || levels[0] !== organization.rootId || above.join('/') !== levels.join('/')) throw refused(`The entity path ${path} does not exist in your organization.`);
  return levels;
}

async function mustHavePolicy(rows: InstallationRows, organization: OrganizationRow, id: string): Promise<{ readonly id: string; readonly content: string }> {
  const policy = awsControlPolicy(id) ?? (await rows.get(controlPolicies, [organization.id, id]));
  if (policy?.type !== SCP) throw refused(`The service control policy ${id} does not exist in your organization.`);
  return policy;
}

/** The accounts at or below the levels; not the management account, unless it is the one that is asked about. */
async function accountsIn(rows: InstallationRows, organization: OrganizationRow, levels: readonly string[]): Promise<Branch[]> {
  const found: Branch[] = [];
  for (let after: readonly string[] | undefined; ; ) {
    const page = await rows.list(members, { under: [organization.id], limit: 1_000, ...(after === undefined ? {} : { after }) });
    for (const { id } of page) {
      const branch = await branchOf(rows, id[1]!);
      if (branch === null || !levels.every((level, index) => branch.levels[index] === level)) continue;
      if (id[1] !== organization.management || levels.at(-1) === organization.management) found.push(branch);
    }
    if (page.length < 1_000) return found;
    after = page.at(-1)!.id;
  }
}

async function applies(rows: InstallationRows, { organization, levels }: Branch, policy: string): Promise<boolean> {
  for (const level of levels) if ((await attachedPolicies(rows, organization, level, SCP)).some(({ id }) => id === policy)) return true;
  return false;
}
