/** Numbers that a seed repeats (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** 0 to below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** 0 to below `limit`. */
  int(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.int(from.length)]!;
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.int(256));
  }

  /** Text of up to `longest` characters: plain, with marks, or from all over Unicode. */
  text(longest: number): string {
    const alphabet = this.pick(ALPHABETS);
    return Array.from({ length: this.int(longest + 1) }, () => this.pick(alphabet)).join('');
  }
}

const ALPHABETS: readonly (readonly string[])[] = [
  [...'abcXYZ019'],
  [...'aZ0_+=,.@-/:*?$ '],
  [...'<>&"\'%{}[]\\;#|^~`!()'],
  ['a', '\u0000', '\u0001', '\t', '\n', '\r', '\u007f', '\u0085', '\u2028', '\ufeff', '\ufffd', '\uffff'],
  ['é', 'ß', 'İ', 'ſ', '漢', '\u{1F600}', '\u202e', '\u0301', '\ud800', '\udfff'],
];
