import type { Language } from '../language/language.ts';
import { once, type Said } from '../text/said.ts';
import type { FoundValue } from '../values/value.ts';
import { numberAt } from './number.ts';
import { Phrases } from './phrases.ts';

type Unit = 'Y' | 'M' | 'W' | 'D' | 'h' | 'm' | 's';

/** Years, months, weeks, days, hours, minutes, seconds; `and`; a half before and after a unit. */
const NAMES: Readonly<Record<Language, readonly [readonly [string, Unit][], string, string, string, string]>> = {
  en: [[['year|years|yr|yrs', 'Y'], ['month|months', 'M'], ['week|weeks|wk|wks', 'W'], ['day|days|night|nights', 'D'], ['hour|hours|hr|hrs|h', 'h'], ['minute|minutes|min|mins', 'm'], ['second|seconds|sec|secs|s', 's']], 'and', 'half|half a|half an|a half', 'and a half|and one half', 'a|an'],
  de: [[['jahr|jahre|jahren', 'Y'], ['monat|monate|monaten', 'M'], ['woche|wochen', 'W'], ['tag|tage|tagen', 'D'], ['stunde|stunden|h', 'h'], ['minute|minuten|min', 'm'], ['sekunde|sekunden', 's']], 'und', 'eine halbe|halbe|ein halbes|halben', '', ''],
  es: [[['año|años', 'Y'], ['mes|meses', 'M'], ['semana|semanas', 'W'], ['día|días|noches|noche', 'D'], ['hora|horas|h', 'h'], ['minuto|minutos|min', 'm'], ['segundo|segundos', 's']], 'y', 'media|medio', 'y media|y medio', ''],
  fr: [[['an|ans|année|années', 'Y'], ['mois', 'M'], ['semaine|semaines', 'W'], ['jour|jours|nuit|nuits', 'D'], ['heure|heures|h', 'h'], ['minute|minutes|min', 'm'], ['seconde|secondes', 's']], 'et', 'une demi|demi', 'et demie|et demi', ''],
  it: [[['anno|anni', 'Y'], ['mese|mesi', 'M'], ['settimana|settimane', 'W'], ['giorno|giorni|notte|notti', 'D'], ['ora|ore|h', 'h'], ['minuto|minuti|min', 'm'], ['secondo|secondi', 's']], 'e', "mezz'|mezza", 'e mezza|e mezzo', ''],
  ja: [[['年間|年', 'Y'], ['ヶ月|か月|カ月', 'M'], ['週間', 'W'], ['日間|日|泊', 'D'], ['時間', 'h'], ['分間|分', 'm'], ['秒間|秒', 's']], 'と', '', '半', ''],
  ko: [[['년', 'Y'], ['개월|달', 'M'], ['주일|주', 'W'], ['일|박', 'D'], ['시간', 'h'], ['분', 'm'], ['초', 's']], '', '', '반', ''],
};

interface Lexicon {
  readonly unit: Phrases<Unit>;
  readonly and: Phrases<true>;
  readonly half: Phrases<true>;
  readonly andHalf: Phrases<true>;
  readonly article: Phrases<true>;
}

const LEXICONS = new Map<Language, Lexicon>();

function lexiconOf(language: Language): Lexicon {
  let lexicon = LEXICONS.get(language);
  if (lexicon === undefined) {
    const [units, ...rest] = NAMES[language];
    const [and, half, andHalf, article] = rest.map((names) => new Phrases([[names, true as const]], language)) as [Phrases<true>, Phrases<true>, Phrases<true>, Phrases<true>];
    lexicon = { unit: new Phrases(units, language), and, half, andHalf, article };
    LEXICONS.set(language, lexicon);
  }
  return lexicon;
}

const OWNER = { reads: 'durations' };

/** Lengths of time as ISO 8601 writes them, neighbours joined to one: `two years three hours` is P2YT3H (AMAZON.DURATION, LEX-NLU-8). */
export function durationsIn(said: Said): readonly FoundValue[] {
  return once(said, OWNER, () => {
    const found: FoundValue[] = [];
    for (let from = 0; from < said.tokens.length; ) {
      const read = durationAt(said, from);
      if (read !== null) found.push({ from, to: read.to, value: read.value, resolutions: [read.value], sure: 1 });
      from = read === null ? from + 1 : read.to;
    }
    return found;
  });
}

/** In units of which the next is this many: half a year is six months. */
const HALVES: Partial<Readonly<Record<Unit, readonly [Unit, number]>>> = { Y: ['M', 6], h: ['m', 30], m: ['s', 30], D: ['h', 12] };
const ORDER: readonly Unit[] = ['Y', 'M', 'W', 'D', 'h', 'm', 's'];

function durationAt(said: Said, from: number): { to: number; value: string } | null {
  const lexicon = lexiconOf(said.language);
  const parts = new Map<Unit, string>();
  let end = from;
  for (let at = from; ; ) {
    const part = partAt(said, at, lexicon);
    if (part === null || part.amounts.some(([unit]) => parts.has(unit))) break;
    for (const [unit, digits] of part.amounts) parts.set(unit, digits);
    end = part.to;
    at = lexicon.and.at(said, end)?.to ?? end;
  }
  return parts.size === 0 ? null : { to: end, value: iso(parts) };
}

type Amounts = readonly (readonly [Unit, string])[];

function partAt(said: Said, at: number, lexicon: Lexicon): { to: number; amounts: Amounts } | null {
  const half = lexicon.half.at(said, at);
  const halved = half === null ? null : lexicon.unit.at(said, half.to);
  if (halved !== null) return { to: halved.to, amounts: halfOf(halved.meaning) };
  const number = numberAt(said, at);
  const article = number === null ? lexicon.article.at(said, at) : null;
  const digits = number?.digits ?? (article === null ? null : '1');
  const to = number?.to ?? article?.to ?? at;
  if (digits === null || digits.startsWith('-') || digits.length > 9) return null;
  // `two and a half hours`, and `an hour and a half`.
  const more = lexicon.andHalf.at(said, to);
  const unit = lexicon.unit.at(said, more?.to ?? to);
  if (unit === null) return null;
  const after = more === null ? lexicon.andHalf.at(said, unit.to) : null;
  const whole = digits.split('.');
  if (whole.length === 2) {
    const fraction = HALVES[unit.meaning];
    if (whole[1] !== '5' || fraction === undefined) return { to: unit.to, amounts: [[unit.meaning, digits]] };
    return { to: unit.to, amounts: whole[0] === '0' ? halfOf(unit.meaning) : [[unit.meaning, whole[0] as string], ...halfOf(unit.meaning)] };
  }
  if (more === null && after === null) return { to: unit.to, amounts: [[unit.meaning, digits]] };
  return { to: after?.to ?? unit.to, amounts: HALVES[unit.meaning] === undefined ? [[unit.meaning, digits + '.5']] : [[unit.meaning, digits], ...halfOf(unit.meaning)] };
}

function halfOf(unit: Unit): Amounts {
  const half = HALVES[unit];
  return half === undefined ? [[unit, '0.5']] : [[half[0], String(half[1])]];
}

function iso(parts: ReadonlyMap<Unit, string>): string {
  let date = '';
  let time = '';
  for (const unit of ORDER) {
    const digits = parts.get(unit);
    if (digits === undefined) continue;
    if (unit === 'h' || unit === 'm' || unit === 's') time += digits + unit.toUpperCase();
    else date += digits + unit;
  }
  return 'P' + date + (time === '' ? '' : 'T' + time);
}
