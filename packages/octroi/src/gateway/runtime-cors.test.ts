import { expect, test } from 'vitest';
import type { Received } from './rooms/received.ts';
import { withRuntimeCors } from './runtime-cors.ts';

const TALK = '/bot/OrderFlowers/alias/prod/user/ann/text';

function request(method: string, path: string, headers: Readonly<Record<string, string>>): Received {
  return {
    requestId: 'r',
    http: { method, path, query: '', headers: Object.entries(headers), body: new Uint8Array(0) },
    transport: { sourceIp: null, secure: false, userAgent: null, referer: null },
    header: (name) => headers[name],
  };
}

const answered = { status: 403, headers: { 'x-amzn-RequestId': 'r' }, body: '{}' };
const ask = (received: Received) => withRuntimeCors(received, async () => answered);
const ORIGIN = { origin: 'https://shop.example' };

test('LEX-WIRE-10: a preflight of the runtime is answered without a signature, for every header that its clients send', async () => {
  for (const path of [TALK, '/bot/OrderFlowers/alias/%24LATEST/user/ann/content', '/bot/OrderFlowers/alias/prod/user/ann/session/']) {
    const { status, headers, body } = await ask(request('OPTIONS', path, { ...ORIGIN, 'access-control-request-method': 'POST' }));
    expect([status, body, headers['access-control-allow-origin'], headers['access-control-allow-methods']]).toEqual([204, '', '*', 'GET, POST, DELETE']);
    for (const name of ['authorization', 'content-type', 'accept', 'x-amz-date', 'x-amz-security-token', 'x-amz-content-sha256', 'x-amz-user-agent', 'amz-sdk-invocation-id', 'amz-sdk-request', 'x-amz-lex-session-attributes', 'x-amz-lex-request-attributes', 'x-amz-lex-active-contexts']) {
      expect(headers['access-control-allow-headers']!.split(', ')).toContain(name);
    }
  }
});

test('LEX-WIRE-10: a page may read an answer, a refusal too, and every header of PostContent', async () => {
  const { status, headers } = await ask(request('POST', TALK, ORIGIN));
  expect([status, headers['access-control-allow-origin'], headers['x-amzn-RequestId']]).toEqual([403, '*', 'r']);
  for (const name of ['x-amz-lex-message', 'x-amz-lex-encoded-message', 'x-amz-lex-slots', 'x-amz-lex-dialog-state', 'x-amz-lex-session-id', 'x-amz-lex-active-contexts', 'x-amzn-RequestId', 'x-amzn-ErrorType']) {
    expect(headers['access-control-expose-headers']!.split(', ')).toContain(name);
  }
});

test('LEX-WIRE-10: nothing is said of origins to who comes from none, nor for other paths', async () => {
  expect(await ask(request('POST', TALK, {}))).toBe(answered);
  for (const path of ['/bots/OrderFlowers/versions/%24LATEST', '/', '/2015-03-31/functions', '/_octroi/control/reset']) {
    expect(await ask(request('OPTIONS', path, { ...ORIGIN, 'access-control-request-method': 'POST' }))).toBe(answered);
    expect(await ask(request('POST', path, ORIGIN))).toBe(answered);
  }
});

test('LEX-WIRE-10: OPTIONS that asks for no method is no preflight', async () => {
  expect(await ask(request('OPTIONS', TALK, ORIGIN))).toMatchObject({ status: 403 });
});
