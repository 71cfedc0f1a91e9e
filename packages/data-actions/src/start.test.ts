import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FIRST, ROLE_ARN, actionBody } from './api/platform.fixture.ts';
import { bootstrap } from './organisations/bootstrap.ts';
import { startDataActions } from './start.ts';

let folder: string;
const closing: (() => unknown)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'data-actions-'));
});
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
  rmSync(folder, { recursive: true, force: true });
});

interface Client {
  (method: string, path: string, body?: unknown): Promise<{ readonly status: number; readonly json: any }>; // oxlint-disable-line typescript/no-explicit-any -- answers of every shape
}

async function tokenOf(endpoint: string, id: string, secret: string): Promise<string> {
  const reply = await fetch(`${endpoint}/oauth/token`, { method: 'POST', headers: { authorization: `Basic ${btoa(`${id}:${secret}`)}` }, body: new URLSearchParams({ grant_type: 'client_credentials' }) });
  return ((await reply.json()) as { access_token: string }).access_token;
}

const clientOf = (endpoint: string, token: string): Client => async (method, path, body) => {
  const reply = await fetch(`${endpoint}/api/v2${path}`, { method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return { status: reply.status, json: JSON.parse((await reply.text()) || 'null') };
};

async function started(options: Partial<Parameters<typeof startDataActions>[0]> = {}): ReturnType<typeof startDataActions> {
  const running = await startDataActions({ port: 0, credentials: {}, ...options });
  closing.push(() => running.close());
  return running;
}

function killable(): Promise<{ readonly child: ChildProcess; readonly endpoint: string }> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'killed.fixture.ts'), [folder], { execArgv: ['--conditions=octroi-source'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    closing.push(() => child.kill('SIGKILL'));
    child.once('message', (message) => resolve({ child, endpoint: (message as { endpoint: string }).endpoint }));
    child.once('exit', () => reject(new Error('it ended before it listened')));
  });
}

test('the secret of a bootstrapped client is returned once and kept as a hash; the folder holds no secret in the clear', async () => {
  const made = await bootstrap({ data: folder, id: FIRST, name: 'Acme', region: 'eu-west-1' });
  const [client] = made.clients;
  expect(made).toMatchObject({ id: FIRST, name: 'Acme', region: 'eu-west-1', clients: [{ secret: expect.stringMatching(/^[\w-]{43}$/) }] });
  const { endpoint, organisations } = await started({ data: folder });
  expect(organisations).toEqual([]);
  const token = await tokenOf(endpoint, client!.id, client!.secret!);
  const call = clientOf(endpoint, token);
  expect((await call('GET', '/organizations/me')).json.id).toBe(FIRST);
  await call('POST', '/integrations/credentials', { name: 'x', type: { name: 'amazonWebServicesARN' }, credentialFields: { ARN: ROLE_ARN } });
  await expect(bootstrap({ data: folder, name: 'Second', region: 'eu-west-1' })).rejects.toThrow('is in use by another process');
  for (const file of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, file)).toString('latin1');
    for (const secret of [client!.secret!, token, ROLE_ARN]) expect(bytes.includes(secret), file).toBe(false);
  }
});

test('GEN-1, GEN-8: several organisations of several Regions run side by side, and a secret that was given is not repeated', async () => {
  const { endpoint, organisations } = await started({
    organisations: [
      { id: FIRST, name: 'Core', region: 'us-east-1', clients: [{ id: 'core', secret: 'core-secret' }] },
      { name: 'Fed', region: 'us-east-2', clients: [{ id: 'fed' }] },
    ],
  });
  expect(organisations[0]).toEqual({ id: FIRST, name: 'Core', region: 'us-east-1', clients: [{ id: 'core' }] });
  const fed = organisations[1]!.clients[0]!;
  const domains = await Promise.all(
    ([['core', 'core-secret'], ['fed', fed.secret!]] as const).map(async ([id, secret]) => (await clientOf(endpoint, await tokenOf(endpoint, id, secret))('GET', '/organizations/me')).json.domain),
  );
  expect(domains).toEqual(['mypurecloud.com', 'use2.us-gov-pure.cloud']);
});

test.each([
  [{ name: 'x', region: 'eu-north-1' }, '`eu-north-1` is not a Region of Genesys Cloud'],
  [{ name: 'x', region: 'eusc-de-east-1' }, 'is not public'],
  [{ id: 'ABC', name: 'x', region: 'us-east-1' }, 'it is a UUID in lower case'],
  [{ id: FIRST.toUpperCase(), name: 'x', region: 'us-east-1' }, 'it is a UUID in lower case'],
  [{ name: ' ', region: 'us-east-1' }, 'the name of an organisation'],
  [{ name: 'x', region: 'us-east-1', clients: [{ permissions: ['admin'] }] }, '`admin` is no permission'],
  [{ name: 'x', region: 'us-east-1', clients: [{ secret: 'short' }] }, 'has 8 to 256 characters'],
  [{ name: 'x', region: 'us-east-1', clients: [{ id: 'a:b' }] }, 'is not an id of an OAuth client'],
])('GEN-6, GEN-9: an organisation that cannot be is refused with a sentence: %j', async (organisation, sentence) => {
  await expect(startDataActions({ port: 0, credentials: {}, organisations: [organisation] })).rejects.toThrow(sentence);
});

test('a client of one organisation cannot become one of another', async () => {
  const running = await started({ organisations: [{ id: FIRST, name: 'Core', region: 'us-east-1', clients: [{ id: 'core' }] }] });
  await expect(running.makeOrganisation({ name: 'Other', region: 'us-east-1', clients: [{ id: 'core' }] })).rejects.toThrow('belongs to another organisation');
});

test('a token outlives a start with the same secret, and ends with the secret', async () => {
  const running = await started();
  const organisation = { id: FIRST, name: 'Core', region: 'us-east-1' };
  const make = (secret: string) => running.makeOrganisation({ ...organisation, clients: [{ id: 'core', secret }] });
  await make('the-old-secret');
  const call = clientOf(running.endpoint, await tokenOf(running.endpoint, 'core', 'the-old-secret'));
  await make('the-old-secret');
  expect((await call('GET', '/organizations/me')).status).toBe(200);
  await make('the-new-secret');
  expect((await call('GET', '/organizations/me')).status).toBe(401);
  expect(await tokenOf(running.endpoint, 'core', 'the-old-secret')).toBeUndefined();
  expect(await tokenOf(running.endpoint, 'core', 'the-new-secret')).toBeTypeOf('string');
});

test('a port that is taken is named, and the folder is free again', async () => {
  const { port } = await started();
  await expect(startDataActions({ port, data: folder, credentials: {} })).rejects.toThrow(`port ${port} of 127.0.0.1 is in use`);
  await started({ data: folder });
});

test('state and tokens survive a restart', async () => {
  const { clients } = await bootstrap({ data: folder, name: 'Acme', region: 'us-east-1' });
  const first = await started({ data: folder });
  const token = await tokenOf(first.endpoint, clients[0]!.id, clients[0]!.secret!);
  const call = clientOf(first.endpoint, token);
  const { json: integration } = await call('POST', '/integrations', { integrationType: { id: 'aws-lambda-data-actions' } });
  const { json: action } = await call('POST', '/integrations/actions', actionBody(integration.id));
  const path = `/integrations/actions/${action.id}?expand=contract&includeConfig=true`;
  const before = await call('GET', path);
  await first.close();
  const second = await started({ data: folder });
  expect(await clientOf(second.endpoint, token)('GET', path)).toEqual(before);
});

test('a kill in the middle of writing loses nothing that was answered', async () => {
  const { clients } = await bootstrap({ data: folder, name: 'Acme', region: 'us-east-1' });
  const { child, endpoint } = await killable();
  const token = await tokenOf(endpoint, clients[0]!.id, clients[0]!.secret!);
  const call = clientOf(endpoint, token);
  const { json: integration } = await call('POST', '/integrations', { integrationType: { id: 'aws-lambda-data-actions' } });
  const answered: string[] = [];
  const writers = Array.from({ length: 4 }, async () => {
    for (;;) {
      const made = await call('POST', '/integrations/actions', actionBody(integration.id)).catch(() => undefined);
      if (made === undefined) return;
      if (made.status === 200) answered.push(made.json.id);
      if (answered.length === 40) child.kill('SIGKILL');
    }
  });
  await Promise.all(writers);
  const again = await started({ data: folder });
  const after = clientOf(again.endpoint, token);
  expect(answered.length).toBeGreaterThanOrEqual(40);
  for (const id of answered) expect((await after('GET', `/integrations/actions/${id}`)).status).toBe(200);
});

test('GEN-75, GEN-92 (18): an action of a disabled integration is refused by name, and GEN-72: without a credential it cannot authenticate', async () => {
  const { endpoint, organisations } = await started({ organisations: [{ name: 'Acme', region: 'us-east-1', clients: [{}] }] });
  const [client] = organisations[0]!.clients;
  const call = clientOf(endpoint, await tokenOf(endpoint, client!.id, client!.secret!));
  const { json: integration } = await call('POST', '/integrations', { name: 'Ours', integrationType: { id: 'aws-lambda-data-actions' } });
  const { json: action } = await call('POST', '/integrations/actions', actionBody(integration.id));
  const disabled = await call('POST', `/integrations/actions/${action.id}/execute`, { name: 'x' });
  expect(disabled.status).toBe(400);
  expect(disabled.json.message).toMatch(/Ours.* is not enabled/);
  await call('PATCH', `/integrations/${integration.id}`, { intendedState: 'ENABLED' });
  const executed = await call('POST', `/integrations/actions/${action.id}/execute`, { name: 'x' });
  expect(executed.json.details[0].errorCode).toBe('ACTION.AUTHENTICATION');
  const tested = await call('POST', `/integrations/actions/${action.id}/test`, {});
  expect(tested.status).toBe(200);
  expect(tested.json).toMatchObject({ success: false, operations: [{ step: 1, success: false }] });
});
