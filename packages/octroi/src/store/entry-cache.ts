import type { OrderedKey } from './keys.ts';
import type { Entry } from './kv.ts';

/** Entries of one generation at most. */
const GENERATION_ENTRIES = 20_000;
/** Characters of their values at most. */
const GENERATION_CHARACTERS = 16 * 1024 * 1024;

/** What was read lately of a file, or of many keys in memory, absent keys included, in two generations: what the young one does not ask for again goes with the old one. */
export class EntryCache {
  #young = new Map<OrderedKey, Entry | undefined>();
  #old = new Map<OrderedKey, Entry | undefined>();
  #characters = 0;

  /** The entry, or what `load` says. */
  get(key: OrderedKey, load: (key: OrderedKey) => Entry | undefined): Entry | undefined {
    const young = this.#young.get(key);
    if (young !== undefined || this.#young.has(key)) return young;
    const entry = this.#old.has(key) ? this.#old.get(key) : load(key);
    this.#add(key, entry);
    return entry;
  }

  forget(key: OrderedKey): void {
    this.#young.delete(key);
    this.#old.delete(key);
  }

  clear(): void {
    this.#young.clear();
    this.#old.clear();
    this.#characters = 0;
  }

  #add(key: OrderedKey, entry: Entry | undefined): void {
    this.#young.set(key, entry);
    this.#characters += key.length + (entry?.value.length ?? 0);
    if (this.#young.size < GENERATION_ENTRIES && this.#characters < GENERATION_CHARACTERS) return;
    this.#old = this.#young;
    this.#young = new Map();
    this.#characters = 0;
  }
}
