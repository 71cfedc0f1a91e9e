import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { CreateUserCommand, ListUsersCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startOctroi, type OctroiForTests } from '../../testing/start.ts';
import { LOOPBACK, raw, received } from '../raw.fixture.ts';
import { Control } from './control.ts';

let octroi: OctroiForTests;
beforeAll(async () => {
  octroi = await startOctroi({ control: true, accounts: [{ id: '111122223333', root: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' } }] });
});
afterAll(async () => {
  expect(octroi.faults).toEqual([]);
  await octroi.close();
});

interface Reply {
  readonly status: number;
  readonly body: Record<string, string>;
}

/** Without fetch, which sends Sec-Fetch headers of its own and sets the Host. */
function post(path: string, body = '', headers: Readonly<Record<string, string>> = {}, method = 'POST'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(octroi.endpoint + path, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode!, body: JSON.parse(Buffer.concat(chunks).toString()) as Record<string, string> }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

test('design 5: a fresh account with its root key', async () => {
  const { status, body } = await post('/_octroi/control/accounts');
  expect(status).toBe(201);
  expect(body).toEqual({ accountId: expect.stringMatching(/^\d{12}$/), accessKeyId: expect.stringMatching(/^AKIA[A-Z2-7]{16}$/), secretAccessKey: expect.stringMatching(/^\S{40}$/) });
  expect((await octroi.sts(body as never).send(new GetCallerIdentityCommand({}))).Account).toBe(body['accountId']);
});

test('design 5: a reset comes back to the state after bootstrap', async () => {
  const root = octroi.root('111122223333');
  const other = (await post('/_octroi/control/accounts')).body;
  await octroi.iam(root).send(new CreateUserCommand({ UserName: 'ann' }));
  await post('/_octroi/control/clock', '{"advance": 86400}');
  const started = performance.now();
  expect(await post('/_octroi/control/reset')).toEqual({ status: 200, body: { status: 'reset' } });
  console.log(`a reset over HTTP took ${(performance.now() - started).toFixed(1)} ms`);
  expect((await octroi.iam(root).send(new ListUsersCommand({}))).Users).toEqual([]);
  await expect(octroi.sts(other as never).send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
  expect(Math.abs(Date.parse((await post('/_octroi/control/clock', '{"advance": 0}')).body['now']!) - Date.now())).toBeLessThan(5000);
});

test('design 5: the clock moves forward by seconds; signatures stay good; what is no number of seconds is refused', async () => {
  const { status, body } = await post('/_octroi/control/clock', '{"advance": 3600}');
  expect(status).toBe(200);
  expect(Math.abs(Date.parse(body['now']!) - Date.now() - 3_600_000)).toBeLessThan(5000);
  expect((await octroi.sts(octroi.root('111122223333')).send(new GetCallerIdentityCommand({}))).Account).toBe('111122223333');
  for (const wrong of ['', '{}', 'null', '[]', '3', '{"advance":"1"}', '{"advance":-1}', '{"advance":1e300}', '{"advance":null}', '{"advance":315576001}']) {
    expect(await post('/_octroi/control/clock', wrong)).toEqual({ status: 400, body: { error: 'the body must be {"advance": seconds}, with 0 to 315576000 seconds' } });
  }
  expect(await post('/_octroi/control/clock', '{"advance"')).toEqual({ status: 400, body: { error: 'the body is not JSON' } });
  expect((await post('/_octroi/control/clock', `{"advance": 1${' '.repeat(70_000)}}`)).status).toBe(413);
  await post('/_octroi/control/reset');
});

test('the clock stops before the year 10000, and the server with it is as good as before', async () => {
  let last: Reply = { status: 200, body: {} };
  for (let decade = 0; decade < 900 && last.status === 200; decade++) last = await post('/_octroi/control/clock', '{"advance": 315576000}');
  expect(last).toEqual({ status: 400, body: { error: 'the clock does not go beyond the year 9999; a reset brings it back' } });
  expect((await octroi.sts(octroi.root('111122223333')).send(new GetCallerIdentityCommand({}))).Account).toBe('111122223333');
  await post('/_octroi/control/reset');
});

const PATHS = ['/_octroi/control/reset', '/_octroi/control/clock', '/_octroi/control/accounts'];

test('design 5: no web page reaches the control endpoints', async () => {
  for (const path of PATHS) {
    for (const headers of [{ Origin: 'http://localhost:4747' }, { Origin: 'null' }, { 'Sec-Fetch-Site': 'same-origin' }, { 'sec-fetch-mode': 'navigate' }] as Record<string, string>[]) {
      expect(await post(path, '{"advance":1}', headers)).toEqual({ status: 403, body: { error: 'control endpoints do not answer to web pages' } });
    }
    for (const host of ['evil.example', 'localhost.evil.example:4747', '127.0.0.1.evil.example', '10.0.0.1:4747', 'octroi', '127.evil', '[::2]']) {
      expect(await post(path, '{"advance":1}', { Host: host })).toEqual({ status: 403, body: { error: 'control endpoints answer to the host names localhost, 127.0.0.1 and [::1] only' } });
    }
    for (const headers of [{ 'X-Forwarded-For': '127.0.0.1' }, { Forwarded: 'for=127.0.0.1' }, { Via: '1.1 proxy' }] as Record<string, string>[]) {
      expect(await post(path, '{"advance":1}', headers)).toEqual({ status: 403, body: { error: 'control endpoints do not answer through a proxy' } });
    }
    expect((await post(path, '', {}, 'GET')).status).toBe(405);
  }
  for (const host of ['localhost', 'LOCALHOST:4747', '127.0.0.1', '127.9.9.9:1', '[::1]:4747']) expect((await post('/_octroi/control/clock', '{"advance":0}', { Host: host })).status).toBe(200);
});

test('design 5: nobody but the loopback reaches the control endpoints', async () => {
  const never = (): never => {
    throw new Error('reached');
  };
  for (const route of new Control({ reset: never, advanceClock: never, createAccount: never }).routes()) {
    for (const sourceIp of [null, '10.0.0.1', '203.0.113.9', '::2', '::ffff:10.0.0.1', '127.evil']) {
      expect(await route.answer(received(raw(), { ...LOOPBACK, sourceIp }))).toMatchObject({ status: 403, body: '{"error":"control endpoints answer to loopback only"}\n' });
    }
  }
});

test('LAM-132: a function that comes over the loopback is refused before its request is looked at', async () => {
  const never = (): never => {
    throw new Error('reached');
  };
  const asked: unknown[] = [];
  const control = new Control({ reset: never, advanceClock: never, createAccount: never }, async (ports) => {
    asked.push(ports);
    return true;
  });
  const ports = { remotePort: 40_000, localPort: 4747 };
  for (const route of control.routes()) {
    expect(await route.answer({ ...received(raw(), LOOPBACK), ports })).toMatchObject({ status: 403, body: '{"error":"control endpoints do not answer to functions"}\n' });
  }
  expect(asked).toEqual([ports, ports, ports]);
});

test('every unsigned path of the running server stands in docs/unsigned-paths.md and answers; without --control its paths are not there', async () => {
  const page = readFileSync(new URL('../../../../../docs/unsigned-paths.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| (GET|POST) \| `([^`]+)` \| ([^|]+) \|/gm)].map(([, method, path, served]) => ({ method: method!, path: path!, control: served!.includes('--control') }));
  expect(rows.length).toBeGreaterThan(0);
  const plain = await startOctroi({ control: false, console: '/nowhere' });
  try {
    for (const { method, path, control } of rows) {
      const wrong = method === 'GET' ? 'POST' : 'GET';
      const both = rows.some((row) => row.path === path && row.method === wrong);
      expect((await fetch(octroi.endpoint + path, { method: wrong })).status).toBe(both ? 400 : 405);
      // The code of a function and an exported bot are there for whoever brings a token that was made for it, an issuer if an account has it.
      // Nobody signs in with nothing.
      const signIn = path === '/federation' || path === '/saml';
      const { status } = await fetch(plain.endpoint + path, { method, redirect: 'manual' });
      expect(status, path).toBe(signIn ? 400 : control || path.includes('{') ? 404 : path === '/_octroi/lambda/code' || path === '/_octroi/lex/archive' ? 403 : path === '/console' ? 308 : 200);
    }
  } finally {
    await plain.close();
  }
});
