import { clearTimeout, setTimeout } from 'node:timers';
import { StoreUnavailableError } from '../kv.ts';
import type { Revision } from '../kv.ts';

interface Waiter {
  readonly revision: Revision;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** Those who wait until a node has heard of everything up to a revision. */
export class Reached {
  readonly #waiters = new Set<Waiter>();

  /** Rejects with `StoreUnavailableError` after `patience` milliseconds. */
  async until(revision: Revision, current: Revision, patience: number): Promise<void> {
    if (revision <= current) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const waiter: Waiter = { revision, resolve, reject };
    const timer = setTimeout(() => reject(new StoreUnavailableError(`this node has not heard of revision ${revision} in time`)), patience);
    this.#waiters.add(waiter);
    try {
      await promise;
    } finally {
      clearTimeout(timer);
      this.#waiters.delete(waiter);
    }
  }

  reached(revision: Revision): void {
    for (const waiter of this.#waiters) if (waiter.revision <= revision) waiter.resolve();
  }

  refuse(error: Error): void {
    for (const waiter of this.#waiters) waiter.reject(error);
  }
}
