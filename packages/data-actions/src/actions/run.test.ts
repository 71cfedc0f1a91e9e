import { afterEach, beforeEach, expect, test } from 'vitest';
import { FIRST, FUNCTION_ARN, ROLE_ARN, actionBody, madeIntegration, openTestWorld, success } from '../api/platform.fixture.ts';
import type { TestWorld } from '../api/platform.fixture.ts';
import { errorBody } from '../api/errors.ts';
import type { ExecutionRequest, ExecutionResult } from '../execution/types.ts';
import { PERMISSIONS } from '../organisations/permissions.ts';

let world: TestWorld;
let integrationId: string;
beforeEach(async () => {
  world = await openTestWorld();
  ({ integrationId } = await madeIntegration(world));
});
afterEach(() => world.close());

const PATH = '/integrations/actions';
const create = async (more: Record<string, unknown> = {}): Promise<string> => (await world.call('POST', PATH, actionBody(integrationId, more))).json.id;

function failure(request: ExecutionRequest): ExecutionResult {
  const error = { ...errorBody(400, 'invalid.credentials', 'There was an issue validating the credentials.', { details: [{ errorCode: 'ACTION.AUTHENTICATION' }] }), contextId: request.contextId ?? '' };
  return { ...success(request, null), success: false, error, operations: [{ step: 5, name: 'Obtain credentials', success: false, result: { roleArn: ROLE_ARN }, error, startedMillis: 0, durationMillis: 2 }] };
}

test('GEN-94: execute answers with the output of the action', async () => {
  const id = await create();
  expect(await world.call('POST', `${PATH}/${id}/execute`, { name: 'x' })).toMatchObject({ status: 200, json: { done: true } });
});

test('GEN-94: a failure of execute is its status and its body, with the context of the answer', async () => {
  const id = await create();
  world.outcome = failure;
  const { status, json, headers } = await world.call('POST', `${PATH}/${id}/execute`, { name: 'x' });
  expect(status).toBe(400);
  expect(json).toMatchObject({ code: 'invalid.credentials', details: [{ errorCode: 'ACTION.AUTHENTICATION' }], contextId: headers['inin-correlation-id'] });
  expect(world.log.at(-1)).toMatchObject({ status: 400, code: 'invalid.credentials' });
});

test('GEN-94, GEN-95: test is always 200 and shows the steps', async () => {
  const id = await create();
  expect((await world.call('POST', `${PATH}/${id}/test`, { name: 'x' })).json).toEqual({
    operations: [{ step: 1, name: 'Validate input', success: true, result: null, error: null, durationMillis: 1 }],
    error: null,
    finalResult: { done: true },
    success: true,
  });
  world.outcome = failure;
  expect(await world.call('POST', `${PATH}/${id}/test`, { name: 'x' })).toMatchObject({ status: 200, json: { success: false, operations: [{ step: 5, success: false }], error: { code: 'invalid.credentials' } } });
});

test('GEN-6, GEN-52: an execution gets everything from the records, and only input and flatten from the call', async () => {
  const id = await create();
  const hostile = { name: 'x', orgId: 'other', externalId: 'other', organisation: { id: 'other' }, credential: { roleArn: 'other' } };
  await world.call('POST', `${PATH}/${id}/execute?flatten=true&orgId=other&externalId=other`, hostile);
  const [request] = world.executions;
  expect(request).toMatchObject({
    organisation: { id: FIRST, region: 'us-east-1', partition: 'aws', account: '765628985471', crossRegion: true },
    integration: { id: integrationId, name: 'Lambda', enabled: true },
    credential: { roleArn: ROLE_ARN },
    action: { id, version: 1, secure: false, config: { request: { requestUrlTemplate: FUNCTION_ARN } } },
    input: hostile,
    flatten: true,
    mode: 'execute',
  });
});

test('GEN-6: no body of any call changes the id that is sent', async () => {
  const fields = { organizationId: 'other', orgId: 'other', externalId: 'other', organisation: { id: 'other' }, organisationId: 'other' };
  const integration = await world.call('POST', '/integrations', { integrationType: { id: 'aws-lambda-data-actions' }, ...fields });
  await world.call('PUT', `/integrations/${integrationId}/config/current`, { name: 'x', notes: '', version: 2, properties: fields, advanced: fields, credentials: {}, ...fields });
  await world.call('PATCH', `/integrations/${integrationId}`, { ...fields, notes: 'x' });
  const action = await world.call('POST', PATH, { ...actionBody(integrationId), ...fields });
  await world.call('PATCH', `${PATH}/${action.json.id}`, { version: 1, name: 'y', ...fields });
  await world.call('POST', `${PATH}/${action.json.id}/execute`, fields);
  await world.call('POST', `${PATH}/${action.json.id}/test`, fields);
  expect(integration.status).toBe(200);
  expect(world.executions.map(({ organisation }) => organisation.id)).toEqual([FIRST, FIRST]);
});

test('GEN-8: an organisation of FedRAMP runs from its own account', async () => {
  const token = await world.client('fedramp', PERMISSIONS);
  const { integrationId: own } = await madeIntegration(world, token);
  const action = await world.call('POST', PATH, actionBody(own), token);
  await world.call('POST', `${PATH}/${action.json.id}/execute`, { name: 'x' }, token);
  expect(world.executions[0]?.organisation).toMatchObject({ region: 'us-east-2', account: '325654371633' });
});

test('GEN-75: a disabled integration is told to the execution as such', async () => {
  const id = await create();
  await world.call('PATCH', `/integrations/${integrationId}`, { intendedState: 'DISABLED' });
  await world.call('POST', `${PATH}/${id}/execute`, { name: 'x' });
  expect(world.executions[0]?.integration.enabled).toBe(false);
});

test('an integration without a credential is told to the execution as such', async () => {
  const id = await create();
  await world.call('PUT', `/integrations/${integrationId}/config/current`, { name: 'x', notes: '', version: 2, credentials: {} });
  await world.call('POST', `${PATH}/${id}/execute`, { name: 'x' });
  expect(world.executions[0]?.credential).toBeNull();
});

test('GEN-40: a secure action leaves no word of input or output in a test or in the log', async () => {
  const id = await create({ secure: true });
  world.outcome = (request) => success(request, { done: 'out-secret' });
  const tested = await world.call('POST', `${PATH}/${id}/test`, { name: 'in-secret' });
  expect(tested.json.finalResult).toBe('***');
  await world.call('POST', `${PATH}/${id}/execute`, { name: 'in-secret' });
  world.outcome = () => {
    throw new Error('in-secret out-secret');
  };
  expect((await world.call('POST', `${PATH}/${id}/execute`, { name: 'in-secret' })).json).toMatchObject({ status: 500, message: 'Internal Server Error' });
  expect(world.log.at(-1)?.fault).toContain('Error at ');
  expect(JSON.stringify(world.log)).not.toMatch(/in-secret|out-secret/);
});

test('GEN-40: a secure action is executed only with integrations:action:execute', async () => {
  const id = await create({ secure: true });
  const token = await world.client('first', ['bridge:actions:execute']);
  expect(await world.call('POST', `${PATH}/${id}/execute`, { name: 'x' }, token)).toMatchObject({ status: 403, json: { messageParams: { permissions: 'integrations:action:execute' } } });
  expect((await world.call('POST', `${PATH}/${id}/execute`, { name: 'x' })).status).toBe(200);
});
