import type { Backend, Found, Write } from './backend.ts';
import { encodeKey } from './keys.ts';
import type { OrderedKey, Span } from './keys.ts';
import type { Entry, Kv, Revision } from './kv.ts';
import { LocalStore } from './local-store.ts';
import { SortedKeys } from './sorted.ts';

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
  readonly #entries = new Map<OrderedKey, Entry>();
  readonly #keys = new SortedKeys();
  #closed = false;

  get closed(): boolean {
    return this.#closed;
  }

  /** Puts entries as they are, each with the revision that it has (a copy that is being made). */
  load(entries: Iterable<Entry>): void {
    for (const entry of entries) this.#set(encodeKey(entry.key), entry);
  }

  get(key: OrderedKey): Entry | undefined {
    return this.#entries.get(key);
  }

  range(span: Span, limit: number): readonly Found[] {
    const found: Found[] = [];
    for (const ordered of this.#keys.from(span.low)) {
      if (found.length === limit || (span.high !== undefined && ordered >= span.high)) break;
      found.push({ ordered, entry: this.#entries.get(ordered)! });
    }
    return found;
  }

  apply(writes: ReadonlyMap<OrderedKey, Write>, revision: Revision): void {
    for (const [ordered, { key, value }] of writes) {
      if (value === undefined) {
        if (this.#entries.delete(ordered)) this.#keys.delete(ordered);
      } else {
        this.#set(ordered, { key, value, revision });
      }
    }
  }

  #set(ordered: OrderedKey, entry: Entry): void {
    if (!this.#entries.has(ordered)) this.#keys.add(ordered);
    this.#entries.set(ordered, entry);
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
  }
}
