import type { RowReader } from '../../../kernel/rows.ts';
import { listAll } from '../../../kernel/rows.ts';
import { children, memberships, units, type OrganizationRow, type UnitRow } from '../../../kernel/organization/tables.ts';
import type { ApiError } from '../../../kernel/api-error.ts';
import { parentNotFound, targetNotFound, unitNotFound } from './errors.ts';

/** The tables that say what exists in the tree of an organization. */
export const treeTables = [units, memberships] as const;

/** Is this account one of the organization? */
export async function isMember(shared: RowReader, organization: OrganizationRow, account: string): Promise<boolean> {
  return (await shared.get(memberships, [account]))?.organization === organization.id;
}

export async function mustHaveUnit(shared: RowReader, organization: OrganizationRow, id: string): Promise<UnitRow> {
  const unit = await shared.get(units, [organization.id, id]);
  if (unit === undefined) throw unitNotFound();
  return unit;
}

/** Throws unless the id is of the root or of a unit. */
export async function mustBeParent(shared: RowReader, organization: OrganizationRow, id: string, missing: () => ApiError = parentNotFound): Promise<void> {
  if (id !== organization.rootId && (await shared.get(units, [organization.id, id])) === undefined) throw missing();
}

/** Throws unless the id is of the root, of a unit or of an account. */
export async function mustBeTarget(shared: RowReader, organization: OrganizationRow, id: string): Promise<void> {
  if (id === organization.rootId || (await shared.get(units, [organization.id, id])) !== undefined || (await isMember(shared, organization, id))) return;
  throw targetNotFound();
}

/** The ids of the units or of the accounts that hang on a parent. */
export async function childrenOf(shared: RowReader, organization: OrganizationRow, parent: string, kind: 'unit' | 'account'): Promise<string[]> {
  return (await listAll(shared, children, [organization.id, parent])).filter(({ row }) => row.kind === kind).map(({ id }) => id.at(-1)!);
}

/** How many units lie above and including this parent: 0 for the root. */
export async function depthOf(shared: RowReader, organization: OrganizationRow, parent: string): Promise<number> {
  let depth = 0;
  for (let id = parent; id !== organization.rootId; depth++) id = (await mustHaveUnit(shared, organization, id)).parent;
  return depth;
}
