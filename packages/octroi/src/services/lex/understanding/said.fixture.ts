import { languageOf } from './language/language.ts';
import { hear, type Said } from './text/said.ts';
import type { Heard } from './types.ts';

/** Wednesday, 25 November 2020, noon in New York. */
export const NOON = Date.UTC(2020, 10, 25, 17);

export function heard(text: string): Heard {
  return { text, now: NOON, timeZone: 'America/New_York' };
}

export function saidIn(text: string, locale = 'en-US'): Said {
  return hear(heard(text), languageOf(locale), locale);
}
