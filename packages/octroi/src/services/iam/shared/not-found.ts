import { ApiError } from '../../../kernel/api-error.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import { groups, nameKey, roles, users, type GroupRow, type RoleRow, type UserRow } from '../tables.ts';

/** The row of a user, or NoSuchEntity (IAM-21). */
export async function mustHaveUser(rows: RowReader, name: string): Promise<UserRow> {
  const row = await rows.get(users, [nameKey(name)]);
  if (row === undefined) throw new ApiError('NoSuchEntity', `The user with name ${name} cannot be found.`);
  return row;
}

/** The row of a role, or NoSuchEntity (IAM-21). */
export async function mustHaveRole(rows: RowReader, name: string): Promise<RoleRow> {
  const row = await rows.get(roles, [nameKey(name)]);
  if (row === undefined) throw roleNotFound(name);
  return row;
}

export function roleNotFound(name: string): ApiError {
  return new ApiError('NoSuchEntity', `The role with name ${name} cannot be found.`);
}

/** The row of a group, or NoSuchEntity (IAM-21). */
export async function mustHaveGroup(rows: RowReader, name: string): Promise<GroupRow> {
  const row = await rows.get(groups, [nameKey(name)]);
  if (row === undefined) throw new ApiError('NoSuchEntity', `The group with name ${name} cannot be found.`);
  return row;
}
