import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { buildUnderstanding } from '../../packages/octroi/src/services/lex/understanding/build.ts';
import { training } from '../../packages/octroi/src/services/lex/understanding/train.ts';
import type { Interpretation, Understanding } from '../../packages/octroi/src/services/lex/understanding/types.ts';
import { botOf, type Corpus } from './corpora.ts';

/** Under this score the bot falls back, unless its author says otherwise (LEX-NLU-2). */
export const THRESHOLD = 0.4;
const NOW = Date.UTC(2021, 0, 4, 12);

export interface Measured {
  /** For each test text what it means, the best first. */
  readonly answers: readonly (readonly Interpretation[])[];
  /** Seconds of processor time. */
  readonly trainSeconds: number;
  /** Milliseconds of processor time between two pauses: of 99 in 100 at most, and of the longest. */
  readonly slices: { readonly p99: number; readonly most: number };
  readonly modelBytes: number;
  /** Bytes that one more such bot takes in memory. */
  readonly memory: number;
  /** Milliseconds of processor time for a text. */
  readonly turnMillis: number;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function memoryNow(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function cpuMillis(since?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

/** Builds a bot of a corpus, asks it everything, and weighs it. */
export function measure(corpus: Corpus): Measured {
  const definition = botOf(corpus);
  const eligible = new Set(definition.intents.map(({ name }) => name ?? ''));
  const began = process.cpuUsage();
  const slices: number[] = [];
  const steps = training(definition);
  let model: Uint8Array | undefined;
  while (model === undefined) {
    const start = process.cpuUsage();
    const step = steps.next();
    slices.push(cpuMillis(start));
    if (step.done === true) model = step.value;
  }
  const trainSeconds = cpuMillis(began) / 1000;
  slices.sort((left, right) => left - right);
  const before = memoryNow();
  const bots: Understanding[] = Array.from({ length: 3 }, () => buildUnderstanding(definition, 'full', model));
  const memory = (memoryNow() - before) / bots.length;
  const [bot] = bots as [Understanding];
  const heard = corpus.test.map(({ text }) => ({ text, now: NOW, timeZone: 'UTC' }));
  for (const each of heard.slice(0, 50)) bot.interpret(each, eligible);
  const spoke = process.cpuUsage();
  const answers = heard.map((each) => bot.interpret(each, eligible));
  const turnMillis = cpuMillis(spoke) / Math.max(1, heard.length);
  return { answers, trainSeconds, slices: { p99: slices[Math.floor(slices.length * 0.99)] ?? 0, most: slices.at(-1) ?? 0 }, modelBytes: model.length, memory, turnMillis };
}

/** Shares of the test texts. */
export interface Accuracy {
  /** In scope, the best intent is right, whatever its score. */
  readonly best: number;
  /** In scope, the best intent is right and reaches the threshold. */
  readonly above: number;
  /** Out of scope, no intent reaches it; null if no text is out of scope. */
  readonly rejected: number | null;
}

export function accuracy(corpus: Corpus, answers: readonly { readonly intent: string | null; readonly rejected: boolean }[]): Accuracy {
  let [inScope, best, above, outside, rejected] = [0, 0, 0, 0, 0];
  for (const [at, { intent }] of corpus.test.entries()) {
    const answer = answers[at] ?? { intent: null, rejected: true };
    if (intent === null) {
      outside++;
      if (answer.rejected) rejected++;
    } else {
      inScope++;
      if (answer.intent === intent) best++;
      if (answer.intent === intent && !answer.rejected) above++;
    }
  }
  return { best: best / inScope, above: above / inScope, rejected: outside === 0 ? null : rejected / outside };
}

export function intentsOf(answers: readonly (readonly Interpretation[])[]): { intent: string | null; rejected: boolean }[] {
  return answers.map(([best]) => ({ intent: best?.intentName ?? null, rejected: (best?.score ?? 0) < THRESHOLD }));
}

/** F1 of each slot of each intent, a value right if it was said so, and their mean; null if the corpus has no slots. */
export function slotScores(corpus: Corpus, answers: readonly (readonly Interpretation[])[]): { readonly slots: number; readonly mean: number; readonly micro: number } | null {
  const counts = new Map<string, [right: number, wrong: number, missed: number]>();
  const countOf = (intent: string, slot: string): [number, number, number] => {
    const key = `${intent}.${slot}`;
    const known = counts.get(key) ?? [0, 0, 0];
    counts.set(key, known);
    return known;
  };
  const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  for (const [at, { intent, slots }] of corpus.test.entries()) {
    if (intent === null) continue;
    const [best] = answers[at] ?? [];
    const found = best?.intentName === intent ? Object.entries(best.slots).map(([name, { originalValue }]) => [name, plain(originalValue)] as const) : [];
    const wanted = slots.map(({ name, value }) => [name, plain(value)] as const);
    for (const [name, value] of wanted) countOf(intent, name)[found.some((each) => each[0] === name && each[1] === value) ? 0 : 2]++;
    for (const [name, value] of found) if (!wanted.some((each) => each[0] === name && each[1] === value)) countOf(intent, name)[1]++;
  }
  if (counts.size === 0) return null;
  const f1 = ([right, wrong, missed]: readonly [number, number, number]): number => (2 * right) / Math.max(1, 2 * right + wrong + missed);
  const all = [...counts.values()];
  const total = all.reduce<[number, number, number]>((sum, each) => [sum[0] + each[0], sum[1] + each[1], sum[2] + each[2]], [0, 0, 0]);
  return { slots: all.length, mean: all.reduce((sum, each) => sum + f1(each), 0) / all.length, micro: f1(total) };
}
