/** Where each feature stands in the weights of a model: its hash to its place. Open addressing; compact enough to be kept for each bot. */
export class FeatureTable {
  /** In the order of their places. */
  readonly hashes: Uint32Array;
  readonly #slots: Int32Array;
  readonly #mask: number;

  constructor(hashes: Uint32Array) {
    this.hashes = hashes;
    let size = 16;
    while (size < hashes.length * 2) size *= 2;
    this.#slots = new Int32Array(size).fill(-1);
    this.#mask = size - 1;
    for (let place = 0; place < hashes.length; place++) {
      let slot = (hashes[place] as number) & this.#mask;
      while (this.#slots[slot] !== -1) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = place;
    }
  }

  get size(): number {
    return this.hashes.length;
  }

  /** The place of a feature; -1 if no example has it. */
  place(hash: number): number {
    for (let slot = hash & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const place = this.#slots[slot] as number;
      if (place === -1 || this.hashes[place] === hash) return place;
    }
  }
}
