import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { StoreFullError } from './backend.ts';
import type { Backend, Found, Write } from './backend.ts';
import { EntryCache } from './entry-cache.ts';
import { decodeKey, ordered, storedText } from './keys.ts';
import type { OrderedKey, Span } from './keys.ts';
import type { Entry, Revision } from './kv.ts';

const SQLITE_FULL = 13;

/** Keys are stored as UTF-8 text, which sqlite's BINARY collation compares byte by byte, values as text. */
export class SqliteBackend implements Backend {
  readonly #db: DatabaseSync;
  readonly #closed: () => void;
  readonly #cache = new EntryCache();
  readonly #get: StatementSync;
  readonly #range: StatementSync;
  readonly #rangeToEnd: StatementSync;
  readonly #put: StatementSync;
  readonly #delete: StatementSync;
  readonly #setRevision: StatementSync;
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;
  #wrote = false;
  readonly #load = (key: OrderedKey): Entry | undefined => {
    const row = this.#get.get(storedText(key)) as unknown as readonly [string, number] | undefined;
    return row === undefined ? undefined : { key: decodeKey(key), value: row[0], revision: row[1] };
  };

  constructor(db: DatabaseSync, closed: () => void) {
    this.#db = db;
    this.#closed = closed;
    this.#get = rows(db.prepare('SELECT value, revision FROM entry WHERE key = ?'));
    this.#range = rows(db.prepare('SELECT key, value, revision FROM entry WHERE key >= ? AND key < ? ORDER BY key LIMIT ?'));
    this.#rangeToEnd = rows(db.prepare('SELECT key, value, revision FROM entry WHERE key >= ? ORDER BY key LIMIT ?'));
    this.#put = db.prepare(
      `INSERT INTO entry (key, value, revision) VALUES (?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET value = excluded.value, revision = excluded.revision`,
    );
    this.#delete = db.prepare('DELETE FROM entry WHERE key = ?');
    this.#setRevision = db.prepare("UPDATE meta SET value = ? WHERE name = 'revision'");
    this.#begin = db.prepare('BEGIN IMMEDIATE');
    this.#commit = db.prepare('COMMIT');
  }

  get(key: OrderedKey): Entry | undefined {
    return this.#cache.get(key, this.#load);
  }

  range(span: Span, limit: number): readonly Found[] {
    const low = storedText(span.low);
    const found = span.high === undefined ? this.#rangeToEnd.all(low, limit) : this.#range.all(low, storedText(span.high), limit);
    return (found as unknown as readonly (readonly [string, string, number])[]).map(([text, value, revision]) => {
      const key = ordered(text);
      return { ordered: key, entry: { key: decodeKey(key), value, revision } };
    });
  }

  begin(): void {
    this.#wrote = false;
    this.#begin.run();
  }

  apply(writes: ReadonlyMap<OrderedKey, Write>, revision: Revision): void {
    this.#wrote = true;
    try {
      for (const [key, { value }] of writes) {
        this.#cache.forget(key);
        if (value === undefined) this.#delete.run(storedText(key));
        else this.#put.run(storedText(key), value, revision);
      }
    } catch (error) {
      throw known(error);
    }
  }

  commit(revision: Revision): void {
    try {
      if (this.#wrote) this.#setRevision.run(revision);
      this.#commit.run();
    } catch (error) {
      throw known(error);
    }
  }

  rollback(): void {
    // Reads since `begin` may have put into the cache what is now undone.
    this.#cache.clear();
    if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
  }

  close(): void {
    this.#db.close();
    this.#closed();
  }
}

/** What node:sqlite throws. */
export function isSqliteError(error: unknown): error is Error & { readonly errcode: number } {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number';
}

function rows(statement: StatementSync): StatementSync {
  statement.setReturnArrays(true);
  return statement;
}

function known(error: unknown): unknown {
  if (isSqliteError(error) && (error.errcode & 0xff) === SQLITE_FULL) {
    return new StoreFullError('the store is full, so nothing was written', { cause: error });
  }
  return error;
}
