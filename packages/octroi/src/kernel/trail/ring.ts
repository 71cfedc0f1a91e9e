import type { Decided } from '../authorise.ts';
import type { DecisionRecord } from './record.ts';

/** A request as memory holds it: its record, and the questions themselves so that they can be explained. */
export interface Remembered {
  readonly record: DecisionRecord;
  readonly decided: readonly Decided[];
}

/** The last requests. Bounded; each new one takes the place of the oldest. Writing is on the path of every request, finding is rare. */
export class DecisionRing {
  readonly #capacity: number;
  #slots: Remembered[] = [];
  /** The place of the oldest, once all are taken. */
  #next = 0;

  constructor(capacity = 2000) {
    this.#capacity = capacity;
  }

  add(entry: Remembered): void {
    if (this.#slots.length < this.#capacity) {
      this.#slots.push(entry);
      return;
    }
    this.#slots[this.#next] = entry;
    this.#next = (this.#next + 1) % this.#capacity;
  }

  find(requestId: string): Remembered | undefined {
    return this.#slots.find((entry) => entry.record.requestId === requestId);
  }

  /** Newest last. */
  all(): readonly Remembered[] {
    return [...this.#slots.slice(this.#next), ...this.#slots.slice(0, this.#next)];
  }

  clear(): void {
    this.#slots = [];
    this.#next = 0;
  }
}
