import type { Ids } from '../kernel/ids.ts';
import { isAccountId } from '../kernel/arn.ts';
import { accountsTable } from '../kernel/accounts.ts';
import { children, memberships, organizations, units, type OrganizationRow } from '../kernel/organization/tables.ts';
import type { RowWriter } from '../kernel/rows.ts';
import { accessRoleTables, putAccessRole } from '../services/iam/roles/organization-access-role.ts';
import { join, joinTables } from '../services/organizations/shared/join.ts';
import { newMark, newOrganizationId, newRootId, newUnitId } from '../services/organizations/shared/new-ids.ts';
import { childrenOf, mustHaveUnit } from '../services/organizations/shared/nodes.ts';

/** The organization that an account is made in, by its management account, and the unit: names from the root on, with slashes between. */
export interface OrganizationSpec {
  readonly management: string;
  readonly unit?: string;
}

/** The tables that enrolling writes: in the installation's scope, and in the account's. */
export const enrolTables = [organizations, units, children, ...joinTables] as const;
export { accessRoleTables };

const ACCESS_ROLE = 'OrganizationAccountAccessRole';
const MAX_DEPTH = 5;

/** What is wrong with it, as a sentence; null if nothing is. */
export function organizationProblem(account: string, { management, unit }: OrganizationSpec): string | null {
  if (!isAccountId(management)) return `\`${management}\` is no account id: 12 digits are needed`;
  if (management === account) return `account ${account} cannot be made in an organization of its own: it becomes the management account with the first account that names it`;
  const names = unit === undefined ? [] : unit.split('/');
  if (names.length > MAX_DEPTH) return `units of account ${account} are nested deeper than ${MAX_DEPTH} levels`;
  return names.every((name) => /^[^\p{C}]{1,128}$/u.test(name)) ? null : `the units of account ${account} must have names of 1 to 128 printable characters`;
}

/**
 * Puts an account that has just been made into the organization of a management account, as CreateAccount does. An organization or unit that
 * is not there yet is made, with SCPs and RCPs enabled. Throws a sentence if there is no such management account.
 */
export async function enrol(shared: RowWriter, own: RowWriter, account: string, spec: OrganizationSpec, ids: Ids, now: number): Promise<void> {
  const organization = await organizationOf(shared, account, spec.management, ids, now);
  let parent = organization.rootId;
  for (const name of spec.unit?.split('/') ?? []) parent = await unitNamed(shared, organization, parent, name, ids);
  join(shared, organization, account, 'CREATED', now, parent);
  putAccessRole(own, ACCESS_ROLE, organization.management, ids, now);
}

async function organizationOf(shared: RowWriter, account: string, management: string, ids: Ids, now: number): Promise<OrganizationRow> {
  if ((await shared.get(accountsTable, [management])) === undefined) throw new Error(`the management account ${management} of account ${account} does not exist; it must be made first`);
  const membership = await shared.get(memberships, [management]);
  const present = membership === undefined ? undefined : await shared.get(organizations, [membership.organization]);
  if (present !== undefined) {
    if (present.management !== management) throw new Error(`account ${management} is a member of an organization and does not manage it`);
    return present;
  }
  const enabled = { SERVICE_CONTROL_POLICY: newMark(ids), RESOURCE_CONTROL_POLICY: newMark(ids) };
  const made: OrganizationRow = { id: newOrganizationId(ids), management, rootId: newRootId(ids), featureSet: 'ALL', createdAt: now, enabled };
  shared.put(organizations, [made.id], made);
  join(shared, made, management, 'INVITED', now);
  return made;
}

async function unitNamed(shared: RowWriter, organization: OrganizationRow, parent: string, name: string, ids: Ids): Promise<string> {
  for (const id of await childrenOf(shared, organization, parent, 'unit')) if ((await mustHaveUnit(shared, organization, id)).name === name) return id;
  const id = newUnitId(ids, organization.rootId);
  shared.put(units, [organization.id, id], { id, name, parent });
  shared.put(children, [organization.id, parent, id], { kind: 'unit' });
  return id;
}
