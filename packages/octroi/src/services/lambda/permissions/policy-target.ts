import type { RowReader } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { functionArn } from '../shared/designation.ts';
import { invalidParameter, notFound } from '../shared/errors.ts';
import { functionNotFound, isNumber, mustHaveVersion } from '../shared/find.ts';
import { aliases, type FunctionRow } from '../tables.ts';

/** Throws unless the version or alias exists that a policy shall hang on (LAM-48, LAM-54). */
export async function requirePolicyTarget(row: FunctionRow, qualifier: string | null, rows: RowReader, home: Scope): Promise<void> {
  if (qualifier === null) return;
  if (qualifier === '$LATEST') throw invalidParameter('We currently do not support adding policies for $LATEST.');
  if (isNumber(qualifier)) return void (await mustHaveVersion(rows, home, row, qualifier));
  if (qualifier.includes('$')) throw functionNotFound(home, row.name, qualifier);
  if ((await rows.get(aliases, [row.id, qualifier])) === undefined) throw notFound(`Cannot find alias arn: ${functionArn(home, row.name, qualifier)}`);
}
