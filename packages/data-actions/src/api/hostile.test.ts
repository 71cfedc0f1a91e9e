import { afterEach, beforeEach, expect, test } from 'vitest';
import { actionBody, madeIntegration, openTestWorld } from './platform.fixture.ts';
import type { Answered, TestWorld } from './platform.fixture.ts';
import { ROUTES } from './routes.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await openTestWorld();
});
afterEach(() => world.close());

const post = (body: string | Uint8Array, path = '/integrations', method = 'POST'): Promise<Answered> =>
  world.raw({ method, target: `/api/v2${path}`, authorization: `Bearer ${world.token}`, contentType: 'application/json', body });

test.each([
  ['nothing', ''],
  ['half a document', '{"integrationType":'],
  ['two documents', '{}{}'],
  ['bytes that are no UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
  ['a list', '[]'],
  ['null', 'null'],
  ['a text', '"x"'],
  ['a number', '1e999'],
  ['deep lists', `${'['.repeat(200_000)}`],
  ['deep objects', `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`],
  ['too many values', `[${'1,'.repeat(150_000)}1]`],
])('%s as a body is a 400', async (_what, body) => {
  const { status, json } = await post(body);
  expect(status).toBe(400);
  expect(json).toMatchObject({ code: 'bad.request', status: 400, contextId: expect.any(String), details: expect.any(Array), errors: [] });
});

test('GEN-78: a body is as deep, and has as many values, as its bounds allow and no more', async () => {
  const nested = (depth: number): string => `{"name":"x","integrationType":{"id":"aws-lambda-data-actions"},"deep":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;
  expect((await post(nested(110))).status).toBe(200);
  expect((await post(nested(111))).json.message).toBe('The request body is nested deeper than 110 levels.');
  expect((await post(`[${'1,'.repeat(100_000)}1]`)).json.message).toBe('The request body has more than 100000 values.');
});

test('brackets and quotes within strings are no depth', async () => {
  expect((await post(JSON.stringify({ integrationType: { id: 'aws-lambda-data-actions' }, name: `\\"${'[{'.repeat(120)}\\` }))).status).toBe(200);
});

test('another media type is a 415', async () => {
  expect((await world.raw({ method: 'POST', target: '/api/v2/integrations', authorization: `Bearer ${world.token}`, contentType: 'text/xml', body: '{}' })).status).toBe(415);
});

const WRONG: readonly unknown[] = [0, -1, 1.5, true, [], {}, '', 'x'.repeat(100_000), [[]], { length: 5 }, '\u0000', '__proto__'];

test('no field of any call takes a value of a wrong type, and none makes the server fail', async () => {
  const { integrationId, credentialId } = await madeIntegration(world);
  const action = await world.call('POST', '/integrations/actions', actionBody(integrationId));
  await world.call('POST', `/integrations/actions/${action.json.id}/draft`);
  const bodies: readonly (readonly [string, string, Record<string, unknown>])[] = [
    ['POST', '/integrations', { integrationType: { id: 'aws-lambda-data-actions' }, name: 'n' }],
    ['PATCH', `/integrations/${integrationId}`, { intendedState: 'ENABLED', notes: 'n' }],
    ['PUT', `/integrations/${integrationId}/config/current`, { name: 'n', notes: '', version: 2, properties: {}, advanced: {}, credentials: { AmazonWebServicesARN: { id: credentialId } } }],
    ['POST', '/integrations/credentials', { name: 'n', type: { name: 'amazonWebServicesARN' }, credentialFields: { ARN: 'x' } }],
    ['PUT', `/integrations/credentials/${credentialId}`, { name: 'n', type: { name: 'amazonWebServicesARN' }, credentialFields: { ARN: 'x' } }],
    ['POST', '/integrations/actions', actionBody(integrationId)],
    ['POST', '/integrations/actions/drafts', actionBody(integrationId)],
    ['PATCH', `/integrations/actions/${action.json.id}`, { ...actionBody(integrationId), version: 1 }],
    ['PATCH', `/integrations/actions/${action.json.id}/draft`, { ...actionBody(integrationId), version: 1 }],
    ['POST', `/integrations/actions/${action.json.id}/draft/publish`, { version: 1 }],
  ];
  for (const [method, path, body] of bodies) {
    for (const at of pathsOf(body)) {
      for (const wrong of WRONG) {
        const { status, json } = await world.call(method, path, withValue(body, at, wrong));
        expect(status, `${method} ${path} ${at.join('.')} ${JSON.stringify(wrong).slice(0, 40)}: ${JSON.stringify(json)}`).toBeLessThan(500);
      }
    }
  }
  expect(world.log.filter(({ fault }) => fault !== undefined)).toEqual([]);
}, 120_000);

function pathsOf(value: unknown, prefix: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => [[...prefix, name], ...pathsOf(inner, [...prefix, name])]);
}

function withValue(body: Record<string, unknown>, [name, ...rest]: readonly string[], value: unknown): Record<string, unknown> {
  return { ...body, [name!]: rest.length === 0 ? value : withValue(body[name!] as Record<string, unknown>, rest, value) };
}

test('names of prototypes are names like others, and change nothing', async () => {
  const { integrationId } = await madeIntegration(world);
  const text = JSON.stringify(actionBody(integrationId)).replace('"translationMap":{}', '"translationMap":{"__proto__":"$.a","constructor":"$.b"},"__proto__":{"successTemplate":"polluted"}');
  const created = await post(text, '/integrations/actions');
  expect(created.status).toBe(200);
  const read = await world.call('GET', `/integrations/actions/${created.json.id}?includeConfig=true`);
  expect(read.text).toContain('"translationMap":{"__proto__":"$.a","constructor":"$.b"}');
  expect(Object.hasOwn(Object.prototype, 'successTemplate')).toBe(false);
  for (const id of ['__proto__', 'constructor', 'toString']) {
    expect((await world.call('GET', `/integrations/${id}`)).status).toBe(404);
    expect((await world.call('GET', `/integrations/actions/${id}/execute`)).status).toBe(405);
  }
  expect((await post(`{"integrationId":"${integrationId}","name":"x","__proto__":{"contract":{}}}`, '/integrations/actions')).status).toBe(400);
});

test('addresses that cannot be read, are too long or climb, lead nowhere', async () => {
  for (const path of ['/integrations/%', '/integrations/%ff', '/integrations//config/current', '/integrations/..%2f..', '/integrations/a%00b', '/../../etc/passwd', '/integrations/']) {
    expect((await world.call('GET', path)).status).toBe(404);
  }
  expect((await world.call('GET', `/integrations/${'x'.repeat(9000)}`)).status).toBe(414);
});

test('GEN-75: every id of one organisation is a 404 for another, in every call that takes one', async () => {
  const { integrationId, credentialId } = await madeIntegration(world);
  const action = await world.call('POST', '/integrations/actions', actionBody(integrationId));
  await world.call('POST', `/integrations/actions/${action.json.id}/draft`);
  const ids: Record<string, string> = { integrationId, credentialId, actionId: action.json.id, fileName: 'requesttemplate.vm' };
  const body: Record<string, unknown> = { ...actionBody(integrationId), version: 1, type: { name: 'amazonWebServicesARN' }, intendedState: 'DISABLED', credentials: {} };
  const before = JSON.stringify([await everything()]);
  let asked = 0;
  for (const { method, path } of ROUTES) {
    if (!/\{(integrationId|credentialId|actionId)\}/.test(path)) continue;
    asked += 1;
    const target = path.replace('/api/v2', '').replaceAll(/\{(\w+)\}/g, (_all, name: string) => ids[name]!);
    const { status, json } = await world.call(method, target, method === 'GET' || method === 'DELETE' ? undefined : body, world.otherToken);
    expect(status, `${method} ${target}`).toBe(404);
    expect(json.message).not.toContain('Book it');
  }
  expect(asked).toBeGreaterThan(20);
  expect(JSON.stringify([await everything()])).toBe(before);
  for (const path of ['/integrations', '/integrations/credentials', '/integrations/actions', '/integrations/actions/drafts', '/integrations/actions/categories']) {
    expect((await world.call('GET', path, undefined, world.otherToken)).json.total).toBe(0);
  }
  expect(world.executions).toEqual([]);

  async function everything(): Promise<unknown> {
    return [(await world.call('GET', '/integrations')).json, (await world.call('GET', `/integrations/actions/${ids['actionId']}/draft`)).json, (await world.call('GET', '/integrations/credentials')).json];
  }
});

test('GEN-84: every endpoint that needs a permission refuses a client that has all the others', async () => {
  const { PERMISSIONS } = await import('../organisations/permissions.ts');
  let refused = 0;
  for (const { method, path, permissions } of ROUTES) {
    if (permissions.length === 0) continue;
    const token = await world.client('first', PERMISSIONS.filter((permission) => !permissions.includes(permission)));
    const target = path.replace('/api/v2', '').replaceAll(/\{\w+\}/g, 'x');
    const { status, json } = await world.call(method, target, {}, token);
    expect(status, `${method} ${path}`).toBe(403);
    expect(json.messageParams.permissions).toBe(permissions.join(', '));
    refused += 1;
  }
  expect(refused).toBe(ROUTES.length - 2);
}, 120_000);

test('a client that loses a permission loses it at once, with the token that it has', async () => {
  const token = await world.client('first', ['integrations:integration:view', 'integrations:integration:add'], 'changing');
  const body = { integrationType: { id: 'aws-lambda-data-actions' } };
  expect((await world.call('POST', '/integrations', body, token)).status).toBe(200);
  await world.client('first', ['integrations:integration:view'], 'changing');
  expect((await world.call('POST', '/integrations', body, token)).status).toBe(403);
  expect((await world.call('GET', '/integrations', undefined, token)).status).toBe(200);
});
