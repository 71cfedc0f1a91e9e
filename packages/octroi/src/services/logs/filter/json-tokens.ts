import { invalidPattern } from './matcher.ts';
import { unescaped } from './terms.ts';

/** A piece of a selector: `&&`, `(`, `!=`; a word such as `$.a.b`, `NOT` or `12`; a text in quotes. */
export interface Token {
  readonly kind: 'sign' | 'word' | 'quoted';
  readonly text: string;
}

const SIGNS = ['&&', '||', '!=', '<=', '>=', '=', '<', '>', '(', ')'];

/** Splits a selector of JSON fields. Throws InvalidParameterException. */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const letter = source.charAt(at);
    const sign = SIGNS.find((candidate) => source.startsWith(candidate, at));
    if (letter.trim() === '') at++;
    else if (sign !== undefined) {
      tokens.push({ kind: 'sign', text: sign });
      at += sign.length;
    } else if (letter === '"') {
      const end = closing(source, at);
      tokens.push({ kind: 'quoted', text: unescaped(source.slice(at + 1, end)) ?? '' });
      at = end + 1;
    } else {
      const end = endOfWord(source, at);
      tokens.push({ kind: 'word', text: source.slice(at, end) });
      at = end;
    }
  }
  return tokens;
}

/** Where the quotes end that begin here. */
function closing(source: string, start: number): number {
  for (let at = start + 1; at < source.length; at++) {
    if (source.charAt(at) === '\\') at++;
    else if (source.charAt(at) === '"') return at;
  }
  throw invalidPattern();
}

/** A word ends at a blank or a sign; a selector's `["..."]` belongs to it. */
function endOfWord(source: string, start: number): number {
  let at = start;
  while (at < source.length && source.charAt(at).trim() !== '' && !SIGNS.some((sign) => source.startsWith(sign, at))) {
    if (source.startsWith('["', at)) at = closing(source, at + 1);
    else if (source.charAt(at) === '"') throw invalidPattern();
    at++;
  }
  return at;
}
