import { ApiError } from '../../../kernel/api-error.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import type { Table } from '../../../kernel/table.ts';
import { attachments, inlinePolicies } from '../tables.ts';

/** DeleteConflict in AWS's words (IAM-24): `Cannot delete entity, must {what} first.` */
export function deleteConflict(what: string): ApiError {
  return new ApiError('DeleteConflict', `Cannot delete entity, must ${what} first.`);
}

/** Throws DeleteConflict if the table has a row under this id. */
export async function requireNone(rows: RowReader, table: Table<unknown>, id: string, what: string): Promise<void> {
  if ((await rows.list(table, { under: [id], limit: 1 })).length > 0) throw deleteConflict(what);
}

/** The tables that `requireNoPolicies` looks at. */
export const policyHoldings: readonly Table<unknown>[] = [attachments, inlinePolicies];

/** Throws DeleteConflict if the user, group or role still holds policies (IAM-31, IAM-60, IAM-72). */
export async function requireNoPolicies(rows: RowReader, id: string): Promise<void> {
  await requireNone(rows, attachments, id, 'detach all policies');
  await requireNone(rows, inlinePolicies, id, 'delete policies');
}
