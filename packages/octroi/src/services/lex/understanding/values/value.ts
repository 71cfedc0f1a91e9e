import { type Said, typed } from '../text/said.ts';
import type { SlotValue } from '../types.ts';

/** What some words are worth as a value of a slot type. */
export interface ReadValue {
  /** What goes into `slots`; null if the words are ambiguous. */
  readonly value: string | null;
  /** What they may stand for, the best first, at most five; empty if the words are only accepted as they are. */
  readonly resolutions: readonly string[];
  /** 0 to 1: 1 for a value as it was written down, less for one that was misspelt, 0 for text that is only accepted. */
  readonly sure: number;
}

/** A value and the words, `[from, to)`, that it was read from. */
export interface FoundValue extends ReadValue {
  readonly from: number;
  readonly to: number;
}

/** Reads values of one slot type. Pure; the same text at the same time reads the same. */
export interface ValueReader {
  /** Of the slot type: `AMAZON.DATE`, `FlowerTypes`. */
  readonly typeName: string;
  /** Values that stand out in a text by themselves, in the order of the text. */
  find(said: Said): readonly FoundValue[];
  /** The value of words that stand in the slot's place; null if they are none. */
  accept(said: Said, from: number, to: number): ReadValue | null;
  /** Any words in the slot's place are a value (LEX-NLU-6, ORIGINAL_VALUE). */
  readonly open: boolean;
  /** Values as a user may say them, to fill the holes of templates with in training. */
  readonly samples: readonly string[];
}

export const MOST_RESOLUTIONS = 5;

export function slotValue(said: Said, read: ReadValue, from: number, to: number): SlotValue {
  return { value: read.value, originalValue: typed(said, from, to), resolutions: read.resolutions.slice(0, MOST_RESOLUTIONS) };
}

/** A value among found ones that spans the words exactly; the surest if several do. */
export function spanning(found: readonly FoundValue[], from: number, to: number): FoundValue | null {
  let best: FoundValue | null = null;
  for (const value of found) if (value.from === from && value.to === to && (best === null || value.sure > best.sure)) best = value;
  return best;
}
