import type { PostTextRequest, PostTextResponse } from '../../../../models/runtime.lex.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { takeTurn } from '../dialog/turn.ts';
import { asksOf, declaresOf } from './asks.ts';
import { checkAttributes, givenContexts } from './given.ts';
import { postTextAnswer } from './shape.ts';
import { talk, TALK_ERRORS, TALK_TABLES } from './talk.ts';

/** Says a text to a bot and answers what it says. */
export const postText = writes<PostTextRequest, PostTextResponse>({
  service: 'lex',
  name: 'PostText',
  level: 'Write',
  check: ({ sessionAttributes, requestAttributes }) => checkAttributes(sessionAttributes, requestAttributes),
  access: { kind: 'asks', declares: declaresOf('lex:PostText'), asks: (input, context) => asksOf('lex:PostText', input, context) },
  tables: TALK_TABLES,
  errors: TALK_ERRORS,
  async handle(call) {
    const { inputText: text, sessionAttributes, requestAttributes, activeContexts } = call.input;
    const request = { text, sessionAttributes, requestAttributes, activeContexts: givenContexts(activeContexts) };
    return talk(call, { text, requestAttributes, turn: (bot, session, place) => takeTurn(bot, session, request, place) }, (turned, _, now, { sentiment }) => postTextAnswer(turned, now, sentiment));
  },
});
