import type { Table } from './table.ts';

/**
 * What the rows of a table name or hold beyond themselves. Each service declares it for its tables, for those who look after the whole:
 * backups, checks, the collecting of blobs that nothing names any more. A blob that no declaration finds would be taken for garbage.
 */
export interface Holding {
  readonly table: Table<unknown>;
  /** The names of the blobs that a row refers to. */
  blobs(row: unknown): readonly string[];
  /** The names of further blobs that stand in one of those; null: in none of this table. */
  readonly within: ((blob: Uint8Array) => readonly string[]) | null;
  /** The sealed values of a row (store/seal.ts). */
  sealed(row: unknown, id: readonly string[]): readonly string[];
}

export interface Held<Row> {
  readonly blobs?: (row: Row) => readonly string[];
  readonly within?: (blob: Uint8Array) => readonly string[];
  readonly sealed?: (row: Row, id: readonly string[]) => readonly string[];
}

const NOTHING = (): readonly string[] => [];

export function holds<Row>(table: Table<Row>, held: Held<Row>): Holding {
  const { blobs = NOTHING, within = null, sealed = NOTHING } = held;
  return { table, within, blobs: (row) => blobs(row as Row), sealed: (row, id) => sealed(row as Row, id) };
}
