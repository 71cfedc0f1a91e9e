/** The languages behind the locales of LEX-SHP-8. */
export type Language = 'en' | 'de' | 'es' | 'fr' | 'it' | 'ja' | 'ko';

const LANGUAGES: ReadonlySet<string> = new Set(['en', 'de', 'es', 'fr', 'it', 'ja', 'ko']);

/** The language of a locale; what is unknown is read as English. */
export function languageOf(locale: string | undefined): Language {
  const language = (locale ?? 'en-US').slice(0, 2).toLowerCase();
  return LANGUAGES.has(language) ? (language as Language) : 'en';
}

/** Whether a locale writes 03/04 as the third of April: all but en-US. */
export function dayComesFirst(locale: string | undefined): boolean {
  return locale !== undefined && locale !== 'en-US' && locale !== 'es-US';
}
