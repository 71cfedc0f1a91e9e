import type { BotDefinition } from '../definition/types.ts';
import { trainClassifier } from './learn/classifier.ts';
import { type Example, examplesOf } from './learn/examples.ts';
import { writeModel } from './learn/model.ts';
import { trainTagger, type TaggerModel } from './learn/tagger.ts';
import { typeReaders } from './learn/views.ts';
import { readBot } from './slots/bot-slots.ts';

const EXAMPLES_A_SLICE = 100;

/**
 * What a build learns of a bot: a classifier of its utterances, and for each intent with slots in them a tagger (LEX-ML-1, LEX-ML-4). In
 * slices of some milliseconds, so that whoever steps through it can answer requests between them; the bytes are read by
 * `buildUnderstanding`, and are the same for the same definition (LEX-ML-7).
 */
export function* training(definition: BotDefinition): Generator<void, Uint8Array> {
  const bot = readBot(definition);
  yield;
  const examples: Example[] = [];
  for (const example of examplesOf(bot)) {
    examples.push(example);
    if (examples.length % EXAMPLES_A_SLICE === 0) yield;
  }
  const classifier = yield* trainClassifier(examples.filter(({ madeUp }) => !madeUp), typeReaders(bot), bot.intents.length);
  const taggers = new Map<string, TaggerModel>();
  for (const [at, intent] of bot.intents.entries()) {
    const own = examples.filter((example) => example.intent === at);
    if (own.some(({ holes }) => holes.length > 0)) taggers.set(intent.name, yield* trainTagger(intent, own));
  }
  return writeModel(bot, { classifier, taggers });
}
