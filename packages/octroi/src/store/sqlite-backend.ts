import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { AcknowledgedNote } from './acknowledged.ts';
import type { Backend, Found, Write } from './backend.ts';
import { counted, rowChecksum, tallyChecksum, type Tally } from './checksum.ts';
import { damaged, StoreDamagedError } from './damaged.ts';
import { EntryCache } from './entry-cache.ts';
import { decodeKey, ordered, storedText } from './keys.ts';
import type { OrderedKey, Span } from './keys.ts';
import type { Entry, Revision } from './kv.ts';
import { explained } from './sqlite-errors.ts';

export interface SqliteBackendOptions {
  readonly db: DatabaseSync;
  /** Of the database file, for sentences. */
  readonly path: string;
  /** What the file says of its rows. */
  readonly tally: Tally;
  /** Null if nothing will be written. */
  readonly note: AcknowledgedNote | null;
  readonly closed: () => void;
}

/**
 * Keys are stored as UTF-8 text, which sqlite's BINARY collation compares byte by byte, values as text. Each row is checked against its checksum
 * whenever it is read from the file; once one is wrong, nothing is read or written any more.
 */
export class SqliteBackend implements Backend {
  readonly #options: SqliteBackendOptions;
  readonly #cache = new EntryCache();
  readonly #get: StatementSync;
  readonly #checksumOf: StatementSync;
  readonly #range: StatementSync;
  readonly #rangeToEnd: StatementSync;
  readonly #put: StatementSync;
  readonly #delete: StatementSync;
  readonly #setTally: StatementSync;
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;
  #tally: Tally;
  /** The tally with what is not committed yet. */
  #next: Tally;
  #wrote = false;
  #damage: StoreDamagedError | undefined;
  readonly #load = (key: OrderedKey): Entry | undefined => {
    const text = storedText(key);
    const row = this.#reading(() => this.#get.get(text)) as Row | undefined;
    if (row === undefined) return undefined;
    const [value, revision] = this.#checked(text, row);
    return { key: decodeKey(key), value, revision };
  };

  constructor(options: SqliteBackendOptions) {
    this.#options = options;
    this.#tally = options.tally;
    this.#next = options.tally;
    const { db } = options;
    this.#get = rows(db.prepare('SELECT value, revision, checksum FROM entry WHERE key = ?'));
    this.#checksumOf = rows(db.prepare('SELECT checksum FROM entry WHERE key = ?'));
    this.#range = rows(db.prepare('SELECT key, value, revision, checksum FROM entry WHERE key >= ? AND key < ? ORDER BY key LIMIT ?'));
    this.#rangeToEnd = rows(db.prepare('SELECT key, value, revision, checksum FROM entry WHERE key >= ? ORDER BY key LIMIT ?'));
    this.#put = db.prepare(
      `INSERT INTO entry (key, value, revision, checksum) VALUES (?, ?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET value = excluded.value, revision = excluded.revision, checksum = excluded.checksum`,
    );
    this.#delete = db.prepare('DELETE FROM entry WHERE key = ?');
    this.#setTally = db.prepare('UPDATE tally SET revision = ?, entries = ?, digest = ?, checksum = ?');
    this.#begin = db.prepare('BEGIN IMMEDIATE');
    this.#commit = db.prepare('COMMIT');
  }

  get(key: OrderedKey): Entry | undefined {
    this.#requireWhole();
    return this.#cache.get(key, this.#load);
  }

  range(span: Span, limit: number): readonly Found[] {
    this.#requireWhole();
    const low = storedText(span.low);
    const found = this.#reading(() => (span.high === undefined ? this.#rangeToEnd.all(low, limit) : this.#range.all(low, storedText(span.high), limit)));
    return (found as unknown as readonly (readonly [unknown, ...Row])[]).map(([text, ...row]) => {
      if (typeof text !== 'string') throw this.#damaged('a key is not a text');
      const [value, revision] = this.#checked(text, row);
      const key = ordered(text);
      return { ordered: key, entry: { key: decodeKey(key), value, revision } };
    });
  }

  begin(): void {
    this.#requireWhole();
    this.#wrote = false;
    this.#next = this.#tally;
    this.#writing(() => this.#begin.run());
  }

  apply(writes: ReadonlyMap<OrderedKey, Write>, revision: Revision): void {
    this.#wrote = true;
    this.#writing(() => {
      for (const [key, { value }] of writes) {
        this.#cache.forget(key);
        const text = storedText(key);
        const before = this.#checksumOf.get(text) as readonly [number] | undefined;
        const after = value === undefined ? undefined : rowChecksum(text, value, revision);
        if (value === undefined) this.#delete.run(text);
        else this.#put.run(text, value, revision, after!);
        this.#next = counted(this.#next, before?.[0], after);
      }
    });
  }

  commit(revision: Revision): void {
    const next = { ...this.#next, revision };
    this.#writing(() => {
      if (this.#wrote) this.#setTally.run(next.revision, next.entries, next.digest, tallyChecksum(next));
      this.#commit.run();
    });
    if (!this.#wrote) return;
    this.#tally = next;
    this.#options.note?.write(revision);
  }

  rollback(): void {
    // Reads since `begin` may have put into the cache what is now undone.
    this.#cache.clear();
    if (this.#options.db.isTransaction) this.#writing(() => this.#options.db.exec('ROLLBACK'));
  }

  close(): void {
    try {
      this.#writing(() => this.#options.db.close());
    } finally {
      this.#options.note?.close();
      this.#options.closed();
    }
  }

  #requireWhole(): void {
    if (this.#damage !== undefined) throw this.#damage;
  }

  #checked(key: string, [value, revision, checksum]: Row): readonly [string, Revision] {
    if (typeof value !== 'string' || typeof revision !== 'number' || rowChecksum(key, value, revision) !== checksum) {
      throw this.#damaged(`the row of the key \`${key.replaceAll('\u0000', ' ')}\` is not what was written (its checksum is another)`);
    }
    return [value, revision];
  }

  #damaged(what: string): StoreDamagedError {
    return (this.#damage ??= damaged(this.#options.path, what));
  }

  #reading<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      throw this.#told(error);
    }
  }

  #writing(write: () => void): void {
    try {
      write();
    } catch (error) {
      throw this.#told(error);
    }
  }

  #told(error: unknown): unknown {
    // A number beyond what a double holds: nothing that was written here.
    if (error instanceof RangeError) return this.#damaged('a number in it is not one that was written');
    const told = explained(this.#options.path, error);
    if (told instanceof StoreDamagedError) this.#damage ??= told;
    return told;
  }
}

/** Value, revision, checksum: of a file, so they may be anything. */
type Row = readonly [unknown, unknown, unknown];

function rows(statement: StatementSync): StatementSync {
  statement.setReturnArrays(true);
  return statement;
}
