import { ApiError } from '../../../kernel/api-error.ts';

/** Passwords that are hashed at once: each takes 16 MiB and a thread. */
const AT_ONCE = 2;
/** Those that wait beside them; who comes then is sent away. */
const WAITING = 64;

/** Lets whoever is not signed in yet hash a few passwords at a time, so that nobody takes memory and threads from those that are. */
export class Turns {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  /** Throws ThrottlingException if too many wait. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < AT_ONCE) this.#running++;
    else if (this.#waiting.length >= WAITING) throw new ApiError('ThrottlingException', 'Too many people sign in at this moment. Try again shortly.', { status: 429 });
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      // The next one has this turn: the count stays.
      const next = this.#waiting.shift();
      if (next === undefined) this.#running--;
      else next();
    }
  }
}
