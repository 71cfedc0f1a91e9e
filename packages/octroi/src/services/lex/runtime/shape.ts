import type { ActiveContext, PostTextResponse } from '../../../../models/runtime.lex.gen.ts';
import { shownContexts } from '../dialog/contexts.ts';
import { valuesOf, type Session, type Slots } from '../dialog/session.ts';
import type { Turned } from '../dialog/turn-types.ts';
import type { ShownSentiment } from './sentiment.ts';

/** The model types values of slots as texts; unfilled ones are null on the wire (LEX-WIRE-9). */
export function shownSlots(slots: Slots | null): Readonly<Record<string, string>> | undefined {
  return slots === null ? undefined : (slots as Readonly<Record<string, string>>);
}

export function shownActiveContexts({ contexts }: Session, now: number): readonly ActiveContext[] {
  return shownContexts(contexts, now).map(({ name, parameters, timeToLive }) => ({ name, parameters, timeToLive }));
}

/** A turn as PostText answers it. */
export function postTextAnswer({ session, reply, confidence, alternatives }: Turned, now: number, sentiment?: ShownSentiment): PostTextResponse {
  const { intentName, slots, dialogState, slotToElicit, message, messageFormat, responseCard } = reply;
  return {
    dialogState,
    ...(intentName === null ? {} : { intentName }),
    ...(slots === null ? {} : { slots: shownSlots(slots) }),
    ...(slotToElicit === null ? {} : { slotToElicit }),
    ...(message === null ? {} : { message }),
    ...(messageFormat === null ? {} : { messageFormat }),
    ...(responseCard === null ? {} : { responseCard }),
    ...(confidence === null ? {} : { nluIntentConfidence: { score: confidence } }),
    ...(alternatives === null ? {} : { alternativeIntents: alternatives.map(shownAlternative) }),
    ...(sentiment === undefined ? {} : { sentimentResponse: sentiment }),
    sessionAttributes: session.attributes,
    activeContexts: shownActiveContexts(session, now),
    sessionId: session.sessionId,
    botVersion: session.botVersion,
  };
}

export function shownAlternative({ intentName, score, slots }: NonNullable<Turned['alternatives']>[number]) {
  return { intentName, nluIntentConfidence: { score }, slots: shownSlots(valuesOf(slots)) };
}
