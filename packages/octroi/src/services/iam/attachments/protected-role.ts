import { ApiError } from '../../../kernel/api-error.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import { mustHaveRole } from '../shared/not-found.ts';
import type { RoleRow } from '../tables.ts';

/** The row of a role whose policies may be changed; those of a service-linked role are its service's alone (IAM-26). */
export async function mustHaveModifiableRole(rows: RowReader, name: string): Promise<RoleRow> {
  const row = await mustHaveRole(rows, name);
  if (row.path.startsWith('/aws-service-role/')) {
    throw new ApiError('UnmodifiableEntity', `Cannot perform the operation on the protected role '${row.name}' - this role is only modifiable by AWS`);
  }
  return row;
}
