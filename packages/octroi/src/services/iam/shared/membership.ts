import { listAll, type RowReader, type RowWriter } from '../../../kernel/rows.ts';
import type { Table } from '../../../kernel/table.ts';
import { entities, groups, members, memberships, nameKey, users, type GroupRow, type UserRow } from '../tables.ts';
import { adjustedQuotas, requireWithin } from './quota.ts';

/** What is touched by operations on who is in which group; the tables of the entities among them. */
export const membershipTables: readonly Table<unknown>[] = [memberships, members, entities, users, groups];

/** The same, with the quota that joining a group is subject to. */
export const joinTables: readonly Table<unknown>[] = [...membershipTables, adjustedQuotas];

/** The groups of a user, ten unless an import brought more (IAM-34). */
export async function groupsOf(rows: RowReader, userId: string): Promise<readonly GroupRow[]> {
  const listed = await rows.list(memberships, { under: [userId] });
  return Promise.all(listed.map(({ row }) => rowOfId(rows, groups, row.id)));
}

/** The members of a group. */
export async function usersOf(rows: RowReader, groupId: string): Promise<readonly UserRow[]> {
  const listed = await listAll(rows, members, [groupId]);
  return Promise.all(listed.map(({ row }) => rowOfId(rows, users, row.id)));
}

/** Puts a user into a group; nothing happens if it is there (IAM-33). LimitExceeded beyond the quota, ten groups (IAM-34). `rows` must cover `joinTables`. */
export async function join(rows: RowWriter, userId: string, groupId: string): Promise<void> {
  if ((await rows.get(memberships, [userId, groupId])) !== undefined) return;
  await requireWithin(rows, 'GroupsPerUserQuota', (await rows.list(memberships, { under: [userId] })).length + 1);
  rows.put(memberships, [userId, groupId], { kind: 'group', id: groupId });
  rows.put(members, [groupId, userId], { kind: 'user', id: userId });
}

/** Takes a user out of a group; false if it was not in it. */
export async function leave(rows: RowWriter, userId: string, groupId: string): Promise<boolean> {
  if ((await rows.get(memberships, [userId, groupId])) === undefined) return false;
  rows.delete(memberships, [userId, groupId]);
  rows.delete(members, [groupId, userId]);
  return true;
}

/** The row behind a membership: it cannot be deleted while the membership stands. */
async function rowOfId<Row>(rows: RowReader, table: Table<Row>, id: string): Promise<Row> {
  const entity = await rows.get(entities, [id]);
  const row = entity === undefined ? undefined : await rows.get(table, [nameKey(entity.name)]);
  if (row === undefined) throw new Error(`a membership names ${id}, which does not exist`);
  return row;
}
