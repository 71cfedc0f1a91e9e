import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda';
import type { DataActions } from '@octroi/data-actions';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startOctroi, type OctroiForTests } from '../../testing/index.ts';
import { run as dataActions } from '../commands/data-actions.ts';
import { functionZip } from '../quickstart/function-code.ts';
import { UsageError } from '../usage-error.ts';
import { readOrganisationsFile } from './organisations-file.ts';
import { PlatformClient, PlatformError, type TestResult } from './platform-client.ts';
import { startThirdParty } from './third-party.ts';

const [CUSTOMER, GENESYS] = ['111122223333', '765628985471'] as const;
const [OWN, OTHER] = ['91cf9239-f549-465b-8cad-9b46f1420818', 'c1f3a9d2-54ce-4b7e-9d0a-2f6b8e1c7a55'] as const;
const document = (Statement: object): string => JSON.stringify({ Version: '2012-10-17', Statement });

let octroi: OctroiForTests;
let folder: string;
let functionArn: string;
let roleArn: string;
let genesys: DataActions;
let open: DataActions;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'octroi-third-party-'));
  octroi = await startOctroi({ accounts: [{ id: CUSTOMER }, { id: GENESYS }] });
  const [iam, lambda] = [octroi.iam(octroi.root(CUSTOMER)), octroi.lambda(octroi.root(CUSTOMER), 'eu-west-3')];
  const execution = await iam.send(new CreateRoleCommand({ RoleName: 'execution', AssumeRolePolicyDocument: document({ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }) }));
  const made = await lambda.send(new CreateFunctionCommand({ FunctionName: 'greeter', Runtime: 'nodejs24.x', Handler: 'index.handler', Role: execution.Role!.Arn!, Code: { ZipFile: functionZip() } }));
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 20, minDelay: 1, maxDelay: 1 }, { FunctionName: 'greeter' });
  functionArn = made.FunctionArn!;
  const trust = { Sid: 'Genesys', Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${GENESYS}:root` }, Action: 'sts:AssumeRole', Condition: { StringEquals: { 'sts:ExternalId': OWN } } };
  roleArn = (await iam.send(new CreateRoleCommand({ RoleName: 'caller', AssumeRolePolicyDocument: document(trust) }))).Role!.Arn!;
  await iam.send(new PutRolePolicyCommand({ RoleName: 'caller', PolicyName: 'invoke', PolicyDocument: document({ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: functionArn }) }));
  const organisations = [OWN, OTHER].map((id) => ({ id, name: id, region: 'us-east-1', clients: [{ id: `client-${id}`, secret: `secret-of-${id}` }] }));
  const common = { port: 0, endpoint: octroi.endpoint, organisations, administrators: { [GENESYS]: octroi.root(GENESYS) } };
  genesys = await startThirdParty(common);
  open = await startThirdParty({ ...common, auditors: { [CUSTOMER]: octroi.root(CUSTOMER) } });
});
afterAll(async () => {
  await genesys.close();
  await open.close();
  expect(octroi.faults).toEqual([]);
  await octroi.close();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

async function prepared(platform: DataActions, organisation: string, functionOf = functionArn): Promise<{ client: PlatformClient; actionId: string }> {
  const client = await PlatformClient.signIn(platform.endpoint, { id: `client-${organisation}`, secret: `secret-of-${organisation}` });
  const { integrationId } = await client.integrate(`Greetings ${Math.random()}`, roleArn);
  return { client, actionId: await client.action(integrationId, { name: 'Greet', functionArn: functionOf }) };
}
const why = (result: TestResult): Record<string, Record<string, unknown>> => result.operations.at(-1)!.result!['why'] as Record<string, Record<string, unknown>>;

test('GEN-3, GEN-94: organisation, credential, integration, action, execute: the function answers', async () => {
  const { client, actionId } = await prepared(genesys, OWN);
  expect(await client.execute(actionId, { name: 'Ann' })).toEqual({ greeting: 'Bonjour Ann', from: 'greeter in eu-west-3' });
});

test('GEN-95: the trace of a refused role tells the third party\'s side, and says what it may not see of the customer\'s', async () => {
  const { client, actionId } = await prepared(genesys, OTHER);
  await expect(client.execute(actionId, {})).rejects.toThrow(PlatformError);
  const result = await client.test(actionId, {});
  expect(result.success).toBe(false);
  expect(result.operations.at(-1)).toMatchObject({ step: 5, success: false });
  expect(why(result)).toMatchObject({
    thirdParty: { account: GENESYS, visible: true, allows: true, statements: [expect.stringContaining('allows')] },
    customer: { account: CUSTOMER, visible: false, externalIdSent: OTHER, note: expect.stringContaining('--auditor-profile') },
  });
  expect(JSON.stringify(result)).not.toMatch(new RegExp(`${OWN}|Genesys"`));
});

test('GEN-95: with an auditor of the customer it tells the external ID expected and sent, and the nearest change', async () => {
  const { client, actionId } = await prepared(open, OTHER);
  expect(why(await client.test(actionId, {}))).toMatchObject({
    customer: { visible: true, allows: false, externalIdSent: OTHER, externalIdsExpected: [OWN], missed: [`resource trust policy of ${roleArn}, statement Genesys: StringEquals sts:ExternalId wants ${OWN}, saw ${OTHER}`], nearestChange: expect.stringContaining('sts:ExternalId'), caution: `only if organisation ${OTHER} is yours`, otherChanges: [] },
  });
});

test('GEN-95: a refused invocation is explained from the customer\'s side, which alone it concerns', async () => {
  const other = functionArn.replace('greeter', 'payroll');
  const hidden = await prepared(genesys, OWN, other);
  expect(why(await hidden.client.test(hidden.actionId, {}))).toEqual({ requestId: expect.stringMatching(/./) as string, customer: expect.objectContaining({ visible: false }) as unknown });
  const shown = await prepared(open, OWN, other);
  const result = await shown.client.test(shown.actionId, {});
  expect(result.operations.at(-1)).toMatchObject({ step: 6 });
  expect(why(result)['customer']).toMatchObject({ visible: true, missed: [expect.stringMatching(/^identity .*invoke, statement 1: resource does not match$/)], nearestChange: expect.stringContaining('payroll') as string });
});

const FILE = {
  name: 'Greet', integrationType: 'aws-lambda-data-actions', actionType: 'custom', secure: false,
  config: { request: { requestUrlTemplate: 'your-lambda-function-arn', requestType: 'POST', headers: {}, requestTemplate: '${input.rawRequest}' }, response: { translationMap: { said: '$.greeting' }, translationMapDefaults: {}, successTemplate: '{"said": ${said}}' } },
  contract: { input: { inputSchema: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } } }, output: { successSchema: { type: 'object', required: ['said'], properties: { said: { type: 'string' } } } } },
};

async function runFile(...args: string[]) {
  const { accessKeyId, secretAccessKey } = octroi.root(GENESYS);
  for (const [name, value] of [['AWS_ACCESS_KEY_ID', accessKeyId], ['AWS_SECRET_ACCESS_KEY', secretAccessKey], ['AWS_SESSION_TOKEN', undefined], ['AWS_ENDPOINT_URL', octroi.endpoint]] as const) vi.stubEnv(name, value);
  writeFileSync(join(folder, 'greet.custom.json'), JSON.stringify(FILE));
  let [out, err] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
  return { code: await dataActions(['run', join(folder, 'greet.custom.json'), '--role', roleArn, ...args]), out, err };
}

test('GEN-81: an exported file is executed against a function without the Platform API', async () => {
  expect(await runFile('--org', OWN, '--function', functionArn, '--input', '{"name":"Ann"}')).toEqual({ code: 0, out: '{\n  "said": "Bonjour Ann"\n}\n', err: '' });
});

test('GEN-81: what fails ends with 1, the steps on standard error', async () => {
  const missing = await runFile('--org', OWN, '--function', functionArn);
  expect(missing).toMatchObject({ code: 1, out: '' });
  expect(missing.err).toMatch(/^failed {2}1 {2}Validate input/);
  const refused = await runFile('--org', OTHER, '--function', functionArn, '--input', '{"name":"Ann"}');
  expect(refused.code).toBe(1);
  expect(refused.err).toMatch(/failed {2}5 {2}Obtain credentials/);
  expect(refused.err).toContain(`"externalIdSent": "${OTHER}"`);
  expect(refused.err).not.toContain(OWN);
});

test.each([
  [['run'], 'octroi data-actions run FILE'],
  [['run', 'f'], '--role ARN'],
  [['run', 'f', '--role', 'r'], '--org ID'],
  [['run', '/nowhere', '--role', 'r', '--org', 'o'], 'cannot be read'],
  [['run', '/nowhere', '--role', 'r', '--org', 'o', '--input', '{'], '--input is no JSON'],
  [['start', '--organisation', 'f', '--org', 'o'], 'leave --org'],
])('`octroi data-actions %s` is refused with what is missing', async (args, text) => {
  const error = await dataActions([...args]).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UsageError);
  expect((error as Error).message).toContain(text);
});

test('an organisations file says what it holds, and nothing else', () => {
  const file = join(folder, 'organisations.json');
  const read = (value: unknown) => {
    writeFileSync(file, JSON.stringify(value));
    return readOrganisationsFile(file);
  };
  expect(read({ organisations: [{ id: OWN, name: 'Own', region: 'eu-west-1', clients: [{ id: 'c', secret: 's', permissions: ['integrations:action:view'] }] }] })).toEqual([{ id: OWN, name: 'Own', region: 'eu-west-1', clients: [{ id: 'c', secret: 's', permissions: ['integrations:action:view'] }] }]);
  expect(read({ name: 'Own' })).toEqual([{ name: 'Own', region: 'us-east-1', clients: [{}] }]);
  for (const bad of [[], {}, { name: 1 }, { name: 'x', colour: 'red' }, { name: 'x', clients: {} }, { name: 'x', clients: [{ token: 't' }] }, { name: 'x', clients: [{ permissions: [1] }] }, { name: 'x', crossRegion: 'no' }]) expect(() => read(bad), JSON.stringify(bad)).toThrow(UsageError);
});
