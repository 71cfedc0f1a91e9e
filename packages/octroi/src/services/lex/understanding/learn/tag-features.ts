import type { BotIntent } from '../slots/bot-slots.ts';
import type { Said } from '../text/said.ts';
import { stem } from '../text/stem.ts';
import { hashOf, pairOf } from './hash.ts';

const SEED = { word: 11, stem: 12, prefix: 13, suffix: 14, shape: 15, value: 16, role: 17 } as const;

/** Roles of a feature at a word: of itself, of its neighbours. */
const ROLE = Object.fromEntries(['self', 'before', 'after', 'before2', 'after2', 'left', 'right', 'stem', 'prefix', 'suffix', 'shape', 'value', 'valueBefore', 'valueAfter', 'first', 'last', 'around', 'bias', 'left2', 'right2', 'valueLeft', 'length'].map((name, at) => [name, hashOf(name, SEED.role + at)])) as Readonly<Record<string, number>>;

/** A word that no example has. */
export const UNKNOWN = hashOf('', SEED.word);
const EDGE = hashOf('\u0000', SEED.word);
const NONE = hashOf('\u0001', SEED.value);

/** A text as the tagger sees it: a hash for each word, and for each word what known values stand there. */
export interface TagView {
  readonly words: number[];
  /** For each word the hashes of the types of values, with where in the value it stands. */
  readonly values: number[][];
  readonly stems: readonly number[];
  readonly prefixes: readonly number[];
  readonly suffixes: readonly number[];
  readonly shapes: readonly number[];
}

/** No more words of a text are tagged. */
export const MOST_TAGGED = 60;

export function wordHash(norm: string): number {
  return hashOf(/^\d+$/.test(norm) ? '#'.repeat(norm.length) : norm, SEED.word);
}

export function tagView(said: Said, intent: BotIntent): TagView {
  const tokens = said.tokens.slice(0, MOST_TAGGED);
  const values = tokens.map((): number[] => []);
  for (const [at, slot] of intent.slots.entries()) {
    if (intent.slots.findIndex((other) => other.reader === slot.reader) !== at) continue;
    let end = 0;
    for (const { from, to } of slot.reader.find(said)) {
      if (from < end) continue;
      end = to;
      for (let word = from; word < to && word < tokens.length; word++) {
        const place = to - from === 1 ? 'S' : word === from ? 'B' : word === to - 1 ? 'E' : 'I';
        (values[word] as number[]).push(hashOf(slot.reader.typeName + place, SEED.value));
      }
    }
  }
  return {
    words: tokens.map(({ norm }) => wordHash(norm)),
    values,
    stems: tokens.map(({ norm }) => hashOf(stem(norm, said.language), SEED.stem)),
    prefixes: tokens.map(({ norm }) => hashOf(norm.slice(0, 3), SEED.prefix)),
    suffixes: tokens.map(({ norm }) => hashOf(norm.slice(-3), SEED.suffix)),
    shapes: tokens.map(({ norm }) => hashOf(shapeOf(norm), SEED.shape)),
  };
}

function shapeOf(norm: string): string {
  if (/^\d+$/.test(norm)) return `d${Math.min(5, norm.length)}`;
  if (/\d/.test(norm)) return 'dx';
  return /^[a-z]+$/.test(norm) ? `a${Math.min(8, norm.length) >> 1}` : 'x';
}

/** The features of one word of a text. */
export function tagFeatures(view: TagView, at: number): number[] {
  const { words, values } = view;
  const word = words[at] as number;
  const before = words[at - 1] ?? EDGE;
  const after = words[at + 1] ?? EDGE;
  const before2 = words[at - 2] ?? EDGE;
  const after2 = words[at + 2] ?? EDGE;
  const features = [
    ROLE['bias'] as number,
    role('self', word),
    role('before', before),
    role('after', after),
    role('before2', before2),
    role('after2', after2),
    role('left', pairOf(before, word)),
    role('right', pairOf(word, after)),
    role('left2', pairOf(before2, before)),
    role('right2', pairOf(after, after2)),
    role('around', pairOf(before, after)),
    role('shape', view.shapes[at] as number),
  ];
  if (word !== UNKNOWN) features.push(role('stem', view.stems[at] as number), role('prefix', view.prefixes[at] as number));
  features.push(role('suffix', view.suffixes[at] as number));
  const here = values[at] as number[];
  if (here.length === 0) features.push(role('value', NONE));
  for (const value of here) features.push(role('value', value), role('valueLeft', pairOf(value, before)));
  for (const value of values[at - 1] ?? []) features.push(role('valueBefore', value));
  for (const value of values[at + 1] ?? []) features.push(role('valueAfter', value));
  return features;
}

function role(name: string, hash: number): number {
  return pairOf(ROLE[name] as number, hash);
}
