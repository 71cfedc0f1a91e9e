import { afterEach, beforeEach, expect, test } from 'vitest';
import { INPUT_SCHEMA, SUCCESS_SCHEMA, FUNCTION_ARN, actionBody, madeIntegration, openTestWorld } from '../api/platform.fixture.ts';
import type { Answered, TestWorld } from '../api/platform.fixture.ts';

let world: TestWorld;
let integrationId: string;
beforeEach(async () => {
  world = await openTestWorld();
  ({ integrationId } = await madeIntegration(world));
});
afterEach(() => world.close());

const PATH = '/integrations/actions';
const create = (more: Record<string, unknown> = {}): Promise<Answered> => world.call('POST', PATH, actionBody(integrationId, more));
const config = (request: Record<string, unknown>, response: Record<string, unknown> = {}): Record<string, unknown> => ({ config: { request: { requestUrlTemplate: FUNCTION_ARN, requestType: 'POST', ...request }, response } });

test('GEN-19, GEN-34: an action is made and published, with its templates and schemas as addresses', async () => {
  const { status, json } = await create();
  expect(status).toBe(200);
  const selfUri = `/api/v2/integrations/actions/${json.id}`;
  expect(json).toMatchObject({
    id: expect.stringMatching(/^custom_-_[0-9a-f-]{36}$/),
    name: 'Book it',
    integrationId,
    category: 'Bookings',
    contract: { output: { successSchemaUri: `${selfUri}/schemas/successschema.json` }, input: { inputSchemaUri: `${selfUri}/schemas/inputschema.json` } },
    version: 1,
    secure: false,
    config: { request: { requestTemplateUri: `${selfUri}/templates/requesttemplate.vm` }, response: { successTemplateUri: `${selfUri}/templates/successtemplate.vm` } },
    selfUri,
  });
});

test('GEN-35: contract, flattened contract and configuration are there when they are asked for', async () => {
  const nested = { type: 'object', properties: { a: { type: 'object', properties: { b: { type: 'string' } } }, list: { type: 'array', items: { type: 'object', properties: { id: { type: 'integer' } } } }, tags: { type: 'array', items: { type: 'string' } } } };
  const { json } = await create({ contract: { input: { inputSchema: INPUT_SCHEMA }, output: { successSchema: nested, errorSchema: { type: 'object' } } } });
  const get = async (query: string) => (await world.call('GET', `${PATH}/${json.id}?${query}`)).json;
  const plain = await get('');
  expect(plain).not.toHaveProperty('config');
  expect(plain.contract.input).not.toHaveProperty('inputSchema');
  const expanded = await get('expand=contract&includeConfig=true');
  expect(expanded.contract).toMatchObject({ input: { inputSchema: INPUT_SCHEMA }, output: { successSchema: nested, errorSchema: { type: 'object' } } });
  expect(expanded.config.request.requestUrlTemplate).toBe(FUNCTION_ARN);
  const flat = await get('expand=contract&flatten=true');
  expect(flat.contract.output.successSchemaFlattened).toEqual({
    schema: { type: 'object', properties: { 'a.b': { type: 'string' }, 'list.id': { type: 'array', items: { type: 'integer' } }, tags: { type: 'array', items: { type: 'string' } } } },
    arrayProperties: ['list.id', 'tags'],
  });
  expect(flat.contract.input.inputSchemaFlattened.properties).toEqual(INPUT_SCHEMA.properties);
});

test('GEN-43: an error schema is kept and comes back as it was', async () => {
  const errorSchema = { type: 'object', properties: { code: { type: 'integer' } } };
  const { json } = await create({ contract: { input: { inputSchema: INPUT_SCHEMA }, output: { successSchema: SUCCESS_SCHEMA, errorSchema } } });
  expect(json.contract.output.errorSchemaUri).toBe(`/api/v2${PATH}/${json.id}/schemas/errorschema.json`);
  expect((await world.call('GET', `${PATH}/${json.id}/schemas/errorschema.json`)).json).toEqual(errorSchema);
});

test('GEN-37: a draft whose schemas are nonsense is shown flattened all the same', async () => {
  const nonsense = { properties: { a: null, b: 'x', c: [], d: { type: 'object', properties: 5 }, e: { type: 'array', items: null } } };
  const { json } = await world.call('POST', `${PATH}/drafts`, actionBody(integrationId, { contract: { input: { inputSchema: nonsense }, output: { successSchema: { properties: 7 } } } }));
  expect((await world.call('GET', `${PATH}/${json.id}/draft?expand=contract&flatten=true`)).status).toBe(200);
  expect((await world.call('GET', `${PATH}/${json.id}/draft/validation`)).json.valid).toBe(false);
});

test('GEN-33: schemas are JSON and templates plain text, and other files are 404', async () => {
  const { json } = await create();
  const file = (name: string) => world.call('GET', `${PATH}/${json.id}/${name}`);
  expect((await file('schemas/inputschema.json')).json).toEqual(INPUT_SCHEMA);
  expect((await file('schemas/successschema.json?flatten=true')).json).toEqual(SUCCESS_SCHEMA);
  const template = await file('templates/requesttemplate.vm');
  expect(template.headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(template.text).toBe('${input.rawRequest}');
  for (const name of ['schemas/errorschema.json', 'schemas/..%2fx', 'templates/x.vm', 'templates/__proto__']) expect((await file(name)).status).toBe(404);
});

test('GEN-86: templates come back to the byte, maps are never null, a timeout that was never set is absent', async () => {
  const requestTemplate = '{\r\n  "a": "$esc.jsonEncode(${input.name})", "é": "\u{1f600}"\t}  \n';
  const { json } = await create(config({ requestTemplate, headers: null }, { successTemplate: '', translationMap: {} }));
  const read = (await world.call('GET', `${PATH}/${json.id}?expand=contract&includeConfig=true`)).json;
  expect((await world.call('GET', `${PATH}/${json.id}/templates/requesttemplate.vm`)).text).toBe(requestTemplate);
  expect((await world.call('GET', `${PATH}/${json.id}/templates/successtemplate.vm`)).text).toBe('');
  expect(read.config.request.headers).toEqual({});
  expect(read.config.response).toMatchObject({ translationMap: {}, translationMapDefaults: {} });
  expect(read.config).not.toHaveProperty('timeoutSeconds');
  const zero = await create({ config: { ...(actionBody(integrationId)['config'] as object), timeoutSeconds: 0 } });
  expect(zero.json.config).not.toHaveProperty('timeoutSeconds');
});

test('GEN-36: PATCH raises the version, and a stale version is 409', async () => {
  const { json } = await create();
  const patched = await world.call('PATCH', `${PATH}/${json.id}`, { version: 1, name: 'New', category: 'C', ...config({ requestTemplate: '{}' }) });
  expect(patched.json).toMatchObject({ version: 2, name: 'New', category: 'C', config: { request: { requestTemplate: '{}' } } });
  const stale = await world.call('PATCH', `${PATH}/${json.id}`, { version: 1, name: 'Newer' });
  expect(stale.status).toBe(409);
  expect(stale.json.message).toContain('does not match the current version');
  expect((await world.call('PATCH', `${PATH}/${json.id}`, { name: 'x' })).status).toBe(400);
  expect((await world.call('GET', `${PATH}/${json.id}`)).json).toMatchObject({ version: 2, name: 'New' });
});

test('GEN-36: contract, integration and secure cannot change after publication', async () => {
  const { json } = await create();
  const changes = [{ secure: true }, { integrationId: 'other' }, { contract: { input: { inputSchema: { type: 'object' } }, output: { successSchema: SUCCESS_SCHEMA } } }];
  for (const change of changes) {
    const { status, json: error } = await world.call('PATCH', `${PATH}/${json.id}`, { version: 1, ...change });
    expect(status).toBe(400);
    expect(error.message).toContain('cannot be changed after the action was published');
  }
  expect((await world.call('PATCH', `${PATH}/${json.id}`, { version: 1, secure: false, contract: actionBody(integrationId)['contract'] })).json.version).toBe(2);
});

test('GEN-37: a draft is made, tested, validated, changed and published', async () => {
  const draft = await world.call('POST', `${PATH}/drafts`, actionBody(integrationId, config({ requestUrlTemplate: 'your-lambda-function-arn' })));
  expect(draft.json).toMatchObject({ version: 1, selfUri: expect.stringMatching(/\/draft$/) });
  const path = `${PATH}/${draft.json.id}`;
  expect((await world.call('GET', path)).status).toBe(404);
  expect((await world.call('POST', `${path}/execute`, { name: 'x' })).status).toBe(404);
  expect((await world.call('POST', `${path}/test`, { name: 'x' })).status).toBe(404);
  expect((await world.call('POST', `${path}/draft/test`, { name: 'x' })).json.success).toBe(true);
  expect((await world.call('GET', `${path}/draft/validation`)).json).toMatchObject({ valid: false, errors: [{ details: [{ fieldName: 'config.request.requestUrlTemplate' }] }] });
  expect((await world.call('POST', `${path}/draft/publish`, { version: 1 })).status).toBe(400);
  const patched = await world.call('PATCH', `${path}/draft`, { version: 1, secure: true, contract: { input: { inputSchema: { type: 'object', properties: {} } }, output: { successSchema: SUCCESS_SCHEMA } }, ...config({}) });
  expect(patched.json).toMatchObject({ version: 2, secure: true });
  expect((await world.call('GET', `${path}/draft/validation`)).json).toEqual({ valid: true, errors: [] });
  expect((await world.call('POST', `${path}/draft/publish`, { version: 1 })).status).toBe(409);
  expect((await world.call('POST', `${path}/draft/publish`, { version: 2 })).json).toMatchObject({ id: draft.json.id, version: 2, secure: true });
  expect((await world.call('GET', `${path}/draft`)).status).toBe(404);
  expect((await world.call('GET', path)).status).toBe(200);
});

test('GEN-37: a draft of something published is a copy, keeps contract and secure, and publishes as a higher version', async () => {
  const { json } = await create();
  const path = `${PATH}/${json.id}`;
  expect((await world.call('POST', `${path}/draft`)).json).toMatchObject({ name: 'Book it', version: 1 });
  expect((await world.call('POST', `${path}/draft`)).status).toBe(409);
  expect((await world.call('PATCH', `${path}/draft`, { version: 1, secure: true })).status).toBe(400);
  await world.call('PATCH', `${path}/draft`, { version: 1, name: 'Draft name', ...config({ requestTemplate: '{"x":1}' }) });
  expect((await world.call('GET', path)).json.name).toBe('Book it');
  expect((await world.call('GET', `${path}/draft/templates/requesttemplate.vm`)).text).toBe('{"x":1}');
  expect((await world.call('GET', `${path}/draft/schemas/inputschema.json`)).json).toEqual(INPUT_SCHEMA);
  await world.call('PATCH', path, { version: 1, name: 'Meanwhile' });
  expect((await world.call('POST', `${path}/draft/publish`, { version: 2 })).json).toMatchObject({ name: 'Draft name', version: 3 });
});

test('GEN-37: DELETE of a draft leaves what is published, and removes what never was', async () => {
  const { json } = await create();
  await world.call('POST', `${PATH}/${json.id}/draft`);
  expect((await world.call('DELETE', `${PATH}/${json.id}/draft`)).status).toBe(204);
  expect((await world.call('GET', `${PATH}/${json.id}`)).status).toBe(200);
  const draft = await world.call('POST', `${PATH}/drafts`, actionBody(integrationId));
  expect((await world.call('GET', `${PATH}/drafts`)).json.total).toBe(1);
  expect((await world.call('DELETE', `${PATH}/${draft.json.id}/draft`)).status).toBe(204);
  expect((await world.call('GET', `${PATH}/drafts`)).json.total).toBe(0);
});

test('GEN-33: the list filters by name, category, ids and secure, in pages of at most 100', async () => {
  const first = (await create({ name: 'Get slots' })).json.id;
  const second = (await create({ name: 'Book a SLOT', category: 'Other', secure: true })).json.id;
  await world.call('POST', `${PATH}/drafts`, actionBody(integrationId));
  const ids = async (query: string): Promise<string[]> => (await world.call('GET', `${PATH}?${query}`)).json.entities.map(({ id }: { id: string }) => id);
  expect(await ids('pageSize=100&pageNumber=1&nextPage=&previousPage=&sortBy=&sortOrder=&category=&name=&ids=&secure=&includeAuthActions=&includeConfig=false')).toEqual([first, second]);
  expect(await ids('name=slot')).toEqual([first, second]);
  expect(await ids('name=a%20slot')).toEqual([second]);
  expect(await ids('category=Other')).toEqual([second]);
  expect(await ids('secure=true')).toEqual([second]);
  expect(await ids('secure=false')).toEqual([first]);
  expect(await ids(`ids=${second}`)).toEqual([second]);
  expect(await ids('sortBy=name')).toEqual([second, first]);
  expect(await ids('pageNumber=2')).toEqual([]);
  expect((await world.call('GET', `${PATH}?pageSize=9999`)).json.pageSize).toBe(100);
  expect((await world.call('GET', `${PATH}?ids=${'x,'.repeat(51)}`)).status).toBe(400);
  expect((await world.call('GET', `${PATH}?includeConfig=true`)).json.entities[0].config.request.requestUrlTemplate).toBe(FUNCTION_ARN);
});

test('GEN-38: the category is the integration name by default, and categories are listed', async () => {
  expect((await create({ category: undefined })).json.category).toBe('Lambda');
  await create({ category: 'Other' });
  expect((await world.call('GET', `${PATH}/categories`)).json.entities).toEqual([{ name: 'Lambda' }, { name: 'Other' }]);
  expect((await world.call('GET', `${PATH}/certificates`)).json).toMatchObject({ entities: [], total: 0 });
});

test('GEN-39: a deleted action is gone with its draft', async () => {
  const { json } = await create();
  await world.call('POST', `${PATH}/${json.id}/draft`);
  expect((await world.call('DELETE', `${PATH}/${json.id}`)).status).toBe(204);
  for (const path of ['', '/draft', '/templates/requesttemplate.vm']) expect((await world.call('GET', `${PATH}/${json.id}${path}`)).status).toBe(404);
  expect((await world.call('DELETE', `${PATH}/${json.id}`)).status).toBe(404);
});

test.each([
  ['an URL that is no function', config({ requestUrlTemplate: 'https://example.com' }), 'config.request.requestUrlTemplate'],
  ['no URL', config({ requestUrlTemplate: '' }), 'config.request.requestUrlTemplate'],
  ['a template that is cut off', config({ requestTemplate: '#if($input.name)x' }), 'config.request.requestTemplate'],
  ['a success template that includes', config({}, { successTemplate: '#parse("x")' }), 'config.response.successTemplate'],
  ['a path that is none', config({}, { translationMap: { a: '$[' } }), 'config.response.translationMap.a'],
  ['an Accept that is not JSON', config({ headers: { Accept: 'text/html' } }), 'config.request.headers.Accept'],
  ['an unknown request type', config({ requestType: 'BREW' }), 'config.request.requestType'],
  ['a timeout beyond 60', { config: { request: { requestUrlTemplate: FUNCTION_ARN }, timeoutSeconds: 61 } }, 'config.timeoutSeconds'],
  ['a long name', { name: 'x'.repeat(257) }, 'name'],
  ['no contract', { contract: undefined }, 'contract'],
  ['an input that is an object', { contract: { input: { inputSchema: { type: 'object', properties: { a: { type: 'object' } } } }, output: { successSchema: {} } } }, 'contract.input.inputSchema'],
  ['an output with a reference', { contract: { input: { inputSchema: { type: 'object' } }, output: { successSchema: { $ref: '#' } } } }, 'contract.output.successSchema'],
  ['a schema that is a list', { contract: { input: { inputSchema: [] }, output: { successSchema: {} } } }, 'contract.input.inputSchema'],
])('GEN-34, GEN-41, GEN-42, GEN-46, GEN-50, GEN-69, GEN-77: %s is a 400 that says so', async (_what, more, fieldName) => {
  const { status, json } = await create(more as Record<string, unknown>);
  expect(status).toBe(400);
  expect(json.message).toContain(`\`${fieldName}\``);
  expect(json.details[0].fieldName).toBe(fieldName);
  expect((await world.call('GET', PATH)).json.total).toBe(0);
});

test('GEN-46: an URL template with a reference, and a qualified ARN, are accepted', async () => {
  expect((await create(config({ requestUrlTemplate: 'arn:aws:lambda:eu-west-3:111122223333:function:${input.name}' }))).status).toBe(200);
  expect((await create(config({ requestUrlTemplate: `${FUNCTION_ARN}:$LATEST` }))).status).toBe(200);
  expect((await create(config({ requestUrlTemplate: `${FUNCTION_ARN}:PROD` }))).status).toBe(200);
});

test('GEN-75, GEN-85: an unknown integration, and one of another organisation, are 404', async () => {
  const other = await madeIntegration(world, world.otherToken);
  for (const id of ['nothing', other.integrationId]) expect((await world.call('POST', PATH, actionBody(id))).status).toBe(404);
});

test('GEN-78: actions of one integration are bounded', async () => {
  world.close();
  world = await openTestWorld({ limits: { actionsPerIntegration: 1 } });
  ({ integrationId } = await madeIntegration(world));
  await create();
  expect((await create()).json).toMatchObject({ code: 'actions.integration.max', limit: { key: 'actions.integration.max', value: 1 } });
});
