import { createServer } from 'node:http';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { request as httpsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateFunctionCommand, InvokeCommand, LambdaClient, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda';
import { IAMClient } from '@aws-sdk/client-iam';
import { afterEach, expect, test } from 'vitest';
import { Child, notBuilt } from '../../cli/octroi.fixture.ts';
import { movableClocks } from '../../kernel/clock.ts';
import { zipOf } from '../../services/lambda/execution/testing.ts';
import { functionOf, makeRole } from '../../services/lambda/lambda.fixture.ts';
import { signRequest } from '../../wire/sigv4/index.ts';
import { launch, MEMORY, type LaunchOptions, type Octroi } from '../launch.ts';
import { Line } from './workers.fixture.ts';

const ROOT = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
const faults: unknown[] = [];
let octroi: Octroi | undefined;
let folder: string | undefined;

const start = async (over: Partial<LaunchOptions> = {}): Promise<Octroi> =>
  (octroi = await launch({ data: MEMORY, host: '127.0.0.1', port: 0, accounts: [{ id: '111122223333', root: { ...ROOT } }], control: false, tls: null, trustedProxies: [], functions: { level: 'process' }, workers: 1, report: (fault) => faults.push(fault), ...over }));

afterEach(async () => {
  await octroi?.close();
  octroi = undefined;
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  folder = undefined;
  expect(faults.splice(0)).toEqual([]);
});

test('TLS, trusted proxies and records are those of a server without workers', async () => {
  folder = mkdtempSync(join(tmpdir(), 'octroi-workers-'));
  const { port, certificate } = await start({ data: folder, tls: 'own', trustedProxies: ['127.0.0.1/32'] });
  const body = 'Action=GetCallerIdentity&Version=2011-06-15';
  const signed = signRequest(
    { method: 'POST', path: '/', query: '', headers: [['host', `127.0.0.1:${port}`], ['content-type', 'application/x-www-form-urlencoded'], ['x-forwarded-for', '192.0.2.7']], body: Buffer.from(body) },
    { ...ROOT, region: 'us-east-1', service: 'sts', now: new Date() },
  );
  const status = await new Promise((resolve, reject) => {
    const sent = httpsRequest({ host: '127.0.0.1', port, method: 'POST', headers: Object.fromEntries(signed.headers), ca: certificate!, agent: false }, (reply) => reply.resume().on('end', () => resolve(reply.statusCode)));
    sent.on('error', reject).end(body);
  });
  expect(status).toBe(200);
  await octroi!.close();
  octroi = undefined;
  const files = readdirSync(join(folder, 'decisions'));
  expect(files).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\d\.worker-1\.jsonl$/)]);
  expect(JSON.parse(readFileSync(join(folder, 'decisions', files[0]!), 'utf8'))).toMatchObject({ operation: 'GetCallerIdentity', sourceIp: '192.0.2.7', status: 200 });
});

test('at the end requests under way are answered, and then nothing listens', async () => {
  const { endpoint, port } = await start();
  const config = { endpoint, region: 'us-east-1', credentials: { ...ROOT }, maxAttempts: 1 };
  const lambda = new LambdaClient(config);
  const role = await makeRole(new IAMClient(config), 'execution');
  const code = 'export const handler = async () => (await new Promise((resolve) => setTimeout(resolve, 1500)), "done");';
  await lambda.send(new CreateFunctionCommand(functionOf('slow', role, { Code: { ZipFile: zipOf({ 'index.mjs': code }) }, Handler: 'index.handler', Timeout: 10 })));
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 20, minDelay: 1, maxDelay: 1 }, { FunctionName: 'slow' });
  const invoking = lambda.send(new InvokeCommand({ FunctionName: 'slow' }));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const closing = octroi!.close();
  octroi = undefined;
  expect(Buffer.from((await invoking).Payload!).toString()).toBe('"done"');
  lambda.destroy();
  await closing;
  const line = new Line({ port });
  await expect(line.send('GET', '/_octroi/health')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  line.close();
});

test('a port that another server has, and a clock that workers cannot see, are refused', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  await expect(start({ port })).rejects.toThrow(`port ${port} of 127.0.0.1 is in use`);
  await new Promise((resolve) => other.close(resolve));
  await expect(start({ clocks: movableClocks() })).rejects.toThrow('workers follow the clock that they share');
});

test.skipIf(notBuilt() !== null)(`the built program names its workers, refuses what is no number of them, and ends on SIGTERM ${notBuilt() ?? ''}`, async () => {
  const refused = await new Child(['start', '--workers', 'many']).ended;
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('`many` is no --workers: 0 to 64 is needed') });
  const child = new Child(['start', '--port', '0', '--data', MEMORY, '--workers', '2']);
  const [, port] = await child.shows(/127\.0\.0\.1:(\d+)/);
  expect(child.stdout).toMatch(/workers +2 for IAM and STS/);
  const [, accessKeyId, secretAccessKey] = await child.shows(/(AKIA\w+) (\S+)/);
  const line = new Line({ port: Number(port) });
  expect((await line.ask('sts', 'GetCallerIdentity', {}, { accessKeyId: accessKeyId!, secretAccessKey: secretAccessKey! })).status).toBe(200);
  line.close();
  expect(await child.end()).toMatchObject({ code: 0, stderr: '' });
});
