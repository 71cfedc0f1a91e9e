import type { RowReader, RowWriter } from '../../../../kernel/rows.ts';
import { conflict, invalidParameter, untyped } from '../../shared/errors.ts';
import { SETTLING_MILLIS } from '../../shared/state.ts';
import { aliases, functions, type AliasRow, type FunctionRow } from '../../tables.ts';
import { provisionedConcurrency, type ProvisionedRow } from '../tables.ts';
import { ACCOUNT_LIMIT, recount, UNRESERVED_MINIMUM, unreservedLeft } from '../account.ts';
import { allProvisioned, type Provisionable } from './find.ts';

/** Keeps executions ready for a version or an alias. Throws where the account or the function's reservation has too few. */
export async function keep({ row, qualifier, alias }: Provisionable, requested: number, now: number, rows: RowWriter): Promise<ProvisionedRow> {
  const key = [row.id, qualifier];
  const before = (await rows.get(provisionedConcurrency, key))?.requested ?? 0;
  const total = (row.provisioned ?? 0) - before + requested;
  if (row.reserved !== undefined && row.reserved < total) {
    throw invalidParameter('Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function');
  }
  if (requested > ACCOUNT_LIMIT) throw untyped(`Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [${ACCOUNT_LIMIT}].`);
  if (row.reserved === undefined && (await unreservedLeft(rows)) + before - requested < UNRESERVED_MINIMUM) {
    throw untyped(`Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [${UNRESERVED_MINIMUM}].`);
  }
  if (alias === null) await requireNoAlias(row, qualifier, rows);
  else await requirePublished(row, alias, rows);
  const kept = { requested, modifiedAt: now, readyAt: now + SETTLING_MILLIS };
  rows.put(provisionedConcurrency, key, kept);
  await count(row, total, rows);
  return kept;
}

/** Keeps nothing ready any more; that nothing is kept is no error. */
export async function release(row: FunctionRow, qualifier: string, rows: RowWriter): Promise<void> {
  const present = row.provisioned === undefined ? undefined : await rows.get(provisionedConcurrency, [row.id, qualifier]);
  if (present === undefined) return;
  rows.delete(provisionedConcurrency, [row.id, qualifier]);
  await count(row, (row.provisioned ?? 0) - present.requested, rows);
}

/** An alias that keeps executions ready moves them with it. Throws where it may not point to a version (LAM-83). */
export async function moveWith(row: FunctionRow, alias: AliasRow, now: number, rows: RowWriter): Promise<void> {
  const kept = row.provisioned === undefined ? undefined : await rows.get(provisionedConcurrency, [row.id, alias.name]);
  if (kept === undefined) return;
  await requirePublished(row, alias, rows);
  rows.put(provisionedConcurrency, [row.id, alias.name], { ...kept, readyAt: now + SETTLING_MILLIS });
}

async function count(row: FunctionRow, total: number, rows: RowWriter): Promise<void> {
  const { provisioned: _, ...rest } = row;
  const after: FunctionRow = total === 0 ? rest : { ...rest, provisioned: total };
  await recount(row, after, rows);
  rows.put(functions, [row.name], after);
}

/** Only one of a version and the aliases that point to it keeps executions ready. */
async function requirePublished(row: FunctionRow, alias: AliasRow, rows: RowReader): Promise<void> {
  if (alias.version === '$LATEST') throw invalidParameter(UNPUBLISHED);
  if ((await rows.get(provisionedConcurrency, [row.id, alias.version])) !== undefined) {
    throw conflict("Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version");
  }
}

async function requireNoAlias(row: FunctionRow, version: string, rows: RowReader): Promise<void> {
  for (const { qualifier } of await allProvisioned(row, rows)) {
    if ((await rows.get(aliases, [row.id, qualifier]))?.version === version) throw conflict('Version is pointed by a Provisioned Concurrency alias');
  }
}

export const UNPUBLISHED = 'Provisioned Concurrency Configs cannot be applied to unpublished function versions.';
