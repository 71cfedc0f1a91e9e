/**
 * How far the store has told its commits to replicas of other threads: a counter of 32 bits in memory that all threads share. It moves after
 * what it counts lies in every replica's port and before any writer is answered, so a replica that has taken as much from its port knows
 * whatever anyone was answered.
 */
export class ThreadTip {
  readonly #cells: Int32Array<SharedArrayBuffer>;
  readonly #at: number;

  constructor(cells: Int32Array<SharedArrayBuffer>, at = 0) {
    this.#cells = cells;
    this.#at = at;
  }

  get current(): number {
    return Atomics.load(this.#cells, this.#at);
  }

  /** The number of what is told next. */
  get next(): number {
    return (this.current + 1) | 0;
  }

  /** Everything up to this number lies in every port. */
  moveTo(number: number): void {
    Atomics.store(this.#cells, this.#at, number);
  }
}

/** Whether `seen` has what `wanted` counts. Numbers that are compared are never half a round apart. */
export function hasReached(seen: number, wanted: number): boolean {
  return ((seen - wanted) | 0) >= 0;
}
