/**
 * Lets requests pass, except while something needs the world for itself: a reset waits until those under way have ended, and who comes
 * meanwhile waits for the reset.
 */
export class Gate {
  #under = 0;
  #idle: (() => void) | null = null;
  #exclusive: Promise<void> | null = null;

  /** Runs `work` when nothing holds the gate. */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    while (this.#exclusive !== null) await this.#exclusive;
    this.#under++;
    try {
      return await work();
    } finally {
      this.#under--;
      if (this.#under === 0) this.#idle?.();
    }
  }

  /**
   * Runs `prepare` while new work waits (it may end what is under way), then `work` alone; one at a time. Work that has not ended
   * `patience` milliseconds after `prepare` fails the whole.
   */
  async hold(prepare: () => Promise<void>, work: () => Promise<void>, patience = 10_000): Promise<void> {
    while (this.#exclusive !== null) await this.#exclusive;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#exclusive = promise;
    try {
      await prepare();
      await this.#untilIdle(patience);
      await work();
    } finally {
      this.#exclusive = null;
      resolve();
    }
  }

  #untilIdle(patience: number): Promise<void> {
    if (this.#under === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#idle = null;
        reject(new Error(`${this.#under} requests did not end within ${patience} ms`));
      }, patience);
      this.#idle = () => {
        clearTimeout(timer);
        this.#idle = null;
        resolve();
      };
    });
  }
}
