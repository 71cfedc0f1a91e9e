const MAX_TEXTS = 1024;
const MAX_CHARACTERS = 256;

/**
 * What was read of texts that clients send again with every request of a day. Bounded in number and length, since texts are a client's
 * word; a text that cannot be read throws, and is not remembered.
 */
export class Remembered<Value> {
  readonly #read: (text: string) => Value;
  readonly #known = new Map<string, Value>();

  constructor(read: (text: string) => Value) {
    this.#read = read;
  }

  of(text: string): Value {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    // A copy, since a piece of a header keeps the whole header in memory.
    const copy = Buffer.from(text).toString();
    const value = this.#read(copy);
    if (copy.length > MAX_CHARACTERS) return value;
    if (this.#known.size >= MAX_TEXTS) this.#known.clear();
    this.#known.set(copy, value);
    return value;
  }
}
