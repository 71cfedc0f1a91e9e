import type { Shared } from './shared.ts';

/** Whether the main thread runs and may answer, as a worker knows it. */
export class Pulse {
  readonly #shared: Pick<Shared, 'pulsedAt' | 'goodUntil' | 'refusing'>;
  readonly #staleAfter: number | null;

  /** `staleAfter`: milliseconds without a pulse that make it bad; null: a main thread that is busy is waited for. */
  constructor(shared: Pick<Shared, 'pulsedAt' | 'goodUntil' | 'refusing'>, staleAfter: number | null) {
    this.#shared = shared;
    this.#staleAfter = staleAfter;
  }

  /** By the clock, not by a timer: a process that was stopped takes requests again before its timers run. */
  isGood(): boolean {
    const { pulsedAt, goodUntil, refusing } = this.#shared;
    if (refusing) return false;
    if (this.#staleAfter === null) return true;
    const now = monotonic();
    return now <= pulsedAt + this.#staleAfter && now <= goodUntil;
  }
}

/** Milliseconds of the clock that all threads have in common and that nobody sets. */
export function monotonic(): number {
  return Number(process.hrtime.bigint() / 1000n) / 1000;
}
