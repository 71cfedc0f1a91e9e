import type { Key } from '../../store/kv.ts';
import { installationScope } from '../accounts.ts';
import type { Listed } from '../rows.ts';
import type { Scope } from '../scope.ts';
import { rowKey, type Table } from '../table.ts';
import type { RowsAtRest } from './rows-at-rest.ts';

/**
 * What is always true of the rows of a store between two transactions. Each service declares it beside its tables; `octroi doctor` checks it.
 * A table without a declaration is unknown, and a row of it is a fault.
 */
export interface Invariant {
  readonly table: Table<unknown>;
  check(subject: Subject<unknown>): void;
  /** Why a row of the table may be missing without anyone noticing: nothing else is about it. Null: every row is needed by another one. */
  readonly freestanding: string | null;
}

/** Something that is not as it must be. */
export interface Problem {
  /** The row that the sentence is about. */
  readonly key: Key;
  /** What is expected, as half a sentence. */
  readonly expected: string;
  /** What to do about it. */
  readonly advice: string;
  /** The row that is missing, where it is certain what it was. */
  readonly repair?: { readonly key: Key; readonly value: string };
}

export interface Need<Other> {
  /** Default: the scope of the row itself. */
  readonly in?: Scope;
  /** What the other row must say. */
  readonly that?: (other: Other) => boolean;
  /** The other row, if it is an index of this one and nothing else: then it can be made again. */
  readonly made?: Other;
}

const RESTORE = 'restore a backup, or delete and make anew what it belongs to';

/** One row, and how to compare it with others. */
export class Subject<Row> {
  readonly row: Row;
  readonly id: readonly string[];
  readonly scope: Scope;
  readonly #table: Table<unknown>;
  readonly #rows: RowsAtRest;
  readonly #tell: (problem: Problem) => void;

  constructor(rows: RowsAtRest, table: Table<unknown>, scope: Scope, { id, row }: Listed<Row>, tell: (problem: Problem) => void) {
    this.row = row;
    this.id = id;
    this.scope = scope;
    this.#table = table;
    this.#rows = rows;
    this.#tell = tell;
  }

  /** The installation's own scope, where rows of all accounts lie. */
  get installation(): Scope {
    return installationScope(this.scope.partition);
  }

  /** The scope of the account's rows without a Region. */
  get home(): Scope {
    return { ...this.scope, region: '-' };
  }

  /** Another row must be there, and say what fits this one. Gives it, if it is there. */
  needs<Other>(table: Table<Other>, id: readonly string[], { in: scope = this.scope, that, made }: Need<Other> = {}): Other | undefined {
    const other = this.#rows.get(table, scope, id);
    const key = rowKey(table, scope, id);
    if (other === undefined) {
      const repair = made === undefined ? {} : { repair: { key, value: JSON.stringify(made) } };
      this.#report(`there is the row \`${key.join(' ')}\``, made === undefined ? RESTORE : '`octroi doctor --repair` makes it again from this row', repair);
    } else if (that !== undefined && !that(other)) {
      this.#report(`the row \`${key.join(' ')}\` is about this one, and says the same`, RESTORE);
    }
    return other;
  }

  /** Something must hold; `expected` says it as half a sentence. */
  requires(holds: boolean, expected: string): void {
    if (!holds) this.#report(expected, RESTORE);
  }

  /** The parts of a text in rows: all from the first on, one after another. `number` is the last part of their ids. */
  requiresPieces(pieces: readonly Listed<unknown>[], expected: string): void {
    this.requires(pieces.length > 0 && pieces.every(({ id }, at) => Number(id.at(-1)) === at), expected);
  }

  get<Other>(table: Table<Other>, id: readonly string[], scope: Scope = this.scope): Other | undefined {
    return this.#rows.get(table, scope, id);
  }

  list<Other>(table: Table<Other>, under: readonly string[] = [], scope: Scope = this.scope): readonly Listed<Other>[] {
    return this.#rows.list(table, scope, under);
  }

  /** The row for which `of`, always the same function, gives this value. */
  find<Other>(table: Table<Other>, value: string, of: (row: Other) => string, scope: Scope = this.scope): Listed<Other> | undefined {
    return this.#rows.find(table, scope, value, of);
  }

  #report(expected: string, advice: string, more: Partial<Problem> = {}): void {
    this.#tell({ key: rowKey(this.#table, this.scope, this.id), expected, advice, ...more });
  }
}

/** What holds for each row of a table. Without `freestanding` each of its rows is needed by another one. */
export function invariant<Row>(table: Table<Row>, check: (subject: Subject<Row>) => void, freestanding: string | null = null): Invariant {
  return { table, freestanding, check: (subject) => check(subject as Subject<Row>) };
}

/** A table about whose rows nothing can be said but that they are readable. */
export function freestanding(table: Table<unknown>, why: string): Invariant {
  return { table, freestanding: why, check: () => undefined };
}
