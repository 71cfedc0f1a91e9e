import { afterEach, beforeEach, expect, test } from 'vitest';
import { FIRST, FUNCTION_ARN, ROLE_ARN } from './platform.fixture.ts';
import { serveTestWorld } from './served.fixture.ts';
import type { ServedWorld } from './served.fixture.ts';

/**
 * GEN-87, GEN-92 (13): the calls of Terraform's provider `genesyscloud`, in its order and with its parameters, played against a real port.
 * What the provider dereferences without looking is asserted to be there, and what it reads back is compared with what was written: a
 * difference would be a second plan that is not empty (GEN-86).
 */
let world: ServedWorld;
let token: string;
let calls: string[];
beforeEach(async () => {
  world = await serveTestWorld();
  calls = [];
});
afterEach(() => world.close());

interface Reply {
  readonly status: number;
  readonly text: string;
  readonly json: any; // oxlint-disable-line typescript/no-explicit-any -- the provider reads answers of every shape
}

async function send(method: string, path: string, body?: unknown, accept = 'application/json'): Promise<Reply> {
  calls.push(`${method} ${path}`);
  const reply = await fetch(`${world.endpoint}/api/v2${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', accept },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await reply.text();
  return { status: reply.status, text, json: reply.headers.get('content-type') === 'application/json' ? JSON.parse(text) : null };
}

/** GEN-85: what the provider does before the first resource. */
async function configure(): Promise<void> {
  const login = await fetch(`${world.endpoint}/oauth/token`, { method: 'POST', headers: { authorization: `Basic ${btoa(`${world.clientId}:${world.secret}`)}`, 'content-type': 'application/x-www-form-urlencoded' }, body: 'grant_type=client_credentials' });
  token = ((await login.json()) as { access_token: string }).access_token;
  const products = await send('GET', '/authorization/products');
  expect(products.json.total).toBeTypeOf('number');
  expect(products.json.entities[0].id).toBeTypeOf('string');
  const organisation = (await send('GET', '/organizations/me')).json;
  for (const name of ['id', 'name', 'domain', 'defaultCountryCode']) expect(organisation[name], name).toBeTypeOf('string');
  expect(organisation.id).toBe(FIRST);
}

interface IntegrationResource {
  readonly intendedState: string;
  readonly config: { readonly name: string; readonly notes: string; readonly properties: string; readonly advanced: string; readonly credentials: Readonly<Record<string, string>> };
}

interface ActionResource {
  readonly name: string;
  readonly category: string;
  readonly integrationId: string;
  readonly secure: boolean;
  readonly timeoutSeconds: number;
  readonly contractInput: string;
  readonly contractOutput: string;
  readonly request: { readonly urlTemplate: string; readonly type: string; readonly template: string; readonly headers: Readonly<Record<string, string>> };
  readonly response: { readonly map: Readonly<Record<string, string>>; readonly defaults: Readonly<Record<string, string>>; readonly template: string };
}

const credentialBody = { name: 'Integration-role', type: { name: 'amazonWebServicesARN' }, credentialFields: { ARN: ROLE_ARN } };

async function createCredential(): Promise<string> {
  const created = await send('POST', '/integrations/credentials', credentialBody);
  expect(created.status).toBe(200);
  await readCredential(created.json.id);
  return created.json.id;
}

async function readCredential(id: string): Promise<void> {
  const read = (await send('GET', `/integrations/credentials/${id}`)).json;
  expect([read.name, read.type.name]).toEqual([credentialBody.name, credentialBody.type.name]);
}

async function createIntegration(resource: IntegrationResource): Promise<string> {
  const created = await send('POST', '/integrations', { integrationType: { id: 'aws-lambda-data-actions' } });
  expect(created.status).toBe(200);
  const id: string = created.json.id;
  await updateConfig(id, resource);
  expect((await send('PATCH', `/integrations/${id}`, { intendedState: resource.intendedState })).status).toBe(200);
  expect(await readIntegration(id)).toEqual(resource);
  return id;
}

/** The provider reads, changes and writes, and does so again on a version that was overtaken. `between` is somebody else's change. */
async function updateConfig(id: string, { config }: IntegrationResource, between?: () => Promise<unknown>): Promise<void> {
  const path = `/integrations/${id}/config/current`;
  const before = (await send('GET', path)).json;
  for (const name of ['name', 'notes', 'properties', 'advanced', 'credentials']) expect(before[name], `${name} is dereferenced`).not.toBeNull();
  for (let turn = 0; turn < 10; turn += 1) {
    const { version } = (await send('GET', path)).json;
    if (turn === 0) await between?.();
    const put = await send('PUT', path, {
      name: config.name,
      notes: config.notes,
      version,
      properties: config.properties === '' ? before.properties : JSON.parse(config.properties),
      advanced: config.advanced === '' ? before.advanced : JSON.parse(config.advanced),
      credentials: Object.fromEntries(Object.entries(config.credentials).map(([key, credential]) => [key, { id: credential }])),
    });
    if (put.status === 200) return;
    const mismatch = put.status === 409 || (put.status === 400 && put.json.message.includes('does not match the current version'));
    expect(mismatch, put.text).toBe(true);
  }
  throw new Error('the version never matched');
}

async function readIntegration(id: string): Promise<IntegrationResource> {
  const integration = (await send('GET', `/integrations/${id}`)).json;
  expect(integration.integrationType.id).toBe('aws-lambda-data-actions');
  expect(integration.name).toBeTypeOf('string');
  const config = (await send('GET', `/integrations/${integration.id}/config/current`)).json;
  const credentials = Object.entries(config.credentials as Record<string, { id: string }>).map(([key, credential]) => [key, credential.id]);
  return {
    intendedState: integration.intendedState,
    config: { name: config.name, notes: config.notes, properties: JSON.stringify(config.properties), advanced: JSON.stringify(config.advanced), credentials: Object.fromEntries(credentials) },
  };
}

function actionConfig({ request, response, timeoutSeconds }: ActionResource): Record<string, unknown> {
  return {
    request: { requestUrlTemplate: request.urlTemplate, requestTemplate: request.template, requestType: request.type, headers: request.headers },
    response: { translationMap: response.map, translationMapDefaults: response.defaults, successTemplate: response.template },
    ...(timeoutSeconds > 0 ? { timeoutSeconds } : {}),
  };
}

async function createAction(resource: ActionResource): Promise<string> {
  const { name, category, integrationId, secure } = resource;
  const contract = { input: { inputSchema: JSON.parse(resource.contractInput) }, output: { successSchema: JSON.parse(resource.contractOutput) } };
  const created = await send('POST', '/integrations/actions', { name, category, integrationId, secure, config: actionConfig(resource), contract });
  expect(created.status, created.text).toBe(200);
  return created.json.id;
}

async function readAction(id: string): Promise<ActionResource> {
  const action = (await send('GET', `/integrations/actions/${id}?expand=contract&includeConfig=true`)).json;
  const requestTemplate = (await send('GET', `/integrations/actions/${id}/templates/requesttemplate.vm`, undefined, '*/*')).text;
  const successTemplate = (await send('GET', `/integrations/actions/${id}/templates/successtemplate.vm`, undefined, '*/*')).text;
  const { request, response } = action.config;
  return {
    name: action.name,
    category: action.category,
    integrationId: action.integrationId,
    secure: action.secure,
    timeoutSeconds: action.config.timeoutSeconds ?? 0,
    contractInput: JSON.stringify(action.contract.input.inputSchema),
    contractOutput: JSON.stringify(action.contract.output.successSchema),
    request: { urlTemplate: request.requestUrlTemplate, type: request.requestType, template: requestTemplate, headers: request.headers },
    response: { map: response.translationMap, defaults: response.translationMapDefaults, template: successTemplate },
  };
}

async function updateAction(id: string, resource: ActionResource): Promise<void> {
  const { version } = (await send('GET', `/integrations/actions/${id}?expand=contract&includeConfig=true`)).json;
  const patched = await send('PATCH', `/integrations/actions/${id}`, { name: resource.name, category: resource.category, version, config: actionConfig(resource) });
  expect(patched.status, patched.text).toBe(200);
  expect(sameSchemas(await readAction(id))).toEqual(sameSchemas(resource));
}

/** Schemas are compared as JSON, as the provider does; everything else as text. */
function sameSchemas(resource: ActionResource): unknown {
  return { ...resource, contractInput: JSON.parse(resource.contractInput), contractOutput: JSON.parse(resource.contractOutput) };
}

async function destroy(path: string): Promise<void> {
  expect((await send('DELETE', path)).status).toBe(204);
  expect((await send('GET', path.includes('/actions/') ? `${path}?expand=contract&includeConfig=true` : path)).status).toBe(404);
}

const integrationResource = (credentialId: string): IntegrationResource => ({
  intendedState: 'ENABLED',
  config: { name: 'Lambda', notes: '', properties: '{}', advanced: '{}', credentials: { AmazonWebServicesARN: credentialId } },
});

const actionResource = (integrationId: string): ActionResource => ({
  name: 'Book a slot',
  category: 'Lambda',
  integrationId,
  secure: false,
  timeoutSeconds: 0,
  contractInput: '{ "type": "object",\n "required": ["day"], "title": "In", "additionalProperties": true,\n "properties": { "day": { "type": "string", "description": "ISO" }, "count": { "type": "integer", "minimum": 1, "default": 2 } } }',
  contractOutput: '{"type":"array","items":{"type":"object","properties":{"start":{"type":"string"},"tags":{"type":"array","items":{"type":"string"}}}}}',
  request: { urlTemplate: FUNCTION_ARN, type: 'POST', template: '{\n  "day": "$esc.jsonEncode(${input.day})"\r\n}\n\n', headers: {} },
  response: { map: { start: '$.slots[0].start' }, defaults: { start: '"none"' }, template: '[{"start": ${start}}]\n' },
});

test('GEN-85, GEN-87: an apply makes exactly these calls, and GEN-86: the plan after it is empty', async () => {
  await configure();
  const credentialId = await createCredential();
  const integration = integrationResource(credentialId);
  const integrationId = await createIntegration(integration);
  const action = actionResource(integrationId);
  const actionId = await createAction(action);
  expect(sameSchemas(await readAction(actionId))).toEqual(sameSchemas(action));
  const reads = [`GET /integrations/actions/${actionId}?expand=contract&includeConfig=true`, `GET /integrations/actions/${actionId}/templates/requesttemplate.vm`, `GET /integrations/actions/${actionId}/templates/successtemplate.vm`];
  const config = `/integrations/${integrationId}/config/current`;
  expect(calls).toEqual([
    'GET /authorization/products',
    'GET /organizations/me',
    'POST /integrations/credentials',
    `GET /integrations/credentials/${credentialId}`,
    'POST /integrations',
    `GET ${config}`,
    `GET ${config}`,
    `PUT ${config}`,
    `PATCH /integrations/${integrationId}`,
    `GET /integrations/${integrationId}`,
    `GET ${config}`,
    'POST /integrations/actions',
    ...reads,
  ]);

  calls.length = 0;
  await configure();
  await readCredential(credentialId);
  expect(await readIntegration(integrationId)).toEqual(integration);
  expect(sameSchemas(await readAction(actionId))).toEqual(sameSchemas(action));
  expect(calls.every((call) => call.startsWith('GET '))).toBe(true);
});

test('GEN-85: changes of a credential, a configuration and an action are read back, also when somebody was faster', async () => {
  await configure();
  const credentialId = await createCredential();
  const integrationId = await createIntegration(integrationResource(credentialId));
  const action = actionResource(integrationId);
  const actionId = await createAction(action);

  expect((await send('PUT', `/integrations/credentials/${credentialId}`, credentialBody)).status).toBe(200);
  await readCredential(credentialId);

  const other = { ...integrationResource(credentialId), config: { ...integrationResource(credentialId).config, name: 'Theirs' } };
  const changed = { ...other, config: { ...other.config, name: 'Renamed', notes: 'now with notes', properties: '{"a":{"b":[1,null]}}' } };
  await updateConfig(integrationId, changed, () => updateConfig(integrationId, other));
  expect(await readIntegration(integrationId)).toEqual(changed);
  expect(calls.filter((call) => call.startsWith('PUT /integrations/') && call.endsWith('/config/current'))).toHaveLength(4);

  const withTimeout = { ...action, timeoutSeconds: 7, request: { ...action.request, template: '', headers: { Accept: 'application/json' } }, response: { map: {}, defaults: {}, template: '${rawResult}' } };
  await updateAction(actionId, withTimeout);
  await updateAction(actionId, { ...withTimeout, timeoutSeconds: 0, name: 'Renamed' });
});

test('GEN-85: a destroy deletes and looks until it is gone; actions that went with their integration are a 404', async () => {
  await configure();
  const credentialId = await createCredential();
  const integrationId = await createIntegration(integrationResource(credentialId));
  const [first, second] = [await createAction(actionResource(integrationId)), await createAction(actionResource(integrationId))];
  await destroy(`/integrations/actions/${first}`);
  await destroy(`/integrations/${integrationId}`);
  expect((await send('DELETE', `/integrations/actions/${second}`)).status).toBe(404);
  await destroy(`/integrations/credentials/${credentialId}`);
});

test('GEN-85, GEN-18: the exporter pages until an empty page', async () => {
  await configure();
  await createCredential();
  const integrationId = (await send('POST', '/integrations', { integrationType: { id: 'aws-lambda-data-actions' } })).json.id;
  for (let number = 0; number < 101; number += 1) await createAction({ ...actionResource(integrationId), name: `Action ${number}` });
  const all = async (query: (page: number) => string): Promise<number[]> => {
    const sizes: number[] = [];
    for (let page = 1; sizes.at(-1) !== 0; page += 1) sizes.push((await send('GET', query(page))).json.entities.length);
    return sizes;
  };
  const unused = 'nextPage=&previousPage=&sortBy=&sortOrder=&category=';
  expect(await all((page) => `/integrations/actions?pageSize=100&pageNumber=${page}&${unused}&name=&ids=&secure=&includeAuthActions=&includeConfig=false`)).toEqual([100, 1, 0]);
  expect(await all((page) => `/integrations/actions?pageSize=100&pageNumber=${page}&${unused}&name=Action%207&ids=&secure=&includeAuthActions=&includeConfig=false`)).toEqual([11, 0]);
  expect(await all((page) => `/integrations?pageSize=100&pageNumber=${page}&sortBy=&nextPage=&previousPage=`)).toEqual([1, 0]);
  expect(await all((page) => `/integrations/credentials?pageNumber=${page}&pageSize=100`)).toEqual([1, 0]);
});

test('GEN-85: drafts go through their own endpoints', async () => {
  await configure();
  const integrationId = (await send('POST', '/integrations', { integrationType: { id: 'aws-lambda-data-actions' } })).json.id;
  const resource = { ...actionResource(integrationId), contractOutput: '{"type":"object","properties":{}}' };
  const contract = { input: { inputSchema: JSON.parse(resource.contractInput) }, output: { successSchema: JSON.parse(resource.contractOutput) } };
  const { name, category, secure } = resource;
  const draft = (await send('POST', '/integrations/actions/drafts', { name, category, integrationId, secure, contract, config: actionConfig(resource) })).json;
  const path = `/integrations/actions/${draft.id}/draft`;
  const read = (await send('GET', `${path}?expand=contract&flatten=false&includeConfig=true`)).json;
  expect(read).toMatchObject({ name, category, integrationId, secure, contract, version: 1 });
  expect((await send('GET', `${path}/templates/requesttemplate.vm`, undefined, '*/*')).text).toBe(resource.request.template);
  expect((await send('GET', `${path}/templates/successtemplate.vm`, undefined, '*/*')).text).toBe(resource.response.template);
  const list = (await send('GET', '/integrations/actions/drafts?pageSize=100&pageNumber=1&name=&includeConfig=false')).json;
  expect([list.entities.length, list.pageCount]).toEqual([1, 1]);
  await destroy(path);
});

test('GEN-85: the real cause of a 400 stands in its message, since Terraform shows nothing else after half a minute', async () => {
  await configure();
  const integrationId = (await send('POST', '/integrations', { integrationType: { id: 'aws-lambda-data-actions' } })).json.id;
  const wrong = { ...actionResource(integrationId), request: { ...actionResource(integrationId).request, urlTemplate: 'your-lambda-function-arn' } };
  const contract = { input: { inputSchema: JSON.parse(wrong.contractInput) }, output: { successSchema: JSON.parse(wrong.contractOutput) } };
  const refused = await send('POST', '/integrations/actions', { ...wrong, contract, config: actionConfig(wrong) });
  expect(refused.status).toBe(400);
  expect(refused.json.message).toContain('requestUrlTemplate');
  expect(refused.json.message).toContain('ARN of an AWS Lambda function');
});
