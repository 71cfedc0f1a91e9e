import type { Claimed } from '../../../kernel/nodes.ts';
import type { RowReader, RowWriter } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { defineTable, type Table } from '../../../kernel/table.ts';
import { limitExceeded } from '../shared/errors.ts';
import { botVersions, bots, intents, intentVersions, names, slotTypes, slotTypeVersions, unbuilt } from '../tables.ts';
import type { BufferedWrite } from './buffered-rows.ts';

/*
 * An import that is too large for one transaction (docs/adr/0010-bulk-changes.md): its rows are staged in a blob, and one transaction writes
 * the pointer to it. From then on the import has happened; until its rows are at their places no operation reads or writes any of their
 * tables. Whoever moves them, and however often, writes the same.
 */

/** Tables whose rows can be staged. */
export const STAGED_TABLES: readonly Table<unknown>[] = [bots, intents, slotTypes, botVersions, intentVersions, slotTypeVersions, names, unbuilt];

/** [`import`]: the pointer. */
export const pointers = defineTable<{ readonly importId: string; readonly blob: string }>({ service: 'lex', name: 'import-pointer', kind: 'business', regional: true });

/** [import's id], under the account `-`: imports with a pointer, so that a node finds them without knowing the accounts; with the node that moves it. */
export const queuedImports = defineTable<Scope & Claimed>({ service: 'lex', name: 'queued-import', kind: 'business', regional: false });

/** The id of the one pointer of an account and Region. */
export const POINTER = ['import'] as const;

/** Seconds after which a client asks again: moving is a matter of milliseconds. */
const RETRY_SECONDS = 1;

/** @throws LimitExceededException, which clients repeat, while the rows of an import are being moved */
export async function requireSettled(rows: RowReader): Promise<void> {
  if ((await rows.get(pointers, POINTER)) !== undefined) throw limitExceeded('An import is being completed. Try your request again.', RETRY_SECONDS);
}

type Written = readonly [table: string, id: readonly string[], row?: unknown];

const BY_NAME = new Map(STAGED_TABLES.map((table) => [table.name, table]));

export function canBeStaged({ table }: BufferedWrite): boolean {
  return BY_NAME.get(table.name) === table;
}

export function stagedText(writes: readonly BufferedWrite[]): string {
  return JSON.stringify(writes.map(({ table, id, row }): Written => (row === undefined ? [table.name, id] : [table.name, id, row])));
}

export function readStaged(bytes: Uint8Array): readonly BufferedWrite[] {
  return (JSON.parse(Buffer.from(bytes).toString('utf8')) as readonly Written[]).map(([name, id, row]) => {
    const table = BY_NAME.get(name);
    if (table === undefined) throw new Error(`rows of ${name} were never staged`);
    return { table, id, row };
  });
}

/** Writes what was buffered. */
export function write(rows: RowWriter, writes: readonly BufferedWrite[]): void {
  for (const { table, id, row } of writes) {
    if (row === undefined) rows.delete(table, id);
    else rows.put(table, id, row);
  }
}
