/** Why a text is not acceptable JSON; the message names the place, never the content. */
export class JsonFault extends Error {}

export interface JsonLimits {
  /** Arrays and objects inside each other. */
  readonly depth: number;
  /** Members of objects and elements of arrays, all together. */
  readonly nodes: number;
}

export const REQUEST_JSON_LIMITS: JsonLimits = { depth: 64, nodes: 100_000 };

/**
 * Parses JSON (RFC 8259) from outside. Unlike `JSON.parse` it refuses a key that occurs twice in an object and bounds depth and
 * size; objects have no prototype, so that a key such as `__proto__` is only a key. Throws `JsonFault`.
 */
export function parseJson(text: string, limits: JsonLimits = REQUEST_JSON_LIMITS): unknown {
  return new Parser(text, limits).document();
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// eslint-disable-next-line no-control-regex
const NEEDS_CARE = /[\\\u0000-\u001F]/;

class Parser {
  readonly #text: string;
  readonly #depth: number;
  #nodes: number;
  #at = 0;

  constructor(text: string, limits: JsonLimits) {
    this.#text = text;
    this.#depth = limits.depth;
    this.#nodes = limits.nodes;
  }

  document(): unknown {
    const value = this.#value(0);
    this.#space();
    if (this.#at < this.#text.length) throw this.#unexpected();
    return value;
  }

  #value(depth: number): unknown {
    this.#space();
    switch (this.#text.charCodeAt(this.#at)) {
      case 0x7b:
        return this.#object(depth + 1);
      case 0x5b:
        return this.#array(depth + 1);
      case 0x22:
        return this.#string();
      case 0x74:
        return this.#word('true', true);
      case 0x66:
        return this.#word('false', false);
      case 0x6e:
        return this.#word('null', null);
      default:
        return this.#number();
    }
  }

  #object(depth: number): Record<string, unknown> {
    this.#enter(depth);
    const object: Record<string, unknown> = Object.create(null);
    this.#space();
    if (this.#take(0x7d)) return object;
    for (;;) {
      this.#space();
      if (this.#text.charCodeAt(this.#at) !== 0x22) throw this.#unexpected();
      const key = this.#string();
      if (key in object) throw new JsonFault(`duplicate key before offset ${this.#at}`);
      this.#space();
      if (!this.#take(0x3a)) throw this.#unexpected();
      this.#count();
      object[key] = this.#value(depth);
      this.#space();
      if (this.#take(0x2c)) continue;
      if (this.#take(0x7d)) return object;
      throw this.#unexpected();
    }
  }

  #array(depth: number): unknown[] {
    this.#enter(depth);
    const array: unknown[] = [];
    this.#space();
    if (this.#take(0x5d)) return array;
    for (;;) {
      this.#count();
      array.push(this.#value(depth));
      this.#space();
      if (this.#take(0x2c)) continue;
      if (this.#take(0x5d)) return array;
      throw this.#unexpected();
    }
  }

  #string(): string {
    const start = this.#at;
    let end = start;
    do {
      end = this.#text.indexOf('"', end + 1);
      if (end < 0) throw new JsonFault(`unterminated string at offset ${start}`);
    } while (this.#escaped(start, end));
    this.#at = end + 1;
    const content = this.#text.slice(start + 1, end);
    if (!NEEDS_CARE.test(content)) return content;
    try {
      return JSON.parse(`"${content}"`) as string;
    } catch {
      throw new JsonFault(`malformed string at offset ${start}`);
    }
  }

  /** A quote is escaped if an odd number of backslashes stands before it. */
  #escaped(start: number, quote: number): boolean {
    let slashes = 0;
    while (quote - 1 - slashes > start && this.#text.charCodeAt(quote - 1 - slashes) === 0x5c) slashes++;
    return slashes % 2 === 1;
  }

  #number(): number {
    NUMBER.lastIndex = this.#at;
    const match = NUMBER.exec(this.#text);
    if (match === null) throw this.#unexpected();
    this.#at += match[0].length;
    return Number(match[0]);
  }

  #word<T>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) throw this.#unexpected();
    this.#at += word.length;
    return value;
  }

  #space(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at++;
    }
  }

  #take(code: number): boolean {
    if (this.#text.charCodeAt(this.#at) !== code) return false;
    this.#at++;
    return true;
  }

  #enter(depth: number): void {
    if (depth > this.#depth) throw new JsonFault(`nested deeper than ${this.#depth}`);
    this.#at++;
  }

  #count(): void {
    if (--this.#nodes < 0) throw new JsonFault('too many members');
  }

  #unexpected(): JsonFault {
    if (this.#at >= this.#text.length) return new JsonFault('unexpected end of input');
    return new JsonFault(`unexpected character at offset ${this.#at}`);
  }
}
