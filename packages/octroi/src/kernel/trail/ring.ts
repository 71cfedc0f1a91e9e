import type { Decided } from '../authorise.ts';
import type { DecisionRecord } from './record.ts';

/** A request as memory holds it: its record, and the questions themselves so that they can be explained. */
export interface Remembered {
  readonly record: DecisionRecord;
  readonly decided: readonly Decided[];
}

/** The last requests, by id. Bounded; the oldest leave first. */
export class DecisionRing {
  readonly #capacity: number;
  readonly #byId = new Map<string, Remembered>();

  constructor(capacity = 2000) {
    this.#capacity = capacity;
  }

  add(entry: Remembered): void {
    this.#byId.set(entry.record.requestId, entry);
    if (this.#byId.size > this.#capacity) this.#byId.delete(this.#byId.keys().next().value!);
  }

  find(requestId: string): Remembered | undefined {
    return this.#byId.get(requestId);
  }

  /** Newest last. */
  all(): readonly Remembered[] {
    return [...this.#byId.values()];
  }

  clear(): void {
    this.#byId.clear();
  }
}
