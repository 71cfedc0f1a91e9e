import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BotDefinition } from '../../packages/octroi/src/services/lex/definition/types.ts';

/** A text with what it means. */
export interface Utterance {
  readonly text: string;
  /** Null: out of scope. */
  readonly intent: string | null;
  /** What was said for each slot. */
  readonly slots: readonly { readonly name: string; readonly value: string }[];
  /** The text with the names of slots in braces in the place of their values. */
  readonly template: string;
}

export interface Corpus {
  readonly name: string;
  readonly train: readonly Utterance[];
  readonly test: readonly Utterance[];
}

interface Piece {
  readonly text: string;
  readonly entity?: string;
}

function utterance(pieces: readonly Piece[], intent: string | null): Utterance {
  const seen = new Set<string>();
  let template = '';
  for (const { text, entity } of pieces) {
    // A slot stands once in an utterance (LEX-VAL-3).
    const hole = entity !== undefined && !seen.has(entity);
    if (entity !== undefined) seen.add(entity);
    template += hole ? `{${entity}}` : text.replaceAll(/[{}]/g, '');
  }
  const slots = pieces.flatMap(({ text, entity }) => (entity === undefined ? [] : [{ name: entity, value: text.trim() }]));
  return { text: pieces.map(({ text }) => text).join(''), intent, slots, template };
}

interface BraunSentence {
  readonly text: string;
  readonly intent: string;
  readonly training: boolean;
}

/** Braun et al. 2017: `ChatbotCorpus.json` and the like. */
export function braun(folder: string, file: string): Corpus | null {
  const path = join(folder, file);
  if (!existsSync(path)) return null;
  const { sentences } = JSON.parse(readFileSync(path, 'utf8')) as { sentences: readonly BraunSentence[] };
  // `None` is what no intent of the bot is meant by: out of scope.
  const read = (training: boolean): Utterance[] => sentences.filter((each) => each.training === training).map(({ text, intent }) => utterance([{ text }], intent === 'None' ? null : intent));
  return { name: file.replace('Corpus.json', ''), train: read(true).filter(({ intent }) => intent !== null), test: read(false) };
}

const SNIPS_INTENTS = ['AddToPlaylist', 'BookRestaurant', 'GetWeather', 'PlayMusic', 'RateBook', 'SearchCreativeWork', 'SearchScreeningEvent'] as const;

/** SNIPS 2017-06: so many training queries an intent; the validation queries, or, for choices, the rest of the training queries. */
export function snips(folder: string, count: number, from: 'validate' | 'rest' = 'validate'): Corpus | null {
  const train: Utterance[] = [];
  const test: Utterance[] = [];
  for (const intent of SNIPS_INTENTS) {
    const path = (set: string): string => join(folder, 'snips', `${set}_${intent}.json`);
    if (!existsSync(path('train')) || !existsSync(path('validate'))) return null;
    const read = (set: string): Utterance[] => (JSON.parse(readFileSync(path(set), 'utf8')) as Record<string, readonly { readonly data: readonly Piece[] }[]>)[intent]?.map(({ data }) => utterance(data, intent)) ?? [];
    const all = read('train');
    train.push(...all.slice(0, count));
    test.push(...(from === 'rest' ? all.slice(count) : read('validate')));
  }
  return { name: `SNIPS, ${count} queries an intent`, train, test };
}

/** CLINC150, small: in scope, and out of scope. */
export function clinc(folder: string, set: 'test' | 'val' = 'test'): Corpus | null {
  const path = join(folder, 'clinc150_small.json');
  if (!existsSync(path)) return null;
  const data = JSON.parse(readFileSync(path, 'utf8')) as Record<string, readonly (readonly [string, string])[]>;
  const read = (part: string): Utterance[] => (data[part] ?? []).map(([text, intent]) => utterance([{ text }], intent === 'oos' ? null : intent));
  return { name: 'CLINC150 small', train: read('train'), test: [...read(set), ...read(`oos_${set}`)] };
}

/** Built-in types that an author of the bot would give to slots of such names. */
const BUILT_IN: Readonly<Record<string, string>> = {
  party_size_number: 'AMAZON.NUMBER',
  rating_value: 'AMAZON.NUMBER',
  best_rating: 'AMAZON.NUMBER',
  city: 'AMAZON.US_CITY',
  state: 'AMAZON.US_STATE',
  country: 'AMAZON.Country',
};

/** A bot with the corpus's training texts as sample utterances, and their values as those of custom slot types. */
export function botOf(corpus: Corpus): BotDefinition {
  const intents = [...new Set(corpus.train.flatMap(({ intent }) => (intent === null ? [] : [intent])))];
  const values = new Map<string, Set<string>>();
  for (const { slots } of corpus.train) for (const { name, value } of slots) values.set(name, (values.get(name) ?? new Set()).add(value));
  const typeOf = (slot: string): string => BUILT_IN[slot] ?? `${slot}_values`;
  return {
    bot: { name: 'Corpus', version: '1', locale: 'en-US', childDirected: false },
    intents: intents.map((name) => {
      const own = corpus.train.filter(({ intent }) => intent === name);
      const slots = [...new Set(own.flatMap((each) => each.slots.map((slot) => slot.name)))];
      return {
        name,
        version: '1',
        sampleUtterances: own.map(({ template }) => template),
        slots: slots.map((slot) => ({ name: slot, slotConstraint: 'Optional' as const, slotType: typeOf(slot), ...(BUILT_IN[slot] === undefined ? { slotTypeVersion: '1' } : {}) })),
      };
    }),
    slotTypes: Object.fromEntries(
      [...values].filter(([slot]) => BUILT_IN[slot] === undefined).map(([slot, known]) => [`${typeOf(slot)}:1`, { name: typeOf(slot), version: '1', enumerationValues: [...known].map((value) => ({ value })) }]),
    ),
  };
}
