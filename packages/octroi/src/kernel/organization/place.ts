import type { CompiledPolicy } from '@octroi/policy';
import { installationScope } from '../accounts.ts';
import type { PolicyCache } from '../policy-cache.ts';
import type { PolicyReader } from '../rows.ts';
import { attachedPolicies, controlPolicyArn, type InstallationRows } from './attached.ts';
import { memberships, organizations, units, type ControlPolicyRow, type ControlPolicyType, type OrganizationRow } from './tables.ts';

/** An account in its organization, with the policies that bind it. */
export interface OrganizationPlace {
  readonly organization: OrganizationRow;
  readonly account: string;
  /** `o-x/r-y/ou-z1/ou-z2/` (KEY-20a). */
  readonly path: string;
  /** One list per level from the root to the account; empty if SCPs do not bind the account's principals (EVAL-31, EVAL-32). */
  readonly scp: readonly (readonly CompiledPolicy[])[];
  /** The same of RCPs, for the account's resources (EVAL-40, EVAL-42). */
  readonly rcp: readonly (readonly CompiledPolicy[])[];
}

/** Deeper than units can be nested: a loop in the rows is damage, and must not go on for ever. */
const MAX_LEVELS = 32;

/** The root, the units and the account itself, from the top (EVAL-31); null if the account is in no organization. */
export interface Branch {
  readonly organization: OrganizationRow;
  readonly levels: readonly string[];
}

export async function branchOf(rows: InstallationRows, account: string): Promise<Branch | null> {
  const membership = await rows.get(memberships, [account]);
  if (membership === undefined) return null;
  const organization = await rows.get(organizations, [membership.organization]);
  if (organization === undefined) throw new Error(`account ${account} is in ${membership.organization}, which does not exist`);
  const levels = [account];
  for (let parent = membership.parent; ; ) {
    levels.unshift(parent);
    if (parent === organization.rootId) return { organization, levels };
    const unit = await rows.get(units, [organization.id, parent]);
    if (unit === undefined || levels.length > MAX_LEVELS) throw new Error(`account ${account} hangs on ${parent}, which is not in ${organization.id}`);
    parent = unit.parent;
  }
}

/**
 * The policies of a type that bind an account, one list per level from the root to the account; none for the management account, and none
 * while the type is not enabled (EVAL-31, EVAL-32, EVAL-40, EVAL-42).
 */
export async function bindingPolicies(rows: InstallationRows, { organization, levels }: Branch, type: ControlPolicyType): Promise<ControlPolicyRow[][]> {
  if (levels.at(-1) === organization.management || organization.enabled[type] === undefined) return [];
  const found: ControlPolicyRow[][] = [];
  for (const target of levels) found.push(await attachedPolicies(rows, organization, target, type));
  return found;
}

/** Rows of the installation through the reader without a permit. */
export function installationRows(reader: PolicyReader, partition: string): InstallationRows {
  const scope = installationScope(partition);
  return { get: (table, id) => reader.get(table, scope, id), list: (table, options) => reader.list(table, scope, options) };
}

/** An account's place; null if it is in no organization. */
export async function readPlace(reader: PolicyReader, partition: string, account: string, cache: PolicyCache): Promise<OrganizationPlace | null> {
  const rows = installationRows(reader, partition);
  const branch = await branchOf(rows, account);
  if (branch === null) return null;
  const { organization, levels } = branch;
  const compiled = async (type: ControlPolicyType) =>
    (await bindingPolicies(rows, branch, type)).map((level) => level.map((policy) => cache.get(controlPolicyArn(partition, organization, policy), policy.content)));
  return {
    organization,
    account,
    path: `${[organization.id, ...levels.slice(0, -1)].join('/')}/`,
    scp: await compiled('SERVICE_CONTROL_POLICY'),
    rcp: await compiled('RESOURCE_CONTROL_POLICY'),
  };
}
