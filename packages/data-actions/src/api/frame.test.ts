import { afterEach, beforeEach, expect, test } from 'vitest';
import { FIRST, SECOND, actionBody, madeIntegration, openTestWorld } from './platform.fixture.ts';
import type { TestWorld } from './platform.fixture.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await openTestWorld();
});
afterEach(() => world.close());

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

test('GEN-14: a client gets a bearer token of 86399 seconds', async () => {
  const { status, json, headers } = await world.tokenOf('first-client', 'first-secret');
  expect(status).toBe(200);
  expect(json).toEqual({ access_token: expect.stringMatching(/^[\w-]{40,}$/), token_type: 'bearer', expires_in: 86_399 });
  expect(headers['inin-correlation-id']).toMatch(UUID);
});

test('GEN-14: an unknown client and a wrong secret are refused as invalid_client', async () => {
  const unknown = await world.tokenOf('nobody', 'x');
  expect(unknown.status).toBe(400);
  expect(unknown.json).toEqual({ error: 'invalid_client', description: 'client not found: nobody', error_description: 'client not found: nobody' });
  const wrong = await world.tokenOf('first-client', 'first-secreT');
  expect(wrong.status).toBe(401);
  expect(wrong.json.error).toBe('invalid_client');
});

test('GEN-14: another grant, no grant and no client are refused', async () => {
  const ask = (body: string, authorization?: string) => world.raw({ method: 'POST', target: '/oauth/token', authorization, body });
  expect((await ask('grant_type=password', 'Basic eDp5')).json.error).toBe('unsupported_grant_type');
  expect((await ask('', 'Basic eDp5')).json.error).toBe('invalid_request');
  expect((await ask('grant_type=client_credentials')).status).toBe(401);
  expect((await ask('grant_type=client_credentials', 'Basic !')).status).toBe(401);
  expect((await world.raw({ method: 'GET', target: '/oauth/token' })).status).toBe(405);
});

test('GEN-14: one origin serves login and API, with the prefixes that gateways use', async () => {
  const login = await world.raw({ method: 'POST', target: '/login/oauth/token', authorization: `Basic ${Buffer.from('first-client:first-secret').toString('base64')}`, body: 'grant_type=client_credentials' });
  const authorization = `Bearer ${login.json.access_token}`;
  expect((await world.raw({ target: '/api/api/v2/organizations/me', authorization })).json.id).toBe(FIRST);
  expect((await world.raw({ target: '/api/v2/organizations/me', authorization })).json.id).toBe(FIRST);
  expect((await world.raw({ target: '/api/api/api/v2/organizations/me', authorization })).status).toBe(404);
});

test('GEN-15: without a token, with a foreign one and with an expired one the answer is 401 with its context', async () => {
  for (const authorization of [undefined, 'Bearer x', 'Basic eDp5', `Bearer ${world.token}x`]) {
    const { status, json, headers } = await world.raw({ target: '/api/v2/integrations', authorization });
    expect(status).toBe(401);
    expect(json).toEqual({ message: 'Invalid login credentials.', code: 'bad.credentials', status: 401, messageParams: {}, contextId: headers['inin-correlation-id'], details: [], errors: [] });
  }
  world.now += 86_399_000 - 1;
  expect((await world.call('GET', '/integrations')).status).toBe(200);
  world.now += 1;
  expect((await world.call('GET', '/integrations')).status).toBe(401);
});

test('GEN-15, GEN-84: a missing permission is named', async () => {
  const token = await world.client('first', ['integrations:action:view']);
  expect((await world.call('GET', '/integrations/actions', undefined, token)).status).toBe(200);
  const { status, json } = await world.call('POST', '/integrations/actions', actionBody('x'), token);
  expect(status).toBe(403);
  expect(json).toEqual({
    message: 'Unable to perform the requested action. You are missing the following permission(s): integrations:action:add',
    code: 'missing.any.permissions',
    status: 403,
    messageParams: { permissions: 'integrations:action:add' },
    contextId: expect.stringMatching(UUID),
    details: [],
    errors: [],
  });
});

test('GEN-84: bridge permissions see and execute actions, and nothing else', async () => {
  const token = await world.client('first', ['bridge:actions:view', 'bridge:actions:execute']);
  expect((await world.call('GET', '/integrations/actions', undefined, token)).status).toBe(200);
  expect((await world.call('POST', '/integrations/actions/x/execute', {}, token)).status).toBe(404);
  expect((await world.call('POST', '/integrations/actions/x/draft/test', {}, token)).status).toBe(403);
  expect((await world.call('GET', '/integrations', undefined, token)).status).toBe(403);
});

test('GEN-16: beyond 300 requests a minute of one token there is 429 with Retry-After', async () => {
  world.close();
  world = await openTestWorld({ limits: { requestsPerMinute: 300 } });
  for (let number = 0; number < 300; number += 1) expect((await world.call('GET', '/integrations/types')).status).toBe(200);
  world.now += 15_000;
  const { status, json, headers } = await world.call('GET', '/integrations/types');
  expect(status).toBe(429);
  expect(headers['retry-after']).toBe('45');
  expect(json).toMatchObject({ message: 'Rate limit exceeded the maximum. Retry the request in [45] seconds', code: 'too.many.requests', status: 429 });
  expect((await world.call('GET', '/integrations/types', undefined, world.otherToken)).status).toBe(200);
  world.now += 45_000;
  expect((await world.call('GET', '/integrations/types')).status).toBe(200);
});

test('GEN-16: too many token requests are refused in the words that Terraform waits for', async () => {
  world.close();
  world = await openTestWorld({ limits: { tokenRequestsPerMinute: 2 } });
  for (let number = 0; number < 2; number += 1) expect((await world.tokenOf('first-client', 'first-secret')).status).toBe(200);
  const { status, json } = await world.tokenOf('first-client', 'first-secret');
  expect((await world.tokenOf('second-client', 'second-secret')).status).toBe(200);
  expect(`Auth Error: ${status} - ${json.error} (${json.description}`).toContain('Auth Error: 400 - invalid_request (rate limit exceeded;');
});

test('GEN-78: executions of one organisation are counted together, and not those of another', async () => {
  world.close();
  world = await openTestWorld({ limits: { executionsPerMinute: 1 } });
  const { integrationId } = await madeIntegration(world);
  const action = await world.call('POST', '/integrations/actions', actionBody(integrationId));
  const path = `/integrations/actions/${action.json.id}/execute`;
  expect((await world.call('POST', path, { name: 'x' })).status).toBe(200);
  expect((await world.call('POST', path, { name: 'x' })).status).toBe(429);
  expect((await world.call('POST', path, { name: 'x' }, world.otherToken)).status).toBe(404);
});

test('GEN-7: an organisation reads its own id and everything that Terraform dereferences', async () => {
  expect((await world.call('GET', '/organizations/me')).json).toEqual({
    id: FIRST, name: 'First', thirdPartyOrgName: 'first', defaultLanguage: 'en-us', defaultCountryCode: 'US', domain: 'mypurecloud.com', version: 1, state: 'active',
    features: expect.any(Object), selfUri: `/api/v2/organizations/${FIRST}`,
  });
  expect((await world.call('GET', '/organizations/me', undefined, world.otherToken)).json).toMatchObject({ id: SECOND, domain: 'mypurecloud.ie' });
});

test('GEN-85: products are there, with their total', async () => {
  expect((await world.call('GET', '/authorization/products')).json).toEqual({ entities: [{ id: expect.stringMatching(/^purecloud/) }], total: 1 });
});

test('GEN-33: functions belong to another integration, and unknown paths and methods to nobody', async () => {
  const gone = await world.call('GET', '/integrations/actions/x/function');
  expect(gone.status).toBe(404);
  expect(gone.json.message).toContain('Genesys Cloud Functions');
  expect((await world.call('GET', '/nothing')).status).toBe(404);
  const method = await world.call('PUT', '/integrations');
  expect(method.status).toBe(405);
  expect(method.headers['allow']).toBe('GET, POST');
});

test('GEN-17: an error has every part that is always there, and those that are its own', async () => {
  const { json, headers } = await world.call('GET', '/integrations/nothing');
  expect(json).toEqual({ message: expect.stringContaining('nothing'), code: 'not.found', status: 404, entityId: 'nothing', messageParams: { id: 'nothing' }, contextId: headers['inin-correlation-id'], details: [], errors: [] });
  const field = await world.call('POST', '/integrations', { integrationType: 5 });
  expect(field.json).toMatchObject({ status: 400, details: [{ errorCode: 'invalid.field', fieldName: 'integrationType' }] });
});

test('the health of the server needs no token', async () => {
  expect(await world.raw({ target: '/_data-actions/health' })).toMatchObject({ status: 200, json: { status: 'ok' } });
});

test('GEN-40: the log says who asked for what and never with which words', async () => {
  await world.call('POST', '/integrations/credentials?secret=in-the-query', { name: 'in-the-name', type: { name: 'amazonWebServicesARN' }, credentialFields: { ARN: 'in-the-arn' } });
  const entry = world.log.at(-1);
  expect(entry).toMatchObject({ method: 'POST', route: '/api/v2/integrations/credentials', status: 400, code: 'bad.request', organisationId: FIRST, clientId: 'first-client' });
  expect(JSON.stringify(world.log)).not.toMatch(/in-the-|first-secret|Bearer/);
});
