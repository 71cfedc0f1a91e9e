import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AttachUserPolicyCommand, CreateAccessKeyCommand, CreateRoleCommand, CreateUserCommand, IAMClient } from '@aws-sdk/client-iam';
import { signRequest } from '../packages/octroi/src/wire/sigv4/index.ts';
import { load } from './load.ts';
import { percentile, type Figure } from './measure.ts';
import { firstLine, residentMegabytes, spawnPinned, stop } from './processes.ts';

export const ROOT = { accessKeyId: 'AKIABENCHBENCHBENCH0', secretAccessKey: 'bench-secret-of-the-customer-root-user-0' };
export const ACCOUNT = '111122223333';
export const MAIN = new URL('../packages/octroi/bin/octroi.js', import.meta.url).pathname;
const SECONDS = 4;
const CONNECTIONS = 32;

/** A signed request as bytes; the same bytes are good for 15 minutes. */
export function signedBytes(port: number, service: string, form: string, keys: { accessKeyId: string; secretAccessKey: string }): Buffer {
  const body = Buffer.from(form);
  const signed = signRequest(
    {
      method: 'POST',
      path: '/',
      query: '',
      headers: [
        ['host', `127.0.0.1:${port}`],
        ['content-type', 'application/x-www-form-urlencoded; charset=utf-8'],
      ],
      body,
    },
    { ...keys, region: 'us-east-1', service, now: new Date() },
  );
  const head = signed.headers.map(([name, value]) => `${name}: ${value}`).join('\r\n');
  return Buffer.concat([Buffer.from(`POST / HTTP/1.1\r\n${head}\r\ncontent-length: ${body.length}\r\n\r\n`), body]);
}

async function health(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const request = httpRequest({ port, host: '127.0.0.1', path: '/_octroi/health' }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on('error', () => resolve(false));
    request.end();
  });
}

/** Milliseconds from spawn to a healthy answer, and resident memory after that. */
async function startOnce(folder: string, port: number): Promise<{ millis: number; rss: number }> {
  const started = performance.now();
  const child = spawnPinned([MAIN, 'start', '--port', String(port), '--data', folder]);
  while (!(await health(port))) await new Promise((resolve) => setTimeout(resolve, 2));
  const millis = performance.now() - started;
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const rss = residentMegabytes(child.pid!);
  await stop(child);
  return { millis, rss };
}

export async function startFigures(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'octroi-bench-'));
  try {
    const runs: { millis: number; rss: number }[] = [];
    for (let n = 0; n < 7; n++) runs.push(await startOnce(folder, 4790 + n));
    const millis = percentile(runs.map((run) => run.millis).sort((a, b) => a - b), 0.5);
    const rss = percentile(runs.map((run) => run.rss).sort((a, b) => a - b), 0.5);
    return [
      { group: 'Start', name: 'spawn to a healthy answer, median of 7 (data folder)', value: millis, unit: 'ms', aim: '<= 300', reached: millis <= 300 },
      { group: 'Start', name: 'resident memory, idle', value: rss, unit: 'MB', aim: '< 120', reached: rss < 120 },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function httpFigures(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'octroi-bench-'));
  const accounts = join(folder, 'accounts.json');
  writeFileSync(accounts, JSON.stringify({ accounts: [{ id: ACCOUNT, root: ROOT }] }));
  const empty = spawnPinned([new URL('empty-server.js', import.meta.url).pathname]);
  const emptyPort = Number(await firstLine(empty, /(\d+)\n/));
  const server = spawnPinned([MAIN, 'start', '--port', '0', '--data', join(folder, 'data'), '--accounts', accounts]);
  const port = Number(await firstLine(server, /http:\/\/127\.0\.0\.1:(\d+)/));
  try {
    const user = await prepare(port);
    const version = 'Version=2010-05-08';
    const role = encodeURIComponent(`arn:aws:iam::${ACCOUNT}:role/bench`);
    const requests: [string, Buffer][] = [
      ['GetCallerIdentity', signedBytes(port, 'sts', 'Action=GetCallerIdentity&Version=2011-06-15', user)],
      ['GetUser', signedBytes(port, 'iam', `Action=GetUser&UserName=bench&${version}`, user)],
      ['AssumeRole', signedBytes(port, 'sts', `Action=AssumeRole&Version=2011-06-15&RoleArn=${role}&RoleSessionName=bench`, user)],
    ];
    const figures: Figure[] = [];
    const bytes = requests[0]![1];
    const base = await load(emptyPort, empty.pid!, bytes, CONNECTIONS, SECONDS);
    figures.push({ group: 'HTTP', name: 'an empty node:http server', value: base.perCpuSecond, unit: `requests per processor second (${Math.round(base.perSecond)}/s seen)` });
    figures.push({ group: 'HTTP', name: 'the same, latency p50 / p99', value: base.p50, unit: `ms / ${base.p99.toFixed(2)} ms` });
    for (const [name, request] of requests) {
      const result = await load(port, server.pid!, request, CONNECTIONS, SECONDS);
      const share = result.perCpuSecond / base.perCpuSecond;
      figures.push({ group: 'HTTP', name, value: result.perCpuSecond, unit: `requests per processor second, ${(share * 100).toFixed(0)} % of empty (${Math.round(result.perSecond)}/s seen)`, aim: '>= 50 % of empty', reached: share >= 0.5 });
      figures.push({ group: 'HTTP', name: `${name}, latency p50 / p99`, value: result.p50, unit: `ms / ${result.p99.toFixed(2)} ms` });
    }
    figures.push({ group: 'HTTP', name: 'resident memory after the load', value: residentMegabytes(server.pid!), unit: 'MB' });
    return figures;
  } finally {
    await Promise.all([stop(empty), stop(server)]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A user with a policy of its own, and a role of its account that it may assume. */
export async function prepare(port: number): Promise<{ accessKeyId: string; secretAccessKey: string }> {
  const iam = new IAMClient({ endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', credentials: ROOT, maxAttempts: 1 });
  await iam.send(new CreateUserCommand({ UserName: 'bench' }));
  await iam.send(new AttachUserPolicyCommand({ UserName: 'bench', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }));
  const trust = { Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { AWS: ACCOUNT }, Action: 'sts:AssumeRole' } };
  await iam.send(new CreateRoleCommand({ RoleName: 'bench', AssumeRolePolicyDocument: JSON.stringify(trust) }));
  const key = await iam.send(new CreateAccessKeyCommand({ UserName: 'bench' }));
  return { accessKeyId: key.AccessKey!.AccessKeyId!, secretAccessKey: key.AccessKey!.SecretAccessKey! };
}
