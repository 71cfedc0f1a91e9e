import type { Said } from '../text/said.ts';
import { functionWords } from '../language/function-words.ts';
import { stem } from '../text/stem.ts';
import { hashOf, pairOf } from './hash.ts';
import { seenValues, type TypeReaders } from './views.ts';

/** The features of a text: hashes, and how much each counts. */
export interface TextFeatures {
  readonly hashes: readonly number[];
  readonly kinds: readonly number[];
  /** Features of words that are known as values, whether or not an example has them. */
  readonly valued: ReadonlySet<number>;
}

/** Kinds of features, which weigh differently. */
export const KIND = { word: 0, stem: 1, pair: 2, letters: 3, value: 4, edge: 5, commonWord: 6, commonLetters: 7 } as const;
export const KINDS = 8;

const SEED = { word: 1, stem: 2, letters: 3, edge: 4 } as const;
const LETTERS = [3, 4, 5] as const;
const MOST_WORDS = 200;
const MOST_LETTERS = 24;

/**
 * Words, stems, neighbours, letters of words, and the types of known values in the place of their words (LEX-ML-1, LEX-ML-2): an
 * utterance is seen as it is said and as its template.
 */
export function textFeatures(said: Said, types: TypeReaders): TextFeatures {
  const kindOf = new Map<number, number>();
  const valued = new Set<number>();
  const values = seenValues(said, types);
  let inValue = false;
  const add = (hash: number, kind: number): void => {
    if (!kindOf.has(hash)) kindOf.set(hash, kind);
    if (inValue) valued.add(hash);
  };
  const words = said.tokens.slice(0, MOST_WORDS).map((token) => token.norm);
  const hashes = words.map((word) => hashOf(/^\d+$/.test(word) ? '#'.repeat(word.length) : word, SEED.word));
  const common = functionWords(said.language);
  for (const [at, word] of words.entries()) {
    const hash = hashes[at] as number;
    const isCommon = common.has(word);
    add(hash, isCommon ? KIND.commonWord : KIND.word);
    add(hashOf(stem(word, said.language), SEED.stem), isCommon ? KIND.commonWord : KIND.stem);
    const next = hashes[at + 1];
    if (next !== undefined) add(pairOf(hash, next), KIND.pair);
    const marked = `<${word.slice(0, MOST_LETTERS)}>`;
    for (const length of LETTERS) {
      for (let from = 0; from + length <= marked.length; from++) add(hashOf(marked.slice(from, from + length), SEED.letters), isCommon ? KIND.commonLetters : KIND.letters);
    }
  }
  inValue = false;
  const first = hashes[0];
  const last = hashes.at(-1);
  if (first !== undefined) add(pairOf(SEED.edge, first), KIND.edge);
  if (first !== undefined && hashes[1] !== undefined) add(pairOf(pairOf(SEED.edge, first), hashes[1]), KIND.edge);
  if (last !== undefined) add(pairOf(last, SEED.edge), KIND.edge);
  for (const value of values) {
    const hash = types.hashes[value.type] as number;
    add(hash, KIND.value);
    const before = hashes[value.from - 1];
    const after = hashes[value.to];
    if (before !== undefined) add(pairOf(before, hash), KIND.value);
    if (after !== undefined) add(pairOf(hash, after), KIND.value);
  }
  return { hashes: [...kindOf.keys()], kinds: [...kindOf.values()], valued };
}
