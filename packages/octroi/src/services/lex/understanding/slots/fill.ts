import type { Said } from '../text/said.ts';
import { TemplateTree } from '../templates/tree.ts';
import type { SlotValues } from '../types.ts';
import type { FoundValue } from '../values/value.ts';
import { assign, type Assigned, slotValues, type TaggedSpan } from './assign.ts';
import { bareAnswer, longestRest } from './bare-answer.ts';
import type { BotIntent, BotSlot } from './bot-slots.ts';
import type { Cues } from './cues.ts';

/** An intent with what is needed to fill its slots. */
export interface FillableIntent {
  readonly intent: BotIntent;
  readonly cues: ReadonlyMap<string, Cues>;
  /** The ways to answer a slot's prompt. */
  readonly answers: ReadonlyMap<string, TemplateTree>;
}

export function fillableIntent(intent: BotIntent, cues: ReadonlyMap<string, Cues>): FillableIntent {
  const answers = new Map<string, TemplateTree>();
  for (const slot of intent.slots) {
    if (slot.templates.length === 0) continue;
    const tree = new TemplateTree();
    for (const parts of slot.templates) tree.add(parts, slot.name);
    answers.set(slot.name, tree);
  }
  return { intent, cues, answers };
}

/**
 * The slots that the answer to a slot's prompt fills (LEX-RT-12): by one of the slot's utterances, by a value as the whole answer or
 * among other words, and at last, if the slot takes any words and `free` allows it, by what is left of the answer.
 */
export function fillSlot(said: Said, { intent, cues, answers }: FillableIntent, slot: BotSlot, free: boolean, tagged: readonly TaggedSpan[]): SlotValues {
  if (said.tokens.length === 0) return {};
  const whole = wholeAnswer(said, slot);
  if (whole !== null) return slotValues(said, [whole]);
  const spoken = byUtterance(said, intent, answers.get(slot.name), free);
  if (spoken !== null) return slotValues(said, spoken);
  const assigned = assign(said, intent, cues, { asked: slot.name, tagged, strict: !free });
  if (assigned.some((each) => each.slot === slot) || !slot.reader.open || !free) return slotValues(said, assigned);
  const [from, to] = longestRest(said, assigned.map(({ value }) => value));
  const read = slot.reader.accept(said, from, to);
  return slotValues(said, read === null ? assigned : [...assigned, { slot, value: { ...read, from, to } }]);
}

/** A value that the type knows as the whole answer, but for what is said around it. */
function wholeAnswer(said: Said, slot: BotSlot): Assigned | null {
  for (const [from, to] of [[0, said.tokens.length] as const, bareAnswer(said, 0, said.tokens.length)]) {
    const read = from < to ? slot.reader.accept(said, from, to) : null;
    if (read !== null && read.sure > 0) return { slot, value: { ...read, from, to } };
  }
  return null;
}

function byUtterance(said: Said, intent: BotIntent, tree: TemplateTree | undefined, free: boolean): readonly Assigned[] | null {
  const match = tree?.match(said, (name) => intent.slotNamed.get(name)?.reader, free)[0];
  if (match === undefined) return null;
  return assignedHoles(said, intent, match.holes);
}

/** The holes of a matched template with the values in them. */
export function assignedHoles(said: Said, intent: BotIntent, holes: readonly { readonly slot: string; readonly from: number; readonly to: number }[]): readonly Assigned[] {
  return holes.flatMap(({ slot: name, from, to }): Assigned[] => {
    const slot = intent.slotNamed.get(name);
    const read = slot?.reader.accept(said, from, to) ?? null;
    return slot === undefined || read === null ? [] : [{ slot, value: { ...read, from, to } satisfies FoundValue }];
  });
}
