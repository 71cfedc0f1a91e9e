import type { BotIndex, BotIntent } from './bot.ts';
import { clipped } from './messages.ts';
import { invalidAnswer } from './refusals.ts';
import { readCard } from './response-card.ts';
import type { ConfirmationStatus, DialogActionType, FulfillmentState, IntentSummary, Said, Slots, StringMap } from './session.ts';
import type { GivenContext, ResponseCard } from './turn-types.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

const MAX_SUMMARY = 3;
const MAX_CONTEXTS = 20;
const MAX_PARAMETERS = 10;
const MAX_SECONDS = 86_400;
const MAX_TURNS = 20;
const CONTENT_TYPES = new Set(['PlainText', 'SSML', 'CustomPayload']);
const ACTION_TYPES: ReadonlySet<string> = new Set<DialogActionType>(['ElicitIntent', 'ConfirmIntent', 'ElicitSlot', 'Close', 'Delegate']);
const STATUSES: ReadonlySet<string> = new Set<ConfirmationStatus>(['None', 'Confirmed', 'Denied']);
const STATES: ReadonlySet<string> = new Set<FulfillmentState>(['Fulfilled', 'Failed', 'ReadyForFulfillment']);
const LABEL = /^[a-zA-Z0-9-]{1,255}$/u;

/** The object under a name; undefined for none and for null. Throws if it is something else. */
export function objectAt(from: JsonObject, name: string): JsonObject | undefined {
  const value = from[name] ?? undefined;
  if (value === undefined) return undefined;
  if (!isObject(value)) throw invalidAnswer(`${name} must be an object`);
  return value;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text under a name; undefined for none and for null. */
export function textAt(from: JsonObject, name: string): string | undefined {
  const value = from[name] ?? undefined;
  if (value === undefined || typeof value === 'string') return value;
  throw invalidAnswer(`${name} must be a string`);
}

export function attributesAt(from: JsonObject, name: string): StringMap | undefined {
  const found = objectAt(from, name);
  if (found === undefined) return undefined;
  for (const [key, value] of Object.entries(found)) if (typeof value !== 'string') throw invalidAnswer(`the value of the session attribute ${key} must be a string`);
  return found as StringMap;
}

/** The intent of the bot that an action names. */
export function intentAt(from: JsonObject, action: string, bot: BotIndex): BotIntent {
  const name = textAt(from, 'intentName');
  if (name === undefined) throw invalidAnswer(`intentName is required for the dialog action ${action}`);
  const intent = bot.intents.get(name);
  if (intent === undefined) throw invalidAnswer(`the intent ${name} is not in the bot`);
  return intent;
}

/** All slots of an intent as an action gives them; those that it leaves out have no value (LEX-LAM-3). */
export function slotsAt(from: JsonObject, action: string, intent: BotIntent): Slots {
  const given = objectAt(from, 'slots');
  if (given === undefined) throw invalidAnswer(`slots is required for the dialog action ${action}`);
  return slotsFor(intent, given);
}

export function slotsFor(intent: BotIntent, given: JsonObject): Slots {
  const names = new Set((intent.slots ?? []).map(({ name }) => name));
  for (const name of Object.keys(given)) if (!names.has(name)) throw invalidAnswer(`the slot ${name} is not in the intent ${intent.name}`);
  return Object.fromEntries([...names].map((name) => [name, Object.hasOwn(given, name) ? slotValue(name, given[name]) : null]));
}

/** Numbers and booleans become texts (LEX-LAM-5); an empty text is none. */
function slotValue(name: string, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw invalidAnswer(`the value of the slot ${name} must be a string`);
}

export function messageAt(from: JsonObject): Said | null {
  const message = objectAt(from, 'message');
  if (message === undefined) return null;
  const contentType = textAt(message, 'contentType');
  const content = textAt(message, 'content');
  if (contentType === undefined || !CONTENT_TYPES.has(contentType)) throw invalidAnswer('the contentType of a message must be one of PlainText, SSML, CustomPayload');
  if (content === undefined || content.trim() === '') throw invalidAnswer('the content of a message must not be blank');
  if (clipped(content) !== content) throw invalidAnswer('the content of a message must have at most 1024 characters');
  return { message: content, messageFormat: contentType as Said['messageFormat'] };
}

export function cardAt(from: JsonObject): ResponseCard | null {
  const given = from['responseCard'] ?? null;
  if (given === null) return null;
  const card = readCard(given);
  if (card === null) throw invalidAnswer('the responseCard is not a generic response card');
  return card;
}

export function summaryAt(from: JsonObject, bot: BotIndex): readonly IntentSummary[] | undefined {
  const given = listAt(from, 'recentIntentSummaryView', MAX_SUMMARY);
  return given?.map((entry) => readSummary(entry, bot));
}

function readSummary(entry: JsonObject, bot: BotIndex): IntentSummary {
  const intentName = textAt(entry, 'intentName');
  const intent = intentName === undefined ? undefined : bot.intents.get(intentName);
  if (intentName !== undefined && intent === undefined) throw invalidAnswer(`the intent ${intentName} is not in the bot`);
  const slots = objectAt(entry, 'slots');
  const slotToElicit = textAt(entry, 'slotToElicit');
  const checkpointLabel = textAt(entry, 'checkpointLabel');
  if (checkpointLabel !== undefined && !LABEL.test(checkpointLabel)) throw invalidAnswer('a checkpointLabel must have 1 to 255 letters, digits and hyphens');
  const confirmationStatus = oneOf(entry, 'confirmationStatus', STATUSES) as ConfirmationStatus | undefined;
  const dialogActionType = oneOf(entry, 'dialogActionType', ACTION_TYPES) as DialogActionType | undefined;
  const fulfillmentState = oneOf(entry, 'fulfillmentState', STATES) as FulfillmentState | undefined;
  if (dialogActionType === undefined) throw invalidAnswer('dialogActionType is required in recentIntentSummaryView');
  return {
    ...(intentName === undefined ? {} : { intentName }),
    ...(checkpointLabel === undefined ? {} : { checkpointLabel }),
    ...(slots === undefined || intent === undefined ? {} : { slots: slotsFor(intent, slots) }),
    ...(confirmationStatus === undefined ? {} : { confirmationStatus }),
    dialogActionType,
    ...(fulfillmentState === undefined ? {} : { fulfillmentState }),
    ...(slotToElicit === undefined ? {} : { slotToElicit }),
  };
}

export function contextsAt(from: JsonObject): readonly GivenContext[] {
  return (listAt(from, 'activeContexts', MAX_CONTEXTS) ?? []).map(readContext);
}

function readContext(entry: JsonObject): GivenContext {
  const name = textAt(entry, 'name');
  if (name === undefined || !isContextName(name)) throw invalidAnswer('the name of a context must have 1 to 100 letters and single underscores');
  const parameters = objectAt(entry, 'parameters') ?? {};
  const named = Object.entries(parameters);
  if (named.length > MAX_PARAMETERS) throw invalidAnswer(`the context ${name} has more than ${MAX_PARAMETERS} parameters`);
  for (const [key, value] of named) if (typeof value !== 'string') throw invalidAnswer(`the parameter ${key} of the context ${name} must be a string`);
  const timeToLive = objectAt(entry, 'timeToLive') ?? {};
  const timeToLiveInSeconds = countAt(timeToLive, 'timeToLiveInSeconds', MAX_SECONDS);
  const turnsToLive = countAt(timeToLive, 'turnsToLive', MAX_TURNS);
  return { name, parameters: parameters as StringMap, timeToLive: { timeToLiveInSeconds, turnsToLive } };
}

/** `^([A-Za-z]_?)+$`, without its backtracking. */
function isContextName(name: string): boolean {
  return name.length <= 100 && /^[A-Za-z][A-Za-z_]*$/u.test(name) && !name.includes('__');
}

function countAt(from: JsonObject, name: string, most: number): number | undefined {
  const value = from[name] ?? undefined;
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > most) throw invalidAnswer(`${name} must be a whole number from 0 to ${most}`);
  return value;
}

function listAt(from: JsonObject, name: string, most: number): readonly JsonObject[] | undefined {
  const value = from[name] ?? undefined;
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || value.length > most || !value.every(isObject)) throw invalidAnswer(`${name} must be a list of at most ${most} objects`);
  return value;
}

function oneOf(from: JsonObject, name: string, values: ReadonlySet<string>): string | undefined {
  const value = textAt(from, name);
  if (value !== undefined && !values.has(value)) throw invalidAnswer(`${name} must be one of ${[...values].join(', ')}`);
  return value;
}
