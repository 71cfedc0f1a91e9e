/** One writer at a time per name: writers of the same account would only make each other run again. */
export class Serial {
  readonly #tails = new Map<string, Promise<void>>();

  /** Runs `work` when all earlier work of this name has ended. */
  async run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(name) ?? Promise.resolve();
    const { promise: mine, resolve: done } = Promise.withResolvers<void>();
    const tail = before.then(() => mine);
    this.#tails.set(name, tail);
    await before;
    try {
      return await work();
    } finally {
      done();
      if (this.#tails.get(name) === tail) this.#tails.delete(name);
    }
  }
}
