import type { Language } from './texts.ts';

/** How a language writes moments and numbers. */
export interface Formats {
  /** `November 22, 2026 at 14:03 (UTC+01:00)`, as AWS's console shows moments. */
  moment(date: Date): string;
  /** With seconds and milliseconds, for logs. */
  exactMoment(date: Date): string;
  number(value: number): string;
  /** Bytes as `12.3 kB`. */
  bytes(value: number): string;
}

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', fr: 'fr-FR' };

export function formatsOf(language: Language): Formats {
  const locale = LOCALES[language];
  const moment = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'longOffset' });
  const exact = new Intl.DateTimeFormat(locale, { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3, hourCycle: 'h23' });
  const number = new Intl.NumberFormat(locale);
  return {
    moment: (date) => moment.formatToParts(date).map(({ type, value }) => (type === 'timeZoneName' ? `(${value.replace(/^GMT/, 'UTC')})` : value)).join(''),
    exactMoment: (date) => exact.format(date),
    number: (value) => number.format(value),
    bytes(value) {
      const [unit, divisor] = value < 1000 ? (['byte', 1] as const) : value < 1_000_000 ? (['kilobyte', 1000] as const) : (['megabyte', 1_000_000] as const);
      return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value / divisor);
    },
  };
}
