import type { Entry, Key } from '../../store/kv.ts';
import type { Listed } from '../rows.ts';
import type { Scope } from '../scope.ts';
import { rowKey, type Table } from '../table.ts';

const SEPARATOR = '\u0000';
/** Parts of a key before the row's id. */
export const TABLE_PARTS = 5;

interface Held {
  readonly rows: Map<string, unknown>;
  /** The keys of `rows` in order; undefined until somebody lists. */
  sorted: string[] | undefined;
  /** What `find` was asked for, by the function that was given. */
  readonly found: Map<unknown, ReadonlyMap<string, Listed<unknown>>>;
}

const textOf = (parts: readonly string[]): string => parts.join(SEPARATOR);

/** All rows of a store at one moment, in memory, for those who compare them with each other. */
export class RowsAtRest {
  readonly #tables = new Map<string, Held>();

  /** Keeps an entry; its value must be JSON. */
  put(key: Key, row: unknown): void {
    const table = textOf(key.slice(0, TABLE_PARTS));
    let held = this.#tables.get(table);
    if (held === undefined) this.#tables.set(table, (held = { rows: new Map(), sorted: undefined, found: new Map() }));
    held.rows.set(textOf(key.slice(TABLE_PARTS)), row);
    held.sorted = undefined;
    held.found.clear();
  }

  delete(key: Key): void {
    const held = this.#tables.get(textOf(key.slice(0, TABLE_PARTS)));
    if (held === undefined) return;
    held.rows.delete(textOf(key.slice(TABLE_PARTS)));
    held.sorted = undefined;
    held.found.clear();
  }

  get<Row>(table: Table<Row>, scope: Scope, id: readonly string[]): Row | undefined {
    return this.#held(table, scope)?.rows.get(textOf(id)) as Row | undefined;
  }

  /** Rows whose id begins with `under`, in order. */
  list<Row>(table: Table<Row>, scope: Scope, under: readonly string[] = []): readonly Listed<Row>[] {
    const held = this.#held(table, scope);
    if (held === undefined) return [];
    const sorted = (held.sorted ??= [...held.rows.keys()].sort());
    if (under.length === 0) return sorted.map((id) => listed(id, held.rows.get(id)));
    const prefix = textOf(under) + SEPARATOR;
    const all: Listed<Row>[] = [];
    for (let at = lowerBound(sorted, prefix); at < sorted.length && sorted[at]!.startsWith(prefix); at++) all.push(listed(sorted[at]!, held.rows.get(sorted[at]!)));
    return all;
  }

  /** The row for which `of`, always the same function, gives this value. */
  find<Row>(table: Table<Row>, scope: Scope, value: string, of: (row: Row) => string): Listed<Row> | undefined {
    const held = this.#held(table, scope);
    if (held === undefined) return undefined;
    let found = held.found.get(of);
    if (found === undefined) held.found.set(of, (found = new Map([...held.rows].map(([id, row]) => [of(row as Row), listed(id, row)]))));
    return found.get(value) as Listed<Row> | undefined;
  }

  /** Every table of every scope that has rows: the parts of its keys before the id, and the rows. */
  *tables(): Generator<readonly [Key, ReadonlyMap<string, unknown>]> {
    for (const [table, held] of this.#tables) yield [table.split(SEPARATOR), held.rows];
  }

  #held(table: Table<unknown>, scope: Scope): Held | undefined {
    return this.#tables.get(textOf(rowKey(table, scope, [])));
  }
}

export const idOf = (text: string): readonly string[] => text.split(SEPARATOR);

function listed<Row>(id: string, row: unknown): Listed<Row> {
  return { id: idOf(id), row: row as Row };
}

function lowerBound(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keys[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The rows of entries, and what is no JSON. */
export function rowsAtRest(entries: Iterable<Entry>): { readonly rows: RowsAtRest; readonly unreadable: readonly Key[] } {
  const rows = new RowsAtRest();
  const unreadable: Key[] = [];
  for (const { key, value } of entries) {
    try {
      rows.put(key, JSON.parse(value) as unknown);
    } catch {
      unreadable.push(key);
    }
  }
  return { rows, unreadable };
}
