import { IAMClient } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, InvokeCommand, LambdaClient, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda';
import { afterEach, describe, expect, test } from 'vitest';
import { launch, MEMORY, type Octroi } from '../../gateway/launch.ts';
import type { SandboxChoice } from './execution/sandbox/level.ts';
import { namespacesProblem } from './execution/sandbox/probe.ts';
import { zipOf } from './execution/testing.ts';
import { allow, functionOf, makeRole, policy } from './lambda.fixture.ts';
import { PutRolePolicyCommand } from '@aws-sdk/client-iam';

const problem = await namespacesProblem();
const ROOT = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };

/** Asks this server for what the event names, with and without a signature. */
const CODE = `
import { STSClient, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { IAMClient, ListUsersCommand } from '@aws-sdk/client-iam';
import { request } from 'node:http';
const bare = (method, path) => new Promise((resolve) => {
  const { hostname, port } = new URL(process.env.AWS_ENDPOINT_URL);
  const sent = request({ host: hostname, port, method, path }, (reply) => { let text = ''; reply.on('data', (chunk) => { text += chunk; }); reply.on('end', () => resolve(reply.statusCode + ' ' + text)); });
  sent.on('error', (error) => resolve(error.code));
  sent.end();
});
export const handler = async ({ server }) => ({
  arn: (await new STSClient({}).send(new GetCallerIdentityCommand({}))).Arn,
  users: await new IAMClient({}).send(new ListUsersCommand({})).then((answer) => answer.Users.length, (error) => error.name),
  reset: await bare('POST', '/_octroi/control/reset'),
  health: await bare('GET', '/_octroi/health'),
  metrics: await bare('GET', '/_octroi/metrics').then((text) => text.slice(0, 60)),
  outside: await fetch(server + '/_octroi/health').then((reply) => reply.status, (error) => error.cause.code),
});
`;

let octroi: Octroi | undefined;
afterEach(async () => {
  await octroi?.close();
  octroi = undefined;
});

/** What a function of a server with this choice reached. */
async function reached(functions: SandboxChoice, secure = false): Promise<Record<string, unknown>> {
  const faults: unknown[] = [];
  octroi = await launch({
    data: MEMORY,
    host: '127.0.0.1',
    port: 0,
    accounts: [{ id: '111122223333', root: ROOT }],
    control: true,
    tls: secure ? 'own' : null,
    // Whoever sits at 127.0.0.1 would be believed: functions must not be.
    trustedProxies: ['127.0.0.1/32'],
    functions,
    report: (fault) => faults.push(fault),
  });
  const handler = secure ? { requestHandler: { httpsAgent: await trusting(octroi.certificate) } } : {};
  const config = { endpoint: octroi.endpoint, region: 'us-east-1', credentials: { ...ROOT }, maxAttempts: 1, ...handler };
  const iam = new IAMClient(config);
  const lambda = new LambdaClient(config);
  const role = await makeRole(iam, 'execution');
  const local = { IpAddress: { 'aws:SourceIp': '127.0.0.1/32' }, Bool: { 'aws:SecureTransport': String(secure) } };
  await iam.send(new PutRolePolicyCommand({ RoleName: 'execution', PolicyName: 'reads', PolicyDocument: policy(allow('iam:ListUsers', '*', local)) }));
  await lambda.send(new CreateFunctionCommand(functionOf('curious', role, { Code: { ZipFile: zipOf({ 'index.mjs': secure ? CODE.replace('node:http', 'node:https') : CODE }) }, MemorySize: 256, Timeout: 20 })));
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 10, minDelay: 1, maxDelay: 1 }, { FunctionName: 'curious' });
  const { Payload, FunctionError } = await lambda.send(new InvokeCommand({ FunctionName: 'curious', Payload: JSON.stringify({ server: octroi.endpoint.replace(/:\d+$/, (port) => `:${Number(port.slice(1)) + 1}`) }) }));
  expect([FunctionError, faults]).toEqual([undefined, []]);
  return JSON.parse(Buffer.from(Payload ?? []).toString()) as Record<string, unknown>;
}

async function trusting(ca: string | null): Promise<object> {
  const { Agent } = await import('node:https');
  return new Agent({ ca: ca ?? '' });
}

const ARN = 'arn:aws:sts::111122223333:assumed-role/execution/curious';

describe.skipIf(problem !== undefined)(`LAM-132: what a function in namespaces reaches of its server${problem === undefined ? '' : ` (skipped: ${problem})`}`, () => {
  test('LAM-132: the AWS APIs, as this host; nothing that answers without a signature', async () => {
    const seen = await reached({ level: 'namespaces' });
    const nothing = (path: string): string => `404 {"error":"there is nothing at \`${path}\`"}\n`;
    expect(seen).toEqual({
      arn: ARN, users: 0, outside: 'ECONNREFUSED', reset: nothing('/_octroi/control/reset'), health: nothing('/_octroi/health'), metrics: nothing('/_octroi/metrics').slice(0, 60),
    });
  });

  test('LAM-132, LAM-113: the same over TLS', async () => {
    expect(await reached({ level: 'namespaces' }, true)).toMatchObject({ arn: ARN, users: 0, health: expect.stringContaining('404') });
  });

  test('LAM-132: with the host’s network it is known at the control endpoints, and refused', async () => {
    expect(await reached({ level: 'namespaces', network: 'host' })).toMatchObject({ arn: ARN, users: 0, reset: '403 {"error":"control endpoints do not answer to functions"}\n', health: expect.stringContaining('200') });
  });
});

test('LAM-135: a function that is a process of this host is known at the control endpoints, and refused', async () => {
  const seen = await reached({ level: 'process' });
  expect(seen).toMatchObject({ arn: ARN, users: 0, health: expect.stringContaining('200') });
  if (process.platform === 'linux') expect(seen['reset']).toBe('403 {"error":"control endpoints do not answer to functions"}\n');
});
