import type { Language } from '../language/language.ts';
import type { Said } from '../text/said.ts';
import { tokenise } from '../text/tokens.ts';

/** Words and phrases with what each means, found by the words of a text. */
export class Phrases<T> {
  readonly #meanings = new Map<string, T>();
  #longest = 0;

  /** Each entry: names separated by `|`, and their meaning. The first entry that has a name keeps it. */
  constructor(entries: Iterable<readonly [string, T]>, language: Language) {
    for (const [names, meaning] of entries) {
      for (const name of names.split('|')) {
        const words = tokenise(name, language).map((token) => token.norm);
        if (words.length === 0 || this.#meanings.has(words.join(' '))) continue;
        this.#meanings.set(words.join(' '), meaning);
        this.#longest = Math.max(this.#longest, words.length);
      }
    }
  }

  /** The longest phrase that begins at a word. */
  at(said: Said, from: number): { readonly to: number; readonly meaning: T } | null {
    for (let to = Math.min(said.tokens.length, from + this.#longest); to > from; to--) {
      let key = '';
      for (let at = from; at < to; at++) key += (at === from ? '' : ' ') + (said.tokens[at] as { norm: string }).norm;
      const meaning = this.#meanings.get(key);
      if (meaning !== undefined) return { to, meaning };
    }
    return null;
  }
}
