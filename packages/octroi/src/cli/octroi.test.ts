import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Child, notBuilt, octroi } from './octroi.fixture.ts';

const reason = notBuilt();
let folder: string;
const children: Child[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'octroi-cli-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) if (child.process.exitCode === null) await child.end('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function started(...args: string[]): Promise<{ child: Child; endpoint: string }> {
  const child = new Child(['start', '--port', '0', '--data', join(folder, 'data'), ...args]);
  children.push(child);
  const [, endpoint] = await child.shows(/endpoint +(https?:\/\/\S+)[\s\S]*\n$/);
  return { child, endpoint: endpoint! };
}
const credentials = (): string => readFileSync(join(folder, 'data/credentials'), 'utf8');
function keysOf(profile: string) {
  const section = credentials().split(`[${profile}]`)[1]!;
  const value = (name: string): string => new RegExp(`^${name} = (\\S+)$`, 'm').exec(section)![1]!;
  return { accessKeyId: value('aws_access_key_id'), secretAccessKey: value('aws_secret_access_key') };
}
const accountOf = async (endpoint: string, keys: { accessKeyId: string; secretAccessKey: string }) =>
  (await new STSClient({ endpoint, region: 'us-east-1', credentials: keys, maxAttempts: 1 }).send(new GetCallerIdentityCommand({}))).Account;

describe.skipIf(reason !== null)(`the program${reason === null ? '' : ` (${reason})`}`, () => {
  test('a first start makes one account, says where its keys are, and ends with 0 on SIGTERM', async () => {
    const { child, endpoint } = await started();
    expect(endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(((await (await fetch(`${endpoint}/_octroi/health`)).json()) as { status: string }).status).toBe('ok');
    expect(statSync(join(folder, 'data/credentials')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700);
    expect(await accountOf(endpoint, keysOf('default'))).toBe('000000000000');
    expect(child.stdout).toContain('aws sts get-caller-identity --profile default --region us-east-1');
    expect(child.stdout).not.toContain(keysOf('default').secretAccessKey);
    const { code, stdout, stderr } = await child.end();
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).not.toContain('\u001b');
  });

  test('whoever ends a server as soon as it says a word ends it in order', async () => {
    const child = new Child(['start', '--port', '0', '--data', join(folder, 'data')]);
    children.push(child);
    child.process.stdout!.once('data', () => child.process.kill('SIGTERM'));
    expect(await child.ended).toMatchObject({ code: 0, stderr: '' });
  });

  test('a command ends without a word when nobody reads it any more; a server goes on', async () => {
    const { child, endpoint } = await started();
    child.process.stdout!.destroy();
    expect(await accountOf(endpoint, keysOf('default'))).toBe('000000000000');
    const listing = new Child(['--help']);
    listing.process.stdout!.destroy();
    expect(await listing.ended).toMatchObject({ stderr: '' });
    expect((await child.end()).code).toBe(0);
  });

  test('a second start keeps the keys; what was decided is in the journal without a secret', async () => {
    const first = await started();
    const keys = keysOf('default');
    await accountOf(first.endpoint, keys);
    await first.child.end();
    const journal = readdirSync(join(folder, 'data/decisions')).map((name) => readFileSync(join(folder, 'data/decisions', name), 'utf8')).join('');
    expect(journal).toContain('"GetCallerIdentity"');
    expect(journal).not.toContain(keys.secretAccessKey);
    const written = credentials();
    const second = await started();
    expect(credentials()).toBe(written);
    expect(await accountOf(second.endpoint, keys)).toBe('000000000000');
    expect(second.child.stdout).toContain('--profile default');
    for (const name of readdirSync(join(folder, 'data'))) if (name.startsWith('octroi') || name.endsWith('.db')) expect(readFileSync(join(folder, 'data', name)).includes(keys.secretAccessKey)).toBe(false);
  });

  test('a second server on the same folder is refused with a sentence, and so are the offline commands', async () => {
    const { child, endpoint } = await started();
    const data = join(folder, 'data');
    for (const args of [['start', '--port', '0'], ['account', 'list'], ['account', 'create']]) {
      const { code, stdout, stderr } = await octroi(...args, '--data', data);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toBe(`octroi: the data folder \`${data}\` is in use by another octroi (process ${child.process.pid}): stop that one, or give this one another folder\n`);
    }
    expect(await accountOf(endpoint, keysOf('default'))).toBe('000000000000');
  });

  test('a port in use is refused with a sentence, and the folder is free again', async () => {
    const { child, endpoint } = await started();
    const { port } = new URL(endpoint);
    const { code, stderr } = await octroi('start', '--port', port, '--data', join(folder, 'other'));
    expect([code, stderr]).toEqual([1, `octroi: port ${port} of 127.0.0.1 is in use; stop what listens there, or give another with --port\n`]);
    expect((await octroi('account', 'list', '--data', join(folder, 'other'))).code).toBe(0);
    await child.end();
  });

  test('SIGTERM lets a request under way end, and takes no new one', async () => {
    const { child, endpoint } = await started();
    const { port } = new URL(endpoint);
    const socket = connect(Number(port), '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
    socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nab');
    await new Promise((resolve) => setTimeout(resolve, 100));
    const ended = child.end();
    await new Promise((resolve) => setTimeout(resolve, 200));
    await expect(fetch(`${endpoint}/_octroi/health`)).rejects.toThrow();
    socket.write('c');
    expect((await ended).code).toBe(0);
    expect(answer).toMatch(/^HTTP\/1\.1 403 [\s\S]*MissingAuthenticationToken/);
    socket.destroy();
  });

  test('accounts file: fixed keys work, the others are made; a broken one is exit code 2 and a sentence', async () => {
    const file = join(folder, 'accounts.json');
    const root = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
    writeFileSync(file, JSON.stringify({ accounts: [{ id: '111122223333', name: 'customer', root }, { id: '444455556666' }] }));
    const { endpoint, child } = await started('--accounts', file);
    expect(await accountOf(endpoint, root)).toBe('111122223333');
    expect(await accountOf(endpoint, keysOf('account-444455556666'))).toBe('444455556666');
    expect(child.stdout).toContain('--profile customer');
    writeFileSync(file, '{"accounts":[{"id":"1"}]}');
    const { code, stderr } = await octroi('start', '--port', '0', '--data', join(folder, 'other'), '--accounts', file);
    expect([code, stderr]).toEqual([2, `octroi: accounts[0] of \`${file}\`: \`1\` is no account id: 12 digits are needed\n`]);
    expect(readdirSync(folder)).not.toContain('other');
  });

  test('--data :memory: keeps nothing and shows the keys, which are nowhere else', async () => {
    const child = new Child(['start', '--port', '0', '--data', ':memory:', '--control']);
    children.push(child);
    const [, endpoint] = await child.shows(/endpoint +(\S+)[\s\S]*control .*\n$/);
    const [, accessKeyId, secretAccessKey] = await child.shows(/root of 000000000000 +(\S+) (\S+)/);
    expect(await accountOf(endpoint!, { accessKeyId: accessKeyId!, secretAccessKey: secretAccessKey! })).toBe('000000000000');
    expect((await child.end()).code).toBe(0);
  });

  test('account create and list, with a profile for each key', async () => {
    const data = join(folder, 'data');
    expect((await octroi('account', 'list', '--data', data)).stdout).toBe(`no accounts in ${data} yet; \`octroi account create\` makes one\n`);
    const made = await octroi('account', 'create', '--id', '111122223333', '--name', 'customer', '--data', data);
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(made.stdout).toContain(`in ${join(data, 'credentials')}, profile customer`);
    expect(made.stdout).not.toContain(keysOf('customer').secretAccessKey);
    const again = await octroi('account', 'create', '--id', '111122223333', '--data', data);
    expect([again.code, again.stderr]).toEqual([1, 'octroi: account 111122223333 exists already; `octroi account list` shows all\n']);
    expect((await octroi('account', 'create', '--name', 'customer', '--data', data)).stdout).toMatch(/account +(\d{12})[\s\S]*profile \1\n/);
    expect((await octroi('account', 'list', '--data', data)).stdout).toMatch(/^(\d{12} {2}customer +\d{4}-\d\d-\d\dT\S+Z\n){2}$/);
    const { endpoint } = await started();
    expect(await accountOf(endpoint, keysOf('customer'))).toBe('111122223333');
  });

  test.each<[string[], number, string]>([
    [[], 2, ''],
    [['frobnicate'], 2, 'octroi: `frobnicate` is no command of octroi; `octroi --help` lists them\n'],
    [['start', '--prot', '1'], 2, "octroi: Unknown option '--prot'\n"],
    [['start', '--control', '--host', '0.0.0.0'], 2, 'octroi: --control needs a loopback --host, and `0.0.0.0` is none\n'],
    [['start', '--tls-cert', '/none', '--tls-key', '/none'], 2, "octroi: `/none` cannot be read: ENOENT: no such file or directory, open '/none'\n"],
    [['--version'], 0, ''],
    [['--help'], 0, ''],
    ...['start', 'quickstart', 'data-actions', 'vendor', 'sign-in', 'explain', 'lex', 'account', 'export', 'import', 'validate'].map((command): [string[], number, string] => [[command, '--help'], 0, '']),
  ])('octroi %j ends with %i', async (args, code, stderr) => {
    const run = await octroi(...args);
    expect([run.code, run.stderr]).toEqual([code, stderr]);
    expect(run.stdout).not.toContain('\u001b');
    for (const line of run.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  test('--tls writes the certificate to trust beside the credentials', async () => {
    const { child, endpoint } = await started('--tls');
    expect(endpoint).toMatch(/^https:/);
    expect(child.stdout).toContain(`AWS_CA_BUNDLE=${join(folder, 'data/certificate.pem')}`);
    expect(readFileSync(join(folder, 'data/certificate.pem'), 'utf8')).toMatch(/^-----BEGIN CERTIFICATE-----/);
  });
});
