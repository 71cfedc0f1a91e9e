import type { BotDefinition } from '../definition/types.ts';
import type { HeldSlots, MessageFormat, Session, Slots, StringMap } from './session.ts';
import type { Understanding } from '../understanding/types.ts';

/** Contexts as requests and functions give them. */
export interface GivenContext {
  readonly name: string;
  readonly parameters: StringMap;
  readonly timeToLive: { readonly timeToLiveInSeconds?: number | undefined; readonly turnsToLive?: number | undefined };
}

/** What every request to a conversation may bring. */
export interface Brought {
  /** Absent keeps the session's map, otherwise replaces it (LEX-RT-4). */
  readonly sessionAttributes?: StringMap | undefined;
  /** For this turn alone. */
  readonly requestAttributes?: StringMap | undefined;
  /** Absent keeps the session's list, otherwise replaces it (LEX-RT-5). */
  readonly activeContexts?: readonly GivenContext[] | undefined;
}

export interface TurnRequest extends Brought {
  readonly text: string;
}

/** Where and when a turn happens. */
export interface Place {
  /** Milliseconds of the decision clock. */
  readonly now: number;
  /** IANA name. */
  readonly timeZone: string;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly userId: string;
  /** `$LATEST` or the alias that the request named. */
  readonly botAlias: string;
  /** Left out, text. */
  readonly inputMode?: 'Speech';
  readonly outputMode: 'Text' | 'Voice';
  /** What the sentiment of the text is, if the bot detects it. */
  readonly sentiment?: { readonly sentimentLabel: string; readonly sentimentScore: string } | undefined;
  /** True: `maxAttempts` counts the first time that a prompt is spoken (LEX-RT-13). */
  readonly attemptsCountFirst: boolean;
}

/** A bot version as a turn reads it. */
export interface Bot {
  readonly definition: BotDefinition;
  readonly understanding: Understanding;
}

/** An effect of a turn: the function that has to be invoked, with what event. The caller does it and resumes the turn with the answer. */
export interface HookCall {
  readonly functionArn: string;
  readonly source: 'DialogCodeHook' | 'FulfillmentCodeHook';
  readonly intentName: string;
  readonly intentVersion: string;
  readonly event: Readonly<Record<string, unknown>>;
}

/** What the function answered. */
export interface HookAnswer {
  readonly payload: string;
  /** `Handled` or `Unhandled` if the function threw. */
  readonly functionError: string | null;
}

/** A turn, or a part of one, which stops at each function that has to be invoked. */
export type Turning<T> = Generator<HookCall, T, HookAnswer>;

export type DialogState = 'ElicitIntent' | 'ConfirmIntent' | 'ElicitSlot' | 'Fulfilled' | 'ReadyForFulfillment' | 'Failed';

/** What the bot says, and how the dialog stands. */
export interface Reply {
  readonly intentName: string | null;
  readonly slots: Slots | null;
  readonly dialogState: DialogState;
  readonly slotToElicit: string | null;
  readonly message: string | null;
  readonly messageFormat: MessageFormat | null;
  readonly responseCard: ResponseCard | null;
}

export interface ResponseCard {
  readonly version: string;
  readonly contentType: 'application/vnd.amazonaws.card.generic';
  readonly genericAttachments: readonly GenericAttachment[];
}

export interface GenericAttachment {
  readonly title?: string;
  readonly subTitle?: string;
  readonly attachmentLinkUrl?: string;
  readonly imageUrl?: string;
  readonly buttons?: readonly { readonly text: string; readonly value: string }[];
}

/** Another intent that the text may mean. */
export interface Alternative {
  readonly intentName: string;
  readonly score: number;
  readonly slots: HeldSlots;
}

/** What a turn came to. */
export interface Turned {
  readonly session: Session;
  readonly reply: Reply;
  /** Of the intent that the text was understood as; null if it was not asked for, or if the bot has no improvements (LEX-NLU-2). */
  readonly confidence: number | null;
  /** Null if the bot has no improvements. */
  readonly alternatives: readonly Alternative[] | null;
  /** The text was not understood (LEX-LOG-3, LEX-UTT-3). */
  readonly missed: boolean;
  /** A function chose another intent. */
  readonly developerOverride: boolean;
  /** Of the intent of the turn, before anything is hidden: what was said for each slot. */
  readonly heard: HeldSlots | null;
}
