import type { BotDefinition } from '../definition/types.ts';

/** What a user said, and when and where: `tomorrow` depends on it. */
export interface Heard {
  /** 1 to 1,024 characters (LEX-RT-6). */
  readonly text: string;
  /** The decision clock, in milliseconds. */
  readonly now: number;
  /** IANA name (LEX-RT-7). */
  readonly timeZone: string;
}

/** A slot's value as a turn fills it. */
export interface SlotValue {
  /** What goes into `slots`; null if the text is ambiguous and has to be asked again (LEX-NLU-8: `10 o'clock`). */
  readonly value: string | null;
  /** As the user said it. */
  readonly originalValue: string;
  /** What it may stand for, the best first, at most five. */
  readonly resolutions: readonly string[];
}

export type SlotValues = Readonly<Record<string, SlotValue>>;

/** One intent that a text may mean. */
export interface Interpretation {
  readonly intentName: string;
  /** 0 to 1, calibrated. */
  readonly score: number;
  /** The text is one of the intent's sample utterances, its holes filled with values that fit. */
  readonly exact: boolean;
  /** Only slots of this intent that the text fills. */
  readonly slots: SlotValues;
}

/** What a build makes of a bot version. Deterministic: the same text at the same time means the same. */
export interface Understanding {
  /** Candidates among the eligible intents, the best first; never FallbackIntent or KendraSearchIntent (LEX-NLU-1). Empty: nothing fits. */
  interpret(heard: Heard, eligible: ReadonlySet<string>): readonly Interpretation[];
  /** The answer to a slot's prompt: the asked slot if the text fills it, and other slots of the intent that it fills as well (LEX-RT-12). */
  fill(heard: Heard, intentName: string, slotName: string): SlotValues;
  /** Values for slots of an intent anywhere in a text, as in the answer to a confirmation (`no, make it large`). */
  valuesIn(heard: Heard, intentName: string): SlotValues;
  /** Whether a text says yes or no, alone or at its beginning (LEX-NLU-10); null: neither. */
  confirms(heard: Heard): 'yes' | 'no' | null;
}

/** READY_BASIC_TESTING understands sample utterances and known values only; READY all (LEX-BLD-2). */
export type UnderstandingLevel = 'basic' | 'full';

/** Builds an understanding, from scratch or from the model that a build has trained (`train`). */
export type BuildUnderstanding = (definition: BotDefinition, level: UnderstandingLevel, model: Uint8Array | null) => Understanding;
