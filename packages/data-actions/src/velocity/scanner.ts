import { TemplateError } from './syntax.ts';

const isLetter = (sign: string): boolean => /^[A-Za-z_]$/.test(sign);
const isNamePart = (sign: string): boolean => /^[A-Za-z0-9_-]$/.test(sign);

/** Reads a template's text from left to right. */
export class Scanner {
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

  take(wanted: string): boolean {
    if (!this.text.startsWith(wanted, this.at)) return false;
    this.at += wanted.length;
    return true;
  }

  expect(wanted: string, where: string): void {
    if (!this.take(wanted)) this.fail(`\`${wanted}\` expected ${where}`);
  }

  skipSpace(): void {
    while (!this.done && ' \t\r\n'.includes(this.peek())) this.at += 1;
  }

  /** The rest of a directive's line, if nothing but blanks is there, belongs to the directive. */
  skipLineEnd(): void {
    const found = /^[ \t]*(\r\n|\n|\r)/.exec(this.text.slice(this.at, this.at + 1000));
    if (found !== null) this.at += found[0].length;
  }

  startsName(ahead = 0): boolean {
    return isLetter(this.peek(ahead));
  }

  name(): string {
    const start = this.at;
    if (this.startsName()) for (this.at += 1; isNamePart(this.peek()); this.at += 1);
    return this.text.slice(start, this.at);
  }

  fail(why: string): never {
    const before = this.text.slice(0, this.at);
    const line = before.split('\n').length;
    throw new TemplateError(`the template cannot be read: ${why} at line ${line}, column ${this.at - before.lastIndexOf('\n')}`);
  }
}
