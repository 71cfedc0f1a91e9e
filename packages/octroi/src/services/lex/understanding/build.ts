import type { BotDefinition } from '../definition/types.ts';
import { type Ranked, rank, probableIntents } from './interpret.ts';
import { answerIn } from './language/yes-no.ts';
import { type LearnedModel, readModel } from './learn/model.ts';
import { tagSlots } from './learn/tagger.ts';
import { type TypeReaders, typeReaders } from './learn/views.ts';
import { assign, slotValues, type TaggedSpan } from './slots/assign.ts';
import { type BotIntent, type BotLanguage, readBot } from './slots/bot-slots.ts';
import { cuesOf } from './slots/cues.ts';
import { assignedHoles, type FillableIntent, fillableIntent, fillSlot } from './slots/fill.ts';
import { withTagged } from './slots/tagged.ts';
import { ExactLayer } from './templates/exact.ts';
import { hear, type Said } from './text/said.ts';
import type { BuildUnderstanding, Heard, Interpretation, SlotValues, Understanding, UnderstandingLevel } from './types.ts';

/**
 * Builds what a bot version understands. Level `basic` knows sample utterances and known values alone (LEX-BLD-2); level `full` takes
 * other words where slots accept them, and with the model that `training` made understands texts that are like the utterances. Throws
 * ModelError if the model is of another bot.
 */
export const buildUnderstanding: BuildUnderstanding = (definition, level, model) => new BotUnderstanding(definition, level, level === 'full' ? model : null);

class BotUnderstanding implements Understanding {
  readonly #bot: BotLanguage;
  readonly #free: boolean;
  readonly #exact: ExactLayer;
  readonly #types: TypeReaders;
  readonly #fillable: ReadonlyMap<string, FillableIntent>;
  readonly #learned: LearnedModel | null;

  constructor(definition: BotDefinition, level: UnderstandingLevel, model: Uint8Array | null) {
    this.#bot = readBot(definition);
    this.#free = level === 'full';
    this.#exact = new ExactLayer(this.#bot);
    this.#types = typeReaders(this.#bot);
    this.#fillable = new Map(this.#bot.intents.map((intent) => [intent.name, fillableIntent(intent, cuesOf(intent))]));
    this.#learned = model === null ? null : readModel(this.#bot, model);
  }

  interpret(heard: Heard, eligible: ReadonlySet<string>): readonly Interpretation[] {
    const said = this.#hear(heard);
    if (said.tokens.length === 0) return [];
    const own = new Set([...eligible].filter((name) => this.#fillable.has(name)));
    const exact = this.#exact.match(said, own, this.#free);
    const probable = this.#learned === null ? new Map<string, number>() : probableIntents(said, this.#bot, this.#types, this.#learned.classifier);
    return rank(exact, probable, own).map((ranked) => this.#interpretation(said, ranked));
  }

  fill(heard: Heard, intentName: string, slotName: string): SlotValues {
    const fillable = this.#fillable.get(intentName);
    const slot = fillable?.intent.slotNamed.get(slotName);
    if (fillable === undefined || slot === undefined) return {};
    return fillSlot(this.#hear(heard), fillable, slot, this.#free, []);
  }

  valuesIn(heard: Heard, intentName: string): SlotValues {
    const fillable = this.#fillable.get(intentName);
    if (fillable === undefined) return {};
    const said = this.#hear(heard);
    return slotValues(said, assign(said, fillable.intent, fillable.cues, { strict: !this.#free }));
  }

  confirms(heard: Heard): 'yes' | 'no' | null {
    return answerIn(this.#hear(heard))?.answer ?? null;
  }

  #hear(heard: Heard): Said {
    return hear(heard, this.#bot.language, this.#bot.locale);
  }

  #interpretation(said: Said, { intentName, score, exact }: Ranked): Interpretation {
    const fillable = this.#fillable.get(intentName) as FillableIntent;
    const { intent, cues } = fillable;
    if (exact !== null && exact.free === 0) return { intentName, score, exact: true, slots: slotValues(said, assignedHoles(said, intent, exact.holes)) };
    const tagged = this.#tagged(said, intent);
    if (exact !== null && tagged === null) return { intentName, score, exact: true, slots: slotValues(said, assignedHoles(said, intent, exact.holes)) };
    return { intentName, score, exact: exact !== null, slots: slotValues(said, withTagged(said, intent, cues, tagged ?? [], exact?.holes ?? [])) };
  }

  #tagged(said: Said, intent: BotIntent): readonly TaggedSpan[] | null {
    const tagger = this.#learned?.taggers.get(intent.name);
    return tagger === undefined ? null : tagSlots(tagger, said, intent);
  }
}
