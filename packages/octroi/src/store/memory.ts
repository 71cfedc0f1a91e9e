import type { Backend, Found, Write } from './backend.ts';
import { EntryCache } from './entry-cache.ts';
import { encodeKey } from './keys.ts';
import type { OrderedKey, Span } from './keys.ts';
import type { Entry, Kv, Revision } from './kv.ts';
import { LocalStore } from './local-store.ts';
import { SortedEntries } from './sorted.ts';

export interface MemoryStoreOptions {
  /** How likely a body that could commit runs again nevertheless, at most twice (for tests of bodies); 0 unless told. */
  readonly rerunProbability?: number;
  /** Numbers from 0 to below 1 for that; `Math.random` unless told. */
  readonly random?: () => number;
}

/** A store that lives and dies with the process: `--data :memory:`, tests, and the model of the other drivers. */
export function openMemoryStore(options: MemoryStoreOptions = {}): Kv {
  const { rerunProbability = 0, random = Math.random } = options;
  return new LocalStore({
    backend: new MemoryBackend(),
    revision: 0,
    runAgain: () => rerunProbability > 0 && random() < rerunProbability,
  });
}

/** Entries in memory: what a memory store owns, and what a replica copies. */
export class MemoryBackend implements Backend {
  readonly #entries = new SortedEntries();
  readonly #cache = new EntryCache();
  readonly #find = (key: OrderedKey): Entry | undefined => this.#entries.get(key);
  #closed = false;

  get closed(): boolean {
    return this.#closed;
  }

  /** Puts entries as they are, each with the revision that it has (a copy that is being made). */
  load(entries: Iterable<Entry>): void {
    for (const { key, value, revision } of entries) this.#entries.set(encodeKey(key), value, revision);
    this.#cache.clear();
  }

  /** The same of one entry whose ordered key is at hand. */
  put(key: OrderedKey, value: string, revision: Revision): void {
    this.#cache.forget(key);
    this.#entries.set(key, value, revision);
  }

  get(key: OrderedKey): Entry | undefined {
    return this.#cache.get(key, this.#find);
  }

  range(span: Span, limit: number): readonly Found[] {
    return this.#entries.range(span, limit);
  }

  apply(writes: ReadonlyMap<OrderedKey, Write>, revision: Revision): void {
    for (const [ordered, { value }] of writes) {
      this.#cache.forget(ordered);
      if (value === undefined) this.#entries.delete(ordered);
      else this.#entries.set(ordered, value, revision);
    }
  }

  begin(): void {}

  commit(): void {}

  /** Nothing here can fail between `begin` and `commit`, so there is never anything to undo. */
  rollback(): void {
    throw new Error('the memory store has no rollback');
  }

  close(): void {
    this.#closed = true;
    this.#entries.clear();
    this.#cache.clear();
  }
}
