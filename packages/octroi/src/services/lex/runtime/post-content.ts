import type { PostContentRequest, PostContentResponse } from '../../../../models/runtime.lex.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { writes } from '../../../kernel/operation.ts';
import { takeTurn } from '../dialog/turn.ts';
import { asksOf, declaresOf } from './asks.ts';
import { contentAnswer } from './content-answer.ts';
import { checkAccept, checkContentType, speechTypeOf, textOf } from './content-type.ts';
import { broughtByHeaders, type JsonHeaders } from './given.ts';
import { runtimeSettings } from './parts.ts';
import { talk, TALK_ERRORS, TALK_TABLES } from './talk.ts';

/** Says something to a bot, as text or speech, and answers what it says as either. Polly speaks; nothing here listens (LEX-PC-5). */
export const postContent = writes<PostContentRequest, PostContentResponse>({
  service: 'lex',
  name: 'PostContent',
  level: 'Write',
  check: (input) => checkContentType(input.contentType) ?? checkAccept(input.accept) ?? refusalOfHeaders(input),
  access: { kind: 'asks', declares: declaresOf('lex:PostContent'), asks: (input, context) => asksOf('lex:PostContent', input, context) },
  tables: TALK_TABLES,
  errors: [...TALK_ERRORS, 'UnsupportedMediaTypeException', 'NotAcceptableException'],
  async handle(call) {
    const { contentType, accept, inputStream } = call.input;
    const text = textOf(contentType, inputStream);
    const speech = speechTypeOf(accept, call.consult(runtimeSettings));
    const request = { text, ...broughtByHeaders(call.input) };
    const { requestAttributes } = request;
    return talk(call, { text, requestAttributes, speech, turn: (bot, session, place) => takeTurn(bot, session, request, place) }, (turned, { bot }, now, told) => contentAnswer(turned, text, bot.locale, now, told));
  },
});

function refusalOfHeaders(headers: JsonHeaders): ApiError | null {
  try {
    broughtByHeaders(headers);
    return null;
  } catch (refusal) {
    if (refusal instanceof ApiError) return refusal;
    throw refusal;
  }
}
