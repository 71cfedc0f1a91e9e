import type { Language } from '../language/language.ts';
import { expand } from './contractions.ts';

/** A word of a text in the form that is compared, and where it stands. The words of a short form (`I'd`) stand all where it stands. */
export interface Token {
  readonly norm: string;
  /** In UTF-16 units of the text. */
  readonly start: number;
  readonly end: number;
}

// Scripts without spaces fall into characters (LEX-ML-7); figures and letters are apart (`6pm`); `p.m.` is one word; symbols
// (emoji, currencies) are words, punctuation is none.
const PIECES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]|\p{Script=Hangul}|\p{Nd}+(?:[.,:]\p{Nd}+)*|(?:\p{L}\.){2,}|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\p{S}|\p{No}|\p{Nl}/gu;

const COMBINING = /[\u0300-\u036f]/g;

/** A word as it is compared: without width, case and accents. */
export function normalise(word: string): string {
  const plain = word.normalize('NFKC').toLowerCase();
  // Only accents of alphabets go: the marks of kana and the letters of Hangul would fall apart.
  return !/[^ -~]/.test(plain) ? plain : plain.normalize('NFD').replace(COMBINING, '').normalize('NFC').replaceAll('ß', 'ss');
}

/** The words of a text. Linear; at most one word for each character, but for short forms. */
export function tokenise(text: string, language: Language): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(PIECES)) {
    const start = match.index;
    const piece = match[0];
    const plain = normalise(piece).replaceAll('’', "'");
    const full = expand(plain, language);
    if (full !== undefined) {
      for (const norm of full) tokens.push({ norm, start, end: start + piece.length });
    } else if (plain.includes("'")) {
      let at = start;
      for (const part of piece.split(/['’]/)) {
        tokens.push({ norm: normalise(part), start: at, end: at + part.length });
        at += part.length + 1;
      }
    } else {
      tokens.push({ norm: plain.endsWith('.') ? plain.replaceAll('.', '') : plain, start, end: start + piece.length });
    }
  }
  return tokens;
}
