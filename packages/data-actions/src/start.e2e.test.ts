import platformClient from 'purecloud-platform-client-v2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FIRST, SECOND, STRANGER, executionWorld, ids, invokePermission, trust } from './execution/world.fixture.ts';
import type { Customer, ExecutionWorld } from './execution/world.fixture.ts';
import { startDataActions } from './start.ts';
import type { DataActions, LogEntry } from './index.ts';

/** The whole way: Genesys's own client, the Platform API, a real Octroi, a function of a customer. */
let world: ExecutionWorld;
let customer: Customer;
let running: DataActions;
let functionArn: string;
let roleArn: string;
const log: LogEntry[] = [];
const SECRETS: Readonly<Record<string, string>> = { [FIRST]: 'first-secret', [SECOND]: 'second-secret', [STRANGER]: 'stranger-secret' };

beforeAll(async () => {
  world = await executionWorld();
  customer = await world.customer();
  functionArn = await customer.function('book', 'eu-west-3');
  roleArn = await customer.role('GenesysCaller', trust(ids(FIRST, SECOND)), invokePermission(functionArn));
  running = await startDataActions({
    port: 0,
    endpoint: world.octroi.endpoint,
    credentials: world.keys,
    organisations: Object.entries(SECRETS).map(([id, secret], index) => ({ id, name: `Organisation ${index}`, region: 'us-east-1', clients: [{ id, secret }] })),
    log: (entry) => log.push(entry),
  });
}, 120_000);
afterAll(async () => {
  await running?.close();
  await world?.close();
});

/** An enabled integration of the organisation with the customer's role, and an action for the function. */
async function actionOf(organisation: string, more: Record<string, unknown> = {}): Promise<{ readonly api: platformClient.IntegrationsApi; readonly actionId: string; readonly integrationId: string }> {
  const client = platformClient.ApiClient.instance;
  client.setGateway({ host: '127.0.0.1', protocol: 'http', port: running.port, path_params_login: 'login', path_params_api: 'api' });
  await client.loginClientCredentialsGrant(organisation, SECRETS[organisation]!);
  const api = new platformClient.IntegrationsApi();
  const credential = await api.postIntegrationsCredentials({ body: { name: 'role', type: { name: 'amazonWebServicesARN' }, credentialFields: { ARN: roleArn } } });
  const integration = await api.postIntegrations({ body: { name: '', integrationType: { id: 'aws-lambda-data-actions' } } });
  const integrationId = integration.id!;
  const config = await api.getIntegrationConfigCurrent(integrationId);
  await api.putIntegrationConfigCurrent(integrationId, { body: { ...config, credentials: { AmazonWebServicesARN: { id: credential.id! } } } });
  await api.patchIntegration(integrationId, { body: { intendedState: 'ENABLED' } });
  const action = await api.postIntegrationsActions({
    name: 'Book',
    category: '',
    integrationId,
    contract: { input: { inputSchema: { type: 'object', properties: { day: { type: 'string' } }, required: ['day'] } }, output: { successSchema: { type: 'object', properties: { booked: { type: 'string' } }, required: ['booked'] } } },
    config: {
      request: { requestUrlTemplate: functionArn, requestType: 'POST', requestTemplate: '{"day": "$esc.jsonEncode(${input.day})"}' },
      response: { translationMap: { day: '$.day' }, translationMapDefaults: {}, successTemplate: '{"booked": ${day}}' },
    },
    ...more,
  });
  return { api, actionId: action.id!, integrationId };
}

test('GEN-92 (1, 2), GEN-58: the organisations of the trust policy execute, through every layer and in another Region', async () => {
  for (const organisation of [FIRST, SECOND]) {
    const { api, actionId } = await actionOf(organisation);
    expect(await api.postIntegrationsActionExecute(actionId, { day: 'Mo"nday' })).toEqual({ booked: 'Mo"nday' });
    const tested = await api.postIntegrationsActionTest(actionId, { day: 'x' });
    expect(tested.success).toBe(true);
    expect(tested.operations).toHaveLength(9);
    expect(JSON.stringify(tested)).toContain('eu-west-3');
    expect(JSON.stringify(tested)).not.toMatch(/secretAccessKey|SessionToken|ASIA/);
  }
});

test('GEN-92 (2, 16): another organisation fails to authenticate, whatever it writes into its calls', async () => {
  const hostile = { externalId: FIRST, orgId: FIRST, organizationId: FIRST };
  const { api, actionId } = await actionOf(STRANGER, hostile);
  const refused = await api.postIntegrationsActionExecute(actionId, { day: 'x', ...hostile }).then(() => null, (error: platformClient.Models.ErrorBody) => error);
  expect(refused).toMatchObject({ status: 400, code: 'invalid.credentials', details: [{ errorCode: 'ACTION.AUTHENTICATION' }] });
  expect(refused?.errors?.[0]?.message).toContain('is not authorized to perform: sts:AssumeRole');
  expect(refused?.errors?.[0]?.message).toContain(` [${refused?.contextId}]`);
});

test('GEN-92 (5): a changed trust policy is seen when the credential is saved again', async () => {
  const { api, actionId } = await actionOf(FIRST);
  await api.postIntegrationsActionExecute(actionId, { day: 'x' });
  await customer.trusts('GenesysCaller', trust(ids(SECOND)));
  try {
    expect(await api.postIntegrationsActionExecute(actionId, { day: 'x' })).toEqual({ booked: 'x' });
    const credential = (await api.getIntegrationsCredentials()).entities![0]!;
    await api.putIntegrationsCredential(credential.id!, { body: { name: 'role', type: { name: 'amazonWebServicesARN' }, credentialFields: { ARN: roleArn } } });
    await expect(api.postIntegrationsActionExecute(actionId, { day: 'x' })).rejects.toMatchObject({ code: 'invalid.credentials' });
  } finally {
    await customer.trusts('GenesysCaller', trust(ids(FIRST, SECOND)));
  }
});

test('GEN-92 (15), GEN-40: a secure action leaves no word of what went in and came out in the trace and the log', async () => {
  const { api, actionId } = await actionOf(FIRST, { secure: true });
  const tested = await api.postIntegrationsActionTest(actionId, { day: 'in-secret' });
  expect(tested).toMatchObject({ success: true });
  expect(JSON.stringify(tested)).not.toContain('in-secret');
  expect(await api.postIntegrationsActionExecute(actionId, { day: 'in-secret' })).toEqual({ booked: 'in-secret' });
  expect(JSON.stringify(log)).not.toMatch(/in-secret|first-secret|GenesysCaller/);
});

test('GEN-92 (18), GEN-75: a disabled integration executes nothing', async () => {
  const { api, actionId, integrationId } = await actionOf(SECOND);
  await api.patchIntegration(integrationId, { body: { intendedState: 'DISABLED' } });
  await expect(api.postIntegrationsActionExecute(actionId, { day: 'x' })).rejects.toMatchObject({ status: 400, message: expect.stringContaining('is not enabled') });
});

/** Asks the endpoint of the report with the organisation's own token. */
async function checkOver(organisation: string, body: object, format = 'json'): Promise<{ readonly status: number; readonly text: string }> {
  const at = `http://127.0.0.1:${running.port}`;
  const authorization = `Basic ${Buffer.from(`${organisation}:${SECRETS[organisation]}`).toString('base64')}`;
  const granted = await fetch(`${at}/login/oauth/token`, { method: 'POST', headers: { authorization }, body: new URLSearchParams({ grant_type: 'client_credentials' }) });
  const { access_token: token } = (await granted.json()) as { access_token: string };
  const answer = await fetch(`${at}/api/v2/octroi/role-checks?format=${format}`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify(body) });
  return { status: answer.status, text: await answer.text() };
}

test('GEN-6: the endpoint tries the role for the organisation of the token, and only for it', async () => {
  const own = await checkOver(FIRST, { roleArn, functionArn });
  expect(own.status).toBe(200);
  const report = JSON.parse(own.text) as { verdict: string; findings: { id: string; status: string }[] };
  expect(report.findings.filter(({ id }) => id.startsWith('right-tenant')).map(({ status }) => status)).toEqual(['pass']);
  expect(report.findings.find(({ id }) => id === 'no-external-id')?.status).toBe('pass');
  expect(own.text).not.toMatch(/secretAccessKey|SessionToken|ASIA/);

  const stranger = JSON.parse((await checkOver(STRANGER, { roleArn, functionArn })).text) as typeof report;
  expect(stranger.verdict).toBe('fail');
  expect(stranger.findings.filter(({ id }) => id.startsWith('right-tenant')).map(({ status }) => status)).toEqual(['fail']);
}, 60_000);

test('the endpoint renders its report as text and JUnit, and refuses what is no ARN or form', async () => {
  expect((await checkOver(FIRST, { roleArn }, 'text')).text).toContain(roleArn);
  expect((await checkOver(FIRST, { roleArn }, 'junit')).text).toContain('<testsuite');
  for (const [body, format] of [[{}, 'json'], [{ roleArn: 'GenesysCaller' }, 'json'], [{ roleArn, functionArn: 'book' }, 'json'], [{ roleArn }, 'xml']] as const) {
    expect((await checkOver(FIRST, body, format)).status).toBe(400);
  }
}, 60_000);
