import { seeded, shuffled } from './hash.ts';

/** Examples as a trainer reads them: the features of each in a row. */
export interface Matrix {
  /** Where each example's features begin; one more than there are examples. */
  readonly starts: Uint32Array;
  readonly places: Uint32Array;
  readonly values: Float32Array;
  readonly labels: Uint16Array;
  readonly weights: Float32Array;
}

const RATE = 1;
const DECAY = 0.002;
/** Between two pauses so many weights are touched, which takes some milliseconds. */
const SLICE = 1_500_000;
/** Classes that are this sure not to be meant are not moved any further. */
const SETTLED = 0.003;

/**
 * Multinomial logistic regression by stochastic gradient descent, the step of each feature shrinking with what it has moved. The weights
 * of a feature stand together, a class after the other. The same for the same examples.
 */
export class SoftmaxTrainer {
  readonly weights: Float32Array;
  readonly #matrix: Matrix;
  readonly #classes: number;
  readonly #moved: Float32Array;
  readonly #scores: Float64Array;
  readonly #random = seeded(20170419);

  constructor(matrix: Matrix, features: number, classes: number) {
    this.#matrix = matrix;
    this.#classes = classes;
    this.weights = new Float32Array(features * classes);
    this.#moved = new Float32Array(features).fill(0.05);
    this.#scores = new Float64Array(classes);
  }

  /** Goes so often over the rows. Pauses every few milliseconds. */
  *train(rows: Uint32Array, epochs: number): Generator<void, void> {
    let work = 0;
    for (let epoch = 0; epoch < epochs; epoch++) {
      for (const at of shuffled(rows.length, this.#random)) {
        work += this.#learn(rows[at] as number);
        if (work > SLICE) {
          work = 0;
          yield;
        }
      }
      yield* this.#decay();
    }
  }

  *#decay(): Generator<void, void> {
    const { weights } = this;
    for (let from = 0; from < weights.length; from += SLICE) {
      const to = Math.min(weights.length, from + SLICE);
      for (let at = from; at < to; at++) weights[at] = (weights[at] as number) * (1 - DECAY);
      yield;
    }
  }

  /** The scores of a row under the weights as they are. */
  scores(row: number): Float64Array {
    const { weights } = this;
    const scores = this.#scores;
    const classes = this.#classes;
    const { starts, places, values } = this.#matrix;
    scores.fill(0);
    const to = starts[row + 1] as number;
    for (let at = starts[row] as number; at < to; at++) {
      const value = values[at] as number;
      const base = (places[at] as number) * classes;
      for (let each = 0; each < classes; each++) scores[each] = (scores[each] as number) + value * (weights[base + each] as number);
    }
    return scores;
  }

  #learn(row: number): number {
    const { weights } = this;
    const moved = this.#moved;
    const classes = this.#classes;
    const matrix = this.#matrix;
    const { places, values } = matrix;
    const scores = this.scores(row);
    softmax(scores, 1);
    const label = matrix.labels[row] as number;
    const weight = matrix.weights[row] as number;
    const wrong: number[] = [];
    let length = 0;
    for (let each = 0; each < classes; each++) {
      const error = ((each === label ? 1 : 0) - (scores[each] as number)) * weight;
      scores[each] = error;
      length += error * error;
      if (error > SETTLED || error < -SETTLED) wrong.push(each);
    }
    const from = matrix.starts[row] as number;
    const to = matrix.starts[row + 1] as number;
    for (let at = from; at < to; at++) {
      const value = values[at] as number;
      const place = places[at] as number;
      const sum = (moved[place] as number) + length * value * value;
      moved[place] = sum;
      const rate = (RATE * value) / Math.sqrt(sum);
      const base = place * classes;
      for (let index = 0; index < wrong.length; index++) {
        const each = wrong[index] as number;
        weights[base + each] = (weights[base + each] as number) + rate * (scores[each] as number);
      }
    }
    return (to - from) * (classes + 2 * wrong.length);
  }
}

/** The scores as probabilities, in place. */
export function softmax(scores: Float64Array, temperature: number): void {
  let most = -Infinity;
  for (const score of scores) if (score > most) most = score;
  let sum = 0;
  for (let each = 0; each < scores.length; each++) {
    const power = Math.exp(((scores[each] as number) - most) / temperature);
    scores[each] = power;
    sum += power;
  }
  for (let each = 0; each < scores.length; each++) scores[each] = (scores[each] as number) / sum;
}
