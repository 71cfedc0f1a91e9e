import type { PostContentResponse, PutSessionResponse } from '../../../../models/runtime.lex.gen.ts';
import type { Turned } from '../dialog/turn-types.ts';
import { TEXT } from './content-type.ts';
import { shownActiveContexts, shownAlternative } from './shape.ts';
import type { Told } from './talk.ts';

/** Locales whose texts stand in headers as they are, besides in base64 (LEX-PC-3). */
const PLAIN_LOCALES: ReadonlySet<string> = new Set(['de-DE', 'en-AU', 'en-GB', 'en-US', 'es-419', 'es-ES', 'es-US', 'fr-CA', 'fr-FR', 'it-IT']);
/** What a header can carry unchanged. */
const PRINTABLE = /^[\u0020-\u007E]*$/u;

/** What PutSession and PostContent both answer: headers, and the message as text or sound (LEX-PC-2). Null members are headers that are left out (LEX-PC-4). */
export function sessionAnswer({ session, reply }: Turned, locale: string | undefined, now: number, { spoken }: Told): PutSessionResponse {
  const { intentName, slots, dialogState, slotToElicit, message, messageFormat } = reply;
  return {
    contentType: spoken?.contentType ?? TEXT,
    dialogState,
    ...(intentName === null ? {} : { intentName }),
    ...(slots === null ? {} : { slots: JSON.stringify(slots) }),
    ...(slotToElicit === null ? {} : { slotToElicit }),
    ...(messageFormat === null ? {} : { messageFormat }),
    ...(message === null ? {} : { encodedMessage: Buffer.from(message, 'utf8').toString('base64'), ...plain('message', message, locale) }),
    sessionAttributes: JSON.stringify(session.attributes),
    activeContexts: JSON.stringify(shownActiveContexts(session, now)),
    sessionId: session.sessionId,
    audioStream: spoken?.audio ?? Buffer.from(message ?? '', 'utf8'),
  };
}

/** A turn as PostContent answers it. What was not heard has no transcript. */
export function contentAnswer(turned: Turned, locale: string | undefined, now: number, told: Told): PostContentResponse {
  const { confidence, alternatives, session } = turned;
  const text = told.text ?? '';
  return {
    ...sessionAnswer(turned, locale, now, told),
    ...(confidence === null ? {} : { nluIntentConfidence: JSON.stringify({ score: confidence }) }),
    ...(alternatives === null ? {} : { alternativeIntents: JSON.stringify(alternatives.map(shownAlternative)) }),
    ...(told.sentiment === undefined ? {} : { sentimentResponse: JSON.stringify(told.sentiment) }),
    ...(text === '' ? {} : { encodedInputTranscript: Buffer.from(text, 'utf8').toString('base64'), ...plain('inputTranscript', text, locale) }),
    botVersion: session.botVersion,
  };
}

/** The deprecated header of a text, where it can be one: nothing in it may end the header (LEX-PC-3). */
function plain<Name extends string>(name: Name, text: string, locale: string | undefined): { readonly [Key in Name]?: string } {
  return PLAIN_LOCALES.has(locale ?? '') && PRINTABLE.test(text) ? ({ [name]: text } as { readonly [Key in Name]: string }) : {};
}
