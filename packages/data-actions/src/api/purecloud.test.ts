import platformClient from 'purecloud-platform-client-v2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FIRST, ROLE_ARN, actionBody } from './platform.fixture.ts';
import { serveTestWorld } from './served.fixture.ts';
import type { ServedWorld } from './served.fixture.ts';

/** GEN-92 items 12, 14, 17 and 18: Genesys's own client, as it is, led to us by nothing but its gateway setting. */
let world: ServedWorld;
let accessToken: string;
const client = platformClient.ApiClient.instance;
const integrations = new platformClient.IntegrationsApi();

beforeAll(async () => {
  world = await serveTestWorld();
  client.setGateway({ host: '127.0.0.1', protocol: 'http', port: world.port, path_params_login: 'login', path_params_api: 'api' });
  accessToken = (await client.loginClientCredentialsGrant(world.clientId, world.secret)).accessToken ?? '';
});
afterAll(() => world.close());

/** What the client rejects with: the body of the error. */
const refused = async (call: Promise<unknown>): Promise<platformClient.Models.ErrorBody> =>
  call.then(
    () => Promise.reject(new Error('it was accepted')),
    (error: platformClient.Models.ErrorBody) => error,
  );

test('GEN-92 (12), GEN-14: the client logs in with its credentials, and is told what is wrong with others', async () => {
  expect(accessToken).toMatch(/^[\w-]{40,}$/);
  const other = new (client.constructor as new () => typeof client)();
  other.setGateway({ host: '127.0.0.1', protocol: 'http', port: world.port, path_params_login: 'login', path_params_api: 'api' });
  await expect(other.loginClientCredentialsGrant(world.clientId, 'wrong-secret')).rejects.toBeDefined();
});

test('GEN-92 (12), GEN-7: organisations and products', async () => {
  expect(await new platformClient.OrganizationApi().getOrganizationsMe()).toMatchObject({ id: FIRST, defaultCountryCode: 'US' });
  expect(await new platformClient.AuthorizationApi().getAuthorizationProducts()).toMatchObject({ total: 1 });
});

test('GEN-92 (12): every call of integrations and credentials', async () => {
  expect((await integrations.getIntegrationsTypes()).entities?.[0]?.id).toBe('aws-lambda-data-actions');
  expect((await integrations.getIntegrationsType('aws-lambda-data-actions')).maxInstances).toBe(10);
  expect(await integrations.getIntegrationsTypeConfigschema('aws-lambda-data-actions', 'properties')).toMatchObject({ type: 'object' });
  expect((await integrations.getIntegrationsCredentialsTypes())[0]?.name).toBe('amazonWebServicesARN');

  const credential = await integrations.postIntegrationsCredentials({ body: { name: 'role', type: { name: 'amazonWebServicesARN' }, credentialFields: { ARN: ROLE_ARN } } });
  const credentialId = credential.id!;
  expect(await integrations.getIntegrationsCredential(credentialId)).toMatchObject({ id: credentialId, name: 'role' });
  expect(await integrations.getIntegrationsCredential(credentialId)).not.toHaveProperty('credentialFields');
  expect((await integrations.putIntegrationsCredential(credentialId, { body: { name: 'role 2', type: { name: 'amazonWebServicesARN' }, credentialFields: { ARN: ROLE_ARN } } })).name).toBe('role 2');
  expect((await integrations.getIntegrationsCredentials({ pageNumber: 1, pageSize: 100 })).total).toBe(1);
  expect((await integrations.getIntegrationsCredentialsListing({ pageSize: '100' })).entities).toHaveLength(1);
  expect((await integrations.getIntegrationsCredentialsListing({ pageSize: '100', after: credentialId })).entities).toEqual([]);

  const integration = await integrations.postIntegrations({ body: { name: '', integrationType: { id: 'aws-lambda-data-actions' } } });
  const integrationId = integration.id!;
  expect(await integrations.getIntegration(integrationId)).toMatchObject({ intendedState: 'DISABLED' });
  const config = await integrations.getIntegrationConfigCurrent(integrationId);
  const changed = await integrations.putIntegrationConfigCurrent(integrationId, { body: { ...config, name: 'Lambda', credentials: { AmazonWebServicesARN: { id: credentialId } } } });
  expect(changed).toMatchObject({ version: 2, credentials: { AmazonWebServicesARN: { id: credentialId } } });
  // GEN-92 (14).
  expect(await refused(integrations.putIntegrationConfigCurrent(integrationId, { body: config }))).toMatchObject({ status: 409, message: expect.stringContaining('does not match the current version') });
  expect((await integrations.patchIntegration(integrationId, { body: { intendedState: 'ENABLED' } })).reportedState?.code).toBe('ACTIVE');
  expect((await integrations.getIntegrations({ pageSize: 9999, expand: ['config'], ids: [integrationId] })).entities).toHaveLength(1);
  // GEN-92 (17).
  expect((await integrations.getIntegrations({ pageNumber: 7 })).entities).toEqual([]);
  await integrations.deleteIntegration(integrationId);
  await integrations.deleteIntegrationsCredential(credentialId);
  expect((await refused(integrations.getIntegration(integrationId))).status).toBe(404);
  expect((await refused(integrations.getIntegrationsCredential(credentialId))).status).toBe(404);
});

test('GEN-92 (12): every call of actions, drafts, test and execute', async () => {
  const integrationId = (await integrations.postIntegrations({ body: { name: '', integrationType: { id: 'aws-lambda-data-actions' } } })).id!;
  await integrations.patchIntegration(integrationId, { body: { intendedState: 'ENABLED' } });
  const body = actionBody(integrationId) as unknown as platformClient.Models.PostActionInput;
  const action = await integrations.postIntegrationsActions(body);
  const id = action.id!;
  expect((await integrations.getIntegrationsAction(id, { expand: 'contract', includeConfig: true })).contract?.input?.inputSchema).toMatchObject({ type: 'object' });
  expect(await integrations.getIntegrationsActionSchema(id, 'inputschema.json')).toMatchObject({ type: 'object' });
  expect(await integrations.getIntegrationsActionTemplate(id, 'requesttemplate.vm')).toBe('${input.rawRequest}');
  expect((await integrations.getIntegrationsActions({ pageSize: 100, name: 'book' })).total).toBe(1);
  expect((await integrations.getIntegrationsActionsCategories()).entities?.map(({ name }) => name)).toContain('Bookings');
  expect(await integrations.getIntegrationsActionsCertificates()).toMatchObject({ entities: [], total: 0 });
  expect((await integrations.patchIntegrationsAction(id, { version: 1, name: 'Renamed' })).version).toBe(2);
  expect((await refused(integrations.patchIntegrationsAction(id, { version: 1, name: 'Again' }))).status).toBe(409);
  expect(await integrations.postIntegrationsActionExecute(id, { name: 'x' })).toEqual({ done: true });
  expect(await integrations.postIntegrationsActionTest(id, { name: 'x' }, { flatten: true })).toMatchObject({ success: true, finalResult: { done: true } });
  expect(world.executions.map(({ mode, flatten }) => [mode, flatten])).toEqual([['execute', false], ['test', true]]);

  await integrations.postIntegrationsActionDraft(id);
  const draft = await integrations.patchIntegrationsActionDraft(id, { version: 2, name: 'Drafted' });
  expect(await integrations.getIntegrationsActionDraft(id, { expand: 'contract', includeConfig: true })).toMatchObject({ name: 'Drafted' });
  expect(await integrations.getIntegrationsActionDraftTemplate(id, 'successtemplate.vm')).toBe('${rawResult}');
  expect(await integrations.getIntegrationsActionDraftSchema(id, 'successschema.json')).toMatchObject({ type: 'object' });
  expect(await integrations.getIntegrationsActionDraftValidation(id)).toEqual({ valid: true, errors: [] });
  expect(await integrations.postIntegrationsActionDraftTest(id, { name: 'x' })).toMatchObject({ success: true });
  expect((await integrations.getIntegrationsActionsDrafts()).total).toBe(1);
  expect((await integrations.postIntegrationsActionDraftPublish(id, { version: draft.version! })).name).toBe('Drafted');
  const second = await integrations.postIntegrationsActionsDrafts(body);
  await integrations.deleteIntegrationsActionDraft(second.id!);
  // GEN-92 (18): what a disabled integration's action meets is the execution's to say; it is told.
  await integrations.patchIntegration(integrationId, { body: { intendedState: 'DISABLED' } });
  await integrations.postIntegrationsActionTest(id, { name: 'x' });
  expect(world.executions.at(-1)?.integration.enabled).toBe(false);
  await integrations.deleteIntegrationsAction(id);
  expect((await refused(integrations.getIntegrationsAction(id))).status).toBe(404);
  await integrations.deleteIntegration(integrationId);
});
