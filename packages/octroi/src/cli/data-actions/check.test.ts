import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AttachRolePolicyCommand, CreatePolicyCommand, CreateRoleCommand, ListUsersCommand, PutRolePolicyCommand, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import type { Report } from '@octroi/data-actions';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startOctroi, type OctroiForTests } from '../../testing/index.ts';
import { run as dataActions } from '../commands/data-actions.ts';
import { run as vendor } from '../commands/vendor.ts';
import { UsageError } from '../usage-error.ts';

const [CUSTOMER, GENESYS, FEDRAMP, STRANGER] = ['111122223333', '765628985471', '325654371633', '444455556666'] as const;
const ORGANISATION = '91cf9239-f549-465b-8cad-9b46f1420818';
const FUNCTION = `arn:aws:lambda:eu-west-3:${CUSTOMER}:function:greeter`;
const ROLE = `arn:aws:iam::${CUSTOMER}:role/caller`;
const document = (...Statement: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement });
const trust = (Condition: object) => document({ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${GENESYS}:root` }, Action: 'sts:AssumeRole', Condition });

let octroi: OctroiForTests;
let folder: string;
beforeAll(async () => {
  octroi = await startOctroi({ accounts: [CUSTOMER, GENESYS, FEDRAMP, STRANGER].map((id) => ({ id, name: `account-${id}` })) });
  folder = mkdtempSync(join(tmpdir(), 'octroi-check-'));
  const profiles = [CUSTOMER, GENESYS, FEDRAMP, STRANGER].map((id) => {
    const { accessKeyId, secretAccessKey } = octroi.root(id);
    return `[of-${id}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
  });
  writeFileSync(join(folder, 'credentials'), profiles.join('\n'));
  const iam = octroi.iam(octroi.root(CUSTOMER));
  await iam.send(new CreateRoleCommand({ RoleName: 'caller', AssumeRolePolicyDocument: trust({ StringEquals: { 'sts:ExternalId': ORGANISATION } }) }));
  const policy = await iam.send(new CreatePolicyCommand({ PolicyName: 'invoke', PolicyDocument: document({ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: FUNCTION }) }));
  await iam.send(new AttachRolePolicyCommand({ RoleName: 'caller', PolicyArn: policy.Policy!.Arn! }));
});
afterAll(async () => {
  expect(octroi.faults).toEqual([]);
  await octroi.close();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

async function command(run: (args: string[]) => Promise<number>, ...args: string[]) {
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'));
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'none'));
  vi.stubEnv('AWS_ENDPOINT_URL', octroi.endpoint);
  let [out, err] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
  const code = await run(args);
  return { code, out, err };
}
const check = (...more: string[]) =>
  command(dataActions, 'check', '--role', ROLE, '--function', FUNCTION, '--org', ORGANISATION, '--vendor-profile', `of-${GENESYS}`, '--other-profile', `of-${FEDRAMP}`, '--other-profile', `of-${STRANGER}`, '--auditor-profile', `of-${CUSTOMER}`, ...more);

test('GEN-4: the role of the procedure passes against a running Octroi, every finding decided', async () => {
  const { code, out, err } = await check('--junit', join(folder, 'report.xml'));
  expect(err).toBe('');
  expect(out).toContain('pass   the right organisation\n');
  expect(out).toContain('The role lets in whom it should, and nobody else that was tried.');
  expect(out).not.toMatch(/FAIL|ERROR|skip/);
  expect(code).toBe(0);
  expect(readFileSync(join(folder, 'report.xml'), 'utf8')).toContain('failures="0" errors="0" skipped="0"');
});

test('the user that a check makes is gone when it ends', async () => {
  await check();
  expect((await octroi.iam(octroi.root(GENESYS)).send(new ListUsersCommand({}))).Users).toEqual([]);
});

test('GEN-6: what is wrong with a trust policy and a permission policy ends with 1, with what to do', async () => {
  const iam = octroi.iam(octroi.root(CUSTOMER));
  await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'caller', PolicyDocument: trust({ StringLike: { 'sts:ExternalId': '91cf9239-*' } }) }));
  await iam.send(new PutRolePolicyCommand({ RoleName: 'caller', PolicyName: 'too-much', PolicyDocument: document({ Effect: 'Allow', Action: 'lambda:*', Resource: '*' }) }));
  try {
    const { code, out } = await check('--json');
    expect(code).toBe(1);
    const report = JSON.parse(out) as Report;
    const failed = report.findings.filter(({ status }) => status === 'fail').map(({ id }) => id);
    expect(failed).toEqual(['one-character', 'longer', 'shorter', 'same-beginning', 'another-function', 'same-prefix', 'another-region', 'read-code', 'read-policy', 'list-functions', 'delete-function', 'trust-wildcard', 'trust-neighbours', 'trust-wider', 'permissions-1']);
    const text = (await check()).out;
    expect(text).toContain('"sts:ExternalId": "91cf9239-f549-465b-8cad-9b46f1420818"');
  } finally {
    await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'caller', PolicyDocument: trust({ StringEquals: { 'sts:ExternalId': ORGANISATION } }) }));
    await iam.send(new PutRolePolicyCommand({ RoleName: 'caller', PolicyName: 'too-much', PolicyDocument: document({ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: FUNCTION }) }));
  }
});

test('the same for any vendor', async () => {
  const asked = ['check', '--vendor-account', GENESYS, '--role', ROLE, '--external-id', ORGANISATION, '--vendor-profile', `of-${GENESYS}`];
  expect(await command(vendor, ...asked)).toMatchObject({ code: 0, err: '' });
  expect(await command(vendor, ...asked.with(2, STRANGER))).toMatchObject({ code: 2, out: '', err: expect.stringContaining(`the vendor's keys are of account ${GENESYS}, not of ${STRANGER}`) as string });
});

test('what keeps a check from being made ends with 2 and says what to do', async () => {
  expect(await check('--endpoint', 'http://127.0.0.1:9')).toMatchObject({ code: 2, err: expect.stringMatching(/nobody answers there; `octroi start` serves it/) as string });
  expect(await check('--vendor-profile', 'nowhere')).toMatchObject({ code: 2, err: expect.stringContaining('the profile `nowhere` cannot be used') as string });
  expect(await check('--region', 'us-east-2', '--other-profile', `of-${GENESYS}`)).toMatchObject({ code: 1 });
});

test.each([
  [['check'], '--role ARN'],
  [['check', '--role', ROLE], '--function none'],
  [['check', '--role', ROLE, '--function', 'none'], '--org ID'],
  [['chek'], 'octroi data-actions check'],
  [[], 'octroi data-actions start'],
])('`octroi data-actions %s` is refused with what is missing', async (args, text) => {
  const error = await dataActions([...args]).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UsageError);
  expect((error as Error).message).toContain(text);
});
