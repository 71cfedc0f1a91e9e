import type { BotIntent, BotLanguage } from '../slots/bot-slots.ts';
import type { TemplatePart } from '../templates/parse.ts';
import { hear, type Said } from '../text/said.ts';
import type { ValueReader } from '../values/value.ts';
import { seeded } from './hash.ts';

/** A sample utterance with its holes filled, and where the values stand. */
export interface Example {
  readonly intent: number;
  readonly said: Said;
  readonly holes: readonly { readonly slot: string; readonly from: number; readonly to: number }[];
  /** All examples of one template weigh one together. */
  readonly weight: number;
  /** Which template it is of, over all intents. */
  readonly template: number;
  /** Its open slots hold words that are no values, as users will say them; only the tagger learns from it. */
  readonly madeUp: boolean;
}

/** Holes are filled with so many values in turn. */
const VARIANTS = 4;
/** Open slots of an intent of fewer utterances are filled with words that are no value of theirs as well. */
const FEW_TEMPLATES = 40;
const MOST_MADE_UP_WORDS = 4;
const MOST_WORDS = 3000;
/** And no more examples are made of a bot. */
const MOST_EXAMPLES = 30_000;
/** The day on which examples are said does not matter; it has to be one. */
const NOW = Date.UTC(2021, 0, 4, 12);

/** The examples of a bot, the same each time (LEX-ML-2, LEX-ML-7). */
export function* examplesOf(bot: BotLanguage): Generator<Example> {
  const templates = bot.intents.flatMap((intent, at) => intent.templates.map((parts) => ({ intent, at, parts })));
  const step = Math.max(1, templates.length / MOST_EXAMPLES);
  const room = Math.max(1, Math.floor(MOST_EXAMPLES / Math.max(1, templates.length)));
  const words = valueWords(bot);
  let count = 0;
  for (let exact = 0; Math.floor(exact) < templates.length; exact += step) {
    const { intent, at, parts } = templates[Math.floor(exact)] as (typeof templates)[number];
    const holes = parts.some((part) => 'slot' in part);
    const variants = holes ? Math.min(VARIANTS, room) : 1;
    for (let variant = 0; variant < variants; variant++) {
      const filled = fillTemplate(bot, intent, parts, seeded(count * 31 + variant * 7 + 1), null);
      yield { intent: at, ...filled, weight: 1 / variants, template: count, madeUp: false };
    }
    const open = parts.some((part) => 'slot' in part && intent.slotNamed.get(part.slot)?.reader.open === true);
    if (open && intent.templates.length < FEW_TEMPLATES) yield { intent: at, ...fillTemplate(bot, intent, parts, seeded(count * 31 + 5), words), weight: 0, template: count, madeUp: true };
    count++;
  }
}

export function fillTemplate(bot: BotLanguage, intent: BotIntent, parts: readonly TemplatePart[], random: () => number, words: readonly string[] | null): Pick<Example, 'said' | 'holes'> {
  let text = '';
  const spans: { slot: string; start: number; end: number }[] = [];
  for (const part of parts) {
    if (text !== '') text += ' ';
    if ('word' in part) {
      text += part.word;
      continue;
    }
    const start = text.length;
    const reader = intent.slotNamed.get(part.slot)?.reader;
    text += words !== null && reader?.open === true ? madeUpValue(words, random) : sampleOf(reader, random);
    spans.push({ slot: part.slot, start, end: text.length });
  }
  const said = hear({ text, now: NOW, timeZone: 'UTC' }, bot.language, bot.locale);
  const holes = spans.flatMap(({ slot, start, end }) => {
    const from = said.tokens.findIndex((token) => token.start >= start && token.end <= end);
    const last = said.tokens.findLastIndex((token) => token.start >= start && token.end <= end);
    return from < 0 ? [] : [{ slot, from, to: last + 1 }];
  });
  return { said, holes };
}

function sampleOf(reader: ValueReader | undefined, random: () => number): string {
  const samples = reader?.samples ?? [];
  return samples[Math.floor(random() * samples.length)] ?? 'something';
}

/** Words of the values of open slot types, of which values are made up. */
function valueWords(bot: BotLanguage): readonly string[] {
  const readers = new Set(bot.intents.flatMap((intent) => intent.slots.map((slot) => slot.reader)));
  const words = new Set<string>();
  for (const reader of readers) {
    if (!reader.open) continue;
    for (const sample of reader.samples) {
      for (const word of sample.split(' ')) if (word !== '' && words.size < MOST_WORDS) words.add(word);
    }
  }
  return [...words];
}

function madeUpValue(words: readonly string[], random: () => number): string {
  const count = 1 + Math.floor(random() * MOST_MADE_UP_WORDS);
  return Array.from({ length: count }, () => words[Math.floor(random() * words.length)] ?? 'something').join(' ');
}
