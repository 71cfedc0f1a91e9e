export type Language = 'en' | 'fr';

/** Every text of one subject, in every language. */
export type Texts<T> = Readonly<Record<Language, T>>;

/**
 * The texts of a subject: plain strings, or functions for what holds values. The French ones have the type of the English ones, so that a
 * missing one does not compile.
 */
export function texts<T>(en: T, fr: NoInfer<T>): Texts<T> {
  return { en, fr };
}
