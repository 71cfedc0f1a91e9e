import type { Found } from './backend.ts';
import { decodeKey } from './keys.ts';
import type { OrderedKey, Span } from './keys.ts';
import type { Entry, Revision } from './kv.ts';

const LEAF = 256;

/** Entries next to each other in order, by position in three lists: an object for each would take more room than what it holds. */
interface Leaf {
  keys: OrderedKey[];
  values: string[];
  revisions: Revision[];
}

/**
 * Entries in the order of their keys, in leaves of bounded length: finding is two binary searches, adding moves at most one leaf. Each
 * key is kept once, as one text, and there is no hash table beside it: one of 17 million keys cannot be, and one of 8 million stops the
 * process for seconds when it grows.
 */
export class SortedEntries {
  readonly #leaves: Leaf[] = [{ keys: [], values: [], revisions: [] }];
  /** Leaf n has the keys from `#lows[n]` on and before `#lows[n + 1]`. The first is below every key. */
  readonly #lows: OrderedKey[] = [''];

  get(key: OrderedKey): Entry | undefined {
    const leaf = this.#leaves[this.#leafOf(key)]!;
    const at = lowerBound(leaf.keys, key);
    return leaf.keys[at] === key ? entryAt(leaf, at) : undefined;
  }

  /** Adds the entry, or puts it in the place of the one before. */
  set(key: OrderedKey, value: string, revision: Revision): void {
    const number = this.#leafOf(key);
    const leaf = this.#leaves[number]!;
    const at = lowerBound(leaf.keys, key);
    if (leaf.keys[at] === key) {
      leaf.values[at] = value;
      leaf.revisions[at] = revision;
      return;
    }
    leaf.keys.splice(at, 0, key);
    leaf.values.splice(at, 0, value);
    leaf.revisions.splice(at, 0, revision);
    if (leaf.keys.length > LEAF) this.#split(number, at);
  }

  delete(key: OrderedKey): void {
    const number = this.#leafOf(key);
    const { keys, values, revisions } = this.#leaves[number]!;
    const at = lowerBound(keys, key);
    if (keys[at] !== key) return;
    for (const list of [keys, values, revisions]) list.splice(at, 1);
    if (keys.length > 0 || this.#leaves.length === 1) return;
    this.#leaves.splice(number, 1);
    this.#lows.splice(number, 1);
    this.#lows[0] = '';
  }

  /** At most `limit` entries of the span, in order. */
  range({ low, high }: Span, limit: number): Found[] {
    const found: Found[] = [];
    let number = this.#leafOf(low);
    let at = lowerBound(this.#leaves[number]!.keys, low);
    for (; number < this.#leaves.length; number++, at = 0) {
      const leaf = this.#leaves[number]!;
      for (; at < leaf.keys.length; at++) {
        const ordered = leaf.keys[at]!;
        if (found.length === limit || (high !== undefined && ordered >= high)) return found;
        found.push({ ordered, entry: entryAt(leaf, at) });
      }
    }
    return found;
  }

  clear(): void {
    this.#leaves.splice(0, this.#leaves.length, { keys: [], values: [], revisions: [] });
    this.#lows.splice(0, this.#lows.length, '');
  }

  /** In halves; where keys come in order, as a whole store does that is loaded, the new leaf begins with the newest and the old one stays full. */
  #split(number: number, newest: number): void {
    const leaf = this.#leaves[number]!;
    const cut = newest === leaf.keys.length - 1 ? newest : LEAF / 2;
    const upper: Leaf = { keys: leaf.keys.slice(cut), values: leaf.values.slice(cut), revisions: leaf.revisions.slice(cut) };
    // Copies, since a list that was cut keeps the room that it had.
    this.#leaves[number] = { keys: leaf.keys.slice(0, cut), values: leaf.values.slice(0, cut), revisions: leaf.revisions.slice(0, cut) };
    this.#leaves.splice(number + 1, 0, upper);
    this.#lows.splice(number + 1, 0, upper.keys[0]!);
  }

  /** The last leaf whose lowest key is not after `key`. */
  #leafOf(key: OrderedKey): number {
    let low = 0;
    let high = this.#lows.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#lows[middle]! <= key) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function entryAt(leaf: Leaf, at: number): Entry {
  return { key: decodeKey(leaf.keys[at]!), value: leaf.values[at]!, revision: leaf.revisions[at]! };
}

function lowerBound(keys: readonly OrderedKey[], key: OrderedKey): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keys[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
