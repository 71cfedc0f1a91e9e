import { Random as Numbers } from '../../packages/octroi/src/testing/random.fixture.ts';

/** Numbers that a seed repeats, bytes and texts. */
export class Random extends Numbers {
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
