import type { Example } from './examples.ts';
import { FeatureTable } from './feature-table.ts';
import { type Matrix, softmax, SoftmaxTrainer } from './softmax.ts';
import { KIND, KINDS, type TextFeatures, textFeatures } from './text-features.ts';
import type { TypeReaders } from './views.ts';

/** A linear classifier of texts, as it is kept: weights as small numbers with a scale for each feature. */
export interface ClassifierModel {
  readonly classes: number;
  readonly table: FeatureTable;
  /** How much a feature counts: its kind and its rarity. */
  readonly counts: Float32Array;
  readonly scales: Float32Array;
  /** `classes` for each feature. */
  readonly weights: Int8Array;
  /** What the scores are divided by, so that probabilities come true. */
  readonly temperature: number;
  /** How much of an utterance the others know, in the mean: 0 to 1. */
  readonly usualCoverage: number;
}

export interface Classified {
  readonly probabilities: Float64Array;
  /** 0 to 1: how much of the text the examples know, as compared with what they know of each other. */
  readonly coverage: number;
}

const KIND_WEIGHTS: Float32Array = Float32Array.from({ length: KINDS });
KIND_WEIGHTS[KIND.word] = 1;
KIND_WEIGHTS[KIND.stem] = 0.8;
KIND_WEIGHTS[KIND.pair] = 0.8;
KIND_WEIGHTS[KIND.letters] = 0.45;
KIND_WEIGHTS[KIND.value] = 1;
KIND_WEIGHTS[KIND.edge] = 0.6;
KIND_WEIGHTS[KIND.commonWord] = 0.9;
KIND_WEIGHTS[KIND.commonLetters] = 0.45;
/** From so few utterances on, up to so many, what function words tell can be learned. */
const FEW_UTTERANCES = 30;
const MANY_UTTERANCES = 2000;
const LEAST_COMMON = 0.35;
const BIAS = 0x0b1a5ed1;
const BIAS_VALUE = 0.2;
const EPOCHS = 12;
const LAST_EPOCHS = 4;
const TEMPERATURES: readonly number[] = Array.from({ length: 13 }, (_, at) => 0.4 + at / 10);
const MOST_WEIGHTS = 12_000_000;
/** Below so many examples none are set aside to calibrate with. */
const FEWEST_TO_CALIBRATE = 60;
const USUAL_TEMPERATURE = 0.6;
const EXAMPLES_A_SLICE = 40;
const TEXTS_A_SLICE = 300;

/** Trains in slices of some milliseconds; the same for the same examples (LEX-ML-1, LEX-ML-7). */
export function* trainClassifier(examples: readonly Example[], types: TypeReaders, classes: number): Generator<void, ClassifierModel> {
  const texts: TextFeatures[] = [];
  for (const [at, example] of examples.entries()) {
    texts.push(textFeatures(example.said, types));
    if (at % EXAMPLES_A_SLICE === EXAMPLES_A_SLICE - 1) yield;
  }
  const { table, counts, usualCoverage } = yield* chooseFeatures(examples, texts, classes);
  const matrix = yield* matrixOf(examples, texts, table, counts, classes);
  const trainer = new SoftmaxTrainer(matrix, table.size, classes);
  const temperature = yield* learn(trainer, examples, matrix);
  const { weights } = trainer;
  const scales = new Float32Array(table.size);
  const small = new Int8Array(weights.length);
  for (let place = 0; place < table.size; place++) {
    let most = 0;
    for (let at = place * classes; at < (place + 1) * classes; at++) most = Math.max(most, Math.abs(weights[at] as number));
    scales[place] = most / 127;
    for (let at = place * classes; at < (place + 1) * classes; at++) small[at] = most === 0 ? 0 : Math.round(((weights[at] as number) / most) * 127);
    if (place % 20_000 === 0) yield;
  }
  return { classes, table, counts, scales, weights: small, temperature, usualCoverage };
}

interface Features {
  readonly table: FeatureTable;
  readonly counts: Float32Array;
  readonly usualCoverage: number;
}

interface SeenFeature {
  /** Examples, and templates, that have it. */
  count: number;
  templates: number;
  last: number;
  readonly kind: number;
}

/** The features that examples have, in the order of their hashes; of too many the most frequent. */
function* chooseFeatures(examples: readonly Example[], texts: readonly TextFeatures[], classes: number): Generator<void, Features> {
  const seen = new Map<number, SeenFeature>();
  for (const [index, { hashes, kinds }] of texts.entries()) {
    if (index % TEXTS_A_SLICE === 0) yield;
    const { template } = examples[index] as Example;
    for (const [at, hash] of hashes.entries()) {
      const known = seen.get(hash);
      if (known === undefined) seen.set(hash, { count: 1, templates: 1, last: template, kind: kinds[at] as number });
      else {
        known.count++;
        if (known.last !== template) known.templates++;
        known.last = template;
      }
    }
  }
  const most = Math.floor(MOST_WEIGHTS / Math.max(1, classes));
  let features = [...seen];
  if (features.length > most) features = features.sort((left, right) => right[1].count - left[1].count || left[0] - right[0]).slice(0, most);
  features.push([BIAS, { count: texts.length, templates: 0, last: -1, kind: KIND.word }]);
  features.sort((left, right) => left[0] - right[0]);
  const common = commonWeight(new Set(examples.map(({ template }) => template)).size);
  const counts = Float32Array.from(features, ([, { count, kind }]) => (KIND_WEIGHTS[kind] as number) * (kind === KIND.commonWord || kind === KIND.commonLetters ? common : 1) * (1 + Math.log((1 + texts.length) / (1 + count))));
  yield;
  let covered = 0;
  for (const text of texts) covered += coverageOf(text, (hash) => (seen.get(hash)?.templates ?? 0) > 1);
  return { table: new FeatureTable(Uint32Array.from(features, ([hash]) => hash)), counts, usualCoverage: texts.length === 0 ? 1 : Math.max(0.1, covered / texts.length) };
}

/** How much words count that stand in sentences about anything: little if there are few examples to learn from what they tell. */
function commonWeight(utterances: number): number {
  const share = Math.log(Math.max(1, utterances) / FEW_UTTERANCES) / Math.log(MANY_UTTERANCES / FEW_UTTERANCES);
  return LEAST_COMMON + (1 - LEAST_COMMON) * Math.min(1, Math.max(0, share));
}

/** How much of the letters and words of a text is known. */
function coverageOf({ hashes, kinds, valued }: TextFeatures, isKnown: (hash: number) => boolean): number {
  let known = 0;
  let all = 0;
  for (const [at, hash] of hashes.entries()) {
    const kind = kinds[at] as number;
    if (kind === KIND.pair || kind === KIND.edge || kind === KIND.value) continue;
    all += KIND_WEIGHTS[kind] as number;
    if (valued.has(hash) || isKnown(hash)) known += KIND_WEIGHTS[kind] as number;
  }
  return all === 0 ? 0 : known / all;
}

interface Vector {
  readonly places: number[];
  readonly values: number[];
}

/** The known features of a text at length one, with the bias. */
function vectorOf({ hashes }: TextFeatures, table: FeatureTable, counts: Float32Array): Vector {
  const places: number[] = [];
  const values: number[] = [];
  let length = 0;
  for (const hash of hashes) {
    const place = table.place(hash);
    if (place < 0) continue;
    const value = counts[place] as number;
    places.push(place);
    values.push(value);
    length += value * value;
  }
  const scale = length === 0 ? 0 : 1 / Math.sqrt(length);
  for (let at = 0; at < values.length; at++) values[at] = (values[at] as number) * scale;
  places.push(table.place(BIAS));
  values.push(BIAS_VALUE);
  return { places, values };
}

function* matrixOf(examples: readonly Example[], texts: readonly TextFeatures[], table: FeatureTable, counts: Float32Array, classes: number): Generator<void, Matrix> {
  const vectors: Vector[] = [];
  for (const [index, text] of texts.entries()) {
    vectors.push(vectorOf(text, table, counts));
    if (index % TEXTS_A_SLICE === 0) yield;
  }
  const starts = new Uint32Array(vectors.length + 1);
  for (const [at, vector] of vectors.entries()) starts[at + 1] = (starts[at] as number) + vector.places.length;
  const size = starts[vectors.length] as number;
  const places = new Uint32Array(size);
  const values = new Float32Array(size);
  for (const [at, vector] of vectors.entries()) {
    places.set(vector.places, starts[at]);
    values.set(vector.values, starts[at]);
  }
  const sizes = new Float64Array(classes);
  for (const example of examples) sizes[example.intent] = (sizes[example.intent] as number) + example.weight;
  const present = sizes.filter((size) => size > 0);
  const mean = present.reduce((sum, size) => sum + size, 0) / Math.max(1, present.length);
  // Intents of few utterances count a little more, those of many a little less.
  const weights = Float32Array.from(examples, ({ intent, weight }) => weight * Math.min(3, Math.sqrt(mean / (sizes[intent] as number))));
  return { starts, places, values, labels: Uint16Array.from(examples, ({ intent }) => intent), weights };
}

/**
 * Learns from four fifths of the templates, finds the temperature under which the rest is as likely as it can be, and then learns from
 * all. Few examples are learned from at once.
 */
function* learn(trainer: SoftmaxTrainer, examples: readonly Example[], matrix: Matrix): Generator<void, number> {
  const all = Uint32Array.from(examples, (_, row) => row);
  const held = all.filter((row) => (examples[row] as Example).template % 5 === 2);
  const rest = all.filter((row) => (examples[row] as Example).template % 5 !== 2);
  if (all.length < FEWEST_TO_CALIBRATE) {
    yield* trainer.train(all, EPOCHS);
    return USUAL_TEMPERATURE;
  }
  yield* trainer.train(rest, EPOCHS);
  const losses = TEMPERATURES.map(() => 0);
  for (const [at, row] of held.entries()) {
    const scores = Float64Array.from(trainer.scores(row));
    for (const [index, temperature] of TEMPERATURES.entries()) {
      const probabilities = Float64Array.from(scores);
      softmax(probabilities, temperature);
      losses[index] = (losses[index] as number) - Math.log(Math.max(1e-6, probabilities[matrix.labels[row] as number] as number));
    }
    if (at % 100 === 99) yield;
  }
  const temperature = TEMPERATURES[losses.indexOf(Math.min(...losses))] as number;
  yield* trainer.train(all, LAST_EPOCHS);
  return temperature;
}

export function classify(model: ClassifierModel, text: TextFeatures): Classified {
  const { classes, weights, scales } = model;
  const vector = vectorOf(text, model.table, model.counts);
  const scores = new Float64Array(classes);
  for (const [at, place] of vector.places.entries()) {
    const value = (vector.values[at] as number) * (scales[place] as number);
    const base = place * classes;
    for (let each = 0; each < classes; each++) scores[each] = (scores[each] as number) + value * (weights[base + each] as number);
  }
  softmax(scores, model.temperature);
  return { probabilities: scores, coverage: Math.min(1, coverageOf(text, (hash) => model.table.place(hash) >= 0) / model.usualCoverage) };
}
