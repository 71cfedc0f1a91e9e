import type { Decided } from '../authorise.ts';
import type { DecisionRecord } from './record.ts';

/** A request as memory holds it: its record, and the questions themselves so that they can be explained. */
export interface Remembered {
  readonly record: DecisionRecord;
  readonly decided: readonly Decided[];
  /** Its place among all requests, those of other threads included: a counter of 32 bits that goes round. */
  readonly order: number;
}

/** Negative if `one` came before `other`; places that are compared are never half a round apart. */
export function byOrder(one: Pick<Remembered, 'order'>, other: Pick<Remembered, 'order'>): number {
  return (one.order - other.order) | 0;
}

/** The last requests. Bounded; each new one takes the place of the oldest. Writing is on the path of every request, finding is rare. */
export class DecisionRing {
  readonly #capacity: number;
  #slots: Remembered[] = [];
  /** The place of the oldest, once all are taken. */
  #next = 0;
  #added = 0;
  readonly #order: () => number;

  /** `order` gives each entry its place; by default, in the order in which they are added. */
  constructor(capacity = 2000, order?: () => number) {
    this.#capacity = capacity;
    this.#order = order ?? (() => (this.#added = (this.#added + 1) | 0));
  }

  add(request: Omit<Remembered, 'order'>): void {
    const entry: Remembered = { record: request.record, decided: request.decided, order: this.#order() };
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
