import type { Slot, Statement } from '../../../../models/lex-models.gen.ts';
import type { BotIntent } from './bot.ts';
import type { Draft } from './draft.ts';
import { speak, type Spoken } from './messages.ts';
import { noUsableMessage } from './refusals.ts';
import { NOTHING_ASKED, valuesOf, type FulfillmentState, type IntentInProgress, type Said, type Waiting } from './session.ts';
import type { Reply, ResponseCard } from './turn-types.ts';

/** What a turn answers, and what its session waits for then. */
export interface Outcome {
  readonly reply: Reply;
  readonly waiting: Waiting;
}

/** What a function or PutSession says in the place of the configured message. */
export interface Given {
  readonly said: Said | null;
  readonly card: ResponseCard | null;
}

export const NOTHING_GIVEN: Given = { said: null, card: null };
const SILENCE = { message: null, messageFormat: null, responseCard: null };

/** A prompt or statement spoken as the turn stands. */
export function said(draft: Draft, source: Statement): Spoken {
  return speak(source, { references: draft.references, random: draft.place.random, lastMessage: draft.before.lastMessage });
}

/** What is given, or else what is configured; a card that is given stands before the configured one (LEX-MSG-6). Throws if there is nothing to say. */
function words(draft: Draft, given: Given, configured: Statement | undefined): Spoken {
  if (given.said !== null) return { ...given.said, responseCard: given.card };
  if (configured === undefined || configured.messages.length === 0) throw noUsableMessage();
  const spoken = said(draft, configured);
  return { ...spoken, responseCard: given.card ?? spoken.responseCard };
}

/** Asks for a slot, for the `asked`th time (LEX-RT-16). */
export function elicitSlot(draft: Draft, progress: IntentInProgress, slot: Slot, asked: number, given: Given): Outcome {
  const prompt = slot.valueElicitationPrompt;
  const configured = prompt === undefined ? undefined : { messages: prompt.messages, responseCard: prompt.responseCard ?? slot.responseCard };
  const reply: Reply = { ...aboutIntent(progress), dialogState: 'ElicitSlot', slotToElicit: slot.name, ...words(draft, given, configured) };
  return { reply, waiting: { for: 'slot', slot: slot.name, asked, said: given.said } };
}

/** Asks whether the intent is meant so, for the `asked`th time. */
export function confirmIntent(draft: Draft, intent: BotIntent, progress: IntentInProgress, asked: number, given: Given): Outcome {
  const reply: Reply = { ...aboutIntent(progress), dialogState: 'ConfirmIntent', slotToElicit: null, ...words(draft, given, intent.confirmationPrompt) };
  return { reply, waiting: { for: 'confirmation', asked, said: given.said } };
}

/** Asks what is wanted: as given, or with the clarification prompt, which is spoken for the `asked`th time then (LEX-RT-22). */
export function elicitIntent(draft: Draft, asked: number, given: Given): Outcome {
  const reply: Reply = { intentName: null, slots: null, dialogState: 'ElicitIntent', slotToElicit: null, ...words(draft, given, draft.index.settings.clarificationPrompt) };
  return { reply, waiting: { for: 'intent', asked } };
}

/** Ends the intent: as given, or with its conclusion statement, or with its follow-up prompt, which waits for an answer (LEX-RT-17). */
export function concluded(draft: Draft, intent: BotIntent, progress: IntentInProgress, state: FulfillmentState, given: Given): Outcome {
  if (state !== 'Failed') draft.contexts.activate(intent, progress.slots);
  const about = { ...aboutIntent(progress), dialogState: state, slotToElicit: null } as const;
  if (given.said !== null || (intent.conclusionStatement === undefined && intent.followUpPrompt === undefined)) {
    return { reply: { ...about, ...SILENCE, ...given.said, responseCard: given.card }, waiting: NOTHING_ASKED };
  }
  const followUp = intent.conclusionStatement === undefined ? intent.followUpPrompt : undefined;
  const reply: Reply = { ...about, ...words(draft, given, intent.conclusionStatement ?? followUp?.prompt) };
  return { reply, waiting: followUp === undefined ? NOTHING_ASKED : { for: 'followUp', intentName: intent.name, asked: 1 } };
}

/** Ends the intent in vain, with a statement if there is one. */
export function failed(draft: Draft, progress: IntentInProgress | null, statement: Statement | undefined): Outcome {
  const about = progress === null ? { intentName: null, slots: null } : aboutIntent(progress);
  return { reply: { ...about, dialogState: 'Failed', slotToElicit: null, ...SILENCE, ...(statement === undefined ? {} : said(draft, statement)) }, waiting: NOTHING_ASKED };
}

export function aboutIntent({ name, slots }: IntentInProgress): Pick<Reply, 'intentName' | 'slots'> {
  return { intentName: name, slots: valuesOf(slots) };
}
