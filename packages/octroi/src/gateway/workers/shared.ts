import { ThreadTip } from '../../store/replica/thread-tip.ts';
import type { ClockOffset } from '../../kernel/clock.ts';

/** The most workers of one server. */
export const MAX_WORKERS = 64;

/** Cells of 4 bytes; what is often written has a cache line of its own. */
const LINE = 16;
const TIP = LINE;
const ORDER = 2 * LINE;
const REFUSING = 3 * LINE;
/** Two moments, of 8 bytes each. */
const MOMENTS = REFUSING + 2;
const BEATS = 4 * LINE;
const BYTES = (BEATS + MAX_WORKERS) * Int32Array.BYTES_PER_ELEMENT;

/** The memory that the main thread and its workers share: a few counters, and nothing of anyone's data. */
export class Shared {
  readonly buffer: SharedArrayBuffer;
  /** How far the store has told its commits to the workers. */
  readonly tip: ThreadTip;
  /** How far the decision clock is ahead of the host's: moved by the main thread, seen by all at once. */
  readonly clock: ClockOffset;
  readonly #cells: Int32Array<SharedArrayBuffer>;
  readonly #moments: BigInt64Array<SharedArrayBuffer>;

  constructor(buffer: SharedArrayBuffer = new SharedArrayBuffer(BYTES)) {
    this.buffer = buffer;
    this.#cells = new Int32Array(buffer);
    this.tip = new ThreadTip(this.#cells, TIP);
    this.#moments = new BigInt64Array(buffer, MOMENTS * Int32Array.BYTES_PER_ELEMENT, 2);
    const offset = new BigInt64Array(buffer, 0, 1);
    this.clock = {
      read: () => Number(Atomics.load(offset, 0)),
      write: (millis) => void Atomics.store(offset, 0, BigInt(millis)),
    };
  }

  /** The place of one more request among those of all threads. */
  nextOrder(): number {
    return Atomics.add(this.#cells, ORDER, 1);
  }

  /**
   * From the main thread at `now` (`monotonic`): it runs, and knows what its store holds until `goodUntil`, or may not answer anyone now.
   */
  pulse(refusing: boolean, now: number, goodUntil = Infinity): void {
    Atomics.store(this.#moments, 0, BigInt(Math.floor(now)));
    Atomics.store(this.#moments, 1, BigInt(Math.floor(Math.max(0, Math.min(goodUntil, Number.MAX_SAFE_INTEGER)))));
    Atomics.store(this.#cells, REFUSING, refusing ? 1 : 0);
  }

  get pulsedAt(): number {
    return Number(Atomics.load(this.#moments, 0));
  }

  get goodUntil(): number {
    return Number(Atomics.load(this.#moments, 1));
  }

  /** Whether the main thread may answer nobody. */
  get refusing(): boolean {
    return Atomics.load(this.#cells, REFUSING) !== 0;
  }

  /** From a worker: its event loop turns. */
  beat(worker: number): void {
    Atomics.add(this.#cells, BEATS + worker, 1);
  }

  beats(worker: number): number {
    return Atomics.load(this.#cells, BEATS + worker);
  }
}
