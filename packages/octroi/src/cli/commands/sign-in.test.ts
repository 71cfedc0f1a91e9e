import { CreateLoginProfileCommand, CreateUserCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { enable, newPhone } from '../../services/iam/mfa-devices/mfa.fixture.ts';
import { startOctroi, type OctroiForTests } from '../../testing/start.ts';
import { client, notThere } from '../clients.fixture.ts';
import type { Terminal } from '../secrets.ts';
import type { ProcessCredentials } from '../sign-in/session-cache.ts';
import { signInStepByStep } from '../sign-in/steps.ts';
import { run } from './sign-in.ts';

const ACCOUNT = '111122223333';
const PASSWORD = 'correct Horse 1';
const folder = mkdtempSync(join(tmpdir(), 'octroi-sign-in-'));
const passwordFile = join(folder, 'password');
let octroi: OctroiForTests;
beforeAll(async () => {
  writeFileSync(passwordFile, `${PASSWORD}\n`);
  octroi = await startOctroi({ accounts: [{ id: ACCOUNT }] });
  const iam = octroi.iam(octroi.root(ACCOUNT));
  for (const [UserName, PasswordResetRequired] of [['ann', false], ['new', true]] as const) {
    await iam.send(new CreateUserCommand({ UserName }));
    await iam.send(new CreateLoginProfileCommand({ UserName, Password: PASSWORD, PasswordResetRequired }));
  }
});
afterAll(async () => {
  vi.unstubAllEnvs();
  expect(octroi.faults).toEqual([]);
  await octroi.close();
  rmSync(folder, { recursive: true });
});

async function printed(...args: string[]): Promise<string> {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    expect(await run(['--account', ACCOUNT, '--endpoint', octroi.endpoint, ...args])).toBe(0);
    return write.mock.calls.map(([text]) => String(text)).join('');
  } finally {
    write.mockRestore();
  }
}

const userOf = async ({ AccessKeyId, SecretAccessKey, SessionToken }: Omit<ProcessCredentials, 'Version' | 'Expiration'>) =>
  (await octroi.sts({ accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }).send(new GetCallerIdentityCommand({}))).Arn;

test('sign-in: lines for a shell hold the session', async () => {
  const text = await printed('--user', 'ann', '--password-file', passwordFile);
  const value = (name: string): string => new RegExp(`^export ${name}='([^']+)'$`, 'm').exec(text)![1]!;
  expect(text.split('\n')).toHaveLength(5);
  expect(await userOf({ AccessKeyId: value('AWS_ACCESS_KEY_ID'), SecretAccessKey: value('AWS_SECRET_ACCESS_KEY'), SessionToken: value('AWS_SESSION_TOKEN') })).toBe(`arn:aws:iam::${ACCOUNT}:user/ann`);
});

test('sign-in: as a credential_process answers, and a session that was kept is given again to its owner alone', async () => {
  vi.stubEnv('XDG_CACHE_HOME', join(folder, 'cache'));
  const once = async (...more: string[]) => JSON.parse(await printed('--user', 'ann', '--json', '--password-file', passwordFile, ...more)) as ProcessCredentials;
  const first = await once('--keep', '--duration', '900');
  expect(first).toEqual({ Version: 1, AccessKeyId: expect.stringMatching(/^ASIA/), SecretAccessKey: expect.any(String), SessionToken: expect.any(String), Expiration: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) });
  expect(await once('--keep')).toEqual(first);
  expect((await once()).AccessKeyId).not.toBe(first.AccessKeyId);
  const [file, ...others] = readdirSync(join(folder, 'cache/octroi/sessions'));
  expect(others).toEqual([]);
  expect(statSync(join(folder, 'cache/octroi/sessions', file!)).mode & 0o777).toBe(0o600);
  writeFileSync(join(folder, 'cache/octroi/sessions', file!), JSON.stringify({ ...first, Expiration: new Date(Date.now() + 59_000).toISOString() }));
  expect((await once('--keep')).AccessKeyId).not.toBe(first.AccessKeyId);
});

const noAws = notThere('aws', ['--version'], '`aws`');
test.skipIf(noAws !== null)(`sign-in: the AWS CLI, unmodified, takes the session from its credential_process${noAws === null ? '' : ` (${noAws})`}`, async () => {
  const config = join(folder, 'config');
  const main = join(import.meta.dirname, '../main.ts');
  writeFileSync(config, `[profile ann]\nregion = us-east-1\nendpoint_url = ${octroi.endpoint}\ncredential_process = "${process.execPath}" "${main}" sign-in --account ${ACCOUNT} --user ann --json --endpoint ${octroi.endpoint} --password-file "${passwordFile}"\n`);
  const { out, code } = await client('aws', ['sts', 'get-caller-identity', '--profile', 'ann', '--output', 'json'], { AWS_CONFIG_FILE: config });
  expect(code, out).toBe(0);
  expect((JSON.parse(out) as { Arn: string }).Arn).toBe(`arn:aws:iam::${ACCOUNT}:user/ann`);
}, 60_000);

test('sign-in: what is missing is said, and a wrong password is not asked for again', async () => {
  const wrong = join(folder, 'wrong');
  writeFileSync(wrong, 'wrong');
  await expect(printed('--user', 'ann', '--password-file', wrong)).rejects.toThrow('Your authentication information is incorrect. Please try again.');
  await expect(run(['--endpoint', octroi.endpoint])).rejects.toThrow('say which account: --account ACCOUNT, its number or alias');
  await expect(printed('--duration', '60')).rejects.toThrow('--duration: `60` is not 900 to 43200 seconds');
});

/** A person who answers each question by what it begins with. */
function person(answers: Readonly<Record<string, string | (() => Promise<string>)>>): Terminal & { readonly asked: string[] } {
  const [input, output, asked] = [new PassThrough(), new PassThrough(), [] as string[]];
  output.on('data', async (chunk: Buffer) => {
    const question = Object.keys(answers).find((start) => chunk.toString().startsWith(start));
    if (question === undefined) return;
    asked.push(question);
    const answer = answers[question]!;
    input.write(`${typeof answer === 'string' ? answer : await answer()}\r`);
  });
  return { input, output, close: () => {}, asked };
}

test('sign-in: a person is asked for the password, for the code of a device, and for another password where it must be changed', async () => {
  const iam = octroi.iam(octroi.root(ACCOUNT));
  const phone = await newPhone({ clocks: { decision: () => octroi.now() } } as never, iam, 'ann');
  await enable(iam, 'ann', phone);
  const who = { endpoint: octroi.endpoint, region: 'us-east-1', account: ACCOUNT };
  const ann = person({ 'password of ann': PASSWORD, 'MFA code': () => phone.code(1) });
  expect(await userOf(await signInStepByStep({ ...who, user: 'ann' }, {}, ann))).toBe(`arn:aws:iam::${ACCOUNT}:user/ann`);
  expect(ann.asked).toEqual(['password of ann', 'MFA code']);
  const fresh = person({ 'you must change your password': 'Another horse 2', 'the same again': 'Another horse 2' });
  await expect(signInStepByStep({ ...who, user: 'new' }, { password: PASSWORD }, fresh)).rejects.toThrow('is not authorized to perform: iam:ChangePassword');
  expect(fresh.asked).toEqual(['you must change your password', 'the same again']);
  await expect(signInStepByStep({ ...who, user: 'ann' }, { password: PASSWORD }, null)).rejects.toThrow('Enter the code of an MFA device to complete sign-in.');
  await expect(signInStepByStep({ ...who, user: 'ann' }, {}, null)).rejects.toThrow('there is no terminal to ask for the password');
});
