/** An instant: whole seconds since 1970 and the fraction of a second, kept apart so that both stay exact. */
export interface Instant {
  readonly seconds: number;
  readonly fraction: number;
}

const EPOCH = /^[0-9]+$/;
const MAX_EPOCH = 9_223_372_036_854_775_807n;
const MIN_YEAR = -292_275_054;
const MAX_YEAR = 292_278_993;
const DATE =
  /^(-?[0-9]{1,9})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?(?:[Tt](?:([0-9]{1,2})(?::([0-9]{1,2})(?::([0-9]{1,2})(?:\.([0-9]{1,30}))?)?)?(?:[Zz]|([+-])([0-9]{2})(?::([0-9]{2}))?)?)?)?$/;

/** Days from 1970-01-01 to a day of the proleptic Gregorian calendar. */
function daysTo(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

/**
 * Reads a date as the Date operators do (COND-16a, POL-61): epoch seconds or an ISO-8601 form, UTC if it names no zone. Four digits
 * are a year. Null if the text is no date.
 */
export function instantOf(text: string): Instant | null {
  if (text.length > 64) return null;
  if (EPOCH.test(text) && text.length !== 4) return BigInt(text) <= MAX_EPOCH ? { seconds: Number(text), fraction: 0 } : null;
  const found = DATE.exec(text);
  if (found === null) return null;
  const at = (group: number, otherwise: number): number => (found[group] === undefined ? otherwise : Number(found[group]));
  const [year, month, day, hour, minute, second] = [Number(found[1]), at(2, 1), at(3, 1), at(4, 0), at(5, 0), at(6, 0)];
  const [zoneHour, zoneMinute] = [at(9, 0), at(10, 0)];
  if (year < MIN_YEAR || year > MAX_YEAR || month < 1 || month > 12 || day < 1 || day > 31) return null;
  if (hour > 23 || minute > 59 || second > 59 || zoneHour > 23 || zoneMinute > 59) return null;
  const fraction = found[7] ?? '0';
  if (Number(fraction) > 999_999_999) return null;
  const zone = (found[8] === '-' ? -1 : 1) * (zoneHour * 3600 + zoneMinute * 60);
  return { seconds: daysTo(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - zone, fraction: Number(`0.${fraction}`) };
}

/** Less than, equal to or greater than 0, as `left` is to `right`. */
export function compareInstants(left: Instant, right: Instant): number {
  return left.seconds === right.seconds ? left.fraction - right.fraction : left.seconds - right.seconds;
}
