import { Agent, request } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { createRuntimeApi } from './runtime-api.ts';
import type { RuntimeApi, RuntimeEvent } from './runtime-api.ts';

/** A runtime as a test plays it, and what the API told the server about it. */
interface World {
  readonly api: RuntimeApi;
  readonly told: unknown[][];
  call(method: string, path: string, body?: string, headers?: Record<string, string>): Promise<Answer>;
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

const BASE = '/2018-06-01/runtime';
const event: RuntimeEvent = {
  requestId: 'aaaaaaaa-0000-4000-8000-000000000001',
  deadline: 1_700_000_000_000,
  invokedFunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:shop',
  traceId: 'Root=1-0-0;Sampled=0',
  payload: Buffer.from('{"a":1}'),
};
const opened: RuntimeApi[] = [];
afterEach(() => {
  for (const api of opened.splice(0)) api.close();
});

async function world(): Promise<World & { readonly address: string }> {
  const told: unknown[][] = [];
  const text = (payload: Uint8Array): string => Buffer.from(payload).toString().slice(0, 80);
  const api = createRuntimeApi({
    ready: () => void told.push(['ready']),
    response: (payload) => void told.push(['response', text(payload)]),
    streamed: () => undefined,
    tooLarge: () => void told.push(['tooLarge']),
    error: (payload, type) => void told.push(['error', text(payload), type]),
    initError: (payload, type) => void told.push(['initError', text(payload), type]),
  });
  opened.push(api);
  const agent = new Agent({ keepAlive: false });
  const address = await api.listen();
  const [host, port] = address.split(':');
  const call: World['call'] = (method, path, body, headers = {}) =>
    new Promise((resolve, reject) => {
      const sent = request({ host, port, method, path, headers, agent }, (reply) => {
        const chunks: Buffer[] = [];
        reply.on('data', (chunk: Buffer) => chunks.push(chunk));
        reply.on('end', () => resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: Buffer.concat(chunks).toString() }));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  return { api, address, told, call };
}

/** A runtime that has been handed the event. */
async function running(): Promise<World & { readonly address: string }> {
  const made = await world();
  const next = made.call('GET', `${BASE}/invocation/next`);
  await expect.poll(() => made.told.length).toBe(1);
  made.api.deliver(event);
  await next;
  return made;
}

describe('LAM-115: next', () => {
  test('LAM-115: it blocks until an event comes, which it carries with its headers', async () => {
    const { api, told, call } = await world();
    const next = call('GET', `${BASE}/invocation/next`);
    await expect.poll(() => told).toEqual([['ready']]);
    api.deliver({ ...event, traceId: 'Root=1\r\nEvil: 1', clientContext: '{"custom":{"name":"Zoë"}}' });
    const { status, headers, body } = await next;
    expect([status, body, headers['content-type']]).toEqual([200, '{"a":1}', 'application/json']);
    expect(headers).toMatchObject({
      'lambda-runtime-aws-request-id': event.requestId,
      'lambda-runtime-deadline-ms': '1700000000000',
      'lambda-runtime-invoked-function-arn': event.invokedFunctionArn,
      'lambda-runtime-trace-id': 'Root=1??Evil: 1',
      'lambda-runtime-client-context': '{"custom":{"name":"Zo\\u00eb"}}',
    });
  });

  test('LAM-115: a second one before the first is answered is refused', async () => {
    const { call } = await running();
    const { status, body } = await call('GET', `${BASE}/invocation/next`);
    expect(status).toBe(403);
    expect(JSON.parse(body)).toEqual({
      errorMessage: 'State transition from Running to Ready failed for runtime. Error: State transition is not allowed',
      errorType: 'InvalidStateTransition',
    });
  });
});

describe('LAM-116: response', () => {
  test('LAM-116: it is accepted once', async () => {
    const { call, told } = await running();
    const path = `${BASE}/invocation/${event.requestId}/response`;
    const first = await call('POST', path, '"ok"');
    expect([first.status, JSON.parse(first.body)]).toEqual([202, { status: 'OK' }]);
    const second = await call('POST', path, '"again"');
    expect([second.status, JSON.parse(second.body)]).toMatchObject([403, { errorType: 'InvalidStateTransition' }]);
    expect(told).toEqual([['ready'], ['response', '"ok"']]);
  });

  test('LAM-116: an unknown id', async () => {
    const { call, told } = await running();
    for (const id of ['aaaaaaaa-0000-4000-8000-000000000002', 'next']) {
      const { status, body } = await call('POST', `${BASE}/invocation/${id}/response`, '1');
      expect([status, JSON.parse(body)]).toEqual([400, { errorMessage: 'Invalid request ID', errorType: 'InvalidRequestID' }]);
    }
    expect(told).toEqual([['ready']]);
  });

  test('LAM-116: 6291556 bytes pass, one more is too large', async () => {
    const path = `${BASE}/invocation/${event.requestId}/response`;
    const fits = await running();
    expect((await fits.call('POST', path, 'x'.repeat(6_291_556))).status).toBe(202);
    const over = await running();
    const { status, body } = await over.call('POST', path, 'x'.repeat(6_291_557));
    expect([status, JSON.parse(body)]).toEqual([
      413,
      { errorMessage: 'Exceeded maximum allowed payload size (6291556 bytes).', errorType: 'RequestEntityTooLarge' },
    ]);
    expect(over.told.at(-1)).toEqual(['tooLarge']);
  });

  test('LAM-116: the response mode is streaming or absent', async () => {
    const path = `${BASE}/invocation/${event.requestId}/response`;
    const { call, told } = await running();
    const refused = await call('POST', path, '1', { 'Lambda-Runtime-Function-Response-Mode': 'fast' });
    expect([refused.status, JSON.parse(refused.body)]).toMatchObject([400, { errorType: 'InvalidFunctionResponseMode' }]);
    const headers = { 'Lambda-Runtime-Function-Response-Mode': 'streaming', 'Transfer-Encoding': 'chunked' };
    expect((await call('POST', path, 'streamed', headers)).status).toBe(202);
    expect(told.at(-1)).toEqual(['response', 'streamed']);
  });
});

test('LAM-116: a streamed response that fails says so in its trailers', async () => {
  const { address, told } = await running();
  const [host, port] = address.split(':');
  const headers = {
    'Lambda-Runtime-Function-Response-Mode': 'streaming',
    'Transfer-Encoding': 'chunked',
    Trailer: 'Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body',
  };
  const status = await new Promise((resolve, reject) => {
    const sent = request({ host, port, method: 'POST', path: `${BASE}/invocation/${event.requestId}/response`, headers }, (reply) => {
      reply.resume();
      resolve(reply.statusCode);
    });
    sent.on('error', reject);
    sent.write('first bytes');
    const body = Buffer.from('{"errorType":"Error"}').toString('base64');
    sent.addTrailers({ 'Lambda-Runtime-Function-Error-Type': 'Runtime.StreamError', 'Lambda-Runtime-Function-Error-Body': body });
    sent.end();
  });
  expect(status).toBe(202);
  expect(told.at(-1)).toEqual(['error', '{"errorType":"Error"}', 'Runtime.StreamError']);
});

describe('LAM-117: errors', () => {
  test('LAM-117: the body is passed on, and types of another form are unknown', async () => {
    for (const [given, known] of [
      ['Runtime.ImportModuleError', 'Runtime.ImportModuleError'],
      ['TypeError', 'Function.Unknown'],
      ['Function.lower', 'Function.Unknown'],
    ] as const) {
      const { call, told } = await running();
      const headers = { 'Lambda-Runtime-Function-Error-Type': given };
      expect((await call('POST', `${BASE}/invocation/${event.requestId}/error`, '{"x":1}', headers)).status).toBe(202);
      expect(told.at(-1)).toEqual(['error', '{"x":1}', known]);
    }
  });

  test('LAM-117: an init error, only before the first next', async () => {
    const fresh = await world();
    expect((await fresh.call('POST', `${BASE}/init/error`, '{"x":1}')).status).toBe(202);
    expect(fresh.told).toEqual([['initError', '{"x":1}', 'Runtime.Unknown']]);
    expect((await fresh.call('GET', `${BASE}/invocation/next`)).status).toBe(403);
    const late = await running();
    expect((await late.call('POST', `${BASE}/init/error`, '{}')).status).toBe(403);
  });
});

test('LAM-117, LAM-118: ping answers pong, extensions find nothing', async () => {
  const { call } = await world();
  expect((await call('GET', '/2018-06-01/ping')).body).toBe('pong');
  expect((await call('POST', '/2020-01-01/extension/register', '{}')).status).toBe(404);
  expect((await call('DELETE', `${BASE}/invocation/next`)).status).toBe(404);
});

test('LAM-133: each environment listens on a loopback address of its own', async () => {
  const addresses = await Promise.all([world(), world(), world()].map(async (made) => (await made).address));
  expect(new Set(addresses).size).toBe(3);
  for (const address of addresses) expect(address).toMatch(/^127\.\d+\.\d+\.\d+:\d+$/);
});
