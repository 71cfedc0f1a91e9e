import type { Said } from '../text/said.ts';
import { type FoundValue, slotValue } from '../values/value.ts';
import type { SlotValue } from '../types.ts';
import type { BotIntent, BotSlot } from './bot-slots.ts';
import { type Cues, cueStrength } from './cues.ts';

/** A value that is given to a slot. */
export interface Assigned {
  readonly slot: BotSlot;
  readonly value: FoundValue;
}

interface Candidate extends Assigned {
  readonly score: number;
  readonly order: number;
}

/** Types whose values stand in many texts without being meant: they are only taken if words around them say so. */
const COMMON: ReadonlySet<string> = new Set(['AMAZON.NUMBER', 'AMAZON.FOUR_DIGIT_NUMBER', 'AMAZON.AlphaNumeric']);

/** A span that the sequence tagger gives to a slot, 0 to 1. */
export interface TaggedSpan {
  readonly slot: string;
  readonly from: number;
  readonly to: number;
  readonly probability: number;
}

export interface AssignOptions {
  /** The slot whose prompt is answered. */
  readonly asked?: string;
  readonly tagged?: readonly TaggedSpan[];
  /** Only values as they were written down, and none that stands where no word says that it is meant. */
  readonly strict?: boolean;
}

/**
 * Gives the known values of a text to the slots of an intent: each slot at most one, each word to at most one slot, the surest first.
 * Equally sure values go to equally fitting slots in the order of the text and of the intent (LEX-ML-5).
 */
export function assign(said: Said, intent: BotIntent, cues: ReadonlyMap<string, Cues>, options: AssignOptions = {}): readonly Assigned[] {
  const candidates = intent.slots.flatMap((slot, order) => candidatesOf(said, intent, cues, slot, order, options));
  candidates.sort((left, right) => right.score - left.score || left.value.from - right.value.from || left.order - right.order);
  const assigned: Candidate[] = [];
  for (const candidate of candidates) {
    const taken = assigned.some((other) => other.slot === candidate.slot || (other.value.from < candidate.value.to && candidate.value.from < other.value.to));
    if (!taken) assigned.push(candidate);
  }
  return assigned;
}

function candidatesOf(said: Said, intent: BotIntent, cues: ReadonlyMap<string, Cues>, slot: BotSlot, order: number, { asked, tagged, strict }: AssignOptions): Candidate[] {
  const own = cues.get(slot.name) as Cues;
  const others = intent.slots.filter((other) => other !== slot && other.reader.typeName === slot.reader.typeName).map((other) => cues.get(other.name) as Cues);
  const isAsked = slot.name === asked;
  const found = slot.reader.find(said).filter((value) => strict !== true || value.sure === 1 || isAsked);
  return found.flatMap((value): Candidate[] => {
    const cue = Math.min(2.5, cueStrength(said, own, value.from, value.to, others));
    const spoken = tagged?.find((span) => span.slot === slot.name && span.from < value.to && value.from < span.to)?.probability ?? 0;
    const common = COMMON.has(slot.reader.typeName) || value.sure < 0.5;
    if (!isAsked && common && cue < 0.5 && spoken < 0.3) return [];
    return [{ slot, value, order, score: 2 * value.sure + 0.3 * (value.to - value.from) + cue + 2 * spoken + (isAsked ? 1 : 0) - (common ? 0.5 : 0) }];
  });
}

/** What a turn fills the slots with. */
export function slotValues(said: Said, assigned: readonly Assigned[]): Record<string, SlotValue> {
  return Object.fromEntries(assigned.map(({ slot, value }) => [slot.name, slotValue(said, value, value.from, value.to)]));
}
