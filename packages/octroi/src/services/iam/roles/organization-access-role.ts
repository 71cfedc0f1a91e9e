import type { Ids } from '../../../kernel/ids.ts';
import type { RowWriter } from '../../../kernel/rows.ts';
import { attachedTo, attachments, entities, nameKey, roles } from '../tables.ts';

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
