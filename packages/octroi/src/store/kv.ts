/**
 * The store's port: an ordered key-value map and nothing else. Everything that Octroi keeps lies behind these four
 * verbs, so that a driver is written once and proved by one exported suite (store/suite.ts).
 */

/**
 * A key: (partition, account, Region or '-', service, table, ...id). Parts are compared one after another by their UTF-8
 * bytes, which is the order of code points (plain `<` differs above U+FFFF). At least one part; no part holds U+0000 or half a
 * surrogate pair.
 */
export type Key = readonly string[];

/** The store's own counter: every committed transaction that wrote something has a larger one than those before it. */
export type Revision = number;

export interface Entry {
  readonly key: Key;
  /** JSON text; less than 1 MiB as UTF-8 (larger things are blobs). */
  readonly value: string;
  /** The revision of the transaction that wrote it; 0 for what the reading transaction itself has put and not yet committed. */
  readonly revision: Revision;
}

export interface RangeOptions {
  /** Only keys after this one (exclusive); it must lie within the prefix. */
  readonly after?: Key;
  /** At most this many entries, 1 to 1,000; default 1,000. Anything else is a `StoreLimitError`. */
  readonly limit?: number;
}

/** A consistent view: whatever a body reads through it belongs to one revision, or the body runs again. */
export interface Snapshot {
  get(key: Key): Entry | undefined | Promise<Entry | undefined>;
  /** The entries whose key begins with the parts of `prefix` (and is longer), in key order. */
  range(prefix: Key, options?: RangeOptions): readonly Entry[] | Promise<readonly Entry[]>;
}

/** A snapshot with buffered writes, which its own reads see. Nothing is visible to others before the commit. */
export interface Transaction extends Snapshot {
  /** Throws `StoreLimitError` at once for a key or value over the limits. */
  put(key: Key, value: string): void;
  delete(key: Key): void;
}

export interface Committed<T> {
  readonly result: T;
  /** The revision that this transaction made, or the one that it read at if it wrote nothing. */
  readonly revision: Revision;
}

export interface Change {
  readonly key: Key;
  /** The new value; undefined for a deletion. */
  readonly value: string | undefined;
}

export interface Commit {
  readonly revision: Revision;
  readonly changes: readonly Change[];
}

export interface Watcher {
  /** Called once per commit, in order, before the writer of that commit is answered. Must not throw. */
  onCommit(commit: Commit): void;
  /** The driver can no longer say what it missed: reload everything at `revision`. */
  onGap(revision: Revision): void;
}

export interface Kv {
  /** The newest committed revision that this node knows. */
  readonly revision: Revision;
  read<T>(body: (snapshot: Snapshot) => T | Promise<T>): Promise<T>;
  /**
   * Runs `body` and commits what it wrote, all or nothing, serialisable: if anything that the body read (present or
   * absent, or a range) has changed by the commit, the body runs again, at most `MAX_ATTEMPTS` times, then
   * `StoreConflictError`. The body must therefore have no effect but its writes. `requestId` names this one
   * transaction (a request that needs a second one gives it another id): the same id again, at the same time or soon after a
   * success, is a retry; it gets the first one's answer and writes nothing more. A body that throws writes nothing.
   */
  transact<T>(requestId: string, body: (tx: Transaction) => T | Promise<T>): Promise<Committed<T>>;
  /** Commits after revision `from`, as they come. Returns the function that ends the watch. */
  watch(from: Revision, watcher: Watcher): () => void;
  close(): Promise<void>;
}

/** Limits are part of the port, since etcd has them. */
export const LIMITS = {
  /** Bytes of a value as UTF-8, exclusive. */
  valueBytes: 1024 * 1024,
  /** Bytes of a key as UTF-8, its parts joined by one byte each. */
  keyBytes: 4096,
  /** Writes of one transaction, exclusive. */
  operations: 100,
  /** Entries that one range may return. */
  rangeEntries: 1000,
} as const;

export const MAX_ATTEMPTS = 32;

/** A key, value or transaction is larger than the port allows: a fault of the caller, found in tests by every driver. */
export class StoreLimitError extends Error {
  override readonly name = 'StoreLimitError';
}

/** The transaction met other writers on every attempt; nothing was written. */
export class StoreConflictError extends Error {
  override readonly name = 'StoreConflictError';
}

/** The store cannot say whether it committed, or cannot write at all (disk full, closed, connection lost). */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
}
