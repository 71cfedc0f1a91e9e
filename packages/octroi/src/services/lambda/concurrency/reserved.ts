import type { RowReader, RowWriter } from '../../../kernel/rows.ts';
import { untyped } from '../shared/errors.ts';
import { accountConcurrency, functions, type FunctionRow } from '../tables.ts';

/** Executions at the same time of all functions of an account in a Region (LAM-80). */
export const ACCOUNT_LIMIT = 1000;
/** What functions without a reservation must be left. */
export const UNRESERVED_MINIMUM = 100;

const TOTAL = ['total'];

/** What the account's functions have set aside together. */
export async function reservedTotal(rows: RowReader): Promise<number> {
  return (await rows.get(accountConcurrency, TOTAL))?.reserved ?? 0;
}

/** Sets a function's reservation, or takes it away. Throws InvalidParameterValueException if too little were left to the others (LAM-80). */
export async function reserve(row: FunctionRow, wanted: number | undefined, rows: RowWriter): Promise<void> {
  const { reserved: before, ...rest } = row;
  const total = (await reservedTotal(rows)) - (before ?? 0) + (wanted ?? 0);
  if (wanted !== undefined && ACCOUNT_LIMIT - total < UNRESERVED_MINIMUM) {
    throw untyped(`Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [${UNRESERVED_MINIMUM}].`);
  }
  rows.put(functions, [row.name], wanted === undefined ? rest : { ...rest, reserved: wanted });
  if (wanted !== before) rows.put(accountConcurrency, TOTAL, { reserved: total });
}

/** Gives back what a function that is being deleted had set aside. */
export async function releaseReservation(row: FunctionRow, rows: RowWriter): Promise<void> {
  if (row.reserved !== undefined) rows.put(accountConcurrency, TOTAL, { reserved: (await reservedTotal(rows)) - row.reserved });
}
