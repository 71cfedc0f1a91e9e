import type { Language } from './texts.ts';

export const LANGUAGES: readonly Language[] = ['en', 'fr'];

/** The chosen language if it is one, else the first of the browser's (`fr-CA` is French) that the console speaks, else English. */
export function chooseLanguage(chosen: string | null, browser: readonly string[]): Language {
  const known = (name: string): Language | undefined => LANGUAGES.find((language) => language === name.split('-', 1)[0]!.toLowerCase());
  for (const name of chosen === null ? browser : [chosen, ...browser]) {
    const language = known(name);
    if (language !== undefined) return language;
  }
  return 'en';
}
