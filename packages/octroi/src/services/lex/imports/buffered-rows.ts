import type { Listed, ListOptions, RowReader, RowWriter } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import type { Table } from '../../../kernel/table.ts';
import { LIMITS } from '../../../store/kv.ts';

/** A row to write, or to delete if `row` is undefined. */
export interface BufferedWrite {
  readonly table: Table<unknown>;
  readonly id: readonly string[];
  readonly row?: unknown;
}

const SEPARATOR = '\u0000';
const keyOf = (id: readonly string[]): string => id.join(SEPARATOR);

/**
 * A writer that keeps its writes and reads them over what is stored, so that it is known what a change would write, however much that
 * is, before any of it is written. Lists hold what was put in the order of ids, which are ASCII here.
 */
export class BufferedRows implements RowWriter {
  readonly #rows: RowReader;
  readonly #written = new Map<Table<unknown>, Map<string, BufferedWrite>>();

  constructor(rows: RowReader) {
    this.#rows = rows;
  }

  async get<Row>(table: Table<Row>, id: readonly string[]): Promise<Row | undefined> {
    const written = this.#written.get(table)?.get(keyOf(id));
    return written === undefined ? this.#rows.get(table, id) : (written.row as Row | undefined);
  }

  async list<Row>(table: Table<Row>, options: ListOptions = {}): Promise<readonly Listed<Row>[]> {
    const { under = [], after, limit = LIMITS.rangeEntries } = options;
    const written = this.#written.get(table);
    if (written === undefined) return this.#rows.list(table, options);
    const found = new Map<string, Listed<Row>>();
    for (let last = after; ; ) {
      const page = await this.#rows.list(table, { under, ...(last === undefined ? {} : { after: last }) });
      for (const one of page) found.set(keyOf(one.id), one);
      if (page.length < LIMITS.rangeEntries) break;
      last = page.at(-1)!.id;
    }
    for (const [key, { id, row }] of written) {
      if (row === undefined) found.delete(key);
      else if (id.length > under.length && under.every((part, at) => id[at] === part) && (after === undefined || key > keyOf(after))) found.set(key, { id, row: row as Row });
    }
    return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).slice(0, limit).map(([, one]) => one);
  }

  put<Row>(table: Table<Row>, id: readonly string[], row: Row): void {
    this.#write({ table, id, row });
  }

  delete(table: Table<unknown>, id: readonly string[]): void {
    this.#write({ table, id });
  }

  in(_scope: Scope): this {
    throw new Error('buffered rows are of one scope');
  }

  /** What would be written, each row once, in the order of its first writing. */
  get writes(): readonly BufferedWrite[] {
    return [...this.#written.values()].flatMap((rows) => [...rows.values()]);
  }

  #write(write: BufferedWrite): void {
    const rows = this.#written.get(write.table) ?? new Map<string, BufferedWrite>();
    this.#written.set(write.table, rows);
    rows.set(keyOf(write.id), write);
  }
}
