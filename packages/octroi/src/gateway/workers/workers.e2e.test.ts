import { CreateAccessKeyCommand, CreateUserCommand, GetAccessKeyLastUsedCommand, GetUserCommand, IAMClient, ListUsersCommand } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, InvokeCommand, InvokeWithResponseStreamCommand, LambdaClient, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda';
import { AssumeRoleCommand, GetCallerIdentityCommand, GetWebIdentityTokenCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { zipOf } from '../../services/lambda/execution/testing.ts';
import { allow, functionOf, makeRole, policy } from '../../services/lambda/lambda.fixture.ts';
import { ExplainRequestCommand, ListDecisionsCommand, OctroiClient } from '../../testing/octroi-client.ts';
import { launch, MEMORY, type Octroi } from '../launch.ts';
import { openLines, type Keys, type Line } from './workers.fixture.ts';

const ROOT: Keys = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
const ACCOUNT = '111122223333';
const CODE = `
const wait = (millis) => new Promise((resolve) => setTimeout(resolve, millis));
export const handler = async (event) => (await wait(event.wait ?? 0), { got: event });
export const flow = awslambda.streamifyResponse(async (event, stream) => {
  stream.write('first ');
  await wait(event.wait ?? 0);
  for (let n = 0; n < (event.megabytes ?? 0); n++) if (!stream.write('x'.repeat(1048576))) await new Promise((resolve) => stream.once('drain', resolve));
  stream.write('last');
  stream.end();
});
`;

let octroi: Octroi;
let lines: Line[];
const faults: unknown[] = [];
let iam: IAMClient;
let sts: STSClient;
let lambda: LambdaClient;

beforeAll(async () => {
  octroi = await launch({
    data: MEMORY,
    host: '127.0.0.1',
    port: 0,
    accounts: [{ id: ACCOUNT, root: { ...ROOT } }],
    control: true,
    tls: null,
    trustedProxies: [],
    functions: { level: 'process' },
    workers: 2,
    report: (fault) => faults.push(fault),
  });
  lines = openLines(octroi);
  const config = { endpoint: octroi.endpoint, region: 'us-east-1', credentials: { ...ROOT }, maxAttempts: 1 };
  iam = new IAMClient(config);
  sts = new STSClient(config);
  lambda = new LambdaClient(config);
});

afterAll(async () => {
  for (const line of lines) line.close();
  await octroi.close();
  expect(faults).toEqual([]);
});

const line = (n: number): Line => lines[n % lines.length]!;
const metric = async (name: string): Promise<number> => Number(new RegExp(`^octroi_${name} (\\d+)$`, 'm').exec((await line(0).send('GET', '/_octroi/metrics')).text)?.[1]);

test('clients of AWS are answered by workers and, through them, by the main thread', async () => {
  await iam.send(new CreateUserCommand({ UserName: 'first' }));
  expect((await iam.send(new GetUserCommand({ UserName: 'first' }))).User?.Arn).toBe(`arn:aws:iam::${ACCOUNT}:user/first`);
  expect((await sts.send(new GetCallerIdentityCommand({}))).Account).toBe(ACCOUNT);
  await expect(sts.send(new GetWebIdentityTokenCommand({ Audience: ['a'], SigningAlgorithm: 'RS256' }))).rejects.toMatchObject({ name: 'OutboundWebIdentityFederationDisabledException' });
  expect((await line(1).send('GET', '/_octroi/health')).status).toBe(200);
  expect((await line(2).send('GET', '/console/settings.json')).text).toContain('"version"');
  expect(await line(3).send('GET', '/?Action=ListUsers&Version=2010-05-08')).toMatchObject({ status: 403, text: expect.stringContaining('MissingAuthenticationToken') });
  expect(await line(4).ask('iam', 'NoSuchThing', {}, ROOT)).toMatchObject({ status: 400, text: expect.stringContaining('InvalidAction') });
  expect(await metric('workers')).toBe(2);
});

test('what one worker has answered the other one knows: rows, names, permissions', async () => {
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'first' }));
  const user: Keys = { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'iam:GetUser', Resource: '*' } });
  const chains = Array.from({ length: 4 }, async (_, chain) => {
    for (let n = 0; n < 80; n++) {
      const UserName = `u${chain}-${n}`;
      const at = (step: number): Line => line(chain * 5 + n * 3 + step);
      expect((await at(1).ask('iam', 'CreateUser', { UserName }, ROOT)).status).toBe(200);
      expect((await at(2).ask('iam', 'GetUser', { UserName }, ROOT)).status).toBe(200);
      expect((await at(3).ask('iam', 'CreateUser', { UserName }, ROOT)).status).toBe(409);
      expect((await at(4).ask('iam', 'DeleteUser', { UserName }, ROOT)).status).toBe(200);
      expect((await at(5).ask('iam', 'GetUser', { UserName }, ROOT)).status).toBe(404);
    }
  });
  const revoking = (async () => {
    for (let n = 0; n < 80; n++) {
      expect((await line(n).ask('iam', 'PutUserPolicy', { UserName: 'first', PolicyName: 'p', PolicyDocument }, ROOT)).status).toBe(200);
      expect((await line(n + 1).ask('iam', 'GetUser', { UserName: 'first' }, user)).status).toBe(200);
      expect((await line(n + 2).ask('iam', 'DeleteUserPolicy', { UserName: 'first', PolicyName: 'p' }, ROOT)).status).toBe(200);
      expect((await line(n + 3).ask('iam', 'GetUser', { UserName: 'first' }, user)).status).toBe(403);
    }
  })();
  await Promise.all([...chains, revoking]);
});

test('of many who make the same name one succeeds, and all who make names of their own', async () => {
  const same = await Promise.all(lines.map((each) => each.ask('iam', 'CreateUser', { UserName: 'wanted' }, ROOT)));
  expect(same.map(({ status }) => status).toSorted()).toEqual([200, ...lines.slice(1).map(() => 409)]);
  const own = await Promise.all(lines.map((each, n) => each.ask('iam', 'CreateUser', { UserName: `own-${n}` }, ROOT)));
  expect(own.map(({ status }) => status)).toEqual(lines.map(() => 200));
  expect((await iam.send(new ListUsersCommand({}))).Users).toHaveLength(lines.length + 2);
});

test('decisions of all threads are listed in one order and explained, and counted together', async () => {
  const client = new OctroiClient({ endpoint: octroi.endpoint, region: 'us-east-1', credentials: { ...ROOT } });
  const asked: string[] = [];
  for (let n = 0; n < 40; n++) asked.unshift((await line(n).ask('iam', 'GetUser', { UserName: `own-${n % 16}` }, ROOT)).requestId);
  const listed: string[] = [];
  for (let NextToken: string | undefined; listed.length < asked.length; ) {
    const page = await client.send(new ListDecisionsCommand({ Action: 'iam:GetUser', MaxResults: 7, ...(NextToken === undefined ? {} : { NextToken }) }));
    listed.push(...page.Requests!.map(({ Request }) => Request!.RequestId!));
    NextToken = page.NextToken;
  }
  expect(listed.slice(0, asked.length)).toEqual(asked);
  for (const RequestId of asked.slice(0, 8)) {
    const explained = await client.send(new ExplainRequestCommand({ RequestId }));
    expect(explained).toMatchObject({ Request: { RequestId, Operation: 'GetUser', Status: 200 }, Decisions: [{ Effect: 'Allowed' }] });
  }
  await expect(client.send(new ExplainRequestCommand({ RequestId: '00000000-0000-0000-0000-000000000000' }))).rejects.toMatchObject({ name: 'RequestNotFoundException' });
  const { text } = await line(5).send('GET', '/_octroi/metrics');
  expect(Number(/operation="CreateUser",status="200"\} (\d+)/.exec(text)?.[1])).toBe(4 * 80 + lines.length + 2);
  expect(text).toContain('octroi_records_failed 0');
});

test('workers compare what they remember with the store, too', async () => {
  await octroi.gateway.sampler.close();
  await Promise.all(lines.map((each) => each.ask('iam', 'GetUser', { UserName: 'own-1' }, ROOT)));
  const before = await metric('sampler_compared');
  await expect.poll(() => metric('sampler_compared'), { timeout: 20_000, interval: 200 }).toBeGreaterThan(before);
  expect(await metric('sampler_differences')).toBe(0);
});

test('IAM-43: the last use of a key is the newest that any thread knows of', async () => {
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'wanted' }));
  const keys: Keys = { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
  const last = async () => (await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: keys.accessKeyId }))).AccessKeyLastUsed;
  await line(0).ask('sts', 'GetCallerIdentity', {}, keys);
  expect(await last()).toMatchObject({ ServiceName: 'sts' });
  await Promise.all(lines.map((each) => each.ask('iam', 'GetUser', { UserName: 'wanted' }, keys)));
  expect(await last()).toMatchObject({ ServiceName: 'iam' });
});

test('functions are invoked and stream through the workers, under sessions that either of them made', async () => {
  const role = await makeRole(iam, 'execution');
  for (const handler of ['handler', 'flow']) {
    await lambda.send(new CreateFunctionCommand(functionOf(handler, role, { Code: { ZipFile: zipOf({ 'index.mjs': CODE }) }, Handler: `index.${handler}`, Timeout: 20, MemorySize: 256 })));
    await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 20, minDelay: 1, maxDelay: 1 }, { FunctionName: handler });
  }
  const body = 'x'.repeat(300_000);
  const { Payload } = await lambda.send(new InvokeCommand({ FunctionName: 'handler', Payload: JSON.stringify({ body }) }));
  expect(JSON.parse(Buffer.from(Payload!).toString())).toEqual({ got: { body } });
  const { EventStream } = await lambda.send(new InvokeWithResponseStreamCommand({ FunctionName: 'flow', Payload: JSON.stringify({ wait: 200, megabytes: 6 }) }));
  const sizes: number[] = [];
  for await (const { PayloadChunk } of EventStream!) if (PayloadChunk?.Payload !== undefined) sizes.push(PayloadChunk.Payload.byteLength);
  expect(sizes[0]).toBe('first '.length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe('first last'.length + 6 * 1_048_576);
  await makeRole(iam, 'session', policy({ Effect: 'Allow', Principal: { AWS: ACCOUNT }, Action: 'sts:AssumeRole' }));
  await line(7).ask('iam', 'PutUserPolicy', { UserName: 'first', PolicyName: 'assume', PolicyDocument: policy(allow('sts:AssumeRole', '*')) }, ROOT);
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'first' }));
  const user = new STSClient({ endpoint: octroi.endpoint, region: 'us-east-1', credentials: { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! }, maxAttempts: 1 });
  const { Credentials } = await user.send(new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${ACCOUNT}:role/session`, RoleSessionName: 'deputy' }));
  const session = { accessKeyId: Credentials!.AccessKeyId!, secretAccessKey: Credentials!.SecretAccessKey!, sessionToken: Credentials!.SessionToken! };
  const seen = await Promise.all(lines.map((each) => each.ask('sts', 'GetCallerIdentity', {}, session)));
  expect(seen.map(({ status }) => status)).toEqual(lines.map(() => 200));
  // The control endpoint moves the clock of every thread before it answers.
  const moved = await line(9).send('POST', '/_octroi/control/clock', {}, '{"advance":7200}');
  expect(moved.status).toBe(200);
  const expired = await Promise.all(lines.map((each) => each.ask('sts', 'GetCallerIdentity', {}, session)));
  expect(expired.map(({ text }) => /<Code>(\w+)/.exec(text)?.[1])).toEqual(lines.map(() => 'ExpiredToken'));
});

test('a worker that dies is replaced: its connections end, the others go on', async () => {
  await octroi.crew!.endOne(0);
  const after = await Promise.allSettled(lines.map((each) => each.ask('sts', 'GetCallerIdentity', {}, ROOT)));
  expect(after.filter((each) => each.status === 'fulfilled' && each.value.status === 200).length).toBeGreaterThan(0);
  await expect.poll(() => metric('workers'), { timeout: 20_000 }).toBe(2);
  expect(await metric('workers_replaced')).toBe(1);
  const fresh = openLines(octroi);
  for (const each of fresh) expect((await each.ask('iam', 'GetUser', { UserName: 'wanted' }, ROOT)).status).toBe(200);
  for (const each of fresh) each.close();
  expect(faults.splice(0).map(String)).toEqual(['Error: worker 1 has ended and is replaced']);
});

test('design 5: a reset reaches every thread before it is answered, while requests wait', async () => {
  const busy = Array.from({ length: 8 }, async (_, n) => {
    for (let round = 0; round < 20; round++) expect((await line(n).ask('sts', 'GetCallerIdentity', {}, ROOT)).status).toBe(200);
  });
  const [reset] = await Promise.all([line(15).send('POST', '/_octroi/control/reset'), ...busy]);
  expect(reset).toMatchObject({ status: 200 });
  const seen = await Promise.all(lines.map((each) => each.ask('iam', 'ListUsers', {}, ROOT)));
  expect(seen.map(({ status, text }) => `${status} ${text.includes('<member>')}`)).toEqual(lines.map(() => '200 false'));
  expect(octroi.gateway.clocks.decision() - Date.now()).toBeLessThan(1000);
});
