import type { CodeHook } from '../../../../models/lex-models.gen.ts';
import { missingSlot, slotOf, type BotIntent } from './bot.ts';
import type { Draft } from './draft.ts';
import { readAnswer, type Answered, type AnsweredAction } from './hook-answer.ts';
import { hookCall } from './hook-event.ts';
import { fulfilledTwice } from './refusals.ts';
import { concluded, confirmIntent, elicitIntent, elicitSlot, failed, NOTHING_GIVEN, type Outcome } from './say.ts';
import type { HeldSlots, Slots } from './session.ts';
import type { HookCall, Turning } from './turn-types.ts';

/**
 * Goes on with the intent that the turn has understood (LEX-RT-15 to LEX-RT-17): its function says what comes next, if it has one; what it
 * delegates, and what has no function, follows the bot's configuration. What is confirmed with nothing missing is fulfilled at once.
 */
export function* advance(draft: Draft): Turning<Outcome> {
  const { intent, progress } = draft.current;
  const complete = progress.confirmationStatus === 'Confirmed' && missingSlot(intent, progress.slots) === undefined;
  if (intent.dialogCodeHook === undefined || complete) return yield* delegated(draft);
  return yield* consulted(draft, intent.dialogCodeHook, 'DialogCodeHook');
}

/** The next step by the configuration alone: a slot, the confirmation, the rejection, the fulfillment. */
function* delegated(draft: Draft): Turning<Outcome> {
  const { intent, progress } = draft.current;
  const slot = missingSlot(intent, progress.slots);
  if (slot !== undefined) return elicitSlot(draft, progress, slot, 1, NOTHING_GIVEN);
  if (intent.confirmationPrompt !== undefined && progress.confirmationStatus === 'None') return confirmIntent(draft, intent, progress, 1, NOTHING_GIVEN);
  if (progress.confirmationStatus === 'Denied') return failed(draft, progress, intent.rejectionStatement);
  return yield* fulfilled(draft);
}

/** Fulfills the intent, or leaves that to the client (LEX-RT-17). */
export function* fulfilled(draft: Draft): Turning<Outcome> {
  const { intent, progress } = draft.current;
  if (++draft.fulfillments > 1) throw fulfilledTwice();
  const { type, codeHook } = intent.fulfillmentActivity ?? {};
  if (type !== 'CodeHook' || codeHook === undefined) return concluded(draft, intent, progress, 'ReadyForFulfillment', NOTHING_GIVEN);
  return yield* consulted(draft, codeHook, 'FulfillmentCodeHook');
}

function* consulted(draft: Draft, hook: CodeHook, source: HookCall['source']): Turning<Outcome> {
  const { intent, progress } = draft.current;
  const call = hookCall(hook, source, intent, progress, draft);
  const answered = readAnswer(yield call, call, draft.index);
  take(answered, draft);
  return yield* done(answered.action, source, draft);
}

function take({ sessionAttributes, recentIntentSummaryView, activeContexts }: Answered, draft: Draft): void {
  draft.attributes = sessionAttributes ?? draft.attributes;
  draft.summary = recentIntentSummaryView ?? draft.summary;
  for (const context of activeContexts) draft.contexts.set(context);
}

/** Does what a function said (LEX-LAM-3). */
function* done(action: AnsweredAction, source: HookCall['source'], draft: Draft): Turning<Outcome> {
  const { intent, progress } = draft.current;
  switch (action.type) {
    case 'Close':
      return concluded(draft, intent, progress, action.fulfillmentState, action);
    case 'Delegate': {
      // A fulfillment that delegates has to take a slot back, or it would come again at once.
      if (source === 'FulfillmentCodeHook' && !clears(progress.slots, action.slots)) throw fulfilledTwice();
      draft.setSlots(withValues(progress.slots, action.slots));
      return yield* delegated(draft);
    }
    case 'ElicitIntent':
      draft.leave();
      return elicitIntent(draft, action.said === null ? 1 : 0, action);
    case 'ConfirmIntent':
      turnTo(action.intent, action.slots, draft);
      return confirmIntent(draft, action.intent, draft.current.progress, 1, action);
    case 'ElicitSlot':
      turnTo(action.intent, action.slots, draft);
      return elicitSlot(draft, draft.current.progress, slotOf(action.intent, action.slotToElicit)!, 1, action);
  }
}

/** The function's slots for an intent, which may be another than the one that it was called for (LEX-LAM-4). */
function turnTo(intent: BotIntent, slots: Slots, draft: Draft): void {
  const held = draft.intent?.name === intent.name ? draft.intent.slots : {};
  if (draft.intent?.name !== intent.name) {
    draft.developerOverride = true;
    draft.begin(intent, withValues(held, slots));
    return;
  }
  draft.setSlots(withValues(held, slots));
  draft.setConfirmation('None');
}

/** Slots with these values; what was said for one is remembered as long as its value stays. */
export function withValues(held: HeldSlots, values: Slots): HeldSlots {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const before = Object.hasOwn(held, name) ? (held[name] ?? null) : null;
      if (before !== null && before.value === value) return [name, before];
      return [name, value === null ? null : { value, originalValue: value, resolutions: [] }];
    }),
  );
}

function clears(held: HeldSlots, values: Slots): boolean {
  return Object.entries(held).some(([name, before]) => (before?.value ?? null) !== null && (values[name] ?? null) === null);
}
