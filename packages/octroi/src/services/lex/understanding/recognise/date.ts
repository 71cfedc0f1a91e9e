import { dayComesFirst, type Language } from '../language/language.ts';
import { once, type Said, wordsBetween } from '../text/said.ts';
import type { FoundValue } from '../values/value.ts';
import { addMonths, civil, type Day, dayOf, exists, isoDay, lastOfMonth, type Moment, momentOf, mondayOf, weekdayOf } from './calendar.ts';
import { DATE_WORDS } from './date-words.ts';
import { numberAt } from './number.ts';
import { Phrases } from './phrases.ts';

type Unit = 'day' | 'week' | 'month' | 'year' | 'weekend';

/** Which one is meant: the next, the current or the last. */
type Which = 1 | 0 | -1;

interface Lexicon {
  readonly relative: Phrases<number>;
  readonly month: Phrases<number>;
  readonly weekday: Phrases<number>;
  readonly unit: Phrases<Unit>;
  readonly which: Phrases<Which>;
  readonly within: Phrases<true>;
  readonly hence: Phrases<1 | -1>;
  readonly joint: Phrases<true>;
  readonly ordinal: Phrases<number>;
  readonly mark: Phrases<true>;
  readonly season: Phrases<number>;
  readonly holiday: Phrases<readonly [number, number]>;
  readonly endOf: Phrases<true>;
}

const LEXICONS = new Map<Language, Lexicon>();

function lexiconOf(language: Language): Lexicon {
  const known = LEXICONS.get(language);
  if (known !== undefined) return known;
  const words = DATE_WORDS[language];
  const phrases = <T>(entries: readonly (readonly [string, T])[]): Phrases<T> => new Phrases(entries, language);
  const numbered = (names: readonly string[], from: number): Phrases<number> => phrases(names.map((name, at) => [name, at + from] as const));
  const lexicon: Lexicon = {
    relative: phrases(words.relative),
    month: numbered(words.months, 1),
    weekday: numbered(words.weekdays, 0),
    unit: phrases(Object.entries(words.units).map(([unit, names]) => [names, unit as Unit] as const)),
    which: phrases<Which>([[words.next, 1], [words.current, 0], [words.last, -1]]),
    within: phrases([[words.within, true as const]]),
    hence: phrases<1 | -1>([[words.hence, 1], [words.ago, -1]]),
    joint: phrases([[words.joints, true as const]]),
    ordinal: numbered(words.ordinals, 1),
    mark: phrases([[words.ordinalMarks, true as const]]),
    season: numbered(words.seasons, 0),
    holiday: phrases(words.holidays.map(([names, month, day]) => [names, [month, day] as const] as const)),
    endOf: phrases([[words.endOf, true as const]]),
  };
  LEXICONS.set(language, lexicon);
  return lexicon;
}

interface Read {
  readonly to: number;
  readonly day: Day;
  readonly sure: number;
}

const OWNER = { reads: 'dates' };

/** Days that a text names, from left to right (AMAZON.DATE, LEX-NLU-8). */
export function datesIn(said: Said): readonly FoundValue[] {
  return once(said, OWNER, () => {
    const reader = new DateReader(said);
    const found: FoundValue[] = [];
    for (let from = 0; from < said.tokens.length; ) {
      const read = reader.at(from);
      if (read !== null && read.day > -700_000 && read.day < 2_900_000) {
        const value = isoDay(read.day);
        found.push({ from, to: read.to, value, resolutions: [value], sure: read.sure });
      }
      from = read === null ? from + 1 : read.to;
    }
    return found;
  });
}

class DateReader {
  readonly #said: Said;
  readonly #words: Lexicon;
  readonly #moment: Moment;
  readonly #characters: boolean;

  constructor(said: Said) {
    this.#said = said;
    this.#words = lexiconOf(said.language);
    this.#moment = momentOf(said.now, said.timeZone);
    this.#characters = said.language === 'ja' || said.language === 'ko';
  }

  /** The longest date that begins at a word. */
  at(from: number): Read | null {
    const readings = [this.#figures(from), this.#nthWeekday(from), this.#counted(from), this.#dayOfMonth(from), this.#monthAndDay(from), this.#unit(from), this.#weekday(from), this.#relative(from), this.#holiday(from), this.#season(from), this.#endOf(from), this.#characters ? this.#suffixed(from) : null];
    let best: Read | null = null;
    for (const read of readings) if (read !== null && (best === null || read.to > best.to)) best = read;
    return best;
  }

  #joints(at: number): number {
    return this.#words.joint.at(this.#said, at)?.to ?? at;
  }

  /** `2020-12-24`, `12/24/2020`, `24.12.`, `3/5`. */
  #figures(from: number): Read | null {
    const start = this.#said.tokens[from]?.start ?? 0;
    const match = /^(\d{1,4})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d])/.exec(this.#said.text.slice(start, start + 12));
    if (match === null || (start > 0 && /[\d/.-]/.test(this.#said.text[start - 1] as string))) return null;
    const [whole, first, mark, second, third] = match as unknown as [string, string, string, string, string | undefined];
    const to = wordsBetween(this.#said, start, start + whole.length)[1];
    if (first.length === 4) return third === undefined || third.length > 2 ? null : this.#absolute(to, Number(first), Number(second), Number(third));
    if (first.length > 2 || (third === undefined && mark === '-')) return null;
    if (third === undefined && mark === '.' && (this.#said.language === 'en' || this.#said.text[start + whole.length] !== '.')) return null;
    const dayFirst = mark === '.' || dayComesFirst(this.#said.locale) ? Number(second) <= 12 : Number(first) > 12;
    const [month, day] = dayFirst ? [Number(second), Number(first)] : [Number(first), Number(second)];
    if (third === undefined) return exists(2000, month, day) ? { to, day: this.#coming(month, day), sure: 0.9 } : null;
    return this.#absolute(to, third.length === 2 ? 2000 + Number(third) : Number(third), month, day);
  }

  #absolute(to: number, year: number, month: number, day: number): Read | null {
    return exists(year, month, day) ? { to, day: dayOf(year, month, day), sure: 1 } : null;
  }

  /** This year's day, or that of the next year in which it comes. */
  #coming(month: number, day: number): Day {
    const { year } = civil(this.#moment.today);
    for (let next = year; next < year + 9; next++) {
      if (exists(next, month, day) && dayOf(next, month, day) >= this.#moment.today) return dayOf(next, month, day);
    }
    return dayOf(year + 1, month, day);
  }

  /** A day of the month: `5th`, `fifth`, or a bare number from 1 to 31. */
  #ordinal(at: number): { to: number; value: number; marked: boolean } | null {
    const said = this.#words.ordinal.at(this.#said, at);
    if (said !== null) return { to: said.to, value: said.meaning, marked: true };
    const number = numberAt(this.#said, at);
    if (number === null || !Number.isInteger(number.value) || number.value < 1 || number.value > 31) return null;
    const mark = number.figures ? this.#words.mark.at(this.#said, number.to) : null;
    return { to: mark?.to ?? number.to, value: number.value, marked: mark !== null };
  }

  #year(at: number): { to: number; value: number } | null {
    const number = numberAt(this.#said, at);
    if (number !== null && /^\d{4}$/.test(number.digits)) return { to: number.to, value: number.value };
    const rest = number === null || this.#said.language !== 'en' || (number.value !== 19 && number.value !== 20) ? null : numberAt(this.#said, number.to);
    if (number === null || rest === null || number.figures || rest.figures || !/^[1-9]\d$/.test(rest.digits)) return null;
    return { to: rest.to, value: number.value * 100 + rest.value };
  }

  #inYear(to: number, month: number, day: number): Read | null {
    const year = this.#year(this.#joints(to));
    if (year !== null) return this.#absolute(year.to, year.value, month, day) ?? null;
    return exists(2000, month, day) ? { to, day: this.#coming(month, day), sure: 1 } : null;
  }

  /** `the 5th of March 2021`, `5 de marzo`; `the 5th` alone. */
  #dayOfMonth(from: number): Read | null {
    const start = this.#joints(from);
    const ordinal = this.#ordinal(start);
    if (ordinal === null) return null;
    const month = this.#words.month.at(this.#said, this.#joints(ordinal.to));
    if (month !== null) return this.#inYear(month.to, month.meaning, ordinal.value);
    if (!ordinal.marked || start === from || this.#said.language !== 'en') return null;
    const { year, month: now } = civil(this.#moment.today);
    for (let next = now; next < now + 3; next++) {
      const month = ((next - 1) % 12) + 1;
      const day = exists(year, month, ordinal.value) ? dayOf(year, next, ordinal.value) : -1;
      if (day >= this.#moment.today) return { to: ordinal.to, day, sure: 0.7 };
    }
    return null;
  }

  /** `March the 5th, 2021`; a month alone is its last day. */
  #monthAndDay(from: number): Read | null {
    const month = this.#words.month.at(this.#said, from);
    if (month === null) return null;
    const ordinal = this.#ordinal(this.#joints(month.to));
    const year = this.#year(this.#joints(month.to));
    if (ordinal !== null && year === null) {
      return this.#inYear(ordinal.to, month.meaning, ordinal.value);
    }
    if (year !== null) return { to: year.to, day: lastOfMonth(year.value, month.meaning), sure: 1 };
    const { year: thisYear, month: now } = civil(this.#moment.today);
    const word = this.#said.tokens[from]?.norm ?? '';
    return { to: month.to, day: lastOfMonth(month.meaning < now ? thisYear + 1 : thisYear, month.meaning), sure: word === 'may' || word === 'march' || word === 'mar' ? 0.4 : 0.9 };
  }

  #relative(from: number): Read | null {
    const phrase = this.#words.relative.at(this.#said, from);
    return phrase === null ? null : { to: phrase.to, day: this.#moment.today + phrase.meaning, sure: 1 };
  }

  /** `Friday`, `next Friday`, `vendredi prochain`; `Friday, March 5th` is the fifth. */
  #weekday(from: number): Read | null {
    const before = this.#words.which.at(this.#said, from);
    const weekday = this.#words.weekday.at(this.#said, before?.to ?? from);
    if (weekday === null) return null;
    const date = this.#monthAndDay(weekday.to) ?? this.#dayOfMonth(weekday.to) ?? this.#figures(weekday.to);
    if (date !== null && date.sure >= 0.9) return date;
    const after = before === null ? this.#words.which.at(this.#said, weekday.to) : null;
    const which = before?.meaning ?? after?.meaning;
    const { today } = this.#moment;
    const coming = today + ((weekday.meaning - weekdayOf(today) + 7) % 7);
    const inNextWeek = mondayOf(today) + 7 + weekday.meaning;
    const day = which === 1 ? inNextWeek : which === -1 ? (coming === today ? today - 7 : coming - 7) : coming;
    const short = this.#said.language === 'en' && (this.#said.tokens[before?.to ?? from]?.norm.length ?? 0) < 4;
    return { to: after?.to ?? weekday.to, day, sure: short && before === null ? 0.6 : 1 };
  }

  /** `next week`, `this weekend`, `le mois prochain`. */
  #unit(from: number): Read | null {
    const before = this.#words.which.at(this.#said, from);
    const unit = this.#words.unit.at(this.#said, before?.to ?? from);
    if (unit === null) return null;
    const after = before === null ? this.#words.which.at(this.#said, unit.to) : null;
    const which = before?.meaning ?? after?.meaning;
    if (which === undefined) {
      return unit.meaning === 'weekend' ? { to: unit.to, day: this.#unitDay('weekend', 0), sure: 0.9 } : null;
    }
    return { to: after?.to ?? unit.to, day: this.#unitDay(unit.meaning, which), sure: 1 };
  }

  /** A week is its Monday, a weekend its Saturday, a month and a year their last day; none of the current ones lies before today. */
  #unitDay(unit: Unit, which: Which): Day {
    const { today } = this.#moment;
    const { year, month } = civil(today);
    const monday = mondayOf(today) + 7 * which;
    switch (unit) {
      case 'day':
        return today + which;
      case 'week':
        return which === 0 ? today : monday;
      case 'weekend':
        return which === 0 ? Math.max(today, monday + 5) : monday + 5;
      case 'month':
        return lastOfMonth(year, month + which);
      case 'year':
        return dayOf(year + which, 12, 31);
    }
  }

  /** `in two weeks`, `two weeks from now`, `3 days ago`, `a week from Friday`. */
  #counted(from: number): Read | null {
    const within = this.#words.within.at(this.#said, from);
    const start = within?.to ?? from;
    const article = /^(?:a|an|einer|einem|un|una|une)$/.test(this.#said.tokens[start]?.norm ?? '');
    const number = numberAt(this.#said, start) ?? (article ? { to: start + 1, value: 1 } : null);
    if (number === null || !Number.isInteger(number.value) || number.value < 0 || number.value > 10_000) return null;
    const unit = this.#words.unit.at(this.#said, number.to);
    if (unit === null || unit.meaning === 'weekend') return null;
    const hence = this.#words.hence.at(this.#said, unit.to);
    if (hence !== null) return { to: hence.to, day: this.#moved(this.#moment.today, unit.meaning, hence.meaning * number.value), sure: 1 };
    const anchor = this.#said.language === 'en' && this.#said.tokens[unit.to]?.norm === 'from' ? (this.#weekday(unit.to + 1) ?? this.#relative(unit.to + 1)) : null;
    if (anchor !== null) return { to: anchor.to, day: this.#moved(anchor.day, unit.meaning, number.value), sure: 1 };
    return within === null ? null : { to: unit.to, day: this.#moved(this.#moment.today, unit.meaning, number.value), sure: 0.9 };
  }

  #moved(day: Day, unit: Unit, count: number): Day {
    if (unit === 'day') return day + count;
    if (unit === 'week') return day + 7 * count;
    return addMonths(day, unit === 'month' ? count : 12 * count);
  }

  /** `the third Friday of November`. */
  #nthWeekday(from: number): Read | null {
    const start = this.#joints(from);
    const ordinal = this.#ordinal(start);
    const weekday = ordinal === null || ordinal.value > 5 || !ordinal.marked ? null : this.#words.weekday.at(this.#said, ordinal.to);
    const month = weekday === null ? null : this.#words.month.at(this.#said, this.#joints(this.#joints(weekday.to) + (this.#said.tokens[weekday.to]?.norm === 'in' ? 1 : 0)));
    if (ordinal === null || weekday === null || month === null) return null;
    const asked = this.#year(this.#joints(month.to));
    const { year } = civil(this.#moment.today);
    const inYear = (inWhich: number): Day => {
      const first = dayOf(inWhich, month.meaning, 1);
      return first + ((weekday.meaning - weekdayOf(first) + 7) % 7) + 7 * (ordinal.value - 1);
    };
    if (asked !== null) return { to: asked.to, day: inYear(asked.value), sure: 1 };
    return { to: month.to, day: inYear(year) >= this.#moment.today ? inYear(year) : inYear(year + 1), sure: 1 };
  }

  #holiday(from: number): Read | null {
    const holiday = this.#words.holiday.at(this.#said, from);
    if (holiday !== null) return this.#inYear(holiday.to, ...holiday.meaning);
    if (this.#said.language !== 'en' || this.#said.tokens[from]?.norm !== 'thanksgiving') return null;
    const { year } = civil(this.#moment.today);
    const fourthThursday = (inWhich: number): Day => dayOf(inWhich, 11, 22) + ((3 - weekdayOf(dayOf(inWhich, 11, 22)) + 7) % 7);
    return { to: from + 1, day: fourthThursday(year) >= this.#moment.today ? fourthThursday(year) : fourthThursday(year + 1), sure: 1 };
  }

  /** The first day of a season of the north: `next winter`. */
  #season(from: number): Read | null {
    const which = this.#words.which.at(this.#said, from);
    const season = which === null ? null : this.#words.season.at(this.#said, which.to);
    if (which === null || season === null) return null;
    const [month, day] = [[3, 20], [6, 21], [9, 22], [12, 21]][season.meaning] as [number, number];
    const coming = this.#coming(month, day);
    return { to: season.to, day: which.meaning === -1 ? addMonths(coming, -12) : coming, sure: 1 };
  }

  /** `the end of the month`, `Ende März`. */
  #endOf(from: number): Read | null {
    const end = this.#words.endOf.at(this.#said, this.#joints(from));
    if (end === null) return null;
    const at = this.#joints(end.to);
    const month = this.#words.month.at(this.#said, at);
    const { year, month: now } = civil(this.#moment.today);
    if (month !== null) return { to: month.to, day: lastOfMonth(month.meaning < now ? year + 1 : year, month.meaning), sure: 1 };
    const which = this.#words.which.at(this.#said, at);
    const unit = this.#words.unit.at(this.#said, which?.to ?? at);
    if (unit === null) return null;
    if (unit.meaning === 'week') return { to: unit.to, day: mondayOf(this.#moment.today) + 6 + 7 * (which?.meaning ?? 0), sure: 1 };
    return unit.meaning === 'month' || unit.meaning === 'year' ? { to: unit.to, day: this.#unitDay(unit.meaning, which?.meaning ?? 0), sure: 1 } : null;
  }

  /** 3月5日, 12월 25일, 2020年3月5日: the unit after its number. */
  #suffixed(from: number): Read | null {
    const parts: Partial<Record<Unit, number>> = {};
    let to = from;
    for (const wanted of ['year', 'month', 'day'] as const) {
      const number = numberAt(this.#said, to);
      const unit = number === null ? null : this.#words.unit.at(this.#said, number.to);
      if (number === null || unit === null || unit.meaning !== wanted) continue;
      parts[wanted] = number.value;
      to = unit.to;
    }
    if (parts.month === undefined || parts.day === undefined) return null;
    if (parts.year !== undefined) return this.#absolute(to, parts.year, parts.month, parts.day);
    return exists(2000, parts.month, parts.day) ? { to, day: this.#coming(parts.month, parts.day), sure: 1 } : null;
  }
}
