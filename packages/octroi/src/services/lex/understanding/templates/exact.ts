import type { BotLanguage } from '../slots/bot-slots.ts';
import { type FilledHole, TemplateTree } from './tree.ts';
import type { Said } from '../text/said.ts';
import type { ValueReader } from '../values/value.ts';

/** An intent of which a text is a sample utterance. */
export interface ExactMatch {
  readonly intentName: string;
  /** 0 to 1. */
  readonly score: number;
  readonly holes: readonly FilledHole[];
  /** Words that stand in holes without being known values. */
  readonly free: number;
}

/** The layer that knows sample utterances (LEX-ML-3), which alone is READY_BASIC_TESTING (LEX-BLD-2). */
export class ExactLayer {
  readonly #tree = new TemplateTree();
  readonly #readers = new Map<string, ValueReader>();

  constructor(bot: BotLanguage) {
    for (const intent of bot.intents) {
      // A slot has one type in all intents of a bot (LEX-VAL-5).
      for (const slot of intent.slots) if (!this.#readers.has(slot.name)) this.#readers.set(slot.name, slot.reader);
      for (const parts of intent.templates) this.#tree.add(parts, intent.name);
    }
  }

  /**
   * The eligible intents of which a text is an utterance, the best first. One that is an utterance of several intents alike is sure of
   * none (LEX-ML-8).
   */
  match(said: Said, eligible: ReadonlySet<string>, free: boolean): readonly ExactMatch[] {
    const matches = this.#tree
      .match(said, (slot) => this.#readers.get(slot), free)
      .filter((match) => match.literals > 0 || match.free === 0)
      .map((match) => ({ match, owners: match.owners.filter((owner) => eligible.has(owner)) }))
      .filter(({ owners }) => owners.length > 0);
    const first = matches[0]?.match;
    if (first === undefined) return [];
    const found = new Map<string, ExactMatch>();
    const alike = matches.filter(({ match }) => match.free === first.free && match.literals === first.literals);
    const rivals = new Set(alike.flatMap(({ owners }) => owners)).size;
    for (const { match, owners } of matches) {
      const isBest = match.free === first.free && match.literals === first.literals;
      const score = scoreOf(match) / (isBest ? rivals : 2 * rivals);
      for (const owner of owners) if (!found.has(owner)) found.set(owner, { intentName: owner, score, holes: match.holes, free: match.free });
    }
    return [...found.values()];
  }
}

function scoreOf({ literals, free, holes }: { literals: number; free: number; holes: readonly FilledHole[] }): number {
  if (holes.length === 0) return 1;
  return free === 0 ? 0.99 : 0.6 + (0.35 * literals) / (literals + free);
}
