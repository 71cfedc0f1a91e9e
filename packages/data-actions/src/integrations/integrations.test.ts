import { afterEach, beforeEach, expect, test } from 'vitest';
import { FIRST, ROLE_ARN, actionBody, madeIntegration, openTestWorld } from '../api/platform.fixture.ts';
import type { TestWorld } from '../api/platform.fixture.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await openTestWorld();
});
afterEach(() => world.close());

const TYPE = { id: 'aws-lambda-data-actions' };
const create = async (more: Record<string, unknown> = {}): Promise<string> => (await world.call('POST', '/integrations', { integrationType: TYPE, ...more })).json.id;

test('GEN-21: a new integration has every part of its shape, is disabled and of version 1', async () => {
  const { status, json } = await world.call('POST', '/integrations', { integrationType: TYPE });
  expect(status).toBe(200);
  const selfUri = `/api/v2/integrations/${json.id}`;
  expect(json).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    name: 'AWS Lambda Data Actions',
    integrationType: { id: TYPE.id, name: 'AWS Lambda Data Actions', selfUri: '/api/v2/integrations/types/aws-lambda-data-actions' },
    notes: '',
    intendedState: 'DISABLED',
    config: { current: { id: 'current', name: 'AWS Lambda Data Actions', version: 1, properties: {}, advanced: {}, notes: '', credentials: {}, selfUri: `${selfUri}/config/current` } },
    reportedState: { code: 'INACTIVE', effective: 'INACTIVE', detail: { localizableMessageCode: 'inactive', message: 'Inactive', messageWithParams: 'Inactive', messageParams: {} }, lastUpdated: '2026-01-01T00:00:00.000Z' },
    attributes: {},
    selfUri,
  });
  expect((await world.call('GET', `/integrations/${json.id}`)).json).toEqual(json);
});

test('GEN-21: further ones without a name get a number, a given name is kept, an unknown type is 404', async () => {
  await create();
  expect((await world.call('POST', '/integrations', { integrationType: TYPE })).json.name).toBe('AWS Lambda Data Actions 1');
  expect((await world.call('POST', '/integrations', { integrationType: TYPE, name: 'Mine' })).json.name).toBe('Mine');
  expect((await world.call('POST', '/integrations', { integrationType: { id: 'webhook' } })).status).toBe(404);
  expect((await world.call('POST', '/integrations', {})).status).toBe(400);
});

test('GEN-22: enabled without a credential it reports an error, with one it is active', async () => {
  const id = await create();
  const enabled = await world.call('PATCH', `/integrations/${id}`, { intendedState: 'ENABLED', notes: 'n' });
  expect(enabled.json).toMatchObject({ intendedState: 'ENABLED', notes: 'n', reportedState: { code: 'ERROR', effective: 'OFFLINE', detail: { message: 'Credentials not configured' } } });
  const { integrationId } = await madeIntegration(world);
  expect((await world.call('GET', `/integrations/${integrationId}`)).json.reportedState).toMatchObject({ code: 'ACTIVE', effective: 'ACTIVE' });
  expect((await world.call('PATCH', `/integrations/${id}`, { intendedState: 'ON' })).status).toBe(400);
});

test('GEN-22: DELETED as intended state deletes', async () => {
  const id = await create();
  expect((await world.call('PATCH', `/integrations/${id}`, { intendedState: 'DELETED' })).json.intendedState).toBe('DELETED');
  expect((await world.call('GET', `/integrations/${id}`)).status).toBe(404);
});

test('GEN-23: a configuration is replaced when its version is the current one, otherwise 409 in the words that clients look for', async () => {
  const id = await create();
  const path = `/integrations/${id}/config/current`;
  const body = { name: 'Booking', notes: '', version: 1, properties: { a: 1 }, advanced: { b: [2] }, credentials: {} };
  expect((await world.call('PUT', path, body)).json).toMatchObject({ version: 2, name: 'Booking', properties: { a: 1 }, advanced: { b: [2] } });
  const stale = await world.call('PUT', path, body);
  expect(stale.status).toBe(409);
  expect(stale.json).toMatchObject({ status: 409, message: expect.stringContaining('does not match the current version') });
  expect((await world.call('GET', `/integrations/${id}`)).json.name).toBe('Booking');
});

test('GEN-23, GEN-75: a credential that is unknown, or of another organisation, is a 400', async () => {
  const id = await create();
  const { credentialId } = await madeIntegration(world, world.otherToken);
  for (const credential of ['nothing', credentialId]) {
    const { status, json } = await world.call('PUT', `/integrations/${id}/config/current`, { name: 'x', notes: '', version: 1, credentials: { AmazonWebServicesARN: { id: credential } } });
    expect(status).toBe(400);
    expect(json.message).toContain('there is no credential');
  }
});

test('GEN-24: the key of the credential counts in any case and comes back as it was given', async () => {
  const { credentialId, integrationId } = await madeIntegration(world);
  const path = `/integrations/${integrationId}/config/current`;
  const put = await world.call('PUT', path, { name: 'x', notes: '', version: 2, credentials: { amazonWebServicesArn: { id: credentialId } } });
  expect(Object.keys(put.json.credentials)).toEqual(['amazonWebServicesArn']);
  expect((await world.call('GET', `/integrations/${integrationId}`)).json.reportedState.code).toBe('ACTIVE');
  const action = await world.call('POST', '/integrations/actions', actionBody(integrationId));
  await world.call('POST', `/integrations/actions/${action.json.id}/execute`, { name: 'x' });
  expect(world.executions[0]?.credential).toEqual({ roleArn: ROLE_ARN });
  expect((await world.call('PUT', path, { name: 'x', notes: '', version: 3, credentials: { basicAuth: { id: credentialId } } })).status).toBe(400);
});

test('GEN-25: in a configuration nothing is missing and nothing is null', async () => {
  const id = await create();
  const put = await world.call('PUT', `/integrations/${id}/config/current`, { version: 1, name: null, notes: null, properties: null, advanced: null, credentials: null });
  expect(put.json).toEqual({ id: 'current', name: 'AWS Lambda Data Actions', version: 2, properties: {}, advanced: {}, notes: '', credentials: {}, selfUri: `/api/v2/integrations/${id}/config/current` });
});

test('GEN-26: deleting takes the actions along, and then everything is 404', async () => {
  const { integrationId } = await madeIntegration(world);
  const action = await world.call('POST', '/integrations/actions', actionBody(integrationId));
  const deleted = await world.call('DELETE', `/integrations/${integrationId}`);
  expect(deleted).toMatchObject({ status: 204, text: '' });
  expect((await world.call('GET', `/integrations/${integrationId}`)).status).toBe(404);
  expect((await world.call('DELETE', `/integrations/${integrationId}`)).status).toBe(404);
  expect((await world.call('GET', `/integrations/actions/${action.json.id}`)).status).toBe(404);
});

test('GEN-26: the eleventh integration of the type is refused', async () => {
  for (let number = 0; number < 10; number += 1) await create();
  const { status, json } = await world.call('POST', '/integrations', { integrationType: TYPE });
  expect(status).toBe(400);
  expect(json.code).toMatch(/^integrations\.max/);
});

test('GEN-27, GEN-28: the type of Lambda is listed with its credential, and has no static actions', async () => {
  const { json } = await world.call('GET', '/integrations/types');
  expect(json.entities).toHaveLength(1);
  expect(json.entities[0]).toMatchObject({ id: TYPE.id, credentials: { AmazonWebServicesARN: { required: true, title: 'Credentials', credentialTypes: ['amazonWebServicesARN'] } }, nonInstallable: false, maxInstances: 10 });
  expect((await world.call('GET', `/integrations/types/${TYPE.id}`)).json).toEqual(json.entities[0]);
  expect((await world.call('GET', '/integrations/types/webhook')).status).toBe(404);
  expect((await world.call('GET', '/integrations/actions?includeAuthActions=true')).json.total).toBe(0);
});

test('GEN-20: both schemas of the configuration are there, and no third', async () => {
  for (const type of ['properties', 'advanced']) expect((await world.call('GET', `/integrations/types/${TYPE.id}/configschemas/${type}`)).json.type).toBe('object');
  expect((await world.call('GET', `/integrations/types/${TYPE.id}/configschemas/other`)).status).toBe(404);
});

test('GEN-20: the list filters by ids, type, state and credential, and sorts by name', async () => {
  const { integrationId, credentialId } = await madeIntegration(world);
  const other = await create({ name: 'Another' });
  const ids = async (query: string): Promise<string[]> => (await world.call('GET', `/integrations?${query}`)).json.entities.map(({ id }: { id: string }) => id);
  expect(await ids('')).toEqual([integrationId, other]);
  expect(await ids('sortBy=name')).toEqual([other, integrationId]);
  expect(await ids('sortBy=name&sortOrder=desc')).toEqual([integrationId, other]);
  expect(await ids(`ids=${other}`)).toEqual([other]);
  expect(await ids(`ids=${other},${integrationId}`)).toHaveLength(2);
  expect(await ids(`credentialId=${credentialId}`)).toEqual([integrationId]);
  expect(await ids('reportedState=active')).toEqual([integrationId]);
  expect(await ids('integrationType=webhook')).toEqual([]);
  expect((await world.call('GET', `/integrations?ids=${'x,'.repeat(101)}`)).status).toBe(400);
  expect((await world.call('GET', '/integrations?sortBy=constructor')).status).toBe(400);
});

test('GEN-56: disabling, deleting and a new configuration forget the cached sessions of the organisation', async () => {
  const { integrationId } = await madeIntegration(world);
  world.forgotten.length = 0;
  await world.call('PATCH', `/integrations/${integrationId}`, { intendedState: 'ENABLED' });
  expect(world.forgotten).toEqual([]);
  await world.call('PATCH', `/integrations/${integrationId}`, { intendedState: 'DISABLED' });
  await world.call('DELETE', `/integrations/${integrationId}`);
  expect(world.forgotten).toEqual([FIRST, FIRST]);
});

test('GEN-18: pages name themselves, are clamped instead of refused, and past the end there is an empty one', async () => {
  for (const name of ['a', 'b', 'c']) await create({ name });
  const page = (await world.call('GET', '/integrations?pageSize=2&sortBy=name')).json;
  expect(page).toMatchObject({ pageSize: 2, pageNumber: 1, total: 3, pageCount: 2, nextUri: '/api/v2/integrations?sortBy=name&pageSize=2&pageNumber=2', lastUri: '/api/v2/integrations?sortBy=name&pageSize=2&pageNumber=2' });
  expect(page).not.toHaveProperty('previousUri');
  const last = (await world.raw({ target: page.nextUri, authorization: `Bearer ${world.token}` })).json;
  expect(last.entities.map(({ name }: { name: string }) => name)).toEqual(['c']);
  expect(last).not.toHaveProperty('nextUri');
  expect((await world.call('GET', '/integrations?pageSize=2&pageNumber=3')).json).toMatchObject({ entities: [], total: 3, pageNumber: 3 });
  expect((await world.call('GET', '/integrations?pageSize=9999&pageNumber=0')).json).toMatchObject({ pageSize: 999, pageNumber: 1, total: 3 });
  expect((await world.call('GET', '/integrations?pageSize=&pageNumber=')).json).toMatchObject({ pageSize: 25, pageNumber: 1 });
  expect((await world.call('GET', '/integrations?pageSize=x')).status).toBe(400);
});
