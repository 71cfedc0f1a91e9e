import type { Json } from '../execution/types.ts';
import { compilePattern, PatternError } from '../patterns/pattern.ts';
import type { Cursor } from './cursor.ts';
import { WORD_COMPARISONS, type Comparison, type Condition, type Operand, type Path } from './syntax.ts';

const DEEPEST = 40;
const SYMBOLS: readonly Comparison[] = ['===', '!==', '==', '!=', '<=', '>=', '=~', '<', '>'];

/** Reads the steps of a path after its `@` or `$`. */
type ReadSteps = (cursor: Cursor, start: '$' | '@', depth: number) => Path;

/** The inside of `?(...)`: comparisons, existence, `&& || !` and parentheses (GEN-69). Nothing of it is ever run as code. */
export function parseCondition(cursor: Cursor, depth: number, steps: ReadSteps): Condition {
  if (depth > DEEPEST) cursor.fail('the filter is nested too deeply');
  let left = conjunction(cursor, depth, steps);
  while (cursor.take('||')) left = { kind: 'or', left, right: conjunction(cursor, depth, steps) };
  return left;
}

function conjunction(cursor: Cursor, depth: number, steps: ReadSteps): Condition {
  let left = term(cursor, depth, steps);
  while (cursor.take('&&')) left = { kind: 'and', left, right: term(cursor, depth, steps) };
  return left;
}

function term(cursor: Cursor, depth: number, steps: ReadSteps): Condition {
  if (depth > DEEPEST) cursor.fail('the filter is nested too deeply');
  cursor.skipSpace();
  if (cursor.take('!')) return { kind: 'not', of: term(cursor, depth + 1, steps) };
  if (cursor.take('(')) {
    const inside = parseCondition(cursor, depth + 1, steps);
    cursor.expect(')');
    cursor.skipSpace();
    return inside;
  }
  const left = operand(cursor, depth, steps);
  cursor.skipSpace();
  const operator = comparison(cursor);
  if (operator === null) return left.kind === 'path' ? { kind: 'exists', path: left.path } : cursor.fail('a comparison expected');
  cursor.skipSpace();
  const right = operand(cursor, depth, steps);
  if ((operator === '=~') !== (left.kind === 'pattern' || right.kind === 'pattern')) cursor.fail('`=~` compares with a pattern between slashes');
  cursor.skipSpace();
  return { kind: 'compare', operator, left, right };
}

function comparison(cursor: Cursor): Comparison | null {
  const symbol = SYMBOLS.find((candidate) => cursor.take(candidate));
  if (symbol !== undefined) return symbol;
  const ahead = /^[A-Za-z]+/.exec(cursor.text.slice(cursor.at, cursor.at + 20))?.[0].toLowerCase();
  const word = WORD_COMPARISONS.find((candidate) => candidate === ahead);
  if (word !== undefined) cursor.at += word.length;
  return word ?? null;
}

function operand(cursor: Cursor, depth: number, steps: ReadSteps): Operand {
  const next = cursor.peek();
  if (next === '@' || next === '$') {
    cursor.at += 1;
    return { kind: 'path', path: steps(cursor, next, depth + 1) };
  }
  if (next === '/') return pattern(cursor);
  return { kind: 'value', value: literal(cursor, depth) };
}

function pattern(cursor: Cursor): Operand {
  cursor.expect('/');
  let source = '';
  while (cursor.peek() !== '/') {
    if (cursor.done) cursor.fail('a pattern that is not closed');
    if (cursor.peek() === '\\') source += cursor.text[cursor.at++];
    source += cursor.peek();
    cursor.at += 1;
  }
  cursor.expect('/');
  const ignoreCase = cursor.take('i');
  try {
    return { kind: 'pattern', source, ignoreCase, checked: compilePattern(source, 0, ignoreCase) };
  } catch (error) {
    if (error instanceof PatternError) return cursor.fail(error.message);
    throw error;
  }
}

function literal(cursor: Cursor, depth: number): Json {
  if (depth > DEEPEST) cursor.fail('a value is nested too deeply');
  cursor.skipSpace();
  if (cursor.peek() === "'" || cursor.peek() === '"') return cursor.quoted();
  if (cursor.take('[')) {
    const items: Json[] = [];
    for (cursor.skipSpace(); !cursor.take(']'); cursor.skipSpace()) {
      if (items.length > 0) cursor.expect(',');
      items.push(literal(cursor, depth + 1));
    }
    return items;
  }
  const word = /^(true|false|null|-?\d{1,30}(\.\d{1,30})?([eE][+-]?\d{1,3})?)(?![\w.])/.exec(cursor.text.slice(cursor.at, cursor.at + 80))?.[0];
  if (word === undefined) return cursor.fail('a value or a path expected');
  cursor.at += word.length;
  return JSON.parse(word.replace(/^(-?)0+(?=\d)/, '$1')) as Json;
}
