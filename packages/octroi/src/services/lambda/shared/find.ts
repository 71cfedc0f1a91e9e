import type { ApiError } from '../../../kernel/api-error.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { aliases, functions, versionKey, versions, type AliasRow, type FunctionRow, type VersionRow } from '../tables.ts';
import { functionArn, type Designated } from './designation.ts';
import { notFound } from './errors.ts';

/** What a request's function and qualifier lead to; `version` null is `$LATEST`. */
export interface Found {
  readonly row: FunctionRow;
  readonly version: VersionRow | null;
  /** The alias that led there. */
  readonly alias: AliasRow | null;
}

/** `Function not found: FN[:Q]` (LAM-33). */
export function functionNotFound(home: Scope, name: string, qualifier: string | null = null): ApiError {
  return notFound(`Function not found: ${functionArn(home, name, qualifier)}`);
}

/** The function of this name. Throws ResourceNotFoundException. */
export async function mustHaveFunction(rows: RowReader, home: Scope, name: string): Promise<FunctionRow> {
  const row = await rows.get(functions, [name]);
  if (row === undefined) throw functionNotFound(home, name);
  return row;
}

/** The version or alias that a qualifier names; an alias leads to its first version. Throws ResourceNotFoundException. */
export async function mustFind(rows: RowReader, home: Scope, { name, qualifier }: Pick<Designated, 'name' | 'qualifier'>): Promise<Found> {
  const row = await rows.get(functions, [name]);
  if (row === undefined) throw functionNotFound(home, name, qualifier);
  if (qualifier === null || qualifier === '$LATEST') return { row, version: null, alias: null };
  if (isNumber(qualifier)) return { row, version: await mustHaveVersion(rows, home, row, qualifier), alias: null };
  const alias = await rows.get(aliases, [row.id, qualifier]);
  if (alias === undefined) throw functionNotFound(home, name, qualifier);
  return { row, version: alias.version === '$LATEST' ? null : await mustHaveVersion(rows, home, row, alias.version), alias };
}

/** Throws ResourceNotFoundException. */
export async function mustHaveVersion(rows: RowReader, home: Scope, row: FunctionRow, version: string): Promise<VersionRow> {
  const found = version.length > MAX_DIGITS ? undefined : await rows.get(versions, [row.id, versionKey(version)]);
  if (found === undefined || String(found.version) !== version) throw functionNotFound(home, row.name, version);
  return found;
}

const MAX_DIGITS = 10;

/** True for a version number; aliases are never numeric (LAM-12). */
export function isNumber(qualifier: string): boolean {
  for (let i = 0; i < qualifier.length; i++) {
    const code = qualifier.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return qualifier !== '';
}
