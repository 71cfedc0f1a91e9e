import type { Language } from '../language/language.ts';
import { once, type Said } from '../text/said.ts';
import { stem } from '../text/stem.ts';
import { tokenise } from '../text/tokens.ts';
import { NearWords } from './near.ts';
import { MOST_RESOLUTIONS } from './value.ts';

/** A value of an enumeration with the other words for it. */
export interface GazetteerEntry {
  readonly value: string;
  readonly synonyms: readonly string[];
}

/** Where a text names values of a gazetteer. */
export interface NamedValues {
  readonly from: number;
  readonly to: number;
  /** The values that the words may stand for, in the order of the enumeration, at most five. */
  readonly values: readonly string[];
  /** 1 as written, .9 in another inflection, .8 misspelt. */
  readonly sure: number;
}

const NO_VALUES: readonly number[] = [];

/** LEX-SHP-7: a value has at most 140 characters, of which no more words are looked at. */
const MOST_WORDS = 40;

/** Finds values of an enumeration and their synonyms in texts: in any case, singular or plural, one letter wrong in longer words. */
export class Gazetteer {
  readonly #values: string[] = [];
  readonly #written = new Map<string, number[]>();
  readonly #stemmed = new Map<string, number[]>();
  /** By the stem of the first word, the most words that such a value has. */
  readonly #longest = new Map<string, number>();
  readonly #vocabulary = new Set<string>();
  readonly #byStem = new Map<string, number[]>();
  readonly #sizes: number[] = [];
  readonly #near: NearWords;
  readonly #language: Language;
  readonly #familiar: ReadonlySet<string>;

  /** `familiar`: words that are never taken for a misspelt value, such as those of the sample utterances. */
  constructor(entries: readonly GazetteerEntry[], language: Language, familiar: ReadonlySet<string>) {
    this.#language = language;
    this.#familiar = familiar;
    for (const entry of entries) {
      const index = this.#values.push(entry.value) - 1;
      for (const name of [entry.value, ...entry.synonyms]) this.#add(name, index);
    }
    this.#near = new NearWords(this.#vocabulary);
  }

  get size(): number {
    return this.#values.length;
  }

  #add(name: string, index: number): void {
    const words = tokenise(name, this.#language).map((token) => token.norm).slice(0, MOST_WORDS);
    const first = words[0];
    if (first === undefined) return;
    const stems = words.map((word) => stem(word, this.#language));
    push(this.#written, words.join(' '), index);
    push(this.#stemmed, stems.join(' '), index);
    const key = stems[0] as string;
    this.#longest.set(key, Math.max(this.#longest.get(key) ?? 0, words.length));
    for (const word of words) this.#vocabulary.add(word);
    for (const each of new Set(stems)) push(this.#byStem, each, index);
    this.#sizes[index] ??= new Set(stems).size;
  }

  /** Every place that names a value; places may overlap. */
  find(said: Said): readonly NamedValues[] {
    return once(said, this, () => this.#search(said));
  }

  #search(said: Said): NamedValues[] {
    const words = said.tokens.map((token) => token.norm);
    const corrected = words.map((word) => this.#correct(word));
    const stems = corrected.map((word) => stem(word, this.#language));
    const found: NamedValues[] = [];
    for (let from = 0; from < words.length; from++) {
      const longest = Math.min(this.#longest.get(stems[from] as string) ?? 0, words.length - from);
      for (let to = from + longest; to > from; to--) {
        const written = this.#written.get(words.slice(from, to).join(' '));
        const indices = written ?? this.#stemmed.get(stems.slice(from, to).join(' ')) ?? NO_VALUES;
        if (indices.length === 0) continue;
        const misspelt = words.slice(from, to).some((word, at) => word !== corrected[from + at]);
        const values = indices.slice(0, MOST_RESOLUTIONS).map((index) => this.#values[index] as string);
        found.push({ from, to, values, sure: written !== undefined ? 1 : misspelt ? 0.8 : 0.9 });
      }
    }
    return found;
  }

  #correct(word: string): string {
    if (this.#vocabulary.has(word) || this.#familiar.has(word) || this.#longest.has(stem(word, this.#language))) return word;
    return this.#near.nearest(word) ?? word;
  }

  /** Values that share at least half of their words with the words from..to, the closest first, at most five. */
  resembling(said: Said, from: number, to: number): readonly string[] {
    const stems = new Set(said.tokens.slice(from, to).map((token) => stem(token.norm, this.#language)));
    const shared = new Map<number, number>();
    for (const each of stems) {
      const indices = this.#byStem.get(each) ?? NO_VALUES;
      // A word of very many values tells none of them.
      if (indices.length <= 100) for (const index of indices) shared.set(index, (shared.get(index) ?? 0) + 1);
    }
    return [...shared]
      .map(([index, count]) => ({ index, likeness: count / (stems.size + (this.#sizes[index] ?? 1) - count) }))
      .filter(({ likeness }) => likeness >= 0.5)
      .sort((left, right) => right.likeness - left.likeness || left.index - right.index)
      .slice(0, MOST_RESOLUTIONS)
      .map(({ index }) => this.#values[index] as string);
  }
}

function push(map: Map<string, number[]>, key: string, index: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [index]);
  else if (list.at(-1) !== index) list.push(index);
}
