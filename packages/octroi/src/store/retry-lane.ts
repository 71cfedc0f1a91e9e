import { clearTimeout, setTimeout } from 'node:timers';

/** How long the holder of the lane keeps it for itself; after that the next one starts beside it. */
const TURN_MILLISECONDS = 100;

/**
 * Jobs that lost against another writer run again one at a time, so that many on one key do not defeat each other until
 * their attempts are used up: among themselves each of them loses once.
 */
export class RetryLane<T> {
  readonly #run: (job: T) => void;
  readonly #waiting: T[] = [];
  #holder: T | undefined;
  #timer: NodeJS.Timeout | undefined;
  #pumping = false;

  constructor(run: (job: T) => void) {
    this.#run = run;
  }

  /** Runs the job when its turn comes; at once if it holds the lane already. */
  enter(job: T): void {
    if (this.#holder === job) {
      this.#run(job);
      return;
    }
    this.#waiting.push(job);
    this.#pump();
  }

  /** The job is settled. */
  leave(job: T): void {
    if (this.#holder !== job) return;
    this.#release();
    this.#pump();
  }

  #pump(): void {
    if (this.#pumping) return;
    this.#pumping = true;
    try {
      while (this.#holder === undefined) {
        const next = this.#waiting.shift();
        if (next === undefined) break;
        this.#holder = next;
        this.#timer = setTimeout(() => {
          this.#release();
          this.#pump();
        }, TURN_MILLISECONDS);
        this.#run(next);
      }
    } finally {
      this.#pumping = false;
    }
  }

  #release(): void {
    clearTimeout(this.#timer);
    this.#holder = undefined;
  }
}
