import { invalidParameter } from '../shared/errors.ts';
import type { Matcher } from './matcher.ts';

/** Terms without quotes are of letters, digits and underscores. */
const PLAIN = /^[\p{L}\p{N}_]+$/u;

/**
 * Terms between blanks, which must all occur, in the same case; `"a phrase"`; `?term`, of which one must occur; `-term`, which must not.
 * Beside other terms AWS passes over those with `?`. Throws InvalidParameterException.
 */
export function readTerms(pattern: string): Matcher {
  const all: string[] = [];
  const any: string[] = [];
  const none: string[] = [];
  for (const word of wordsOf(pattern)) {
    const sign = word[0] === '?' || word[0] === '-' ? word[0] : '';
    const into = sign === '?' ? any : sign === '-' ? none : all;
    into.push(termOf(word.slice(sign.length), word));
  }
  const optional = all.length === 0 && none.length === 0;
  return (message) =>
    all.every((term) => message.includes(term)) && !none.some((term) => message.includes(term)) && (!optional || any.some((term) => message.includes(term)));
}

/** Splits at blanks outside quotes. */
function wordsOf(pattern: string): string[] {
  const words: string[] = [];
  let word = '';
  let quoted = false;
  for (let at = 0; at < pattern.length; at++) {
    const letter = pattern.charAt(at);
    if (quoted && letter === '\\' && at + 1 < pattern.length) word += letter + pattern.charAt(++at);
    else if (!quoted && letter.trim() === '') {
      if (word !== '') words.push(word);
      word = '';
    } else {
      if (letter === '"') quoted = !quoted;
      word += letter;
    }
  }
  if (word !== '') words.push(word);
  return words;
}

function termOf(text: string, word: string): string {
  if (PLAIN.test(text)) return text;
  const inner = text.length > 2 && text.startsWith('"') && text.endsWith('"') ? unescaped(text.slice(1, -1)) : null;
  if (inner === null || inner === '') throw invalidParameter(`Invalid filter pattern: Invalid character(s) in term '${word}'`);
  return inner;
}

/** The text between quotes; null if a quote stands in it without a backslash. */
export function unescaped(text: string): string | null {
  let plain = '';
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if (letter === '"') return null;
    if (letter === '\\' && at + 1 < text.length) plain += text.charAt(++at);
    else plain += letter;
  }
  return plain;
}
