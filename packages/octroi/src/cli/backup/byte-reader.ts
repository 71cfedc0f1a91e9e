const LINE_FEED = 10;

/** Lines and counted bytes of a stream, of which it keeps one piece and no more in memory. */
export class ByteReader {
  readonly #pieces: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);
  #at = 0;
  #lastLine: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.#pieces = stream[Symbol.asyncIterator]();
  }

  /** The line that was given last, with its line feed. */
  get lastLine(): Buffer {
    return this.#lastLine;
  }

  /** The next line without its line feed, if all of it has been read already. Throws a `RangeError` for one that is too long. */
  lineNow(maximum: number): Buffer | undefined {
    const end = this.#held.indexOf(LINE_FEED, this.#at);
    const length = (end < 0 ? this.#held.length : end) - this.#at;
    if (length > maximum) throw new RangeError(`a line has more than ${maximum} bytes`);
    if (end < 0) return undefined;
    this.#lastLine = this.#held.subarray(this.#at, end + 1);
    this.#at = end + 1;
    return this.#lastLine.subarray(0, -1);
  }

  /** The next line; null at the end. What stands after the last line feed is no line. */
  async line(maximum: number): Promise<Buffer | null> {
    for (;;) {
      const line = this.lineNow(maximum);
      if (line !== undefined) return line;
      if (!(await this.#more())) return null;
    }
  }

  /** The next bytes in a buffer of their own; null if there are not as many. */
  async bytes(count: number): Promise<Buffer | null> {
    const bytes = Buffer.allocUnsafe(count);
    for (let filled = 0; ; ) {
      const copied = this.#held.copy(bytes, filled, this.#at, this.#at + count - filled);
      filled += copied;
      this.#at += copied;
      if (filled === count) return bytes;
      if (!(await this.#more())) return null;
    }
  }

  async #more(): Promise<boolean> {
    const next = await this.#pieces.next();
    if (next.done === true) return false;
    this.#held = this.#at === this.#held.length ? next.value : Buffer.concat([this.#held.subarray(this.#at), next.value]);
    this.#at = 0;
    return true;
  }
}
