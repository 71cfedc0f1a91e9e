import type { Language } from '../language/language.ts';
import { tokenise } from '../text/tokens.ts';

/** A part of a sample utterance: a word in the form that is compared, or the hole of a slot. */
export type TemplatePart = { readonly word: string } | { readonly slot: string };

/** LEX-VAL-3: an utterance has at most 200 characters; what comes past it is not read. */
const MOST_CHARACTERS = 200;

/** The parts of a sample utterance; braces that name none of the slots are words. */
export function parseTemplate(utterance: string, slots: ReadonlySet<string>, language: Language): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  const text = utterance.slice(0, MOST_CHARACTERS);
  const addWords = (from: number, to: number): void => {
    for (const token of tokenise(text.slice(from, to), language)) parts.push({ word: token.norm });
  };
  let at = 0;
  for (let open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open + 1)) {
    const close = text.indexOf('}', open);
    const slot = close < 0 ? '' : text.slice(open + 1, close).trim();
    if (!slots.has(slot)) continue;
    addWords(at, open);
    parts.push({ slot });
    at = close + 1;
  }
  addWords(at, text.length);
  return parts;
}
