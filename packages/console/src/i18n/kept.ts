/** What a browser keeps for the next visit: preferences, never anything secret. */
export type Preference = 'language' | 'theme' | 'region' | `roles.${string}`;

const PREFIX = 'octroi.';

/** The kept value; null if there is none or the browser keeps nothing. */
export function kept(preference: Preference): string | null {
  try {
    return localStorage.getItem(PREFIX + preference);
  } catch {
    return null;
  }
}

/** Keeps a value for the next visit, if the browser lets us. */
export function keep(preference: Preference, value: string): void {
  try {
    localStorage.setItem(PREFIX + preference, value);
  } catch {
    // A browser that keeps nothing forgets the preference, and nothing else.
  }
}
