import { StoreUnavailableError } from '../kv.ts';

/**
 * How old what this node knows may be. A heartbeat that comes back through the watch proves that everything committed before it was written
 * has come too.
 */
export class Freshness {
  readonly #staleMillis: number;
  readonly #now: () => number;
  readonly #sent = new Map<number, number>();
  #proved = -Infinity;
  #beat = 0;
  #reason: string | undefined = 'it has not read the store yet';

  /** `now`: milliseconds, monotonic. */
  constructor(staleMillis: number, now: () => number = () => performance.now()) {
    this.#staleMillis = staleMillis;
    this.#now = now;
  }

  /** The number of the next heartbeat, which is written after this. */
  next(): number {
    this.#beat++;
    this.#sent.set(this.#beat, this.#now());
    // Those that never came back.
    this.#sent.delete(this.#beat - 64);
    return this.#beat;
  }

  /** This heartbeat came back. */
  seen(beat: number): void {
    const sent = this.#sent.get(beat);
    if (sent === undefined) return;
    this.#proved = Math.max(this.#proved, sent);
    for (const number of this.#sent.keys()) if (number <= beat) this.#sent.delete(number);
  }

  /** What is known is not to be used, whatever its age, until `valid`. Heartbeats before that prove nothing. */
  invalid(reason: string): void {
    this.#reason = reason;
    this.#proved = -Infinity;
    this.#sent.clear();
  }

  valid(): void {
    this.#reason = undefined;
  }

  get age(): number {
    return this.#now() - this.#proved;
  }

  get fresh(): boolean {
    return this.#reason === undefined && this.age <= this.#staleMillis;
  }

  /** Throws `StoreUnavailableError` with the reason unless what this node knows is fresh. */
  admit(): void {
    if (this.fresh) return;
    const silence = Number.isFinite(this.age) ? `has heard nothing from etcd for ${(this.age / 1000).toFixed(1)} s` : 'has not heard from etcd yet';
    throw new StoreUnavailableError(`this node ${this.#reason === undefined ? `${silence}, so it does not know what others have changed` : `answers nobody now: ${this.#reason}`}`);
  }
}
