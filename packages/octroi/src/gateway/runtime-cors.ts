import type { HttpResponse } from '../wire/http.ts';
import type { Received } from './rooms/received.ts';

/*
 * Web pages talk to bots from the browser, with credentials of their own, so the runtime of Lex answers pages of every origin (LEX-WIRE-10).
 * That gives nothing away: a browser adds no credential by itself, each request is signed. Other paths answer no other origin.
 */

const REQUEST_HEADERS = [
  'authorization', 'content-type', 'accept', 'x-amz-date', 'x-amz-security-token', 'x-amz-content-sha256', 'x-amz-user-agent', 'amz-sdk-invocation-id', 'amz-sdk-request',
  'x-amz-lex-session-attributes', 'x-amz-lex-request-attributes', 'x-amz-lex-active-contexts',
].join(', ');

const ANSWER_HEADERS = [
  ...[
    'intent-name', 'nlu-intent-confidence', 'alternative-intents', 'slots', 'session-attributes', 'sentiment', 'message', 'encoded-message', 'message-format', 'dialog-state', 'slot-to-elicit',
    'input-transcript', 'encoded-input-transcript', 'bot-version', 'session-id', 'active-contexts',
  ].map((name) => `x-amz-lex-${name}`),
  'x-amzn-RequestId', 'x-amzn-ErrorType', 'Retry-After',
].join(', ');

const PREFLIGHT: HttpResponse = {
  status: 204,
  headers: { 'access-control-allow-origin': '*', 'access-control-allow-methods': 'GET, POST, DELETE', 'access-control-allow-headers': REQUEST_HEADERS, 'access-control-max-age': '86400' },
  body: '',
};

/** Answers what a browser asks before a page's request to a bot, and lets the page read the answer to the request itself, also a refusal. */
export function withRuntimeCors(received: Received, answer: () => Promise<HttpResponse>): Promise<HttpResponse> {
  const { method, path } = received.http;
  if (!path.startsWith('/bot/') || received.header('origin') === undefined) return answer();
  if (method === 'OPTIONS' && received.header('access-control-request-method') !== undefined) return Promise.resolve(PREFLIGHT);
  return readable(answer());
}

async function readable(answering: Promise<HttpResponse>): Promise<HttpResponse> {
  const reply = await answering;
  return { ...reply, headers: { ...reply.headers, 'access-control-allow-origin': '*', 'access-control-expose-headers': ANSWER_HEADERS } };
}
