import type { SlotValue } from '../understanding/types.ts';

export type StringMap = Readonly<Record<string, string>>;
export type Slots = Readonly<Record<string, string | null>>;
export type ConfirmationStatus = 'None' | 'Confirmed' | 'Denied';
export type FulfillmentState = 'Fulfilled' | 'Failed' | 'ReadyForFulfillment';
export type DialogActionType = 'ElicitIntent' | 'ConfirmIntent' | 'ElicitSlot' | 'Close' | 'Delegate';
export type MessageFormat = 'PlainText' | 'SSML' | 'CustomPayload' | 'Composite';

/** A conversation of one user with one bot (LEX-RT-1). A plain value that JSON can carry. */
export interface Session {
  /** Opaque, for the session's life. */
  readonly sessionId: string;
  /** The version that the session began with, and keeps (LEX-ALI-2). */
  readonly botVersion: string;
  readonly attributes: StringMap;
  readonly contexts: readonly HeldContext[];
  /** The newest first, three at most (LEX-SES-1). */
  readonly summary: readonly IntentSummary[];
  /** What the conversation is about; null while no intent is. */
  readonly intent: IntentInProgress | null;
  readonly waiting: Waiting;
  /** As GetSession shows it; null before the first answer. */
  readonly dialogAction: DialogAction | null;
  /** What was said last, which is not said again when there is another message (LEX-MSG-7). */
  readonly lastMessage: string | null;
}

export interface IntentInProgress {
  readonly name: string;
  /** All slots of the intent; null: no value. */
  readonly slots: HeldSlots;
  readonly confirmationStatus: ConfirmationStatus;
}

export type HeldSlots = Readonly<Record<string, SlotValue | null>>;

/** What the next text is expected to answer, and how often it has been asked for in vain or at first: `asked` prompts were spoken. */
export type Waiting =
  | { readonly for: 'intent'; readonly asked: number }
  | { readonly for: 'slot'; readonly slot: string; readonly asked: number; readonly said: Said | null }
  | { readonly for: 'confirmation'; readonly asked: number; readonly said: Said | null }
  /** The intent has been fulfilled, and its follow-up prompt spoken. */
  | { readonly for: 'followUp'; readonly intentName: string; readonly asked: number };

/** A message that a function or PutSession gave instead of the configured one, to be repeated where none is configured. */
export interface Said {
  readonly message: string;
  readonly messageFormat: MessageFormat;
}

/** A context while it is active (LEX-RT-19). */
export interface HeldContext {
  readonly name: string;
  readonly parameters: StringMap;
  /** Milliseconds of the decision clock. */
  readonly expiresAt: number;
  readonly turnsToLive: number;
}

export interface IntentSummary {
  readonly intentName?: string | undefined;
  readonly checkpointLabel?: string | undefined;
  readonly slots?: Slots | undefined;
  readonly confirmationStatus?: ConfirmationStatus | undefined;
  readonly dialogActionType: DialogActionType;
  readonly fulfillmentState?: FulfillmentState | undefined;
  readonly slotToElicit?: string | undefined;
}

export interface DialogAction {
  readonly type: DialogActionType;
  readonly intentName?: string | undefined;
  readonly slots?: Slots | undefined;
  readonly slotToElicit?: string | undefined;
  readonly fulfillmentState?: FulfillmentState | undefined;
  readonly message?: string | undefined;
  readonly messageFormat?: MessageFormat | undefined;
}

export const NOTHING_ASKED: Waiting = { for: 'intent', asked: 0 };

/** A conversation before its first turn. */
export function newSession(sessionId: string, botVersion: string): Session {
  return { sessionId, botVersion, attributes: {}, contexts: [], summary: [], intent: null, waiting: NOTHING_ASKED, dialogAction: null, lastMessage: null };
}

/** The values of slots, as `slots` shows them. */
export function valuesOf(slots: HeldSlots): Slots {
  return Object.fromEntries(Object.entries(slots).map(([name, held]) => [name, held?.value ?? null]));
}
