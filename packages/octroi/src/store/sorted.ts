import type { OrderedKey } from './keys.ts';

const LEAF = 512;

/** A sorted set of keys in leaves of bounded length: finding is a binary search, adding moves at most one leaf. */
export class SortedKeys {
  /** No leaf is empty, except the only one of an empty set. */
  readonly #leaves: OrderedKey[][] = [[]];

  add(key: OrderedKey): void {
    const at = this.#leafOf(key);
    const leaf = this.#leaves[at]!;
    const index = lowerBound(leaf, key);
    if (leaf[index] === key) return;
    leaf.splice(index, 0, key);
    if (leaf.length > LEAF) this.#leaves.splice(at + 1, 0, leaf.splice(LEAF / 2));
  }

  delete(key: OrderedKey): void {
    const at = this.#leafOf(key);
    const leaf = this.#leaves[at]!;
    const index = lowerBound(leaf, key);
    if (leaf[index] !== key) return;
    leaf.splice(index, 1);
    if (leaf.length === 0 && this.#leaves.length > 1) this.#leaves.splice(at, 1);
  }

  /** The keys from `low` on, in order. */
  *from(low: OrderedKey): Generator<OrderedKey, void> {
    let at = this.#leafOf(low);
    let index = lowerBound(this.#leaves[at]!, low);
    for (; at < this.#leaves.length; at++, index = 0) {
      const leaf = this.#leaves[at]!;
      for (; index < leaf.length; index++) yield leaf[index]!;
    }
  }

  /** The last leaf whose first key is not after `key`. */
  #leafOf(key: OrderedKey): number {
    let low = 0;
    let high = this.#leaves.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#leaves[middle]![0]! <= key) low = middle;
      else high = middle - 1;
    }
    return low;
  }
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
