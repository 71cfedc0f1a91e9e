import type { Operation, SignedOperation } from '../../../kernel/operation.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import { pointers, requireSettled, STAGED_TABLES } from './staged.ts';

/** An operation that is refused while an import is being completed, if it touches any table that imports write. */
export function whenSettled(operation: Operation): Operation {
  if (operation.access.kind !== 'asks' || !operation.tables.some((table) => STAGED_TABLES.includes(table))) return operation;
  const signed = operation as SignedOperation;
  const body = signed.handle as (call: never) => unknown;
  const handle = async (call: { readonly rows: RowReader }): Promise<unknown> => {
    await requireSettled(call.rows);
    return body(call as never);
  };
  return Object.freeze({ ...signed, tables: [...signed.tables, pointers], errors: [...new Set([...signed.errors, 'LimitExceededException'])], handle }) as Operation;
}
