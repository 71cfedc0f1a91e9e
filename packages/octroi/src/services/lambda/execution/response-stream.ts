import type { ResponseSink } from './task.ts';

/** Bytes that may wait for their reader before the function has to. */
const HIGH_WATER = 1_048_576;

/** A response on its way from a function to its caller: written by the one, read by the other, never all of it held. */
export class ResponseStream implements ResponseSink, AsyncIterable<Uint8Array> {
  readonly #chunks: Uint8Array[] = [];
  #held = 0;
  #contentType: string | null = null;
  #over = false;
  /** Nobody reads any more; what comes is dropped, and the function goes on (LAM-70). */
  #left = false;
  #wake: () => void = () => {};
  #began: (contentType: string) => void = () => {};
  /** Settles with the content type when the response begins; never, if the function does not stream. */
  readonly begun = new Promise<string>((resolve) => {
    this.#began = resolve;
  });
  #room: (() => void)[] = [];

  begin(contentType: string): void {
    this.#contentType = contentType;
    this.#began(contentType);
  }

  get hasBegun(): boolean {
    return this.#contentType !== null;
  }

  write(chunk: Uint8Array): Promise<void> {
    if (this.#left || this.#over || chunk.byteLength === 0) return Promise.resolve();
    this.#chunks.push(chunk);
    this.#held += chunk.byteLength;
    this.#wake();
    return this.#held < HIGH_WATER ? Promise.resolve() : new Promise((resolve) => this.#room.push(resolve));
  }

  /** The invocation is over: nothing more will come. */
  end(): void {
    this.#over = true;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        const chunk = this.#chunks.shift();
        if (chunk !== undefined) {
          this.#held -= chunk.byteLength;
          if (this.#held < HIGH_WATER) this.#letOn();
          yield chunk;
        } else if (this.#over) return;
        else {
          await new Promise<void>((resolve) => {
            this.#wake = resolve;
          });
        }
      }
    } finally {
      this.#left = true;
      this.#chunks.length = 0;
      this.#letOn();
    }
  }

  #letOn(): void {
    for (const resolve of this.#room.splice(0)) resolve();
  }
}
