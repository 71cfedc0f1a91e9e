import type { GetIntentResponse, SlotOutput } from '../../../../../models/lex-models.gen.ts';
import { type BotDefinition, slotTypeKey } from '../../definition/types.ts';
import { isNeverSaid, utterancesOf } from '../language/built-in-intents.ts';
import { type Language, languageOf } from '../language/language.ts';
import { builtinTypeReader, patternTypeReader } from '../recognise/builtin-types.ts';
import { parseTemplate, type TemplatePart } from '../templates/parse.ts';
import { customTypeReader } from '../values/custom-type.ts';
import type { ValueReader } from '../values/value.ts';

/** A slot of an intent as its values are looked for. */
export interface BotSlot {
  readonly name: string;
  readonly reader: ValueReader;
  /** Ways to answer its prompt. */
  readonly templates: readonly (readonly TemplatePart[])[];
}

export interface BotIntent {
  readonly name: string;
  /** In the order of the intent's list. */
  readonly slots: readonly BotSlot[];
  readonly slotNamed: ReadonlyMap<string, BotSlot>;
  readonly templates: readonly (readonly TemplatePart[])[];
}

/** A bot as it is understood: its intents without those that are never said, with their templates and readers of values. */
export interface BotLanguage {
  readonly language: Language;
  readonly locale: string;
  readonly intents: readonly BotIntent[];
  readonly intentNamed: ReadonlyMap<string, BotIntent>;
}

/** LEX-VAL-3, LEX-SHP-4 and LEX-VAL-11: a definition may not hold more, and no more is read. */
const MOST_UTTERANCES = 1500;
const MOST_SLOT_UTTERANCES = 10;
const MOST_SLOTS = 100;
const MOST_INTENTS = 250;

export function readBot({ bot, intents, slotTypes }: BotDefinition): BotLanguage {
  const locale = bot.locale ?? 'en-US';
  const language = languageOf(locale);
  const said = intents.slice(0, MOST_INTENTS).filter((intent) => !isNeverSaid(intent.parentIntentSignature));
  const parsed = said.map((intent) => ({ intent, ...templatesOf(intent, language) }));
  const familiar = new Set(parsed.flatMap(({ templates }) => templates.flatMap((parts) => parts.flatMap((part) => ('word' in part ? [part.word] : [])))));
  const readers = new Map<string, ValueReader>();
  const readerOf = (slot: SlotOutput): ValueReader => {
    const key = slotTypeKey(slot.slotType ?? '', slot.slotTypeVersion ?? '');
    let reader = readers.get(key);
    if (reader === undefined) {
      const type = Object.hasOwn(slotTypes, key) ? slotTypes[key] : undefined;
      if (type === undefined) reader = builtinTypeReader(slot.slotType ?? '', language, familiar);
      else reader = (type.slotTypeConfigurations ?? []).length > 0 ? patternTypeReader(type) : customTypeReader(type, language, familiar);
      readers.set(key, reader);
    }
    return reader;
  };
  const read = parsed.map(({ intent, templates, slots }): BotIntent => {
    const botSlots = slots.map(({ slot, templates: answers }): BotSlot => ({ name: slot.name ?? '', reader: readerOf(slot), templates: answers }));
    return { name: intent.name ?? '', slots: botSlots, slotNamed: new Map(botSlots.map((slot) => [slot.name, slot])), templates };
  });
  return { language, locale, intents: read, intentNamed: new Map(read.map((intent) => [intent.name, intent])) };
}

type Templates = readonly (readonly TemplatePart[])[];

function templatesOf(intent: GetIntentResponse, language: Language): { templates: Templates; slots: { slot: SlotOutput; templates: Templates }[] } {
  const slots = (intent.slots ?? []).slice(0, MOST_SLOTS);
  const names = new Set(slots.map((slot) => slot.name ?? ''));
  const parse = (utterances: readonly string[], most: number): Templates => utterances.slice(0, most).map((utterance) => parseTemplate(utterance, names, language)).filter((parts) => parts.length > 0);
  const builtIn = intent.parentIntentSignature === undefined ? [] : utterancesOf(intent.parentIntentSignature, language);
  return {
    templates: parse([...(intent.sampleUtterances ?? []), ...builtIn], MOST_UTTERANCES + 20),
    slots: slots.map((slot) => ({ slot, templates: parse(slot.sampleUtterances ?? [], MOST_SLOT_UTTERANCES) })),
  };
}
