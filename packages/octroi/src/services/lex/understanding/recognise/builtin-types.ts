import type { GetSlotTypeResponse } from '../../../../../models/lex-models.gen.ts';
import type { Language } from '../language/language.ts';
import { matchesSlotPattern } from '../patterns/match-slot-pattern.ts';
import { parseSlotPattern, type SlotPattern } from '../patterns/parse-slot-pattern.ts';
import { once, type Said, typed } from '../text/said.ts';
import { Gazetteer, type GazetteerEntry } from '../values/gazetteer.ts';
import { type FoundValue, type ReadValue, spanning, type ValueReader } from '../values/value.ts';
import { datesIn } from './date.ts';
import { durationsIn } from './duration.ts';
import { knownNames } from './lists.ts';
import { SAMPLES } from './samples.ts';
import { timeAt, timesIn } from './time.ts';
import { alphaNumeric, emailAddressesIn, fourDigitNumbersIn, percentagesIn, phoneNumbersIn, plainNumbersIn, postalAddressesIn } from './written.ts';

type Find = (said: Said) => readonly FoundValue[];
type Accept = (said: Said, from: number, to: number) => ReadValue | null;

/** What is read by a grammar: in a slot's place a value has to be one too. */
const GRAMMARS: Readonly<Record<string, { readonly find: Find; readonly also?: Accept; readonly open?: true }>> = {
  DATE: { find: datesIn, also: bareDay },
  TIME: { find: timesIn, also: (said, from, to) => spanned(timeAt(said, from), to) },
  DURATION: { find: durationsIn },
  NUMBER: { find: plainNumbersIn },
  FOUR_DIGIT_NUMBER: { find: fourDigitNumbersIn },
  Percentage: { find: percentagesIn, also: (said, from, to) => spanning(plainNumbersIn(said), from, to) },
  PhoneNumber: { find: phoneNumbersIn, also: shortPhone },
  EmailAddress: { find: emailAddressesIn },
  PostalAddress: { find: postalAddressesIn, open: true },
};

/** Units, which are written in one way (LEX-NLU-8). */
const UNITS: Readonly<Record<string, readonly GazetteerEntry[]>> = {
  SpeedUnit: [
    { value: 'mph', synonyms: ['miles per hour', 'miles an hour', 'mile per hour'] },
    { value: 'kmph', synonyms: ['kph', 'km/h', 'kmh', 'kilometers per hour', 'kilometers an hour', 'kilometres per hour'] },
    { value: 'mps', synonyms: ['m/s', 'meters per second', 'metres per second', 'meters a second'] },
    { value: 'knot', synonyms: ['knots', 'kn'] },
  ],
  WeightUnit: [
    { value: 'kg', synonyms: ['kilo', 'kilos', 'kilogram', 'kilograms'] },
    { value: 'g', synonyms: ['gram', 'grams'] },
    { value: 'mg', synonyms: ['milligram', 'milligrams'] },
    { value: 'lbs', synonyms: ['lb', 'pound', 'pounds'] },
    { value: 'oz', synonyms: ['ounce', 'ounces'] },
    { value: 't', synonyms: ['ton', 'tons', 'tonne', 'tonnes', 'metric ton', 'metric tons'] },
    { value: 'kt', synonyms: ['kiloton', 'kilotons'] },
  ],
};

/** Reads a built-in slot type, by its name with `AMAZON.`; types of names accept any words in a slot's place, and so do types that are not known. */
export function builtinTypeReader(typeName: string, language: Language, familiar: ReadonlySet<string>): ValueReader {
  const name = typeName.replace(/^AMAZON\./, '');
  const grammar = Object.hasOwn(GRAMMARS, name) ? GRAMMARS[name] : undefined;
  if (grammar !== undefined) return grammarReader(typeName, grammar);
  if (Object.hasOwn(UNITS, name)) return unitReader(typeName, UNITS[name] as readonly GazetteerEntry[], language, familiar);
  if (name === 'AlphaNumeric') return alphaNumericReader(typeName, null);
  return namesReader(typeName, knownNames(name), language, familiar);
}

/** A custom slot type derived from AMAZON.AlphaNumeric: only what matches one of its patterns as a whole (LEX-NLU-7). */
export function patternTypeReader(type: GetSlotTypeResponse): ValueReader {
  const patterns = (type.slotTypeConfigurations ?? []).map((each) => parseSlotPattern(each.regexConfiguration?.pattern ?? ''));
  return alphaNumericReader(type.name ?? '', patterns);
}

function grammarReader(typeName: string, { find, also, open }: { readonly find: Find; readonly also?: Accept; readonly open?: true }): ValueReader {
  const accept: Accept = (said, from, to) => spanning(find(said), from, to) ?? also?.(said, from, to) ?? (open === true && from < to ? free(said, from, to) : null);
  return { typeName, find, accept, open: open ?? false, samples: SAMPLES[typeName.replace(/^AMAZON\./, '')] ?? [] };
}

function free(said: Said, from: number, to: number): ReadValue {
  return { value: typed(said, from, to), resolutions: [], sure: 0 };
}

function spanned(read: Omit<FoundValue, 'from'> | null, to: number): ReadValue | null {
  return read !== null && read.to === to ? read : null;
}

/** `friday the` and the like are no dates; `on friday` in a slot's place is. */
function bareDay(said: Said, from: number, to: number): ReadValue | null {
  const first = said.tokens[from]?.norm ?? '';
  return /^(?:on|at|by|for|the|um|am|el|le|il|den)$/.test(first) && to > from + 1 ? spanning(datesIn(said), from + 1, to) : null;
}

/** Where a number is asked for, fewer digits are one as well. */
function shortPhone(said: Said, from: number, to: number): ReadValue | null {
  const text = typed(said, from, to);
  const digits = text.replace(/[ ()./-]/g, '');
  return /^\+?\d{3,15}$/.test(digits) ? { value: digits, resolutions: [digits], sure: 0.7 } : null;
}

function unitReader(typeName: string, entries: readonly GazetteerEntry[], language: Language, familiar: ReadonlySet<string>): ValueReader {
  const gazetteer = new Gazetteer(entries, language, familiar);
  const find: Find = (said) => gazetteer.find(said).map(({ from, to, values, sure }) => ({ from, to, value: values[0] as string, resolutions: values, sure }));
  return { typeName, find, accept: (said, from, to) => spanning(find(said), from, to), open: false, samples: entries.flatMap(({ value, synonyms }) => [value, ...synonyms]) };
}

function namesReader(typeName: string, names: readonly string[], language: Language, familiar: ReadonlySet<string>): ValueReader {
  const gazetteer = new Gazetteer(names.map((value) => ({ value, synonyms: [] })), language, familiar);
  const find: Find = (said) => once(said, find, () => gazetteer.find(said).map(({ from, to, sure }) => ({ from, to, value: typed(said, from, to), resolutions: [typed(said, from, to)], sure })));
  const accept: Accept = (said, from, to) => spanning(find(said), from, to) ?? (from < to ? free(said, from, to) : null);
  return { typeName, find, accept, open: true, samples: names.length > 0 ? names : SAMPLES['name'] ?? [] };
}

const LONGEST_SPAN = 30;

function alphaNumericReader(typeName: string, patterns: readonly SlotPattern[] | null): ValueReader {
  const fits = (value: string): boolean => patterns === null || patterns.some((pattern) => matchesSlotPattern(pattern, value));
  const accept: Accept = (said, from, to) => {
    const value = to - from > LONGEST_SPAN ? null : alphaNumeric(said, from, to);
    return value !== null && fits(value) ? { value, resolutions: [value], sure: 0.5 } : null;
  };
  // By itself only a word with a digit stands out, or, under a pattern, runs of letters and digits.
  const find: Find = (said) => once(said, find, () => search(said));
  const search = (said: Said): FoundValue[] => {
    const found: FoundValue[] = [];
    for (let from = 0; from < said.tokens.length; from++) {
      for (let to = Math.min(said.tokens.length, from + (patterns === null ? 6 : 12)); to > from; to--) {
        const touching = said.tokens.slice(from + 1, to).every((token, at) => token.start === (said.tokens[from + at] as { end: number }).end);
        const read = touching || patterns !== null ? accept(said, from, to) : null;
        if (read === null || !/\d/.test(read.value ?? '')) continue;
        found.push({ ...read, from, to, sure: touching && /\p{L}/u.test(read.value ?? '') ? 0.9 : 0.6 });
        break;
      }
    }
    return found;
  };
  return { typeName, find, accept, open: false, samples: SAMPLES['AlphaNumeric'] ?? [] };
}
