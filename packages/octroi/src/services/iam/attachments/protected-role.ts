import { ApiError } from '../../../kernel/api-error.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import { isServiceLinked } from '../service-linked-roles/linked.ts';
import { mustHaveRole } from '../shared/not-found.ts';
import type { RoleRow } from '../tables.ts';

/** The row of a role that may be changed; a service-linked one is its service's alone, but for description and tags (IAM-26, IAM-112). */
export async function mustHaveModifiableRole(rows: RowReader, name: string): Promise<RoleRow> {
  const row = await mustHaveRole(rows, name);
  if (isServiceLinked(row)) {
    throw new ApiError('UnmodifiableEntity', `Cannot perform the operation on the protected role '${row.name}' - this role is only modifiable by AWS`);
  }
  return row;
}
