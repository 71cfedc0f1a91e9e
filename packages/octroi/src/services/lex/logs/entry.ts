import type { BotDefinition } from '../definition/types.ts';
import { valuesOf, type Session, type StringMap } from '../dialog/session.ts';
import type { Place, Turned } from '../dialog/turn-types.ts';
import { hiddenSlots, hideText, hideValues } from './obfuscate.ts';

/** A turn that is to be logged. */
export interface LoggedTurn {
  readonly turned: Turned;
  readonly before: Session;
  readonly definition: BotDefinition;
  readonly place: Place;
  readonly text: string;
  readonly requestId: string;
  readonly requestAttributes?: StringMap | undefined;
}

/** The text log's entry of a turn, one JSON object (LEX-LOG-3). What does not apply is left out. */
export function logEntry({ turned, before, definition, place, text, requestId, requestAttributes }: LoggedTurn): Readonly<Record<string, unknown>> {
  const { reply, session, confidence, alternatives, missed, developerOverride, heard } = turned;
  const { bot } = definition;
  const hidden = hiddenSlots(definition, reply.intentName);
  const understood = missed
    ? {}
    : {
        intent: reply.intentName ?? undefined,
        slots: reply.slots === null ? undefined : hideValues(reply.slots, hidden),
        slotToElicit: reply.slotToElicit ?? undefined,
      };
  return withoutNothing({
    messageVersion: '1.0',
    botName: bot.name,
    botAlias: place.botAlias,
    botVersion: bot.version,
    inputTranscript: hideText(text, before, { intentName: reply.intentName, slots: heard }, definition),
    botResponse: reply.message ?? undefined,
    ...understood,
    nluIntentConfidence: confidence === null ? undefined : String(confidence),
    alternativeIntents: alternatives?.map(({ intentName, score, slots }) => ({ name: intentName, nluIntentConfidence: String(score), slots: hideValues(valuesOf(slots), hiddenSlots(definition, intentName)) })),
    developerOverride,
    missedUtterance: missed,
    inputDialogMode: place.inputMode ?? 'Text',
    requestId,
    userId: place.userId,
    sessionId: session.sessionId,
    sentimentResponse: place.sentiment,
    dialogState: reply.dialogState,
    responseCard: reply.responseCard ?? undefined,
    locale: bot.locale,
    timestamp: new Date(place.now).toISOString(),
    sessionAttributes: session.attributes,
    requestAttributes,
  });
}

function withoutNothing(entry: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined && !(typeof value === 'object' && value !== null && Object.keys(value).length === 0)));
}
