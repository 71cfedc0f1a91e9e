import { once, type Said, typed, wordsBetween } from '../text/said.ts';
import type { FoundValue } from '../values/value.ts';
import { numberAt, numbersIn } from './number.ts';
import { splitNumberWord } from './number-words.ts';

const PHONES = { reads: 'telephone numbers' };
const MAILS = { reads: 'e-mail addresses' };
const FOURS = { reads: 'numbers of four digits' };
const PERCENTAGES = { reads: 'percentages' };
const ADDRESSES = { reads: 'postal addresses' };

function found(from: number, to: number, value: string, sure: number): FoundValue {
  return { from, to, value, resolutions: [value], sure };
}

/** Numbers in figures or words as digits (AMAZON.NUMBER). */
export function plainNumbersIn(said: Said): readonly FoundValue[] {
  return numbersIn(said).map((number) => found(number.from, number.to, number.digits, number.figures ? 0.9 : number.digits === '1' ? 0.5 : 0.8));
}

const MOST_DIGITS = 15;
const FEWEST_DIGITS = 7;

/** Digits without punctuation, a leading + kept (AMAZON.PhoneNumber): `+1 (509) 555-1212`, or digit by digit in words. */
export function phoneNumbersIn(said: Said): readonly FoundValue[] {
  return once(said, PHONES, () => {
    const numbers: FoundValue[] = [];
    for (const match of said.text.matchAll(/\+?\(?\d(?:[ ()./-]{0,2}\d){0,19}/g)) {
      const digits = match[0].replace(/[^+\d]/g, '');
      const count = digits.replace('+', '').length;
      if (count < FEWEST_DIGITS || count > MOST_DIGITS || /^\d{4}-\d\d-\d\d$/.test(match[0])) continue;
      const [from, to] = wordsBetween(said, match.index, match.index + match[0].length);
      if (said.tokens[from] !== undefined) numbers.push(found(from, to, digits, count >= 10 || digits.startsWith('+') ? 1 : 0.8));
    }
    for (let from = 0; from < said.tokens.length; ) {
      const spoken = spokenDigits(said, from);
      if (spoken !== null && spoken.words && spoken.digits.length >= FEWEST_DIGITS && spoken.digits.length <= MOST_DIGITS) numbers.push(found(from, spoken.to, spoken.digits, 0.9));
      from = spoken === null ? from + 1 : spoken.to;
    }
    return numbers.sort((left, right) => left.from - right.from);
  });
}

/** Digits said one by one, or in figures, in a row. */
function spokenDigits(said: Said, from: number): { to: number; digits: string; words: boolean } | null {
  let digits = '';
  let words = false;
  let at = from;
  for (; at < said.tokens.length; at++) {
    const norm = (said.tokens[at] as { norm: string }).norm;
    const word = splitNumberWord(norm, said.language);
    if (/^\d+$/.test(norm)) digits += norm;
    else if (word?.length === 1 && word[0]?.kind === 'unit') digits += word[0].value;
    else if (said.language === 'en' && (norm === 'oh' || norm === 'o') && digits !== '') digits += '0';
    else break;
    words ||= !/^\d/.test(norm);
  }
  return at === from ? null : { to: at, digits, words };
}

/** Addresses in letters, or spoken with `at` and `dot` (AMAZON.EmailAddress). */
export function emailAddressesIn(said: Said): readonly FoundValue[] {
  return once(said, MAILS, () => {
    const addresses: FoundValue[] = [];
    for (const match of said.text.matchAll(/[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}/g)) {
      const [from, to] = wordsBetween(said, match.index, match.index + match[0].length);
      addresses.push(found(from, to, match[0], 1));
    }
    if (addresses.length === 0) addresses.push(...spokenAddresses(said));
    return addresses;
  });
}

const SPOKEN_MARKS: ReadonlyMap<string, string> = new Map([['dot', '.'], ['point', '.'], ['underscore', '_'], ['dash', '-'], ['hyphen', '-'], ['minus', '-'], ['plus', '+'], ['punkt', '.'], ['punto', '.']]);

function spokenAddresses(said: Said): FoundValue[] {
  const addresses: FoundValue[] = [];
  for (let at = 1; at < said.tokens.length - 2; at++) {
    if (!/^(?:at|@|arobase|arroba|chiocciola)$/.test(said.tokens[at]?.norm ?? '')) continue;
    let domain = said.tokens[at + 1]?.norm ?? '';
    let to = at + 2;
    while (said.tokens[to + 1] !== undefined && SPOKEN_MARKS.get(said.tokens[to]?.norm ?? '') === '.') {
      domain += '.' + (said.tokens[to + 1] as { norm: string }).norm;
      to += 2;
    }
    if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(domain)) continue;
    let from = at - 1;
    let user = said.tokens[from]?.norm ?? '';
    while (from >= 2 && SPOKEN_MARKS.has(said.tokens[from - 1]?.norm ?? '')) {
      user = (said.tokens[from - 2]?.norm ?? '') + SPOKEN_MARKS.get(said.tokens[from - 1]?.norm ?? '') + user;
      from -= 2;
    }
    addresses.push(found(from, to, `${user}@${domain}`, 0.9));
  }
  return addresses;
}

/** Four digits, years in words among them: `nineteen eighty four` (AMAZON.FOUR_DIGIT_NUMBER). */
export function fourDigitNumbersIn(said: Said): readonly FoundValue[] {
  return once(said, FOURS, () => {
    const numbers: FoundValue[] = [];
    for (let from = 0; from < said.tokens.length; ) {
      const read = pair(said, from) ?? whole(said, from) ?? spoken(said, from);
      if (read !== null) numbers.push(found(from, read.to, read.digits, 0.9));
      from = read === null ? from + 1 : read.to;
    }
    return numbers;
  });
}

interface Digits {
  readonly to: number;
  readonly digits: string;
}

function whole(said: Said, from: number): Digits | null {
  const figures = said.tokens[from]?.norm ?? '';
  if (/^\d{4}$/.test(figures)) return { to: from + 1, digits: figures };
  const number = numberAt(said, from);
  return number !== null && /^\d{4}$/.test(number.digits) ? number : null;
}

function spoken(said: Said, from: number): Digits | null {
  const digits = spokenDigits(said, from);
  return digits !== null && digits.digits.length === 4 && digits.words ? digits : null;
}

/** `nineteen eighty four`, `twenty oh five`, `nineteen hundred` are read by pairs. */
function pair(said: Said, from: number): Digits | null {
  const first = numberAt(said, from);
  if (first === null || first.figures || !/^[1-9]\d$/.test(first.digits)) return null;
  const zero = said.language === 'en' && /^(?:oh|o)$/.test(said.tokens[first.to]?.norm ?? '');
  const second = numberAt(said, zero ? first.to + 1 : first.to);
  if (second === null || second.figures) return null;
  if (zero ? /^[1-9]$/.test(second.digits) : /^[1-9]\d$/.test(second.digits)) return { to: second.to, digits: first.digits + second.digits.padStart(2, '0') };
  return null;
}

const PERCENT: ReadonlySet<string> = new Set(['percent', 'prozent', 'pct', 'パーセント', '퍼센트']);

/** `twenty five percent` is `25%` (AMAZON.Percentage). */
export function percentagesIn(said: Said): readonly FoundValue[] {
  return once(said, PERCENTAGES, () =>
    numbersIn(said).flatMap((number) => {
      const next = said.tokens[number.to];
      const words = said.tokens.slice(number.to, number.to + 2).map((token) => token.norm);
      const signed = next !== undefined && /^\s*%/.test(said.text.slice((said.tokens[number.to - 1] as { end: number }).end, next.end));
      if (signed) return [found(number.from, next.norm === '%' ? number.to + 1 : number.to, number.digits + '%', 1)];
      if (next === undefined && /^\s*%/.test(said.text.slice((said.tokens[number.to - 1] as { end: number }).end))) return [found(number.from, number.to, number.digits + '%', 1)];
      if (PERCENT.has(words[0] ?? '')) return [found(number.from, number.to + 1, number.digits + '%', 1)];
      const two = /^(?:per cent|por ciento|pour cent|per cento)$/.test(words.join(' '));
      return two ? [found(number.from, number.to + 2, number.digits + '%', 1)] : [];
    }),
  );
}

/** Letters and digits without spaces (AMAZON.AlphaNumeric); null if there is anything but them, or more than 30. */
export function alphaNumeric(said: Said, from: number, to: number): string | null {
  const text = typed(said, from, to).replace(/[\s.-]+/g, '');
  return text.length >= 1 && text.length <= 30 && /^[\p{L}\p{Nd}]+$/u.test(text) ? text : null;
}

const STREETS: ReadonlySet<string> = new Set(['street', 'st', 'avenue', 'ave', 'road', 'rd', 'boulevard', 'blvd', 'lane', 'ln', 'drive', 'dr', 'way', 'court', 'ct', 'place', 'pl', 'square', 'sq', 'terrace', 'parkway', 'pkwy', 'highway', 'hwy', 'circle', 'broadway', 'plaza', 'alley', 'close', 'crescent']);
const MOST_NAME_WORDS = 5;

/** A house number and a street, with city, state and ZIP code if they follow after commas (AMAZON.PostalAddress). */
export function postalAddressesIn(said: Said): readonly FoundValue[] {
  return once(said, ADDRESSES, () => {
    const addresses: FoundValue[] = [];
    for (let from = 0; from < said.tokens.length; from++) {
      if (!/^\d{1,6}$/.test(said.tokens[from]?.norm ?? '')) continue;
      let to = from + 1;
      while (to < said.tokens.length && to - from <= MOST_NAME_WORDS && !STREETS.has((said.tokens[to] as { norm: string }).norm)) to++;
      if (to >= said.tokens.length || to - from > MOST_NAME_WORDS || to === from + 1) continue;
      const rest = /^\.?(?:,? ?(?:apt|apartment|suite|unit|#) ?\w{1,6})?(?:, ?[\p{L} .'-]{2,40}){0,2}(?:,? ?\d{5}(?:-\d{4})?)?/iu.exec(said.text.slice((said.tokens[to] as { end: number }).end))?.[0] ?? '';
      const end = (said.tokens[to] as { end: number }).end + rest.length;
      const last = wordsBetween(said, (said.tokens[from] as { start: number }).start, end)[1];
      const value = typed(said, from, last);
      addresses.push(found(from, last, value, 0.9));
      from = last - 1;
    }
    return addresses;
  });
}
