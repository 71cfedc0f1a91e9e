import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FIRST } from './platform.fixture.ts';
import { serveTestWorld } from './served.fixture.ts';
import type { ServedWorld } from './served.fixture.ts';

let world: ServedWorld;
let token: string;
beforeEach(async () => {
  world = await serveTestWorld({ bodyBytes: 2000, requestMillis: 1500, headersMillis: 1000 });
  const reply = await fetch(`${world.endpoint}/oauth/token`, { method: 'POST', headers: { authorization: `Basic ${btoa(`${world.clientId}:${world.secret}`)}` }, body: new URLSearchParams({ grant_type: 'client_credentials' }) });
  token = ((await reply.json()) as { access_token: string }).access_token;
});
afterEach(() => world.close());

const post = (body: string | ReadableStream, more: RequestInit = {}): Promise<Response> =>
  fetch(`${world.endpoint}/api/v2/integrations`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body, ...more });

test('GEN-15: every answer has its correlation id, also refusals', async () => {
  const me = await fetch(`${world.endpoint}/api/v2/organizations/me`, { headers: { authorization: `Bearer ${token}` } });
  expect(me.headers.get('ININ-Correlation-Id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(await me.json()).toMatchObject({ id: FIRST });
  for (const path of ['/api/v2/organizations/me', '/nothing', '/_data-actions/health']) expect((await fetch(`${world.endpoint}${path}`)).headers.get('ININ-Correlation-Id')).toMatch(/^[0-9a-f-]{36}$/);
});

test('a body that is too large is refused, whether its length was told or not, and the server goes on', async () => {
  expect((await post('x'.repeat(2001))).status).toBe(413);
  const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new TextEncoder().encode('x'.repeat(1000))) });
  const refused = await post(endless, { duplex: 'half' } as RequestInit).then((reply) => reply.status, () => 413);
  expect(refused).toBe(413);
  expect((await post(JSON.stringify({ integrationType: { id: 'aws-lambda-data-actions' } }))).status).toBe(200);
});

test('without a token no body is read', async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    // The body never comes; the refusal does not wait for it.
    const asked = request(`${world.endpoint}/api/v2/integrations`, { method: 'POST', headers: { 'content-length': '1000' } }, (reply) => resolve(reply.statusCode));
    asked.on('error', reject);
    asked.flushHeaders();
  });
  expect(status).toBe(401);
});

test('a request that comes too slowly ends, and so does what is no request', async () => {
  const told = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      let answer = '';
      const socket = connect(world.port, '127.0.0.1', () => socket.write(text));
      socket.on('data', (data) => (answer += data.toString()));
      socket.on('close', () => resolve(answer));
      socket.on('error', reject);
    });
  expect(await told('GET / HTTP/1.1\r\nhost: x\r\n')).toContain('408');
  expect(await told('nonsense\r\n\r\n')).toContain('400 Bad Request');
  expect(await told(`GET / HTTP/1.1\r\nhost: x\r\nlong: ${'x'.repeat(20_000)}\r\n\r\n`)).toContain('431');
}, 20_000);

test('HEAD of the health has no body', async () => {
  const reply = await fetch(`${world.endpoint}/_data-actions/health`, { method: 'HEAD' });
  expect(reply.status).toBe(200);
  expect(await reply.text()).toBe('');
});
