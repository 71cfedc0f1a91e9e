import type { CodeHook } from '../../../../models/lex-models.gen.ts';
import type { BotIntent } from './bot.ts';
import { badRequest } from './refusals.ts';
import { shownContexts } from './contexts.ts';
import { valuesOf, type ConfirmationStatus, type HeldSlots, type IntentInProgress } from './session.ts';
import type { Draft } from './draft.ts';
import type { HookCall } from './turn-types.ts';

/** Bytes of an event (LEX-LAM-2). */
const MAX_EVENT = 12 * 1024;

/** The call of a code hook with its event (LEX-LAM-1). Throws for an event that is too large. */
export function hookCall(hook: CodeHook, source: HookCall['source'], intent: BotIntent, progress: IntentInProgress, draft: Draft): HookCall {
  const { bot, place, request } = draft;
  const { confidence, alternatives } = draft.understood;
  const event = {
    messageVersion: hook.messageVersion,
    invocationSource: source,
    userId: place.userId,
    sessionAttributes: draft.attributes,
    requestAttributes: request.requestAttributes ?? null,
    bot: { name: bot.definition.bot.name, alias: place.botAlias === '$LATEST' ? null : place.botAlias, version: bot.definition.bot.version },
    outputDialogMode: place.outputMode,
    currentIntent: shownIntent(progress.name, progress.slots, confidence, progress.confirmationStatus),
    alternativeIntents: alternatives?.map(({ intentName, score, slots }) => shownIntent(intentName, slots, score, 'None')) ?? null,
    inputTranscript: request.text,
    recentIntentSummaryView: draft.summary.length === 0 ? null : draft.summary,
    sentimentResponse: place.sentiment ?? null,
    kendraResponse: null,
    activeContexts: shownContexts(draft.contexts.active, place.now),
  };
  if (Buffer.byteLength(JSON.stringify(event)) > MAX_EVENT) throw badRequest(`The event for the Lambda function of the intent ${progress.name} is larger than ${MAX_EVENT} bytes. Use fewer or shorter attributes and contexts.`);
  return { functionArn: hook.uri, source, intentName: progress.name, intentVersion: intent.version ?? '$LATEST', event };
}

function shownIntent(name: string, slots: HeldSlots, score: number | null, confirmationStatus: ConfirmationStatus) {
  return { name, nluIntentConfidenceScore: score, slots: valuesOf(slots), slotDetails: detailsOf(slots), confirmationStatus };
}

/** What was said for each slot, and what it may stand for; null for a slot that nothing was said for. */
function detailsOf(slots: HeldSlots) {
  return Object.fromEntries(
    Object.entries(slots).map(([name, held]) => [name, held === null ? null : { resolutions: held.resolutions.map((value) => ({ value })), originalValue: held.originalValue }]),
  );
}
