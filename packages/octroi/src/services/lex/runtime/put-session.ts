import type { PutSessionRequest, PutSessionResponse } from '../../../../models/runtime.lex.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { putSession as putDialog, type PutRequest } from '../dialog/put-session.ts';
import { asksOf, declaresOf } from './asks.ts';
import { sessionAnswer } from './content-answer.ts';
import { checkAccept, speechTypeOf } from './content-type.ts';
import { checkAttributes, givenContexts } from './given.ts';
import { runtimeSettings } from './parts.ts';
import { talk, TALK_ERRORS, TALK_TABLES } from './talk.ts';

/** Begins a session, or changes one and the dialog in it (LEX-SES-2). */
export const putSession = writes<PutSessionRequest, PutSessionResponse>({
  service: 'lex',
  name: 'PutSession',
  level: 'Write',
  check: ({ accept, sessionAttributes }) => checkAccept(accept) ?? checkAttributes(sessionAttributes),
  access: { kind: 'asks', declares: declaresOf('lex:PutSession'), asks: (input, context) => asksOf('lex:PutSession', input, context) },
  tables: TALK_TABLES,
  errors: [...TALK_ERRORS, 'NotAcceptableException'],
  async handle(call) {
    const { accept, sessionAttributes, activeContexts, dialogAction, recentIntentSummaryView } = call.input;
    // Without an action nothing is said.
    const speech = dialogAction === undefined ? null : speechTypeOf(accept, call.consult(runtimeSettings));
    const request: PutRequest = { sessionAttributes, activeContexts: givenContexts(activeContexts), dialogAction, recentIntentSummaryView };
    return talk(call, { text: null, speech, turn: (bot, session, place) => putDialog(bot, session, request, place) }, (turned, { bot }, now, told) => sessionAnswer(turned, bot.locale, now, told));
  },
});
