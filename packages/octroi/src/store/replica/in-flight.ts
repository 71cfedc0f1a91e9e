import { clearTimeout, setTimeout } from 'node:timers';
import { covers } from '../keys.ts';
import type { BufferedTransaction } from '../snapshot.ts';

/** Proposals that are with the committer at once. */
const MAX_FLYING = 128;

/** How long a reservation keeps others out, in milliseconds: a body that takes longer takes its chance. */
const RESERVED_MILLISECONDS = 100;

interface Flier {
  readonly job: object;
  readonly tx: BufferedTransaction;
}

interface Reservation {
  readonly job: object;
  readonly reads: BufferedTransaction;
  readonly timer: NodeJS.Timeout;
  /** Runs the body; null once it has been called. */
  start: (() => void) | null;
}

/**
 * The proposals of one node that are with the committer. One that has read what another of them writes would lose, so it waits for
 * that one to land; all others fly together. One that has lost reserves what it read: it runs again when nobody writes that, and
 * nobody of this node writes it meanwhile.
 */
export class InFlight<T extends Flier> {
  readonly #propose: (ready: T) => void;
  readonly #flying = new Set<T>();
  #waiting: T[] = [];
  #reserved: Reservation | null = null;
  #idle: (() => void)[] = [];

  constructor(propose: (ready: T) => void) {
    this.#propose = propose;
  }

  enter(ready: T): void {
    if (this.#mayFly(ready)) this.#fly(ready);
    else this.#waiting.push(ready);
  }

  /** It has committed, lost or failed. `pump` follows, once its own answer is given. */
  landed(ready: T): void {
    this.#flying.delete(ready);
  }

  /** Calls `start` when nothing flies that writes what `reads` has read, and keeps such writes back until `release`. */
  reserve(job: object, reads: BufferedTransaction, start: () => void): void {
    const before = this.#reserved;
    if (before !== null) clearTimeout(before.timer);
    const timer = setTimeout(() => this.release(job), RESERVED_MILLISECONDS);
    this.#reserved = { job, reads, timer, start };
    before?.start?.();
    this.pump();
  }

  release(job: object): void {
    const reserved = this.#reserved;
    if (reserved === null || reserved.job !== job) return;
    clearTimeout(reserved.timer);
    this.#reserved = null;
    reserved.start?.();
    this.pump();
  }

  /** Lets those fly, or run again, that may. */
  pump(): void {
    const reserved = this.#reserved;
    if (reserved?.start != null && ![...this.#flying].some((flying) => readsWhatIsWritten(reserved.reads, flying.tx))) {
      const { start } = reserved;
      reserved.start = null;
      start();
    }
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const ready of waiting) this.enter(ready);
    if (this.#flying.size === 0 && this.#waiting.length === 0) for (const resolve of this.#idle.splice(0)) resolve();
  }

  /** Resolves when nothing flies and nothing waits to. */
  idle(): Promise<void> {
    if (this.#flying.size === 0 && this.#waiting.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  #fly(ready: T): void {
    this.#flying.add(ready);
    this.#propose(ready);
  }

  #mayFly(ready: T): boolean {
    if (this.#flying.size >= MAX_FLYING) return false;
    const reserved = this.#reserved;
    if (reserved !== null && reserved.job !== ready.job && readsWhatIsWritten(reserved.reads, ready.tx)) return false;
    for (const flying of this.#flying) if (readsWhatIsWritten(ready.tx, flying.tx)) return false;
    return true;
  }
}

function readsWhatIsWritten(reader: BufferedTransaction, writer: BufferedTransaction): boolean {
  const { keys, spans } = reader.snapshot;
  for (const key of writer.writes.keys()) {
    if (keys.has(key) || spans.some((span) => covers(span, key))) return true;
  }
  return false;
}
