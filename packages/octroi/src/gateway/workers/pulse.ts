import type { Shared } from './shared.ts';

const LOOK_MILLIS = 100;

/** Whether the main thread runs and may answer, as a worker knows it. */
export class Pulse {
  readonly #shared: Pick<Shared, 'pulses' | 'refusing'>;
  #stale = false;

  /** `staleAfter`: milliseconds without a pulse that make it bad; null: a main thread that is busy is waited for. */
  constructor(shared: Pick<Shared, 'pulses' | 'refusing'>, staleAfter: number | null) {
    this.#shared = shared;
    if (staleAfter === null) return;
    let [pulses, since] = [shared.pulses, performance.now()];
    setInterval(() => {
      const now = performance.now();
      if (shared.pulses !== pulses) [pulses, since] = [shared.pulses, now];
      this.#stale = now - since > staleAfter;
    }, LOOK_MILLIS).unref();
  }

  isGood(): boolean {
    return !this.#stale && !this.#shared.refusing;
  }
}
