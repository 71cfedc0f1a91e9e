import { tokensOf, type Token } from './json-tokens.ts';
import { invalidPattern, type Matcher } from './matcher.ts';
import { readSelector } from './selector.ts';
import { wildcard } from './wildcard.ts';

type Condition = (document: unknown) => boolean;

/** Parentheses within each other. */
const MAX_DEPTH = 32;
const COMPARISONS: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '<': (left, right) => left < right,
  '>': (left, right) => left > right,
  '<=': (left, right) => left <= right,
  '>=': (left, right) => left >= right,
};

/**
 * Reads what stands between the braces of `{ ($.status >= 500 || $.error IS TRUE) && $.path = "/v1/*" }`; a message that is no JSON does
 * not match. `&&` binds stronger than `||`. Throws InvalidParameterException.
 */
export function readJsonPattern(source: string): Matcher {
  const condition = new Parser(tokensOf(source)).whole();
  return (message) => {
    const document = parsed(message);
    return document !== undefined && condition(document);
  };
}

function parsed(message: string): unknown {
  const text = message.trimStart();
  if (!text.startsWith('{') && !text.startsWith('[')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Condition {
    const condition = this.#either(0);
    if (this.#at !== this.#tokens.length) throw invalidPattern();
    return condition;
  }

  #either(depth: number): Condition {
    const conditions = [this.#both(depth)];
    while (this.#takesSign('||')) conditions.push(this.#both(depth));
    return (document) => conditions.some((condition) => condition(document));
  }

  #both(depth: number): Condition {
    const conditions = [this.#single(depth)];
    while (this.#takesSign('&&')) conditions.push(this.#single(depth));
    return (document) => conditions.every((condition) => condition(document));
  }

  #single(depth: number): Condition {
    if (!this.#takesSign('(')) return this.#comparison();
    if (depth >= MAX_DEPTH) throw invalidPattern();
    const condition = this.#either(depth + 1);
    if (!this.#takesSign(')')) throw invalidPattern();
    return condition;
  }

  #comparison(): Condition {
    const select = readSelector(this.#take('word').text);
    const next = this.#next();
    if (next.kind === 'word') return this.#state(next.text, select);
    const { kind, text } = this.#next();
    if (next.kind !== 'sign' || kind === 'sign' || (kind === 'word' && text.startsWith('%'))) throw invalidPattern();
    const compare = COMPARISONS[next.text];
    const number = kind === 'word' ? numberOf(text) : null;
    if (compare !== undefined) {
      if (number === null) throw invalidPattern();
      return (document) => select(document).some((value) => typeof value === 'number' && compare(value, number));
    }
    if (next.text !== '=' && next.text !== '!=') throw invalidPattern();
    const fits = wildcard(text);
    const equal = (value: unknown): boolean => (number !== null && typeof value === 'number' ? value === number : isScalar(value) && fits(String(value)));
    return next.text === '=' ? (document) => select(document).some(equal) : (document) => select(document).some((value) => !equal(value));
  }

  /** `IS TRUE`, `IS FALSE`, `IS NULL`, `EXISTS`, `NOT EXISTS`. */
  #state(word: string, select: (document: unknown) => readonly unknown[]): Condition {
    if (word === 'EXISTS') return (document) => select(document).length > 0;
    const { text } = this.#take('word');
    if (word === 'NOT' && text === 'EXISTS') return (document) => select(document).length === 0;
    const wanted = text === 'TRUE' ? true : text === 'FALSE' ? false : text === 'NULL' ? null : undefined;
    if (word !== 'IS' || wanted === undefined) throw invalidPattern();
    return (document) => select(document).some((value) => value === wanted);
  }

  #takesSign(text: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'sign' || token.text !== text) return false;
    this.#at++;
    return true;
  }

  #next(): Token {
    const token = this.#tokens[this.#at++];
    if (token === undefined) throw invalidPattern();
    return token;
  }

  #take(kind: Token['kind']): Token {
    const token = this.#next();
    if (token.kind !== kind) throw invalidPattern();
    return token;
  }
}

function numberOf(text: string): number | null {
  return /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : null;
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
