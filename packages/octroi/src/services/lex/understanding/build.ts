import type { BotDefinition } from '../definition/types.ts';
import { answerIn } from './language/yes-no.ts';
import { assign, slotValues } from './slots/assign.ts';
import { type BotLanguage, readBot } from './slots/bot-slots.ts';
import { cuesOf } from './slots/cues.ts';
import { assignedHoles, type FillableIntent, fillableIntent, fillSlot } from './slots/fill.ts';
import { ExactLayer, type ExactMatch } from './templates/exact.ts';
import { hear, type Said } from './text/said.ts';
import type { BuildUnderstanding, Heard, Interpretation, SlotValues, Understanding, UnderstandingLevel } from './types.ts';

/**
 * Builds what a bot version understands. Level `basic` knows sample utterances and known values alone (LEX-BLD-2); level `full` takes
 * other words where slots accept them.
 */
export const buildUnderstanding: BuildUnderstanding = (definition, level) => new BotUnderstanding(definition, level);

class BotUnderstanding implements Understanding {
  readonly #bot: BotLanguage;
  readonly #free: boolean;
  readonly #exact: ExactLayer;
  readonly #fillable: ReadonlyMap<string, FillableIntent>;

  constructor(definition: BotDefinition, level: UnderstandingLevel) {
    this.#bot = readBot(definition);
    this.#free = level === 'full';
    this.#exact = new ExactLayer(this.#bot);
    this.#fillable = new Map(this.#bot.intents.map((intent) => [intent.name, fillableIntent(intent, cuesOf(intent))]));
  }

  interpret(heard: Heard, eligible: ReadonlySet<string>): readonly Interpretation[] {
    const said = this.#hear(heard);
    return this.#exact.match(said, eligible, this.#free).map((match) => this.#interpretation(said, match));
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

  #interpretation(said: Said, match: ExactMatch): Interpretation {
    const { intent } = this.#fillable.get(match.intentName) as FillableIntent;
    return { intentName: match.intentName, score: match.score, exact: true, slots: slotValues(said, assignedHoles(said, intent, match.holes)) };
  }
}
