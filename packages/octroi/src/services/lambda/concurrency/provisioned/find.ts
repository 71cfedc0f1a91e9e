import type { RowReader } from '../../../../kernel/rows.ts';
import type { Scope } from '../../../../kernel/scope.ts';
import { functionArn, type Designated } from '../../shared/designation.ts';
import { invalidParameter, notFound } from '../../shared/errors.ts';
import { functionNotFound, isNumber, mustHaveVersion } from '../../shared/find.ts';
import { aliases, functions, type AliasRow, type FunctionRow } from '../../tables.ts';
import { provisionedConcurrency, type ProvisionedRow } from '../tables.ts';

/** What the operations of one configuration are about (LAM-97). */
export const DECLARED = ['function alias', 'function version'] as const;

/** A published version, or an alias, that may keep executions ready. */
export interface Provisionable {
  readonly row: FunctionRow;
  readonly qualifier: string;
  /** Null for a version. */
  readonly alias: AliasRow | null;
}

/** Throws InvalidParameterValueException and ResourceNotFoundException for what is neither alias nor published version (LAM-83). */
export async function mustBeProvisionable({ name, qualifier }: Pick<Designated, 'name' | 'qualifier'>, rows: RowReader, home: Scope): Promise<Provisionable> {
  if (qualifier === null || qualifier === '$LATEST') throw invalidParameter('The function resource provided must be an alias or a published version.');
  const row = await rows.get(functions, [name]);
  if (row === undefined) throw functionNotFound(home, name, qualifier);
  if (isNumber(qualifier)) {
    await mustHaveVersion(rows, home, row, qualifier);
    return { row, qualifier, alias: null };
  }
  const alias = await rows.get(aliases, [row.id, qualifier]);
  if (alias === undefined) throw notFound(`Cannot find alias arn: ${functionArn(home, name, qualifier)}`);
  return { row, qualifier, alias };
}

interface Kept {
  readonly qualifier: string;
  readonly kept: ProvisionedRow;
}

/** What a function's versions and aliases keep ready. Their sum is bounded by the account's executions, so this list is, too. */
export async function allProvisioned(row: FunctionRow, rows: RowReader): Promise<readonly Kept[]> {
  if (row.provisioned === undefined) return [];
  return (await rows.list(provisionedConcurrency, { under: [row.id] })).map(({ id, row: kept }) => ({ qualifier: id[1]!, kept }));
}

/** What is kept ready for a version, by itself or by an alias that points to it; undefined if nothing is. */
export async function provisionedFor(row: FunctionRow, version: string, rows: RowReader): Promise<ProvisionedRow | undefined> {
  for (const { qualifier, kept } of await allProvisioned(row, rows)) {
    if (qualifier === version || (!isNumber(qualifier) && (await rows.get(aliases, [row.id, qualifier]))?.version === version)) return kept;
  }
  return undefined;
}
