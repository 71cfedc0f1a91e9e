import type { Language } from '../language/language.ts';
import { once, type Said } from '../text/said.ts';
import type { FoundValue } from '../values/value.ts';
import { momentOf } from './calendar.ts';
import { numberAt } from './number.ts';
import { Phrases } from './phrases.ts';
import { TIME_WORDS } from './time-words.ts';

type Part = 'MO' | 'AF' | 'EV' | 'NI';

interface Lexicon {
  readonly part: Phrases<Part>;
  readonly named: Phrases<'noon' | 'midnight' | 'now'>;
  readonly hour: Phrases<true>;
  readonly joint: Phrases<true>;
  readonly halfBefore: Phrases<true>;
  readonly halfAfter: Phrases<true>;
  readonly quarter: Phrases<true>;
  readonly direction: Phrases<1 | -1>;
  readonly sign: Phrases<1 | -1>;
  readonly minutes: Phrases<true>;
  readonly twelveHours: boolean;
}

const LEXICONS = new Map<Language, Lexicon>();

function lexiconOf(language: Language): Lexicon {
  const known = LEXICONS.get(language);
  if (known !== undefined) return known;
  const words = TIME_WORDS[language];
  const only = (names: string): Phrases<true> => new Phrases([[names, true as const]], language);
  const lexicon: Lexicon = {
    part: new Phrases<Part>([[words.morning, 'MO'], [words.afternoon, 'AF'], [words.evening, 'EV'], [words.night, 'NI']], language),
    named: new Phrases<'noon' | 'midnight' | 'now'>([[words.noon, 'noon'], [words.midnight, 'midnight'], [words.now, 'now']], language),
    hour: only(words.hour),
    joint: only(words.joints),
    halfBefore: only(words.halfBefore),
    halfAfter: only(words.halfAfter),
    quarter: only(words.quarter),
    direction: new Phrases<1 | -1>([[words.past, 1], [words.to, -1]], language),
    sign: new Phrases<1 | -1>([[words.plusAfter, 1], [words.minusAfter, -1]], language),
    minutes: only(words.minutes),
    twelveHours: words.twelveHours,
  };
  LEXICONS.set(language, lexicon);
  return lexicon;
}

/** A time as it was said: ambiguous if it may be before and after noon. */
interface Clock {
  readonly to: number;
  readonly minute: number;
  readonly ambiguous: boolean;
  /** Nothing but a number; it is a time only if one is asked for. */
  readonly bare: boolean;
}

const OWNER = { reads: 'times' };

/** Times of day that a text names, from left to right (AMAZON.TIME, LEX-NLU-8); a bare number is none. */
export function timesIn(said: Said): readonly FoundValue[] {
  return once(said, OWNER, () => {
    const reader = new TimeReader(said);
    const found: FoundValue[] = [];
    for (let from = 0; from < said.tokens.length; ) {
      const read = reader.at(from);
      if (read !== null) found.push({ from, ...read });
      from = read === null ? from + 1 : read.to;
    }
    return found;
  });
}

/** A time that is asked for: also a bare number (`6`, `six thirty`). */
export function timeAt(said: Said, from: number): Omit<FoundValue, 'from'> | null {
  return new TimeReader(said).at(from, true);
}

class TimeReader {
  readonly #said: Said;
  readonly #words: Lexicon;

  constructor(said: Said) {
    this.#said = said;
    this.#words = lexiconOf(said.language);
  }

  at(from: number, asked = false): Omit<FoundValue, 'from'> | null {
    const said = this.#said;
    const before = this.#words.part.at(said, from);
    const named = this.#words.named.at(said, from);
    const clock = this.#clock(before === null ? from : this.#joint(before.to));
    // 午後6時: the part of the day comes first.
    if (before !== null && clock !== null && (said.language === 'ja' || said.language === 'ko')) return written(clock.to, withPart(clock.minute, before.meaning));
    if (named !== null) return written(named.to, named.meaning === 'noon' ? 720 : named.meaning === 'midnight' ? 0 : momentOf(said.now, said.timeZone).minute);
    if (before !== null) return this.#partAlone(from, before.to, before.meaning);
    return clock === null ? null : this.#withWords(from, clock, asked);
  }

  /** Morning and the like; `a m` and `p m` without an hour are none, and `mañana` is tomorrow. */
  #partAlone(from: number, to: number, part: Part): Omit<FoundValue, 'from'> | null {
    const word = this.#said.tokens[from]?.norm ?? '';
    const joined = from > 0 && this.#words.joint.at(this.#said, from - 1) !== null;
    if (/^(?:am|pm|a|p|nacht)$/.test(word) || (/^(?:manana|morgen)$/.test(word) && !joined)) return null;
    return { to, value: part, resolutions: [part], sure: word.length > 3 ? 0.8 : 0.6 };
  }

  #withWords(from: number, clock: Clock, asked: boolean): Omit<FoundValue, 'from'> | null {
    const part = this.#words.part.at(this.#said, this.#joint(this.#words.hour.at(this.#said, clock.to)?.to ?? clock.to));
    const hour = Math.floor(clock.minute / 60);
    if (part !== null && hour <= 24) return written(part.to, withPart(clock.minute, part.meaning));
    if (clock.bare && !asked && !this.#follows(from)) return null;
    if (!clock.ambiguous) return written(clock.to, clock.minute);
    const early = hour === 12 ? clock.minute - 720 : clock.minute;
    const readings = hour === 12 ? [hhmm(early + 720), hhmm(early)] : [hhmm(early), hhmm(early + 720)];
    return { to: clock.to, value: null, resolutions: readings, sure: clock.bare ? 0.7 : 1 };
  }

  /** Whether the word before announces a time: `at 6`, `a las 6`. */
  #follows(from: number): boolean {
    const before = this.#said.tokens[from - 1]?.norm ?? '';
    return { en: /^(?:at|around|by)$/, de: /^(?:um|gegen)$/, es: /^las?$/, fr: /^$/, it: /^(?:alle|le|ore)$/, ja: /^$/, ko: /^$/ }[this.#said.language].test(before) && from > 0;
  }

  #joint(at: number): number {
    return this.#words.joint.at(this.#said, at)?.to ?? at;
  }

  #clock(from: number): Clock | null {
    return this.#figures(from) ?? this.#before(from) ?? this.#after(from);
  }

  /** `18:30`, `6.30` in German, `18h30` in French. */
  #figures(from: number): Clock | null {
    const match = /^(\d{1,2})([:.])(\d{2})(?::\d{2})?$/.exec(this.#said.tokens[from]?.norm ?? '');
    if (match === null) return null;
    const [hour, minute] = [Number(match[1]), Number(match[3])];
    if (hour > 24 || minute > 59) return null;
    // In figures 6.30 may be a number; only a word beside it makes it a time.
    const marked = match[2] === ':' || this.#words.hour.at(this.#said, from + 1) !== null || this.#words.part.at(this.#said, from + 1) !== null;
    if (!marked) return null;
    const to = this.#words.hour.at(this.#said, from + 1)?.to ?? from + 1;
    return { to, minute: hour * 60 + minute, ambiguous: this.#isAmbiguous(hour) && !(match[1] as string).startsWith('0'), bare: false };
  }

  #isAmbiguous(hour: number): boolean {
    return this.#words.twelveHours && hour >= 1 && hour <= 12;
  }

  #hour(at: number): { to: number; value: number } | null {
    const number = numberAt(this.#said, at);
    if (number !== null) return Number.isInteger(number.value) && number.value >= 0 && number.value <= 24 && number.digits.length <= 2 ? number : null;
    return null;
  }

  /** `half past three`, `quarter to five`, `ten past six`, `halb sieben`. */
  #before(from: number): Clock | null {
    const words = this.#words;
    const half = words.halfBefore.at(this.#said, from);
    const hourAfterHalf = half === null ? null : this.#hour(half.to);
    if (half !== null && hourAfterHalf !== null && this.#said.language === 'de') return { to: hourAfterHalf.to, minute: ((hourAfterHalf.value + 23) % 24) * 60 + 30, ambiguous: false, bare: false };
    if (half !== null && hourAfterHalf !== null && half.to > from + 1) return { to: hourAfterHalf.to, minute: hourAfterHalf.value * 60 + 30, ambiguous: this.#isAmbiguous(hourAfterHalf.value), bare: false };
    const quarter = words.quarter.at(this.#said, from);
    const number = quarter === null ? numberAt(this.#said, from) : null;
    if (quarter === null && (number === null || !Number.isInteger(number.value) || number.value < 1 || number.value > 59)) return null;
    const minutesTo = quarter?.to ?? (number as { to: number }).to;
    const direction = words.direction.at(this.#said, words.minutes.at(this.#said, minutesTo)?.to ?? minutesTo);
    const hour = direction === null ? null : (this.#hour(direction.to) ?? this.#namedHour(direction.to));
    if (direction === null || hour === null) return null;
    const minute = (hour.value * 60 + direction.meaning * (quarter === null ? (number as { value: number }).value : 15) + 1440) % 1440;
    return { to: hour.to, minute, ambiguous: this.#isAmbiguous(hour.value) && !('named' in hour), bare: false };
  }

  #namedHour(at: number): { to: number; value: number; named: true } | null {
    const named = this.#words.named.at(this.#said, at);
    return named === null || named.meaning === 'now' ? null : { to: named.to, value: named.meaning === 'noon' ? 12 : 0, named: true };
  }

  /** `six thirty`, `six o'clock`, `seis y media`, `sei meno un quarto`, `18 Uhr 30`, 6時半. */
  #after(from: number): Clock | null {
    const hour = this.#hour(from);
    if (hour === null) return null;
    const words = this.#words;
    const mark = words.hour.at(this.#said, hour.to);
    const at = mark?.to ?? hour.to;
    const ambiguous = this.#isAmbiguous(hour.value);
    const half = words.halfAfter.at(this.#said, at);
    if (half !== null) return { to: half.to, minute: hour.value * 60 + 30, ambiguous, bare: false };
    const sign = words.sign.at(this.#said, at);
    const quarter = sign === null ? null : words.quarter.at(this.#said, sign.to);
    if (sign !== null && quarter !== null) return { to: quarter.to, minute: (hour.value * 60 + sign.meaning * 15 + 1440) % 1440, ambiguous, bare: false };
    const minutes = numberAt(this.#said, sign?.to ?? at);
    const counts = minutes !== null && Number.isInteger(minutes.value) && minutes.value >= (sign === null && mark === null ? 10 : 0) && minutes.value < 60 && (sign !== null || mark !== null || !minutes.figures);
    const follows = counts && (this.#said.language === 'en' || sign !== null || mark !== null);
    if (follows) {
      const to = words.minutes.at(this.#said, minutes.to)?.to ?? minutes.to;
      return { to, minute: (hour.value * 60 + (sign?.meaning ?? 1) * minutes.value + 1440) % 1440, ambiguous, bare: sign !== null || mark === null };
    }
    return { to: at, minute: hour.value * 60, ambiguous, bare: mark === null };
  }
}

/** 6 in the evening is 18:00, 12 at night is midnight, 2 at night is 2:00. */
function withPart(minute: number, part: Part): number {
  const hour = Math.floor(minute / 60);
  if (hour > 12) return minute;
  if (part === 'MO') return hour === 12 ? minute - 720 : minute;
  if (part === 'AF') return hour === 12 ? minute : minute + 720;
  if (part === 'EV') return hour === 12 ? minute : minute + 720;
  return hour === 12 ? minute - 720 : hour >= 6 ? minute + 720 : minute;
}

function hhmm(minute: number): string {
  const inDay = ((minute % 1440) + 1440) % 1440;
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
}

function written(to: number, minute: number): Omit<FoundValue, 'from'> {
  const value = hhmm(minute);
  return { to, value, resolutions: [value], sure: 1 };
}
