import { type ClassifierModel, classify } from './learn/classifier.ts';
import { textFeatures } from './learn/text-features.ts';
import type { TypeReaders } from './learn/views.ts';
import type { BotLanguage } from './slots/bot-slots.ts';
import type { ExactMatch } from './templates/exact.ts';
import type { Said } from './text/said.ts';

/** An intent with how sure it is, and the utterance that it matches if it does. */
export interface Ranked {
  readonly intentName: string;
  readonly score: number;
  readonly exact: ExactMatch | null;
}

/** The best one and four alternatives (LEX-NLU-2). */
const MOST_RANKED = 5;
const LOWEST = 0.001;
/** What the words that no example knows take from a probability (LEX-ML-6). */
const COVERAGE_POWER = 2;

/** How probable each intent is: the classifier's probability, less where the text holds words that no example has (LEX-ML-6). */
export function probableIntents(said: Said, bot: BotLanguage, types: TypeReaders, model: ClassifierModel): ReadonlyMap<string, number> {
  const { probabilities, coverage } = classify(model, textFeatures(said, types));
  const known = coverage ** COVERAGE_POWER;
  return new Map(bot.intents.map(({ name }, at) => [name, (probabilities[at] as number) * known]));
}

/**
 * Joins what the sample utterances say with what the classifier says. An utterance with known values is certain and leaves little to the
 * others; one with words in its holes that no type knows counts as far as the classifier agrees.
 */
export function rank(exact: readonly ExactMatch[], probable: ReadonlyMap<string, number>, eligible: ReadonlySet<string>): readonly Ranked[] {
  const certain = Math.max(0, ...exact.filter(({ free }) => free === 0).map(({ score }) => score));
  const matches = new Map(exact.map((match) => [match.intentName, match]));
  const ranked: Ranked[] = [];
  for (const name of eligible) {
    const match = matches.get(name) ?? null;
    const likely = probable.get(name) ?? 0;
    const score = match === null ? likely * (1 - certain / 2) : match.free === 0 ? match.score : probable.size === 0 ? match.score : Math.max(likely, 0.5 * match.score + 0.5 * likely) * (1 - certain / 2);
    if (score >= LOWEST) ranked.push({ intentName: name, score: Math.round(Math.min(1, score) * 10_000) / 10_000, exact: match });
  }
  return ranked.sort((left, right) => right.score - left.score || Number(right.exact !== null) - Number(left.exact !== null) || (left.intentName < right.intentName ? -1 : 1)).slice(0, MOST_RANKED);
}
