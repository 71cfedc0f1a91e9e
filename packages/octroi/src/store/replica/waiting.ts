import { clearTimeout, setTimeout } from 'node:timers';
import type { Revision } from '../kv.ts';

interface Waiter {
  readonly revision: Revision;
  readonly resolve: () => void;
}

/** Those who wait for the replica to reach a revision. */
export class Waiting {
  #waiters: Waiter[] = [];

  /** Resolves when the replica, which is at `current`, has reached the revision, or is let go, or after `patience` milliseconds. */
  until(revision: Revision, current: Revision, patience?: number): Promise<void> {
    if (revision <= current) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = patience === undefined ? undefined : setTimeout(() => this.#release((waiter) => waiter === mine), patience);
      const mine: Waiter = {
        revision,
        resolve: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      this.#waiters.push(mine);
    });
  }

  reached(revision: Revision): void {
    if (this.#waiters.length > 0) this.#release((waiter) => waiter.revision <= revision);
  }

  releaseAll(): void {
    this.#release(() => true);
  }

  #release(which: (waiter: Waiter) => boolean): void {
    const released = this.#waiters.filter(which);
    if (released.length === 0) return;
    this.#waiters = this.#waiters.filter((waiter) => !released.includes(waiter));
    for (const waiter of released) waiter.resolve();
  }
}
