import type { PostContentRequest, PostContentResponse } from '../../../../models/runtime.lex.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { writes } from '../../../kernel/operation.ts';
import { takeTurn } from '../dialog/turn.ts';
import type { Understanding } from '../understanding/types.ts';
import { asksOf, declaresOf } from './asks.ts';
import { contentAnswer } from './content-answer.ts';
import { checkAccept, checkContentType, deaf, isText, pcmTypeOf, speechTypeOf, textOf } from './content-type.ts';
import { broughtByHeaders, type JsonHeaders } from './given.ts';
import { recognizer, runtimeSettings, type RuntimeSettings } from './parts.ts';
import { speechIn } from './speech-input.ts';
import { talk, TALK_ERRORS, TALK_TABLES, type Saying } from './talk.ts';

/** Says something to a bot, as text or speech, and answers what it says as either. Polly speaks; the operator's program listens (LEX-PC-5). */
export const postContent = writes<PostContentRequest, PostContentResponse>({
  service: 'lex',
  name: 'PostContent',
  level: 'Write',
  check: (input) => checkContentType(input.contentType) ?? checkAccept(input.accept) ?? refusalOfHeaders(input),
  access: { kind: 'asks', declares: declaresOf('lex:PostContent'), asks: (input, context) => asksOf('lex:PostContent', input, context) },
  tables: TALK_TABLES,
  errors: [...TALK_ERRORS, 'UnsupportedMediaTypeException', 'NotAcceptableException', 'RequestTimeoutException'],
  async handle(call) {
    const { contentType, accept, inputStream } = call.input;
    const settings = call.consult(runtimeSettings);
    const said = isText(contentType) ? { text: textOf(inputStream) } : { text: null, hear: hearing(contentType, inputStream, settings) };
    const speech = speechTypeOf(accept, settings);
    const brought = broughtByHeaders(call.input);
    const { requestAttributes } = brought;
    return talk(
      call,
      { ...said, requestAttributes, speech, turn: (bot, session, place, text) => takeTurn(text === '' ? { ...bot, understanding: NOTHING_HEARD } : bot, session, { text, ...brought }, place) },
      (turned, { bot }, now, told) => contentAnswer(turned, bot.locale, now, told),
    );
  },
});

/** Silence means nothing: it is missed, whatever stands open. */
const NOTHING_HEARD: Understanding = { interpret: () => [], fill: () => ({}), valuesIn: () => ({}), confirms: () => null };

function hearing(contentType: string, input: Uint8Array, settings: RuntimeSettings): Saying['hear'] {
  if (settings.recognizer === null) throw deaf();
  const speech = speechIn(pcmTypeOf(contentType), input);
  return (locale, outside) => outside.use(recognizer).hear(speech, locale);
}

function refusalOfHeaders(headers: JsonHeaders): ApiError | null {
  try {
    broughtByHeaders(headers);
    return null;
  } catch (refusal) {
    if (refusal instanceof ApiError) return refusal;
    throw refusal;
  }
}
