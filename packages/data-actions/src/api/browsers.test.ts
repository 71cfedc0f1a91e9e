import { afterEach, expect, test } from 'vitest';
import { readOrigin } from './browsers.ts';
import { openTestWorld } from './platform.fixture.ts';
import type { Answered, RawRequest, TestWorld } from './platform.fixture.ts';

const CONSOLE = 'http://127.0.0.1:4747';
const ME = '/api/v2/organizations/me';

let world: TestWorld;
afterEach(() => world.close());

const corsOf = ({ headers }: Answered): readonly string[] => Object.keys(headers).filter((name) => name.startsWith('access-control-'));

test.each(['http://127.0.0.1:4747', 'http://localhost:4747'])('a page of %s may use the API unless the operator says otherwise, and reads the correlation id', async (origin) => {
  world = await openTestWorld();
  const reply = await world.raw({ target: ME, authorization: `Bearer ${world.token}`, origin });
  expect(reply.status).toBe(200);
  expect(reply.headers).toMatchObject({ 'access-control-allow-origin': origin, 'vary': 'Origin', 'access-control-expose-headers': expect.stringContaining('inin-correlation-id') });
  const refused = await world.raw({ target: ME, origin });
  expect(refused.status, 'a refusal can be read too').toBe(401);
  expect(refused.headers).toMatchObject({ 'access-control-allow-origin': origin });
});

test.each([
  'http://127.0.0.1:4746',
  'https://127.0.0.1:4747',
  'http://127.0.0.1:4747/',
  'http://127.0.0.1:47470',
  'http://127.0.0.1',
  'http://LOCALHOST:4747',
  'http://localhost:4747.example.com',
  'http://example.com',
  'http://127.0.0.1:4747, http://127.0.0.1:4747',
  'null',
  '*',
  '',
])('a page of `%s` is refused before anybody signs in, and told nothing that it could read', async (origin) => {
  world = await openTestWorld();
  const asked: readonly (Partial<RawRequest> & Pick<RawRequest, 'target'>)[] = [
    { target: ME, authorization: `Bearer ${world.token}` },
    { method: 'POST', target: '/oauth/token', authorization: `Basic ${btoa('first-client:first-secret')}`, body: 'grant_type=client_credentials' },
    { method: 'OPTIONS', target: ME, asksFor: 'GET' },
    { target: '/_data-actions/health' },
  ];
  for (const request of asked) {
    const reply = await world.raw({ ...request, origin });
    expect(reply.status).toBe(403);
    expect(reply.json.code).toBe('origin.not.allowed');
    expect(corsOf(reply)).toEqual([]);
  }
});

test('a preflight of a named origin is answered without a token, with exactly the methods and headers that the API takes, and no credentials mode', async () => {
  world = await openTestWorld();
  for (const target of [ME, '/oauth/token', '/api/v2/integrations/actions/x/test']) {
    const reply = await world.raw({ method: 'OPTIONS', target, origin: CONSOLE, asksFor: 'PATCH' });
    expect(reply.status).toBe(204);
    expect(reply.text).toBe('');
    expect(reply.headers).toMatchObject({
      'access-control-allow-origin': CONSOLE,
      'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
      'access-control-allow-headers': 'authorization, content-type',
      'access-control-max-age': '600',
    });
    expect(reply.headers).not.toHaveProperty('access-control-allow-credentials');
  }
  const noQuestion = await world.raw({ method: 'OPTIONS', target: ME, origin: CONSOLE });
  expect(noQuestion.status).toBe(405);
});

test('the operator names the origins: those and no others', async () => {
  world = await openTestWorld({ consoleOrigins: ['https://console.example.com'] });
  const statusOf = async (origin: string) => (await world.raw({ target: ME, authorization: `Bearer ${world.token}`, origin })).status;
  expect(await statusOf('https://console.example.com')).toBe(200);
  expect(await statusOf(CONSOLE)).toBe(403);
});

test('whoever has no Origin is served as before', async () => {
  world = await openTestWorld({ consoleOrigins: [] });
  const reply = await world.raw({ target: ME, authorization: `Bearer ${world.token}` });
  expect(reply.status).toBe(200);
  expect(corsOf(reply)).toEqual([]);
  expect(reply.headers).not.toHaveProperty('vary');
  expect((await world.raw({ method: 'OPTIONS', target: ME, asksFor: 'GET' })).status).toBe(405);
});

test('DNS rebinding: on the loopback address the host is one of this machine, elsewhere it is whatever its operator called it', async () => {
  world = await openTestWorld();
  const statusOf = async (host: string) => (await world.raw({ target: ME, authorization: `Bearer ${world.token}`, host })).status;
  for (const host of ['127.0.0.1:4748', '127.0.0.1', 'localhost:4748', 'LOCALHOST', 'api.localhost:4748', '[::1]:4748', '10.0.0.7:4748', 'host.docker.internal:4748']) expect(await statusOf(host), host).toBe(200);
  for (const host of ['attacker.example:4748', 'localhost.attacker.example', '127.0.0.1.attacker.example', 'notlocalhost', '', '[attacker]:4748', '127.0.0.1:4748:1']) expect(await statusOf(host), host).toBe(421);
  world.close();
  world = await openTestWorld({ onLoopback: false });
  expect(await statusOf('data-actions:4748')).toBe(200);
});

test.each(['', '*', 'null', 'http://localhost:4747/', 'http://localhost:4747/console', 'localhost:4747', 'file:///x', 'http://a:b@localhost', 'HTTP://localhost:4747'])('`%s` is no origin to be named', async (text) => {
  world = await openTestWorld();
  expect(() => readOrigin(text)).toThrow('is no origin: scheme, host and port are needed');
  await expect(openTestWorld({ consoleOrigins: [text] })).rejects.toThrow('is no origin');
});
