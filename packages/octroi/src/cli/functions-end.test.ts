import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, InvokeCommand, LambdaClient, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { namespacesProblem } from '../services/lambda/execution/sandbox/probe.ts';
import { Child, notBuilt, octroi } from './octroi.fixture.ts';

const ROOT = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
const CODE = `const { spawn } = require('node:child_process');
exports.handler = async ({ wait, daemon }) => {
  process.on('SIGTERM', () => {});
  if (daemon) spawn('setsid', ['sleep', '600'], { detached: true, stdio: 'ignore', env: { ...process.env } }).unref();
  await new Promise((resolve) => setTimeout(resolve, wait));
  return 'done';
};`;
const TRUST = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] });

let folder: string;
let server: Child | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'octroi-end-'));
});
afterEach(async () => {
  if (server?.process.exitCode === null && server.process.signalCode === null) await server.end('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** A server with a function whose variables hold a mark. */
async function started(level: string, mark: string): Promise<LambdaClient> {
  const accounts = join(folder, 'accounts.json');
  writeFileSync(accounts, JSON.stringify({ accounts: [{ id: '111122223333', root: { ...ROOT } }] }));
  server = new Child(['start', '--port', '0', '--data', join(folder, 'data'), '--accounts', accounts, '--lambda-sandbox', level]);
  const [, endpoint = ''] = await server.shows(/endpoint +(http:\/\/\S+)/);
  const config = { endpoint, region: 'us-east-1', credentials: { ...ROOT }, maxAttempts: 1 };
  const { Role } = await new IAMClient(config).send(new CreateRoleCommand({ RoleName: 'execution', AssumeRolePolicyDocument: TRUST }));
  const lambda = new LambdaClient(config);
  const input = { FunctionName: 'slow', Runtime: 'nodejs22.x' as const, Handler: 'index.handler', Role: Role?.Arn, Timeout: 60, MemorySize: 256, Code: { ZipFile: zipSync({ 'index.js': strToU8(CODE) }) } };
  await lambda.send(new CreateFunctionCommand({ ...input, Environment: { Variables: { MARK: mark } } }));
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 10, minDelay: 1, maxDelay: 1 }, { FunctionName: 'slow' });
  return lambda;
}

async function call(lambda: LambdaClient, event: object): Promise<string> {
  const { Payload } = await lambda.send(new InvokeCommand({ FunctionName: 'slow', Payload: JSON.stringify(event) }));
  return Buffer.from(Payload ?? []).toString();
}

/** Processes of this host whose variables hold the mark, or that are a sandbox's set-up of our folder. */
function left(mark: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      if (/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))) return false;
      return readFileSync(`/proc/${pid}/environ`, 'latin1').includes(`MARK=${mark}`) || readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes(folder);
    } catch {
      return false;
    }
  });
}

const reason = process.platform === 'linux' ? notBuilt() : 'skipped: it looks into /proc';
const problem = reason === null ? await namespacesProblem() : undefined;

describe.skipIf(reason !== null)(`LAM-119: functions end with their server${reason === null ? '' : ` (${reason})`}`, () => {
  for (const level of ['namespaces', 'process']) {
    const skip = level === 'namespaces' && problem !== undefined;
    const title = `${level}${skip ? ` (skipped: ${problem})` : ''}`;

    test.skipIf(skip)(`LAM-119: on SIGTERM what runs may end within ten seconds, and nothing is left; ${title}`, { timeout: 60_000 }, async () => {
      const mark = `drain-${level}-${process.pid}`;
      const lambda = await started(level, mark);
      await call(lambda, { wait: 0, daemon: true });
      const [short, long] = [call(lambda, { wait: 1500 }), call(lambda, { wait: 50_000 })];
      await expect.poll(() => left(mark).length, { timeout: 10_000 }).toBeGreaterThan(2);
      await new Promise((resolve) => setTimeout(resolve, 500));
      const began = performance.now();
      const ending = server!.end('SIGTERM');
      expect(await short).toBe('"done"');
      expect(await long).toContain('signal: killed');
      const { code } = await ending;
      const took = performance.now() - began;
      expect(code).toBe(0);
      expect(took).toBeGreaterThan(9000);
      expect(took).toBeLessThan(30_000);
      expect(left(mark)).toEqual([]);
    });

    test.skipIf(skip)(`LAM-119: after SIGKILL of the server nothing is left, and a new one starts; ${title}`, { timeout: 60_000 }, async () => {
      const mark = `kill-${level}-${process.pid}`;
      const lambda = await started(level, mark);
      // One that runs and one that stands still.
      await Promise.all([call(lambda, { wait: 300 }), call(lambda, { wait: 300 })]);
      const running = call(lambda, { wait: 50_000 }).catch((error: Error) => error.name);
      await expect.poll(() => left(mark).length, { timeout: 10_000 }).toBeGreaterThan(0);
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await server!.end('SIGKILL');
      await running;
      await expect.poll(() => left(mark), { timeout: 10_000 }).toEqual([]);
      await lambda.destroy();
      const again = new Child(['start', '--port', '0', '--data', join(folder, 'data'), '--lambda-sandbox', level]);
      server = again;
      await again.shows(/endpoint +http/);
      expect(existsSync(join(folder, 'data'))).toBe(true);
      expect((await again.end()).code).toBe(0);
    });
  }

  test('LAM-130: a level or network that is none, or cannot be had, is refused with a sentence', async () => {
    expect(await octroi('start', '--data', join(folder, 'x'), '--lambda-sandbox', 'docker')).toMatchObject({ code: 2, stderr: 'octroi: `docker` is no --lambda-sandbox: auto, namespaces or process is needed\n' });
    expect(await octroi('start', '--data', join(folder, 'x'), '--lambda-network', 'vpc')).toMatchObject({ code: 2, stderr: 'octroi: `vpc` is no --lambda-network: none, octroi or host is needed\n' });
    const refused = await octroi('start', '--data', join(folder, 'x'), '--lambda-sandbox', 'process', '--lambda-network', 'octroi');
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(/^octroi: --lambda-network octroi needs functions in namespaces, .* give --lambda-network host to run only functions that you trust\n$/);
    expect(existsSync(join(folder, 'x'))).toBe(false);
  });

  test.skipIf(problem !== undefined)('LAM-130, LAM-135: where no namespace can be made, auto says that functions are not sandboxed, and why; namespaces is refused', async () => {
    const bin = join(import.meta.dirname, '../../bin/octroi.js');
    const forbidding = 'echo 0 > /proc/sys/user/max_user_namespaces; exec "$@"';
    const run = (level: string) =>
      spawnSync('unshare', ['--user', '--map-root-user', '/bin/sh', '-c', forbidding, 'sh', 'timeout', '--signal=TERM', '5', process.execPath, bin, 'start', '--port', '0', '--data', join(folder, 'x'), '--lambda-sandbox', level], { encoding: 'utf8' });
    const refused = run('namespaces');
    expect(refused.stderr).toMatch(/^octroi: functions cannot be sandboxed with namespaces here: .*; mend that, or start with --lambda-sandbox process to run only functions that you trust\n$/);
    expect([refused.status, existsSync(join(folder, 'x'))]).toEqual([1, false]);
    expect(run('auto').stdout).toMatch(/functions +run as processes of this user, not sandboxed, and share the network of this host: run only code that you trust \(no namespaces: .+\)\n/);
  });
});
