import type { BotLanguage } from '../slots/bot-slots.ts';
import type { ClassifierModel } from './classifier.ts';
import { FeatureTable } from './feature-table.ts';
import { tagsOf, type TaggerModel } from './tagger.ts';

/** What a build has learned of a bot. */
export interface LearnedModel {
  readonly classifier: ClassifierModel;
  /** By intent; those without slots in their utterances have none. */
  readonly taggers: ReadonlyMap<string, TaggerModel>;
}

/** Bytes that are no model, or one of another bot. */
export class ModelError extends Error {}

const FORMAT = 'octroi-lex-model-1';
const ALIGNMENT = 8;

interface Header {
  readonly format: string;
  /** The intents in the order of the classes. */
  readonly intents: readonly string[];
  readonly temperature: number;
  readonly usualCoverage: number;
  /** For each tagger its intent, and the slots in the order of their tags. */
  readonly taggers: readonly { readonly intent: string; readonly slots: readonly string[] }[];
  /** How many bytes each array has, in the order of the file. */
  readonly lengths: readonly number[];
}

type Numbers = Uint32Array | Float32Array | Int8Array;

/** A model as bytes: the length of a header, the header as JSON, and the arrays, the least significant byte first. Equal models are equal bytes. */
export function writeModel(bot: BotLanguage, { classifier, taggers }: LearnedModel): Uint8Array {
  const arrays: Numbers[] = [classifier.table.hashes, classifier.counts, classifier.scales, classifier.weights];
  for (const tagger of taggers.values()) arrays.push(tagger.table.hashes, tagger.scales, tagger.weights, tagger.moves, tagger.vocabulary.hashes);
  const header: Header = {
    format: FORMAT,
    intents: bot.intents.map(({ name }) => name),
    temperature: classifier.temperature,
    usualCoverage: classifier.usualCoverage,
    taggers: [...taggers.keys()].map((intent) => ({ intent, slots: slotNames(bot, intent) })),
    lengths: arrays.map((array) => array.byteLength),
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(aligned(4 + text.length) + arrays.reduce((sum, array) => sum + aligned(array.byteLength), 0));
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  let at = aligned(4 + text.length);
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += aligned(array.byteLength);
  }
  return bytes;
}

/** Reads what `writeModel` wrote for the same bot. Throws ModelError for anything else. */
export function readModel(bot: BotLanguage, bytes: Uint8Array): LearnedModel {
  const header = headerOf(bytes);
  if (!same(header.intents, bot.intents.map(({ name }) => name))) throw new ModelError('the model is of a bot with other intents');
  for (const { intent, slots } of header.taggers) if (!same(slots, slotNames(bot, intent))) throw new ModelError('the model is of an intent with other slots');
  let at = aligned(4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true));
  const buffers = header.lengths.map((length) => {
    if (!Number.isSafeInteger(length) || length < 0 || at + length > bytes.length) throw new ModelError('the model is cut off');
    // A copy of its own: the slice of a Buffer shares the memory of what it is cut from.
    const buffer = new Uint8Array(bytes.subarray(at, at + length)).buffer;
    at += aligned(length);
    return buffer;
  });
  if (buffers.length !== 4 + 5 * header.taggers.length || at !== bytes.length) throw new ModelError('the model is not of the length that it says');
  const next = (): ArrayBuffer => buffers.shift() as ArrayBuffer;
  const classes = header.intents.length;
  const classifier: ClassifierModel = { classes, table: new FeatureTable(words(next())), counts: floats(next()), scales: floats(next()), weights: new Int8Array(next()), temperature: header.temperature, usualCoverage: header.usualCoverage };
  check(classifier.table.size, [classifier.counts.length, classifier.scales.length]);
  check(classifier.table.size * classes, [classifier.weights.length]);
  const taggers = new Map<string, TaggerModel>();
  for (const { intent } of header.taggers) {
    const found = bot.intentNamed.get(intent);
    if (found === undefined) throw new ModelError('the model is of a bot with other intents');
    const tags = tagsOf(found);
    const tagger: TaggerModel = { tags, table: new FeatureTable(words(next())), scales: floats(next()), weights: new Int8Array(next()), moves: floats(next()), vocabulary: new FeatureTable(words(next())) };
    check(tagger.table.size, [tagger.scales.length]);
    check(tagger.table.size * tags, [tagger.weights.length]);
    check((tags + 1) * tags, [tagger.moves.length]);
    taggers.set(intent, tagger);
  }
  return { classifier, taggers };
}

function headerOf(bytes: Uint8Array): Header {
  if (bytes.length < 4) throw new ModelError('the model is cut off');
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  if (4 + length > bytes.length) throw new ModelError('the model is cut off');
  let header: Header;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(4, 4 + length))) as Header;
  } catch {
    throw new ModelError('the model has no header');
  }
  if (header?.format !== FORMAT) throw new ModelError('the model is of another format');
  return header;
}

function words(buffer: ArrayBuffer): Uint32Array {
  if (buffer.byteLength % 4 !== 0) throw new ModelError('an array of the model is cut off');
  return new Uint32Array(buffer);
}

function floats(buffer: ArrayBuffer): Float32Array {
  if (buffer.byteLength % 4 !== 0) throw new ModelError('an array of the model is cut off');
  return new Float32Array(buffer);
}

function check(size: number, lengths: readonly number[]): void {
  if (lengths.some((length) => length !== size)) throw new ModelError('the arrays of the model do not belong together');
}

function slotNames(bot: BotLanguage, intent: string): readonly string[] {
  return bot.intentNamed.get(intent)?.slots.map(({ name }) => name) ?? [];
}

function same(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((name, at) => name === right[at]);
}

function aligned(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}
