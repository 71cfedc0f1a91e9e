import { afterEach, beforeEach, expect, test } from 'vitest';
import { FIRST, ROLE_ARN, madeIntegration, openTestWorld } from '../api/platform.fixture.ts';
import type { TestWorld } from '../api/platform.fixture.ts';
import { openKeyring } from '../store/seal.ts';
import { roleArnOf, sealFields } from './fields.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await openTestWorld();
});
afterEach(() => world.close());

const PATH = '/integrations/credentials';
const body = (more: Record<string, unknown> = {}): Record<string, unknown> => ({ name: 'role', type: { name: 'amazonWebServicesARN' }, credentialFields: { ARN: ROLE_ARN }, ...more });

test('GEN-29: a credential is answered with its type and never with its fields', async () => {
  const { status, json, text } = await world.call('POST', PATH, body());
  expect(status).toBe(200);
  expect(json).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    name: 'role',
    createdDate: '2026-01-01T00:00:00.000Z',
    modifiedDate: '2026-01-01T00:00:00.000Z',
    type: { id: 'amazonWebServicesARN', name: 'amazonWebServicesARN', properties: { ARN: expect.objectContaining({ title: 'Role ARN' }) }, displayOrder: ['ARN'], required: ['ARN'] },
    selfUri: `/api/v2/integrations/credentials/${json.id}`,
  });
  expect(text).not.toContain(ROLE_ARN);
});

test('GEN-30: no answer of any call holds the ARN', async () => {
  const { credentialId, integrationId } = await madeIntegration(world);
  for (const path of [`${PATH}/${credentialId}`, PATH, `${PATH}/listing`, `/integrations/${integrationId}`, `/integrations/${integrationId}/config/current`, '/integrations']) {
    const { status, text } = await world.call('GET', path);
    expect(status).toBe(200);
    expect(text).not.toContain('GenesysCaller');
  }
});

test('GEN-30: PUT replaces, also the name alone, and DELETE removes', async () => {
  const { json } = await world.call('POST', PATH, body());
  world.now += 1000;
  const put = await world.call('PUT', `${PATH}/${json.id}`, body({ name: 'renamed', credentialFields: undefined }));
  expect(put.json).toMatchObject({ name: 'renamed', createdDate: json.createdDate, modifiedDate: '2026-01-01T00:00:01.000Z' });
  expect((await world.call('DELETE', `${PATH}/${json.id}`)).status).toBe(204);
  for (const method of ['GET', 'DELETE']) expect((await world.call(method, `${PATH}/${json.id}`)).status).toBe(404);
});

test('GEN-22: an integration whose credential was deleted has none any more', async () => {
  const { credentialId, integrationId } = await madeIntegration(world);
  await world.call('DELETE', `${PATH}/${credentialId}`);
  expect((await world.call('GET', `/integrations/${integrationId}`)).json).toMatchObject({ reportedState: { code: 'ERROR' }, config: { current: { credentials: { AmazonWebServicesARN: { id: credentialId } } } } });
});

test('GEN-30: the cursor listing ends with an empty page', async () => {
  for (let number = 0; number < 5; number += 1) await world.call('POST', PATH, body({ name: `n${number}` }));
  const seen: string[] = [];
  let after = '';
  for (let turn = 0; turn < 4; turn += 1) {
    const page = (await world.call('GET', `${PATH}/listing?after=${after}&pageSize=2&before=`)).json;
    expect(page.selfUri).toContain('/listing?');
    expect('nextUri' in page).toBe(turn < 2);
    for (const { id } of page.entities) seen.push(id);
    after = seen.at(-1)!;
    if (turn === 3) expect(page.entities).toEqual([]);
  }
  expect(new Set(seen).size).toBe(5);
  const back = (await world.call('GET', `${PATH}/listing?before=${seen[4]}&pageSize=2`)).json;
  expect(back.entities.map(({ id }: { id: string }) => id)).toEqual([seen[2], seen[3]]);
  expect((await world.call('GET', `${PATH}/listing?pageSize=9999`)).json.entities).toHaveLength(5);
});

test('GEN-30: the one type of credential is listed', async () => {
  expect((await world.call('GET', `${PATH}/types`)).json).toEqual([expect.objectContaining({ name: 'amazonWebServicesARN', required: ['ARN'] })]);
});

test.each([
  ['no ARN', { credentialFields: {} }],
  ['an ARN of a user', { credentialFields: { ARN: 'arn:aws:iam::111122223333:user/x' } }],
  ['something behind the ARN', { credentialFields: { ARN: `${ROLE_ARN}\n` } }],
  ['another field', { credentialFields: { ARN: ROLE_ARN, externalId: 'mine' } }],
  ['a number', { credentialFields: { ARN: 5 } }],
  ['no fields', { credentialFields: undefined }],
  ['another type', { type: { name: 'basicAuth' } }],
  ['no type', { type: undefined }],
  ['a name that is no string', { name: {} }],
])('GEN-31: %s is a 400', async (_what, more) => {
  const { status, json } = await world.call('POST', PATH, body(more));
  expect(status).toBe(400);
  expect(json.message).not.toContain('arn:aws:iam::1111');
  expect((await world.call('GET', PATH)).json.total).toBe(0);
});

test('GEN-31: a role of another partition and with a path is accepted', async () => {
  expect((await world.call('POST', PATH, body({ credentialFields: { ARN: 'arn:aws-us-gov:iam::111122223333:role/a/b/c' } }))).status).toBe(200);
});

test('GEN-32: fields are sealed for their organisation and credential, and open nowhere else', () => {
  const keyring = openKeyring();
  const sealedFields = sealFields(keyring, FIRST, 'a', { ARN: ROLE_ARN });
  expect(Buffer.from(sealedFields, 'base64url').toString('latin1')).not.toContain('GenesysCaller');
  const record = { id: 'a', name: '', typeName: '', sealedFields, createdDate: '', modifiedDate: '' };
  expect(roleArnOf(keyring, FIRST, record)).toBe(ROLE_ARN);
  expect(() => roleArnOf(keyring, FIRST, { ...record, id: 'b' })).toThrow('was changed');
  expect(() => roleArnOf(keyring, 'other', record)).toThrow('was changed');
  expect(() => roleArnOf(openKeyring(), FIRST, record)).toThrow('was changed');
  expect(() => roleArnOf(keyring, FIRST, { ...record, sealedFields: 'AAAA' })).toThrow('malformed');
});

test('GEN-56: saving or deleting a credential forgets the cached sessions', async () => {
  const { credentialId } = await madeIntegration(world);
  world.forgotten.length = 0;
  await world.call('PUT', `${PATH}/${credentialId}`, body());
  await world.call('DELETE', `${PATH}/${credentialId}`);
  expect(world.forgotten).toEqual([FIRST, FIRST]);
});
