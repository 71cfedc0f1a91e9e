import { expect, test } from 'vitest';
import { PlatformClient, PlatformError, signInToPlatform } from './platform.ts';

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

function answering(...answers: readonly { readonly status?: number; readonly body: unknown }[]) {
  const sent: Sent[] = [];
  const waiting = [...answers];
  const fetching = (url: string, init: RequestInit): Promise<Response> => {
    sent.push({ url, init });
    const { status = 200, body } = waiting.shift()!;
    return Promise.resolve(new Response(typeof body === 'string' ? body : JSON.stringify(body), { status }));
  };
  return { sent, fetching };
}

const SESSION = { origin: 'http://127.0.0.1:4748', clientId: 'c', token: 't', expires: 0 };
const failure = (promise: Promise<unknown>): Promise<unknown> => promise.then(() => null, (error: unknown) => error);

test('GEN-14: signs in with the client\'s id and secret, in UTF-8, and keeps the token and when it ends', async () => {
  const { sent, fetching } = answering({ body: { access_token: 'abc', token_type: 'bearer', expires_in: 86_399 } });
  const session = await signInToPlatform('http://127.0.0.1:4748', { id: 'c', secret: 'clé' }, 1000, fetching);
  expect(session).toEqual({ origin: 'http://127.0.0.1:4748', clientId: 'c', token: 'abc', expires: 86_400_000 });
  expect(sent[0]?.url).toBe('http://127.0.0.1:4748/oauth/token');
  expect(sent[0]?.init).toMatchObject({ method: 'POST', body: 'grant_type=client_credentials', credentials: 'omit', redirect: 'error' });
  expect(sent[0]?.init.headers).toMatchObject({ authorization: 'Basic YzpjbMOp' });
});

test('GEN-14: a wrong secret is an error with the server\'s words', async () => {
  const { fetching } = answering({ status: 401, body: { error: 'invalid_client', error_description: 'the client secret is wrong' } });
  const error = await failure(signInToPlatform('http://127.0.0.1:4748', { id: 'c', secret: 'x' }, 0, fetching));
  expect(error).toBeInstanceOf(PlatformError);
  expect(error).toMatchObject({ status: 401, message: 'the client secret is wrong', body: { code: 'invalid_client' } });
});

test('a 200 without a token signs nobody in', async () => {
  const { fetching } = answering({ body: '<html></html>' });
  expect(await failure(signInToPlatform('http://127.0.0.1:4748', { id: 'c', secret: 'x' }, 0, fetching))).toBeInstanceOf(PlatformError);
});

test('GEN-15: calls carry the token as bearer, and a body only where there is one', async () => {
  const { sent, fetching } = answering({ body: { id: 'i' } }, { body: '' });
  const client = new PlatformClient(SESSION, () => undefined, fetching);
  expect(await client.call('POST', '/integrations', { name: 'x' })).toEqual({ id: 'i' });
  expect(await client.call('DELETE', '/integrations/i')).toBeNull();
  expect(sent[1]?.init.headers).toEqual({ authorization: 'Bearer t' });
  expect(sent[0]).toMatchObject({ url: 'http://127.0.0.1:4748/api/v2/integrations', init: { method: 'POST', body: '{"name":"x"}', headers: { 'authorization': 'Bearer t', 'content-type': 'application/json' } } });
});

test('GEN-17: an error is told with its message, code and context', async () => {
  const body = { message: 'no', code: 'not.found', status: 404, contextId: 'ctx', details: [], errors: [], messageParams: {} };
  const { fetching } = answering({ status: 404, body }, { status: 502, body: 'bad gateway' });
  const client = new PlatformClient(SESSION, () => undefined, fetching);
  expect(await failure(client.call('GET', '/integrations/x'))).toMatchObject({ name: 'PlatformError', status: 404, message: 'no', body: { contextId: 'ctx', code: 'not.found' } });
  expect(await failure(client.call('GET', '/integrations/x'))).toMatchObject({ status: 502, message: 'HTTP 502' });
});

test('GEN-18: lists are read to their last page', async () => {
  const { sent, fetching } = answering({ body: { entities: [1, 2], pageCount: 2 } }, { body: { entities: [3], pageCount: 2 } });
  expect(await new PlatformClient(SESSION, () => undefined, fetching).all('/integrations/actions?category=x', 2)).toEqual([1, 2, 3]);
  expect(sent.map(({ url }) => url.slice(url.indexOf('?')))).toEqual(['?category=x&pageSize=2&pageNumber=1', '?category=x&pageSize=2&pageNumber=2']);
});

test('GEN-18: an empty list is asked for once', async () => {
  const { sent, fetching } = answering({ body: { entities: [], pageCount: 0 } });
  expect(await new PlatformClient(SESSION, () => undefined, fetching).all('/integrations', 25)).toEqual([]);
  expect(sent).toHaveLength(1);
});

test('GEN-15: a token that is good no longer ends the session', async () => {
  const { fetching } = answering({ status: 403, body: { message: 'missing' } }, { status: 401, body: { message: 'Invalid login credentials.' } });
  let ended = 0;
  const client = new PlatformClient(SESSION, () => void (ended += 1), fetching);
  await failure(client.call('GET', '/integrations'));
  expect(ended).toBe(0);
  expect(await failure(client.call('GET', '/integrations'))).toMatchObject({ status: 401 });
  expect(ended).toBe(1);
});
