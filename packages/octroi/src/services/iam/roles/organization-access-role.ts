import type { Entry, Snapshot } from '../../../store/kv.ts';
import type { Ids } from '../../../kernel/ids.ts';
import type { RowWriter } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { rowKey } from '../../../kernel/table.ts';
import { attachedTo, attachments, entities, nameKey, roles, type RoleRow } from '../tables.ts';

const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';

/** The tables that `putAccessRole` writes. */
export const accessRoleTables = [roles, entities, attachments, attachedTo] as const;

/** The role of an account that an organization has made: its management account may assume it, and it may do everything. */
export function putAccessRole(rows: RowWriter, name: string, management: string, ids: Ids, now: number): void {
  const id = ids.unique('AROA');
  const trust = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${management}:root` }, Action: 'sts:AssumeRole' }] });
  rows.put(roles, [nameKey(name)], { name, path: '/', id, createdAt: now, maxSessionDuration: 3600, trust, tags: [] });
  rows.put(entities, [id], { kind: 'role', name });
  rows.put(attachments, [id, ADMINISTRATOR], { arn: ADMINISTRATOR, attachedAt: now });
  rows.put(attachedTo, [ADMINISTRATOR, id], { kind: 'role', id });
}

/** The rows of the role by its usual name, if the account has it. */
export async function accessRoleRows(snapshot: Snapshot, home: Scope): Promise<Entry[]> {
  const role = await snapshot.get(rowKey(roles, home, [nameKey('OrganizationAccountAccessRole')]));
  if (role === undefined) return [];
  const { id } = JSON.parse(role.value) as RoleRow;
  const others = [rowKey(entities, home, [id]), rowKey(attachments, home, [id, ADMINISTRATOR]), rowKey(attachedTo, home, [ADMINISTRATOR, id])];
  const found = await Promise.all(others.map((key) => snapshot.get(key)));
  return [role, ...found.filter((entry) => entry !== undefined)];
}
