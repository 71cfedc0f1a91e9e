import type { Slot } from '../../../../models/lex-models.gen.ts';
import { advance, withValues } from './advance.ts';
import { beginIntent } from './begin.ts';
import { emptySlots, isKendra, slotOf, type BotIntent } from './bot.ts';
import { Draft } from './draft.ts';
import { badRequest } from './refusals.ts';
import { concluded, confirmIntent, elicitIntent, elicitSlot, type Given, type Outcome } from './say.ts';
import type { DialogAction, HeldSlots, IntentSummary, Session, Slots } from './session.ts';
import { ended } from './turn.ts';
import type { Bot, Brought, Place, Reply, Turned, Turning } from './turn-types.ts';

export interface PutRequest extends Brought {
  /** Absent keeps the dialog as it stands. */
  readonly dialogAction?: DialogAction | undefined;
  /** Absent keeps the session's list, otherwise replaces it. */
  readonly recentIntentSummaryView?: readonly IntentSummary[] | undefined;
}

/** Changes a session, and the dialog with it, without a text (LEX-SES-2). As pure as a turn, but contexts do not grow older by it. */
export function* putSession(bot: Bot, session: Session, request: PutRequest, place: Place): Turning<Turned> {
  const { dialogAction, recentIntentSummaryView, ...brought } = request;
  const draft = new Draft(bot, session, { text: '', ...brought }, place);
  for (const { intentName, slots, slotToElicit } of recentIntentSummaryView ?? []) {
    if (intentName === undefined) continue;
    const intent = intentNamed(intentName, draft);
    if (slots !== undefined) slotsGiven(intent, slots, {});
    if (slotToElicit !== undefined) slotNamed(intent, slotToElicit);
  }
  draft.summary = recentIntentSummaryView ?? draft.summary;
  if (dialogAction === undefined) return unmoved(draft);
  const turned = ended(draft, yield* act(dialogAction, draft));
  return { ...turned, session: { ...turned.session, contexts: draft.contexts.active } };
}

function unmoved(draft: Draft): Turned {
  const { before, intent } = draft;
  const session: Session = { ...before, attributes: draft.attributes, contexts: draft.contexts.active, summary: draft.summary };
  const { type, fulfillmentState, intentName, slots, slotToElicit } = before.dialogAction ?? { type: 'ElicitIntent' };
  const dialogState = fulfillmentState ?? (type === 'ConfirmIntent' || type === 'ElicitSlot' ? type : 'ElicitIntent');
  const reply: Reply = { intentName: intentName ?? null, slots: slots ?? null, dialogState, slotToElicit: slotToElicit ?? null, message: null, messageFormat: null, responseCard: null };
  return { session, reply, ...draft.understood, missed: false, developerOverride: false, heard: intent?.slots ?? null };
}

function* act(action: DialogAction, draft: Draft): Turning<Outcome> {
  if (action.message === undefined && action.messageFormat !== undefined) throw badRequest('The messageFormat of the dialogAction needs a message.');
  const given: Given = { said: action.message === undefined ? null : { message: action.message, messageFormat: action.messageFormat ?? 'PlainText' }, card: null };
  switch (action.type) {
    case 'Delegate':
      return yield* delegate(action, draft);
    case 'ElicitIntent':
      draft.leave();
      return elicitIntent(draft, given.said === null ? 1 : 0, given);
    case 'ConfirmIntent': {
      const intent = takeUp(action, draft);
      return confirmIntent(draft, intent, draft.current.progress, 1, given);
    }
    case 'ElicitSlot': {
      const intent = takeUp(action, draft);
      if (intent.parentIntentSignature !== undefined) throw badRequest(`The intent ${intent.name} extends a built-in intent. Its slots cannot be elicited.`);
      if (action.slotToElicit === undefined) throw badRequest('The dialogAction ElicitSlot needs a slotToElicit.');
      return elicitSlot(draft, draft.current.progress, slotNamed(intent, action.slotToElicit), 1, given);
    }
    case 'Close':
      return close(action, given, draft);
  }
}

/** Begins the intent as if a text had meant it, or goes on with the one in progress. */
function* delegate({ intentName, slots }: DialogAction, draft: Draft): Turning<Outcome> {
  if (intentName === undefined) {
    if (draft.intent === null) throw badRequest('The dialogAction Delegate needs an intentName.');
    const { intent, progress } = draft.current;
    draft.setSlots(slotsGiven(intent, slots ?? {}, progress.slots));
    return yield* advance(draft);
  }
  const intent = intentNamed(intentName, draft);
  const held = slotsGiven(intent, slots ?? {}, emptySlots(intent));
  return yield* beginIntent(draft, intent, Object.fromEntries(Object.entries(held).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))));
}

function close({ fulfillmentState, intentName, slots }: DialogAction, given: Given, draft: Draft): Outcome {
  if (fulfillmentState === undefined) throw badRequest('The dialogAction Close needs a fulfillmentState.');
  if (intentName === undefined && draft.intent === null) {
    const reply: Reply = { intentName: null, slots: null, dialogState: fulfillmentState, slotToElicit: null, message: null, messageFormat: null, ...given.said, responseCard: null };
    return { reply, waiting: { for: 'intent', asked: 0 } };
  }
  const intent = takeUp({ type: 'Close', intentName: intentName ?? draft.current.intent.name, slots }, draft);
  return concluded(draft, intent, draft.current.progress, fulfillmentState, given);
}

/** Makes the action's intent the one in progress, with the slots that it gives; those of the same intent that it leaves out stay. */
function takeUp({ type, intentName, slots }: DialogAction, draft: Draft): BotIntent {
  if (intentName === undefined) throw badRequest(`The dialogAction ${type} needs an intentName.`);
  const intent = intentNamed(intentName, draft);
  const same = draft.intent?.name === intent.name ? draft.intent.slots : null;
  const held = slotsGiven(intent, slots ?? {}, same ?? emptySlots(intent));
  if (same === null) draft.begin(intent, held);
  else draft.setSlots(held);
  draft.setConfirmation('None');
  return intent;
}

function intentNamed(name: string, { index }: Draft): BotIntent {
  const intent = index.intents.get(name);
  if (intent === undefined) throw badRequest(`The intent ${name} is not in the bot ${index.settings.name}.`);
  if (isKendra(intent)) throw badRequest(`The intent ${name} extends AMAZON.KendraSearchIntent, which is not supported.`);
  return intent;
}

function slotNamed(intent: BotIntent, name: string): Slot {
  const slot = slotOf(intent, name);
  if (slot === undefined) throw badRequest(`The slot ${name} is not in the intent ${intent.name}.`);
  return slot;
}

function slotsGiven(intent: BotIntent, given: Slots, held: HeldSlots): HeldSlots {
  for (const name of Object.keys(given)) slotNamed(intent, name);
  return { ...held, ...withValues(held, given) };
}
