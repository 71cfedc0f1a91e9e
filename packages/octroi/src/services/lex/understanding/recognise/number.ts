import type { Said } from '../text/said.ts';
import { once } from '../text/said.ts';
import { type Adding, type NumberWord, splitNumberWord } from './number-words.ts';

/** A number that a text says, and where. */
export interface SaidNumber {
  readonly from: number;
  readonly to: number;
  /** Decimal digits, with `-` and `.` where they belong; exact, however long. */
  readonly digits: string;
  readonly value: number;
  /** It was typed in figures. */
  readonly figures: boolean;
}

const OWNER = { reads: 'numbers' };

/** All numbers of a text, from left to right, none in another. */
export function numbersIn(said: Said): readonly SaidNumber[] {
  return once(said, OWNER, () => {
    const found: SaidNumber[] = [];
    for (let at = 0; at < said.tokens.length; ) {
      const number = readNumber(said, at);
      if (number !== null) found.push(number);
      at = number === null ? at + 1 : number.to;
    }
    return found;
  });
}

/** The number that begins at a word, or none. */
export function numberAt(said: Said, at: number): SaidNumber | null {
  return numbersIn(said).find((number) => number.from === at) ?? null;
}

function readNumber(said: Said, from: number): SaidNumber | null {
  const spelt = isMinus(said, from);
  const start = spelt ? from + 1 : from;
  const negative = spelt || hasDash(said, from);
  const read = readFigures(said, start) ?? readWords(said, start);
  if (read === null) return null;
  return { ...read, from, digits: negative ? '-' + read.digits : read.digits, value: negative ? -read.value : read.value };
}

/** `-5` at the beginning of a word; in `2-5` the dash is none of its sign. */
function hasDash(said: Said, at: number): boolean {
  const start = said.tokens[at]?.start ?? 0;
  return said.text[start - 1] === '-' && (start === 1 || said.text[start - 2] === ' ');
}

function isMinus(said: Said, at: number): boolean {
  const token = said.tokens[at];
  if (token === undefined) return false;
  if (token.norm === '−') return true;
  const words = splitNumberWord(token.norm, said.language);
  return words?.length === 1 && words[0]?.kind === 'minus';
}

type Read = Omit<SaidNumber, 'from'>;

/** `1,234.5`, in the local way of writing it; `5 million`. */
function readFigures(said: Said, at: number): Read | null {
  const token = said.tokens[at];
  if (token === undefined || !/^\d/.test(token.norm) || token.norm.includes(':')) return null;
  const digits = plainDigits(token.norm, said.language === 'en' || said.language === 'ja' || said.language === 'ko');
  if (digits === null) return null;
  const next = said.tokens[at + 1];
  const scale = next === undefined ? undefined : splitNumberWord(next.norm, said.language);
  if (scale?.length === 1 && (scale[0]?.kind === 'scale' || scale[0]?.kind === 'hundred')) {
    return { ...exact(times(digits, scale[0].value)), to: at + 2, figures: true };
  }
  return { ...exact(digits), to: at + 1, figures: true };
}

/** The value without the marks between thousands, `.` before decimals. Null if it is no number, as `1.2.3` or `10.12.2020`. */
function plainDigits(figures: string, pointIsDecimal: boolean): string | null {
  const decimal = pointIsDecimal ? '.' : ',';
  const group = pointIsDecimal ? ',' : '.';
  const [whole, fraction, ...rest] = figures.split(decimal);
  if (whole === undefined || rest.length > 0) return null;
  const groups = whole.split(group);
  if (groups.length > 1 && !groups.every((digits, at) => (at === 0 ? digits.length <= 3 && digits.length > 0 : digits.length === 3))) {
    // A point that cannot part thousands is a decimal point in any country.
    return groups.length === 2 && fraction === undefined ? groups.join('.') : null;
  }
  if (fraction !== undefined && fraction.includes(group)) return null;
  return groups.join('') + (fraction === undefined ? '' : '.' + fraction);
}

function times(digits: string, scale: number): string {
  const zeros = String(scale).length - 1;
  const [whole, fraction = ''] = digits.split('.');
  const moved = fraction.padEnd(zeros, '0');
  const rest = moved.slice(zeros).replace(/0+$/, '');
  return (whole + moved.slice(0, zeros)).replace(/^0+(?=\d)/, '') + (rest === '' ? '' : '.' + rest);
}

function exact(digits: string): { digits: string; value: number } {
  const trimmed = digits.replace(/^0+(?=\d)/, '');
  return { digits: trimmed, value: Number(trimmed) };
}

/** `one hundred twenty three point four five`, `point forty two`, `a hundred`. */
function readWords(said: Said, start: number): Read | null {
  const summed = sumWords(said, start);
  const at = summed === null ? start : summed.to;
  const point = wordsAt(said, at);
  const fraction = point?.length === 1 && point[0]?.kind === 'point' ? decimals(said, at + 1) : null;
  if (fraction !== null) return { ...exact(`${summed?.value ?? 0}.${fraction.digits}`), to: fraction.to, figures: false };
  return summed === null ? null : { ...exact(String(summed.value)), to: summed.to, figures: false };
}

function wordsAt(said: Said, at: number): readonly NumberWord[] | null {
  const token = said.tokens[at];
  return token === undefined ? null : splitNumberWord(token.norm, said.language);
}

/** The digits after a point, said one by one or as a number: `four five`, `forty two`. */
function decimals(said: Said, start: number): { digits: string; to: number } | null {
  let digits = '';
  let at = start;
  for (; ; at++) {
    const word = wordsAt(said, at)?.[0];
    const figures = said.tokens[at]?.norm;
    if (word !== undefined && (word.kind === 'unit' || word.kind === 'teen')) digits += word.value;
    else if (word?.kind === 'ten') {
      const unit = wordsAt(said, at + 1)?.[0];
      const joined = unit?.kind === 'unit' && unit.value > 0;
      digits += word.value + (joined ? unit.value : 0);
      if (joined) at++;
    } else if (figures !== undefined && /^\d+$/.test(figures) && digits === '') digits += figures;
    else break;
  }
  return digits === '' ? null : { digits, to: at };
}

/** Sums number words as long as each may follow the one before; `one two` are two numbers. */
function sumWords(said: Said, start: number): { value: number; to: number } | null {
  if (said.language === 'ja' || said.language === 'ko') return sumCharacters(said, start);
  let total = 0;
  let current = 0;
  /** What may still be added: below this. */
  let room = Infinity;
  let any = false;
  let end = start;
  const indefinite = said.language === 'en' && said.tokens[start]?.norm === 'a';
  for (let at = indefinite ? start + 1 : start; at < said.tokens.length; at++) {
    const words = wordsAt(said, at);
    if (words === null) break;
    let stopped = false;
    for (const [index, word] of words.entries()) {
      if (word.kind === 'and') {
        const inside = index > 0 || (any && joins(said, room, current));
        if (!inside) stopped = true;
      } else if (word.kind === 'hundred') {
        if (any && (current >= 100 || current === 0)) stopped = true;
        else current = Math.max(1, current) * 100;
        room = 100;
      } else if (word.kind === 'scale') {
        if (any && current === 0) stopped = true;
        else total += Math.max(1, current) * word.value;
        current = 0;
        room = word.value;
      } else if (word.kind === 'point' || word.kind === 'minus') {
        stopped = true;
      } else if (said.language === 'fr' && word.kind === 'ten' && word.value === 20 && current % 100 === 4 && any) {
        current += 76;
        room = 20;
      } else if (isGermanTen(said, word, current, words, index)) {
        current += word.value;
        room = 1;
      } else if (word.value < room && fits(said, word, current, any)) {
        current += word.value;
        room = roomAfter(said, word, current);
      } else stopped = true;
      if (stopped) break;
      any ||= word.kind !== 'and';
    }
    if (stopped) break;
    if (words.at(-1)?.kind !== 'and') end = at + 1;
    if (indefinite && at === start + 1 && words[0]?.kind !== 'hundred' && words[0]?.kind !== 'scale') return null;
  }
  return any && end > start ? { value: total + current, to: end } : null;
}

/** `and` joins after a hundred or more in English, between ten and unit elsewhere. */
function joins(said: Said, room: number, current: number): boolean {
  return said.language === 'en' ? room >= 100 : current > 0 || room >= 100;
}

/** `drei und zwanzig`: the unit comes first. */
function isGermanTen(said: Said, word: Adding, current: number, words: readonly NumberWord[], index: number): boolean {
  return said.language === 'de' && word.kind === 'ten' && words[index - 1]?.kind === 'and' && current % 10 > 0;
}

function fits(said: Said, word: Adding, current: number, any: boolean): boolean {
  if (word.kind === 'hundreds') return current === 0;
  return !any || current % 100 === 0 || (word.value < 10 && current % 10 === 0 && current % 100 >= 20) || (said.language === 'fr' && [60, 80].includes(current % 100) && word.kind === 'teen') || (said.language === 'fr' && [70, 90].includes(current % 100) && word.value >= 7 && word.kind === 'unit');
}

function roomAfter(said: Said, word: Adding, current: number): number {
  if (word.kind === 'hundreds') return 100;
  if (word.kind === 'ten') return said.language === 'fr' && [60, 80].includes(current % 100) ? 20 : 10;
  if (said.language === 'fr' && word.value === 10 && current % 100 >= 70) return 10;
  return word.value === 0 ? 0 : 1;
}

const MULTIPLIERS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 億: 100_000_000, 십: 10, 백: 100, 천: 1000, 만: 10_000 };

/** 三百二十一, 이십: a character a word. Two digits in a row, as in 二〇二〇, are read as written. */
function sumCharacters(said: Said, start: number): { value: number; to: number } | null {
  let total = 0;
  let part = 0;
  let digits = '';
  let at = start;
  for (; at < said.tokens.length && at - start < 20; at++) {
    const norm = (said.tokens[at] as { norm: string }).norm;
    const multiplier = MULTIPLIERS[norm];
    const word = wordsAt(said, at)?.[0];
    if (multiplier !== undefined && multiplier >= 10_000) {
      total += Math.max(1, part + Number(digits)) * multiplier;
      part = 0;
      digits = '';
    } else if (multiplier !== undefined) {
      part += (digits === '' ? 1 : Number(digits)) * multiplier;
      digits = '';
    } else if (word?.kind === 'unit') digits += word.value;
    else break;
  }
  return at === start ? null : { value: total + part + Number(digits), to: at };
}
