import type { Language } from '../language/language.ts';
import type { Heard } from '../types.ts';
import { type Token, tokenise } from './tokens.ts';

/** A text that was heard, with its words and where in the calendar it was said. */
export interface Said {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly language: Language;
  readonly locale: string;
  readonly now: number;
  readonly timeZone: string;
  /** What readers found in this text, so that slots of one type search once. */
  readonly found: Map<object, unknown>;
}

/** LEX-RT-6; the runtime refuses more, and what comes past it is cut. */
const MOST_CHARACTERS = 1024;

export function hear(heard: Heard, language: Language, locale: string): Said {
  const text = heard.text.slice(0, MOST_CHARACTERS);
  return { text, tokens: tokenise(text, language), language, locale, now: heard.now, timeZone: heard.timeZone, found: new Map() };
}

/** The text of the words `from` up to `to`, as it was typed. */
export function typed(said: Said, from: number, to: number): string {
  const first = said.tokens[from];
  const last = said.tokens[to - 1];
  return first === undefined || last === undefined ? '' : said.text.slice(first.start, last.end);
}

/** The words that a span of characters touches, as `[from, to)`. */
export function wordsBetween(said: Said, start: number, end: number): [number, number] {
  let from = 0;
  while (from < said.tokens.length && (said.tokens[from] as Token).end <= start) from++;
  let to = from;
  while (to < said.tokens.length && (said.tokens[to] as Token).start < end) to++;
  return [from, to];
}

/** What `find` finds in a text for an owner, found once. */
export function once<T>(said: Said, owner: object, find: () => T): T {
  if (!said.found.has(owner)) said.found.set(owner, find());
  return said.found.get(owner) as T;
}
