import type { RowWriter } from '../../../kernel/rows.ts';
import { untyped } from '../shared/errors.ts';
import { functions, type FunctionRow } from '../tables.ts';
import { recount, UNRESERVED_MINIMUM, unreservedLeft } from './account.ts';

/** Sets a function's reservation, or takes it away. Throws InvalidParameterValueException if too little were left to the others (LAM-80). */
export async function reserve(row: FunctionRow, wanted: number | undefined, rows: RowWriter): Promise<void> {
  const { reserved: before, ...rest } = row;
  const after = wanted === undefined ? rest : { ...rest, reserved: wanted };
  const kept = row.provisioned ?? 0;
  if (wanted !== undefined && wanted < kept) {
    throw untyped(` ReservedConcurrentExecutions  ${wanted} should not be lower than function's total provisioned concurrency [${kept}].`);
  }
  const left = (await unreservedLeft(rows)) + (before ?? kept) - (wanted ?? kept);
  if (wanted !== undefined && left < UNRESERVED_MINIMUM) {
    throw untyped(`Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [${UNRESERVED_MINIMUM}].`);
  }
  await recount(row, after, rows);
  rows.put(functions, [row.name], after);
}
