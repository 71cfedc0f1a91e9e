import type { TaggedSpan } from '../slots/assign.ts';
import type { BotIntent } from '../slots/bot-slots.ts';
import type { Said } from '../text/said.ts';
import type { Example } from './examples.ts';
import { FeatureTable } from './feature-table.ts';
import { bestTags, marginalsOf, movePowers } from './chain.ts';
import { seeded, shuffled } from './hash.ts';
import { MOST_TAGGED, tagFeatures, tagView, type TagView, UNKNOWN } from './tag-features.ts';

/** Which words of an utterance fill which slot: for each slot a tag for its first word and one for the others, and one for no slot. */
export interface TaggerModel {
  readonly tags: number;
  readonly table: FeatureTable;
  readonly scales: Float32Array;
  /** `tags` for each feature. */
  readonly weights: Int8Array;
  /** From each tag, and from the beginning, to each tag. */
  readonly moves: Float32Array;
  /** Words of the examples; others are unknown. */
  readonly vocabulary: FeatureTable;
}

const EPOCHS = 12;
const RATE = 0.4;
const DECAY = 0.004;
/** Tags that are this sure are not moved any further. */
const SETTLED = 0.01;
/** Of the values in examples so many are hidden from the readers, and so many are spelt with unknown words, as those of users will be. */
const HIDDEN = 0.45;
const UNSEEN = 0.35;
const EXAMPLES_A_SLICE = 8;

export function tagsOf(intent: BotIntent): number {
  return 1 + 2 * intent.slots.length;
}

interface Row {
  readonly view: TagView;
  readonly gold: readonly number[];
  readonly holes: Example['holes'];
  readonly madeUp: boolean;
}

/** A linear chain over the words, by stochastic gradient descent; in slices, the same for the same examples (LEX-ML-4, LEX-ML-7). */
export function* trainTagger(intent: BotIntent, examples: readonly Example[]): Generator<void, TaggerModel> {
  const tags = tagsOf(intent);
  const order = new Map(intent.slots.map((slot, at) => [slot.name, at]));
  const rows: Row[] = [];
  for (const [at, example] of examples.entries()) {
    const view = tagView(example.said, intent);
    const gold = view.words.map(() => 0);
    for (const { slot, from, to } of example.holes) {
      for (let word = from; word < to && word < MOST_TAGGED; word++) gold[word] = 1 + 2 * (order.get(slot) ?? 0) + (word === from ? 0 : 1);
    }
    rows.push({ view, gold, holes: example.holes, madeUp: example.madeUp });
    if (at % EXAMPLES_A_SLICE === 0) yield;
  }
  const places = new Map<number, number>();
  const chain = new ChainTrainer(tags);
  const random = seeded(20161128);
  let count = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const at of shuffled(rows.length, random)) {
      const row = rows[at] as Row;
      const view = disguised(row, intent, random);
      const features = view.words.map((_, word) => tagFeatures(view, word).map((hash) => placeOf(places, hash)));
      chain.learn(features, row.gold, places.size);
      if (count++ % EXAMPLES_A_SLICE === 0) yield;
    }
    chain.decay();
  }
  const vocabulary = new FeatureTable(Uint32Array.from(new Set(rows.flatMap(({ view, madeUp }) => (madeUp ? [] : view.words)))).sort());
  return chain.model(places, vocabulary);
}

function placeOf(places: Map<number, number>, hash: number): number {
  let place = places.get(hash);
  if (place === undefined) {
    place = places.size;
    places.set(hash, place);
  }
  return place;
}

/** A row with some of its values hidden or unknown. */
function disguised({ view, holes, madeUp }: Row, intent: BotIntent, random: () => number): TagView {
  let { words, values } = view;
  for (const { slot, from, to } of holes) {
    const open = intent.slotNamed.get(slot)?.reader.open === true;
    if (open && (madeUp || random() < HIDDEN)) values = values.map((types, at) => (at >= from && at < to ? [] : types));
    if ((open && madeUp) || random() < UNSEEN) words = words.map((word, at) => (at >= from && at < to ? UNKNOWN : word));
  }
  return { ...view, words, values };
}

class ChainTrainer {
  readonly #tags: number;
  #weights: Float32Array;
  #moved = new Float32Array(1024).fill(0.1);
  readonly #moves: Float32Array;
  readonly #movesMoved: Float32Array;

  constructor(tags: number) {
    this.#tags = tags;
    this.#weights = new Float32Array(tags * 1024);
    this.#moves = new Float32Array((tags + 1) * tags);
    this.#movesMoved = new Float32Array((tags + 1) * tags).fill(1);
  }

  /** Moves the weights towards the right tags, as far as they are not yet the probable ones. */
  learn(features: readonly (readonly number[])[], gold: readonly number[], places: number): void {
    this.#grow(places);
    const tags = this.#tags;
    const weights = this.#weights;
    const emissions = emissionsOf(features, tags, (feature) => feature * tags, weights, null);
    const marginals = marginalsOf(emissions, tags, movePowers(this.#moves, tags));
    const errors = marginals.singles.map((probability, at) => (gold[Math.floor(at / tags)] === at % tags ? 1 : 0) - probability);
    for (const [at, own] of features.entries()) {
      let length = 0;
      for (let tag = 0; tag < tags; tag++) length += (errors[at * tags + tag] as number) ** 2;
      if (length < SETTLED * SETTLED) continue;
      for (const feature of own) {
        const sum = (this.#moved[feature] as number) + length;
        this.#moved[feature] = sum;
        const rate = RATE / Math.sqrt(sum);
        for (let tag = 0; tag < tags; tag++) {
          const error = errors[at * tags + tag] as number;
          if (error > SETTLED || error < -SETTLED) weights[feature * tags + tag] = (weights[feature * tags + tag] as number) + rate * error;
        }
      }
    }
    const expected = new Float64Array((tags + 1) * tags);
    marginals.pairs(expected);
    for (let tag = 0; tag < tags; tag++) expected[tags * tags + tag] = marginals.singles[tag] as number;
    for (let at = 0; at < gold.length; at++) {
      const move = (at === 0 ? tags : (gold[at - 1] as number)) * tags + (gold[at] as number);
      expected[move] = (expected[move] as number) - 1;
    }
    for (let move = 0; move < expected.length; move++) {
      const error = -(expected[move] as number);
      if (error === 0) continue;
      const sum = (this.#movesMoved[move] as number) + error * error;
      this.#movesMoved[move] = sum;
      this.#moves[move] = (this.#moves[move] as number) + (RATE * error) / Math.sqrt(sum);
    }
  }

  decay(): void {
    for (let at = 0; at < this.#weights.length; at++) this.#weights[at] = (this.#weights[at] as number) * (1 - DECAY);
  }

  #grow(places: number): void {
    if (places > this.#moved.length) {
      const moved = new Float32Array(Math.max(places, this.#moved.length * 2)).fill(0.1);
      moved.set(this.#moved);
      this.#moved = moved;
    }
    const needed = places * this.#tags;
    if (needed <= this.#weights.length) return;
    const weights = new Float32Array(Math.max(needed, this.#weights.length * 2));
    weights.set(this.#weights);
    this.#weights = weights;
  }

  /** The weights as they are kept, without those that never mattered. */
  model(places: ReadonlyMap<number, number>, vocabulary: FeatureTable): TaggerModel {
    const tags = this.#tags;
    const kept: { hash: number; place: number; most: number }[] = [];
    for (const [hash, place] of places) {
      let most = 0;
      for (let tag = 0; tag < tags; tag++) most = Math.max(most, Math.abs(this.#weights[place * tags + tag] as number));
      if (most > 0.02) kept.push({ hash, place, most });
    }
    kept.sort((left, right) => left.hash - right.hash);
    const small = new Int8Array(kept.length * tags);
    for (const [at, { place, most }] of kept.entries()) {
      for (let tag = 0; tag < tags; tag++) small[at * tags + tag] = Math.round(((this.#weights[place * tags + tag] as number) / most) * 127);
    }
    return { tags, table: new FeatureTable(Uint32Array.from(kept, ({ hash }) => hash)), scales: Float32Array.from(kept, ({ most }) => most / 127), weights: small, moves: this.#moves, vocabulary };
  }
}

function emissionsOf(features: readonly (readonly number[])[], tags: number, base: (feature: number) => number, weights: Float32Array | Int8Array, scales: Float32Array | null): Float64Array {
  const emissions = new Float64Array(features.length * tags);
  for (const [at, own] of features.entries()) {
    for (const feature of own) {
      const from = base(feature);
      const scale = scales === null ? 1 : (scales[feature] as number);
      for (let tag = 0; tag < tags; tag++) emissions[at * tags + tag] = (emissions[at * tags + tag] as number) + scale * (weights[from + tag] as number);
    }
  }
  return emissions;
}

/** The spans that the tagger gives to slots of an intent, the most probable of each slot, in the order of the text. */
export function tagSlots(model: TaggerModel, said: Said, intent: BotIntent): readonly TaggedSpan[] {
  const seen = tagView(said, intent);
  const view = { ...seen, words: seen.words.map((word) => (model.vocabulary.place(word) < 0 ? UNKNOWN : word)) };
  const features = view.words.map((_, at) => tagFeatures(view, at).flatMap((hash) => (model.table.place(hash) < 0 ? [] : [model.table.place(hash)])));
  const { tags } = model;
  const emissions = emissionsOf(features, tags, (feature) => feature * tags, model.weights, model.scales);
  const { singles } = marginalsOf(emissions, tags, movePowers(model.moves, tags));
  const spans: { slot: string; from: number; to: number; probability: number }[] = [];
  for (const [at, tag] of bestTags(emissions, tags, model.moves).entries()) {
    if (tag === 0) continue;
    const probability = singles[at * tags + tag] as number;
    const last = spans.at(-1);
    if (tag % 2 === 0 && last !== undefined) {
      last.to = at + 1;
      last.probability = Math.min(last.probability, probability);
    } else spans.push({ slot: intent.slots[(tag - 1) >> 1]?.name ?? '', from: at, to: at + 1, probability });
  }
  return spans.filter((span) => !spans.some((other) => other !== span && other.slot === span.slot && (other.probability > span.probability || (other.probability === span.probability && other.from < span.from))));
}
