import type { Scanner } from './scanner.ts';
import type { Access, Block, Expression, Operator, Reference } from './syntax.ts';

/** Where the reader is. `template` reads what stands in a string of double quotes. */
export interface Reading {
  readonly scanner: Scanner;
  readonly depth: number;
  readonly deepest: number;
  readonly template: (text: string, depth: number) => Block;
}

/** Operators from the loosest to the tightest, with Velocity's words for them. */
const LEVELS: readonly (readonly (readonly [string, Operator])[])[] = [
  [['||', '||'], ['or', '||']],
  [['&&', '&&'], ['and', '&&']],
  [['==', '=='], ['!=', '!='], ['eq', '=='], ['ne', '!=']],
  [['<=', '<='], ['>=', '>='], ['<', '<'], ['>', '>'], ['le', '<='], ['ge', '>='], ['lt', '<'], ['gt', '>']],
  [['+', '+'], ['-', '-']],
  [['*', '*'], ['/', '/'], ['%', '%']],
];
const MOST_PARTS = 200;

export function readExpression(reading: Reading): Expression {
  return readLevel(deeper(reading), 0);
}

/** What `#foreach` goes over. */
export function readList(reading: Reading): Expression {
  return readPrimary(deeper(reading));
}

function deeper(reading: Reading): Reading {
  if (reading.depth >= reading.deepest) reading.scanner.fail('an expression is nested too deeply');
  return { ...reading, depth: reading.depth + 1 };
}

function readLevel(reading: Reading, level: number): Expression {
  const operators = LEVELS[level];
  if (operators === undefined) return readUnary(reading);
  let left = readLevel(reading, level + 1);
  for (let count = 0; ; count += 1) {
    if (count > MOST_PARTS) reading.scanner.fail('an expression is too long');
    reading.scanner.skipSpace();
    const found = operators.find(([sign]) => takeOperator(reading.scanner, sign));
    if (found === undefined) return left;
    left = { kind: 'binary', operator: found[1], left, right: readLevel(reading, level + 1) };
  }
}

function takeOperator(scanner: Scanner, sign: string): boolean {
  const word = /^[a-z]/.test(sign);
  if (word && /[A-Za-z0-9_]/.test(scanner.peek(sign.length))) return false;
  return scanner.take(sign);
}

function readUnary(reading: Reading): Expression {
  const { scanner } = reading;
  scanner.skipSpace();
  if ((scanner.peek() === '!' && scanner.peek(1) !== '=') || (scanner.text.startsWith('not', scanner.at) && !/[A-Za-z0-9_]/.test(scanner.peek(3)))) {
    scanner.at += scanner.peek() === '!' ? 1 : 3;
    return { kind: 'not', of: readUnary(deeper(reading)) };
  }
  if (scanner.peek() === '-' && !/[0-9]/.test(scanner.peek(1))) {
    scanner.at += 1;
    return { kind: 'minus', of: readUnary(deeper(reading)) };
  }
  return readPrimary(reading);
}

function readPrimary(reading: Reading): Expression {
  const { scanner } = reading;
  scanner.skipSpace();
  const sign = scanner.peek();
  if (sign === '$') {
    const reference = readReference(reading);
    return reference === null ? scanner.fail('a reference expected') : { kind: 'reference', reference };
  }
  if (sign === '"' || sign === "'") return readString(reading, sign);
  if (scanner.take('(')) {
    const inside = readExpression(reading);
    scanner.skipSpace();
    scanner.expect(')', 'after the expression');
    return inside;
  }
  if (scanner.take('[')) return readItems(reading);
  if (scanner.take('{')) return readMap(reading);
  const number = /^-?\d{1,18}(\.\d{1,18})?([eE][+-]?\d{1,3})?/.exec(scanner.text.slice(scanner.at, scanner.at + 60));
  if (number !== null) {
    // `[1..3]` is a range and no number with a dot.
    scanner.at += number[0].length;
    return { kind: 'literal', value: Number(number[0]) };
  }
  const word = scanner.name();
  if (word === 'true' || word === 'false') return { kind: 'literal', value: word === 'true' };
  if (word === 'null') return { kind: 'literal', value: null };
  return scanner.fail('an expression expected');
}

function readString(reading: Reading, quote: string): Expression {
  const { scanner } = reading;
  let text = '';
  scanner.at += 1;
  for (;;) {
    if (scanner.done) return scanner.fail('a string that is not closed');
    const sign = scanner.peek();
    if (sign === quote && scanner.peek(1) !== quote) break;
    // A doubled quote, or one behind a backslash, is part of the text.
    const escaped = sign === quote || (sign === '\\' && scanner.peek(1) === quote);
    text += escaped ? quote : sign;
    scanner.at += escaped ? 2 : 1;
  }
  scanner.at += 1;
  if (quote === "'" || !/[$#]/.test(text)) return { kind: 'literal', value: text };
  return { kind: 'interpolated', body: reading.template(text, deeper(reading).depth) };
}

function readItems(reading: Reading): Expression {
  const { scanner } = reading;
  const items = readUntil(reading, ']', () => {
    const item = readExpression(reading);
    scanner.skipSpace();
    if (!scanner.take('..')) return item;
    return { kind: 'range', from: item, to: readExpression(reading) } satisfies Expression;
  });
  if (!items.some((item) => item.kind === 'range')) return { kind: 'list', items };
  return items.length === 1 ? items[0]! : scanner.fail('a range stands alone in its brackets');
}

function readMap(reading: Reading): Expression {
  const { scanner } = reading;
  const entries = readUntil(reading, '}', () => {
    const key = readExpression(reading);
    scanner.skipSpace();
    scanner.expect(':', 'in a map');
    return [key, readExpression(reading)] as const;
  });
  return { kind: 'map', entries };
}

function readUntil<T>(reading: Reading, end: string, one: () => T): readonly T[] {
  const { scanner } = reading;
  const all: T[] = [];
  for (scanner.skipSpace(); !scanner.take(end); scanner.skipSpace()) {
    if (all.length > 0) scanner.expect(',', `or \`${end}\``);
    all.push(one());
  }
  return all;
}

/** `$x`, `${x}`, `$!x`, `$!{x}` with their paths; null, and nothing read, if the `$` is text. */
export function readReference(reading: Reading): Reference | null {
  const { scanner } = reading;
  const start = scanner.at;
  scanner.at += 1;
  const quiet = scanner.take('!');
  const braces = scanner.take('{');
  if (!scanner.startsName()) {
    scanner.at = start;
    return null;
  }
  const name = scanner.name();
  const path: Access[] = [];
  for (;;) {
    if (path.length > MOST_PARTS) scanner.fail('a reference is too long');
    const access = readAccess(reading);
    if (access === null) break;
    path.push(access);
  }
  if (braces) scanner.expect('}', 'to end the reference');
  return { name, path, quiet, source: scanner.text.slice(start, scanner.at) };
}

function readAccess(reading: Reading): Access | null {
  const { scanner } = reading;
  if (scanner.peek() === '[') {
    if (!/^\[\s{0,20}["'$\d-]/.test(scanner.text.slice(scanner.at, scanner.at + 22))) return null;
    scanner.at += 1;
    const index = readExpression(reading);
    scanner.skipSpace();
    scanner.expect(']', 'after the index');
    return { kind: 'index', index };
  }
  if (scanner.peek() !== '.' || !scanner.startsName(1)) return null;
  scanner.at += 1;
  const name = scanner.name();
  if (!scanner.take('(')) return { kind: 'property', name };
  return { kind: 'method', name, arguments: readUntil(reading, ')', () => readExpression(reading)) };
}
