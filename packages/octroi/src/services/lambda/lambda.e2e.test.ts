import type { AddressInfo } from 'node:net';
import { PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateAliasCommand, CreateFunctionCommand, DeleteFunctionCommand, InvokeCommand, UpdateFunctionCodeCommand, waitUntilFunctionActiveV2, waitUntilFunctionUpdatedV2, type LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type Credentials, type World } from '../../testing/world.ts';
import { zipOf } from './execution/testing.ts';
import { allow, functionOf, makeRole, policy, refusal, type Statement } from './lambda.fixture.ts';
import { executorPart, lambdaParts } from './open-parts.ts';

/** Asks STS who it is, or IAM for the users, with nothing but what a function has in its environment. */
const NODE = `
import { STSClient, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { IAMClient, ListUsersCommand } from '@aws-sdk/client-iam';
let calls = 0;
export const handler = async (event, context) => {
  calls += 1;
  if (event.fail) throw new Error('as told');
  try {
    if (event.ask === 'who') return { arn: (await new STSClient({}).send(new GetCallerIdentityCommand({}))).Arn };
    if (event.ask === 'users') return { users: (await new IAMClient({}).send(new ListUsersCommand({}))).Users.length };
  } catch (error) {
    return { refused: error.name + ': ' + error.message };
  }
  return { calls, colour: process.env.COLOUR, arn: context.invokedFunctionArn, requestId: context.awsRequestId, event };
};
`;

const PYTHON = `
import os
def handler(event, context):
    if event.get('fail'):
        raise ValueError('as told')
    return {'name': context.function_name, 'version': context.function_version, 'key': os.environ['AWS_ACCESS_KEY_ID'][:4]}
`;

let world: World;
let root: Credentials & { readonly accountId: string };
let lambda: LambdaClient;
let stop: () => Promise<void>;

beforeAll(async () => {
  let endpoint = '';
  world = await openWorld({ parts: (needs) => [executorPart(needs, { drainMillis: 1000 }), ...lambdaParts(needs, { baseDelayMillis: 50 })], endpoint: () => endpoint });
  const server = world.gateway.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  root = await world.account();
  lambda = world.lambda(root);
  const role = await makeRole(world.iam(root), 'execution');
  const environment = { Environment: { Variables: { COLOUR: 'blue' } }, MemorySize: 256, Timeout: 20 };
  await lambda.send(new CreateFunctionCommand(functionOf('shop', role, { Code: { ZipFile: zipOf({ 'index.mjs': NODE }) }, Publish: true, ...environment })));
  await lambda.send(new CreateFunctionCommand(functionOf('snake', role, { Runtime: 'python3.13', Code: { ZipFile: zipOf({ 'index.py': PYTHON }) }, Timeout: 20 })));
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 10, minDelay: 1, maxDelay: 1 }, { FunctionName: 'shop' });
  await lambda.send(new CreateAliasCommand({ FunctionName: 'shop', Name: 'live', FunctionVersion: '1' }));
  stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await world.close();
  };
}, 30_000);

afterAll(async () => {
  await stop();
  expect(world.faults).toEqual([]);
}, 30_000);

const arn = (name: string, qualifier = '') => `arn:aws:lambda:us-east-1:${root.accountId}:function:${name}${qualifier}`;

async function call(FunctionName: string, event: unknown = {}) {
  const answer = await lambda.send(new InvokeCommand({ FunctionName, Payload: Buffer.from(JSON.stringify(event)) }));
  return { ...answer, result: JSON.parse(Buffer.from(answer.Payload!).toString()) as Record<string, unknown> };
}

function may(...statements: readonly Statement[]) {
  return world.iam(root).send(new PutRolePolicyCommand({ RoleName: 'execution', PolicyName: 'own', PolicyDocument: policy(...statements) }));
}

test('LAM-61: a Node function answers, warm the second time, with its variables and request id', async () => {
  const first = await call('shop', { n: 1 });
  expect(first.result).toEqual({ calls: 1, colour: 'blue', arn: arn('shop'), requestId: first.$metadata.requestId, event: { n: 1 } });
  expect((await call('shop')).result['calls']).toBe(2);
}, 30_000);

test('LAM-61, LAM-62: a Python function answers, and fails as Python does', async () => {
  expect((await call('snake')).result).toEqual({ name: 'snake', version: '$LATEST', key: 'ASIA' });
  const failed = await call('snake', { fail: true });
  expect(failed).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled', result: { errorMessage: 'as told', errorType: 'ValueError', requestId: failed.$metadata.requestId } });
}, 30_000);

test('LAM-65: the tail of the log comes back', async () => {
  const { LogResult, $metadata } = await lambda.send(new InvokeCommand({ FunctionName: 'shop', LogType: 'Tail' }));
  const text = Buffer.from(LogResult!, 'base64').toString();
  expect(text).toContain(`START RequestId: ${$metadata.requestId} Version: $LATEST`);
  expect(text).toContain(`REPORT RequestId: ${$metadata.requestId}`);
}, 30_000);

test.each(['shop', 'shop:1', 'shop:live'])('LAM-108, LAM-111: code called as %s is the execution role, and may do what the role may', async (name) => {
  await may(allow('s3:*'));
  const who = `arn:aws:sts::${root.accountId}:assumed-role/execution/shop`;
  expect((await call(name, { ask: 'who' })).result).toEqual({ arn: who });
  expect((await call(name, { ask: 'users' })).result).toEqual({
    refused: `AccessDeniedException: User: ${who} is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::${root.accountId}:user/ because no identity-based policy allows the iam:ListUsers action`.replace('AccessDeniedException', 'AccessDenied'),
  });
  await may(allow('iam:ListUsers'));
  expect((await call(name, { ask: 'users' })).result).toEqual({ users: 0 });
}, 30_000);

test('LAM-105: lambda:SourceFunctionArn is the unqualified ARN of the function that calls, whatever version runs', async () => {
  const from = (name: string) => may(allow('iam:ListUsers', '*', { ArnEquals: { 'lambda:SourceFunctionArn': arn(name) } }));
  await from('shop');
  expect((await call('shop', { ask: 'users' })).result).toEqual({ users: 0 });
  expect((await call('shop:1', { ask: 'users' })).result).toEqual({ users: 0 });
  await from('other');
  expect((await call('shop', { ask: 'users' })).result['refused']).toContain('is not authorized to perform: iam:ListUsers');
}, 30_000);

test('LAM-73, LAM-74: an event runs in the background, also when it fails at first', async () => {
  await lambda.send(new InvokeCommand({ FunctionName: 'shop', InvocationType: 'Event', Payload: Buffer.from('{"fail":true}') }));
  const waiting = () => world.gateway.kv.read((snapshot) => snapshot.range(['aws', '-', '-', 'lambda']));
  await expect.poll(async () => (await waiting()).length, { timeout: 20_000 }).toBe(0);
}, 30_000);

test('LAM-41, LAM-32: new code runs at the next call; a deleted function is gone', async () => {
  await lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'shop', ZipFile: zipOf({ 'index.mjs': 'export const handler = async () => "new";' }) }));
  await waitUntilFunctionUpdatedV2({ client: lambda, maxWaitTime: 10, minDelay: 1, maxDelay: 1 }, { FunctionName: 'shop' });
  expect((await call('shop')).result).toBe('new');
  expect((await call('shop:1')).result['colour']).toBe('blue');
  await lambda.send(new DeleteFunctionCommand({ FunctionName: 'shop' }));
  expect(await refusal(lambda.send(new InvokeCommand({ FunctionName: 'shop' })))).toBe(`ResourceNotFoundException 404: Function not found: ${arn('shop', ':$LATEST')}`);
}, 30_000);
