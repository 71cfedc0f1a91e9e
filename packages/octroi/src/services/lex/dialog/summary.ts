import { valuesOf, type DialogAction, type IntentInProgress, type IntentSummary } from './session.ts';

/** Intents of a session that are told of (LEX-SES-1). */
const MAX_SUMMARY = 3;

/**
 * The list after a turn: the intent that it was about first. One that the turn has started is a new entry; one that goes on takes the place
 * of its own entry and keeps its label. What was left for another stays as its last turn left it (LEX-SES-4).
 */
export function summarised(before: readonly IntentSummary[], intent: IntentInProgress | null, action: DialogAction, started: boolean): readonly IntentSummary[] {
  if (intent === null) return before.slice(0, MAX_SUMMARY);
  const at = started ? -1 : before.findIndex(({ intentName }) => intentName === intent.name);
  const label = before[at]?.checkpointLabel;
  const entry: IntentSummary = {
    intentName: intent.name,
    ...(label === undefined ? {} : { checkpointLabel: label }),
    slots: valuesOf(intent.slots),
    confirmationStatus: intent.confirmationStatus,
    dialogActionType: action.type,
    ...(action.fulfillmentState === undefined ? {} : { fulfillmentState: action.fulfillmentState }),
    ...(action.slotToElicit === undefined ? {} : { slotToElicit: action.slotToElicit }),
  };
  return [entry, ...before.filter((_, index) => index !== at)].slice(0, MAX_SUMMARY);
}
