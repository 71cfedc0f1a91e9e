/** A day of the Gregorian calendar as the number of days since 1970-01-01. */
export type Day = number;

/** Where in the calendar a text was said. */
export interface Moment {
  readonly today: Day;
  /** Minutes since midnight. */
  readonly minute: number;
}

const MILLIS_A_DAY = 86_400_000;
const FORMATS = new Map<string, Intl.DateTimeFormat>();
const MOST_FORMATS = 700;

/** The day and minute of an instant in a zone (an IANA name; one that is not known is read as UTC). */
export function momentOf(now: number, timeZone: string): Moment {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(now)) parts[type] = Number(value);
  return { today: dayOf(parts['year'] as number, parts['month'] as number, parts['day'] as number), minute: (parts['hour'] as number) * 60 + (parts['minute'] as number) };
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = FORMATS.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: knownZone(timeZone), calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' });
    if (FORMATS.size < MOST_FORMATS) FORMATS.set(timeZone, format);
  }
  return format;
}

function knownZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

/** Months count from 1; a month or day past the end runs over into the next. */
export function dayOf(year: number, month: number, day: number): Day {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / MILLIS_A_DAY);
}

export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function civil(day: Day): CivilDate {
  const date = new Date(day * MILLIS_A_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** `YYYY-MM-DD`. */
export function isoDay(day: Day): string {
  return new Date(day * MILLIS_A_DAY).toISOString().slice(0, 10);
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: Day): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The Monday of a day's week. */
export function mondayOf(day: Day): Day {
  return day - weekdayOf(day);
}

export function lastOfMonth(year: number, month: number): Day {
  return dayOf(year, month + 1, 0);
}

/** The same day in another month, or that month's last day if it is too short. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, day: date } = civil(day);
  return Math.min(dayOf(year, month + months, date), lastOfMonth(year, month + months));
}

/** Whether the calendar has such a day in a year that four digits can write. */
export function exists(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || year < 1000 || year > 9999) return false;
  return day <= civil(lastOfMonth(year, month)).day;
}
