import type { RowReader, RowWriter } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { functionArn } from '../shared/designation.ts';
import { invalidParameter, notFound } from '../shared/errors.ts';
import { functionNotFound, isNumber, mustHaveVersion } from '../shared/find.ts';
import { revisionOf, revisionOfVersion } from '../shared/state.ts';
import { aliases, functions, versionKey, versions, type FunctionRow } from '../tables.ts';

/** The function, version or alias that a policy hangs on (LAM-48). */
export interface PolicyTarget {
  /** Its revision, which is the policy's too (LAM-37). */
  readonly revisionId: string;
  /** Writes it with another revision, because its policy has changed. */
  change(rows: RowWriter, revisionId: string): void;
}

interface TargetContext {
  readonly rows: RowReader;
  readonly home: Scope;
  readonly now: number;
}

/** Throws unless the version or alias exists that a policy shall hang on (LAM-48, LAM-54). */
export async function policyTarget(row: FunctionRow, qualifier: string | null, { rows, home, now }: TargetContext): Promise<PolicyTarget> {
  if (qualifier === null) {
    return {
      revisionId: revisionOf(row, now),
      change: (writer, id) => writer.put(functions, [row.name], now < row.settledAt ? { ...row, revisionId: id } : { ...row, settledRevisionId: id }),
    };
  }
  if (qualifier === '$LATEST') throw invalidParameter('We currently do not support adding policies for $LATEST.');
  if (isNumber(qualifier)) {
    const version = await mustHaveVersion(rows, home, row, qualifier);
    return {
      revisionId: revisionOfVersion(version, now),
      change: (writer, id) => writer.put(versions, [row.id, versionKey(version.version)], now < version.settledAt ? { ...version, pendingRevisionId: id } : { ...version, revisionId: id }),
    };
  }
  if (qualifier.includes('$')) throw functionNotFound(home, row.name, qualifier);
  const alias = await rows.get(aliases, [row.id, qualifier]);
  if (alias === undefined) throw notFound(`Cannot find alias arn: ${functionArn(home, row.name, qualifier)}`);
  return { revisionId: alias.revisionId, change: (writer, id) => writer.put(aliases, [row.id, alias.name], { ...alias, revisionId: id }) };
}
