import { PathError } from './syntax.ts';

const SPACE = new Set([' ', '\t', '\n', '\r']);
/** What ends a name in dot notation; hyphens, `@` and other signs belong to it (GEN-69). */
const ENDS_A_NAME = new Set(['.', '[', ']', '(', ')', '=', '<', '>', '!', '~', '&', '|', ',', '{', '}', '"', "'", ...SPACE]);

/** Reads a path's text from left to right. */
export class Cursor {
  at = 0;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  peek(ahead = 0): string {
    return this.text[this.at + ahead] ?? '';
  }

  /** Steps over `wanted` if it comes next. */
  take(wanted: string): boolean {
    if (!this.text.startsWith(wanted, this.at)) return false;
    this.at += wanted.length;
    return true;
  }

  expect(wanted: string): void {
    if (!this.take(wanted)) this.fail(`\`${wanted}\` expected`);
  }

  skipSpace(): void {
    while (SPACE.has(this.peek())) this.at += 1;
  }

  fail(why: string): never {
    throw new PathError(`\`${this.text.slice(0, 200)}\` is not a JSONPath: ${why} at character ${this.at + 1}`);
  }

  bareName(): string {
    const start = this.at;
    while (!this.done && !ENDS_A_NAME.has(this.peek())) this.at += 1;
    if (this.at === start) this.fail('a name expected');
    return this.text.slice(start, this.at);
  }

  /** A text in `'` or `"`, with backslashes before what would end it. */
  quoted(): string {
    const quote = this.peek();
    let text = '';
    for (this.at += 1; this.peek() !== quote; this.at += 1) {
      if (this.done) this.fail('a quote that is not closed');
      if (this.peek() === '\\') this.at += 1;
      text += this.peek();
    }
    this.at += 1;
    return text;
  }

  integer(): number | null {
    const start = this.at;
    if (this.peek() === '-') this.at += 1;
    while (this.peek() >= '0' && this.peek() <= '9') this.at += 1;
    const digits = this.text.slice(start, this.at);
    if (digits === '') return null;
    if (digits === '-' || digits.length > 10) return this.fail('a number expected');
    return Number(digits);
  }
}
