import { attributesAt, cardAt, contextsAt, intentAt, isObject, messageAt, objectAt, slotsAt, summaryAt, textAt, type JsonObject } from './answer-fields.ts';
import { isKendra, slotOf, type BotIndex, type BotIntent } from './bot.ts';
import { functionThrew, invalidAnswer } from './refusals.ts';
import type { IntentSummary, Said, Slots, StringMap } from './session.ts';
import type { GivenContext, HookAnswer, HookCall, ResponseCard } from './turn-types.ts';

/** What a function says that comes next. */
export type AnsweredAction =
  | { readonly type: 'Close'; readonly fulfillmentState: 'Fulfilled' | 'Failed'; readonly said: Said | null; readonly card: ResponseCard | null }
  | { readonly type: 'ConfirmIntent'; readonly intent: BotIntent; readonly slots: Slots; readonly said: Said | null; readonly card: ResponseCard | null }
  | { readonly type: 'Delegate'; readonly slots: Slots }
  | { readonly type: 'ElicitIntent'; readonly said: Said | null; readonly card: ResponseCard | null }
  | { readonly type: 'ElicitSlot'; readonly intent: BotIntent; readonly slotToElicit: string; readonly slots: Slots; readonly said: Said | null; readonly card: ResponseCard | null };

export interface Answered {
  /** Absent keeps the session's. */
  readonly sessionAttributes?: StringMap | undefined;
  readonly recentIntentSummaryView?: readonly IntentSummary[] | undefined;
  readonly activeContexts: readonly GivenContext[];
  readonly action: AnsweredAction;
}

/** Bytes (LEX-LAM-2). */
const MAX_ANSWER = 25 * 1024;
const MAX_ATTRIBUTES = 12 * 1024;

/** Reads what a function answered (LEX-LAM-2 to -5). Throws DependencyFailedException for all that is not an answer; fields that nobody knows are passed over. */
export function readAnswer({ payload, functionError }: HookAnswer, call: HookCall, bot: BotIndex): Answered {
  if (functionError !== null) throw functionThrew(functionError);
  if (Buffer.byteLength(payload) > MAX_ANSWER) throw invalidAnswer(`the response has more than ${MAX_ANSWER} bytes`);
  const answer = parsed(payload);
  const dialogAction = objectAt(answer, 'dialogAction');
  if (dialogAction === undefined) throw invalidAnswer('dialogAction is required');
  const sessionAttributes = attributesAt(answer, 'sessionAttributes');
  if (sessionAttributes !== undefined && Buffer.byteLength(JSON.stringify(sessionAttributes)) > MAX_ATTRIBUTES) throw invalidAnswer(`the session attributes have more than ${MAX_ATTRIBUTES} bytes`);
  return { sessionAttributes, recentIntentSummaryView: summaryAt(answer, bot), activeContexts: contextsAt(answer), action: readAction(dialogAction, call, bot) };
}

function parsed(payload: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(payload);
  } catch (error) {
    throw invalidAnswer((error as Error).message);
  }
  if (!isObject(value)) throw invalidAnswer('the response must be an object');
  return value;
}

function readAction(from: JsonObject, call: HookCall, bot: BotIndex): AnsweredAction {
  const type = textAt(from, 'type');
  switch (type) {
    case 'Close':
      return { type, fulfillmentState: closingState(from), said: messageAt(from), card: cardAt(from) };
    case 'ElicitIntent':
      return { type, said: messageAt(from), card: cardAt(from) };
    case 'Delegate': {
      for (const field of ['kendraQueryRequestPayload', 'kendraQueryFilterString']) {
        if ((from[field] ?? null) !== null) throw invalidAnswer(`${field} is given, but searches of Amazon Kendra (AMAZON.KendraSearchIntent) are not supported`);
      }
      return { type, slots: slotsAt(from, type, bot.intents.get(call.intentName)!) };
    }
    case 'ConfirmIntent': {
      const intent = notKendra(intentAt(from, type, bot));
      const said = messageAt(from);
      if (said === null && intent.confirmationPrompt === undefined) throw invalidAnswer(`the intent ${intent.name} has no confirmation prompt: message is required for the dialog action ConfirmIntent`);
      return { type, intent, slots: slotsAt(from, type, intent), said, card: cardAt(from) };
    }
    case 'ElicitSlot':
      return readElicitSlot(from, bot);
    case undefined:
      throw invalidAnswer('the type of the dialogAction is required');
    default:
      throw invalidAnswer(`the type of the dialogAction must be one of Close, ConfirmIntent, Delegate, ElicitIntent, ElicitSlot`);
  }
}

function closingState(from: JsonObject): 'Fulfilled' | 'Failed' {
  const state = textAt(from, 'fulfillmentState');
  if (state !== 'Fulfilled' && state !== 'Failed') throw invalidAnswer('fulfillmentState must be Fulfilled or Failed for the dialog action Close');
  return state;
}

function readElicitSlot(from: JsonObject, bot: BotIndex): AnsweredAction {
  const intent = notKendra(intentAt(from, 'ElicitSlot', bot));
  if (intent.parentIntentSignature !== undefined) throw invalidAnswer(`the intent ${intent.name} extends a built-in intent: its slots cannot be elicited`);
  const slotToElicit = textAt(from, 'slotToElicit');
  if (slotToElicit === undefined) throw invalidAnswer('slotToElicit is required for the dialog action ElicitSlot');
  const slot = slotOf(intent, slotToElicit);
  if (slot === undefined) throw invalidAnswer(`the slot ${slotToElicit} is not in the intent ${intent.name}`);
  const said = messageAt(from);
  if (said === null && (slot.valueElicitationPrompt?.messages ?? []).length === 0) throw invalidAnswer(`the slot ${slotToElicit} has no prompt: message is required for the dialog action ElicitSlot`);
  return { type: 'ElicitSlot', intent, slotToElicit, slots: slotsAt(from, 'ElicitSlot', intent), said, card: cardAt(from) };
}

function notKendra(intent: BotIntent): BotIntent {
  if (isKendra(intent)) throw invalidAnswer(`the intent ${intent.name} extends AMAZON.KendraSearchIntent, which is not supported`);
  return intent;
}
