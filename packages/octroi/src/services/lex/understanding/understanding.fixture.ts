import type { BotDefinition } from '../definition/types.ts';

/** What a test says of an intent: its utterances and the types of its slots. */
export interface IntentSketch {
  readonly name: string;
  readonly utterances?: readonly string[];
  /** Types by slot name: a custom type of the bot, or a built-in one. */
  readonly slots?: Readonly<Record<string, string>>;
  readonly answers?: Readonly<Record<string, readonly string[]>>;
  readonly parent?: string;
}

export interface TypeSketch {
  /** Synonyms by value. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly restricted?: boolean;
}

export function botOf(intents: readonly IntentSketch[], types: Readonly<Record<string, TypeSketch>> = {}, locale = 'en-US'): BotDefinition {
  return {
    bot: { name: 'Sketch', version: '1', locale: locale as 'en-US', childDirected: false },
    intents: intents.map((intent) => ({
      name: intent.name,
      version: '1',
      sampleUtterances: [...(intent.utterances ?? [])],
      ...(intent.parent === undefined ? {} : { parentIntentSignature: intent.parent }),
      slots: Object.entries(intent.slots ?? {}).map(([name, slotType]) => ({
        name,
        slotType,
        slotConstraint: 'Optional' as const,
        ...(Object.hasOwn(types, slotType) ? { slotTypeVersion: '1' } : {}),
        sampleUtterances: [...(intent.answers?.[name] ?? [])],
      })),
    })),
    slotTypes: Object.fromEntries(
      Object.entries(types).map(([name, { values, restricted }]) => [
        `${name}:1`,
        { name, version: '1', valueSelectionStrategy: restricted === true ? ('TOP_RESOLUTION' as const) : ('ORIGINAL_VALUE' as const), enumerationValues: Object.entries(values).map(([value, synonyms]) => ({ value, synonyms: [...synonyms] })) },
      ]),
    ),
  };
}

export function allOf(definition: BotDefinition): ReadonlySet<string> {
  return new Set(definition.intents.map((intent) => intent.name ?? ''));
}
