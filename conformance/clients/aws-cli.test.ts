import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CreateAccessKeyCommand, CreateGroupCommand, CreateUserCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { startOctroi, type OctroiForTests } from '../../packages/octroi/src/testing/start.ts';
import { absence, clientEnv, runChild } from './child.ts';

const missing = await absence('the AWS CLI', 'aws', ['--version']);
const ORGANISATION = '91cf9239-f549-465b-8cad-9b46f1420818';

describe.skipIf(missing !== null)(`the AWS CLI, unmodified${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  let octroi: OctroiForTests;
  let folder: string;
  let env: Readonly<Record<string, string>>;
  let customer: Awaited<ReturnType<OctroiForTests['account']>>;
  let third: typeof customer;
  beforeAll(async () => {
    octroi = await startOctroi();
    [customer, third] = await Promise.all([octroi.account(), octroi.account()]);
    folder = await mkdtemp(join(tmpdir(), 'octroi-cli-'));
    env = clientEnv(octroi.endpoint, customer);
  });
  afterAll(async () => {
    expect(octroi.faults).toEqual([]);
    await octroi.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** What a command prints, as JSON if it is; its error if it fails. */
  async function aws(line: string, documents: Readonly<Record<string, unknown>> = {}, more: Readonly<Record<string, string>> = {}): Promise<unknown> {
    const words = line.split(' ').map((word) => (Object.hasOwn(documents, word) ? JSON.stringify(documents[word]) : word));
    const { code, stdout, stderr } = await runChild('aws', words, { env: { ...env, ...more }, timeoutMillis: 60_000 });
    if (code !== 0) return stderr.trim();
    return stdout.trim() === '' ? null : JSON.parse(stdout);
  }

  test('IAM-30, IAM-70, IAM-80, IAM-87: makes entities, waits for them and shows their documents', async () => {
    const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] };
    const read = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/a b%20+é' }] };
    const policy = `arn:aws:iam::${customer.accountId}:policy/read`;
    expect(await aws('iam create-user --user-name ann --tags Key=team,Value=blue')).toMatchObject({ User: { UserName: 'ann', Tags: [{ Key: 'team', Value: 'blue' }] } });
    expect(await aws('iam create-role --role-name app --assume-role-policy-document TRUST', { TRUST: trust })).toMatchObject({ Role: { AssumeRolePolicyDocument: trust } });
    expect(await aws('iam create-policy --policy-name read --policy-document READ', { READ: read })).toMatchObject({ Policy: { Arn: policy, DefaultVersionId: 'v1' } });
    const waits = await Promise.all([aws('iam wait user-exists --user-name ann'), aws('iam wait role-exists --role-name app'), aws(`iam wait policy-exists --policy-arn ${policy}`)]);
    expect(waits).toEqual([null, null, null]);
    expect(await aws(`iam attach-role-policy --role-name app --policy-arn ${policy}`)).toBeNull();
    expect(await aws(`iam get-policy-version --policy-arn ${policy} --version-id v1 --query PolicyVersion.Document`)).toEqual(read);
    expect(await aws('iam get-user --user-name nobody')).toBe('An error occurred (NoSuchEntity) when calling the GetUser operation: The user with name nobody cannot be found.');
  }, 120_000);

  test('IAM-160: pages by --page-size and goes on from a --starting-token', async () => {
    for (const GroupName of ['a', 'b', 'c', 'd', 'e']) await octroi.iam(customer).send(new CreateGroupCommand({ GroupName }));
    const names = (page: unknown) => (page as { Groups: { GroupName: string }[] }).Groups.map(({ GroupName }) => GroupName);
    const [all, first] = await Promise.all([aws('iam list-groups --page-size 2'), aws('iam list-groups --page-size 2 --max-items 3')]);
    expect(names(all)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(names(first)).toEqual(['a', 'b', 'c']);
    const rest = await aws(`iam list-groups --page-size 2 --starting-token ${(first as { NextToken: string }).NextToken}`);
    expect(names(rest)).toEqual(['d', 'e']);
  }, 120_000);

  test('IAM-120, IAM-121, STS-22: a picture or a seed to take home, two codes, and a session by a third', async () => {
    const device = (name: string, method: string, file: string) => aws(`iam create-virtual-mfa-device --virtual-mfa-device-name ${name} --bootstrap-method ${method} --outfile ${join(folder, file)}`);
    const serial = `arn:aws:iam::${customer.accountId}:mfa/cli`;
    expect(await device('picture', 'QRCodePNG', 'qr.png')).toEqual({ VirtualMFADevice: { SerialNumber: `arn:aws:iam::${customer.accountId}:mfa/picture` } });
    expect((await readFile(join(folder, 'qr.png'))).subarray(1, 4).toString()).toBe('PNG');
    expect(await device('cli', 'Base32StringSeed', 'seed')).toEqual({ VirtualMFADevice: { SerialNumber: serial } });
    const seed = await readFile(join(folder, 'seed'), 'utf8');
    await aws('iam create-user --user-name mia');
    const enable = (one: string, two: string) => aws(`iam enable-mfa-device --user-name mia --serial-number ${serial} --authentication-code1 ${one} --authentication-code2 ${two}`);
    const wrong = await octroi.mfaCode(seed, 90);
    expect(await enable(wrong, wrong)).toBe('An error occurred (InvalidAuthenticationCode) when calling the EnableMFADevice operation: Authentication code for device is not valid.');
    expect(await enable(await octroi.mfaCode(seed, -1), await octroi.mfaCode(seed))).toBeNull();
    const { AccessKey } = await octroi.iam(customer).send(new CreateAccessKeyCommand({ UserName: 'mia' }));
    const mia = { AWS_ACCESS_KEY_ID: AccessKey!.AccessKeyId!, AWS_SECRET_ACCESS_KEY: AccessKey!.SecretAccessKey! };
    const session = (code: string) => aws(`sts get-session-token --serial-number ${serial} --token-code ${code}`, {}, mia);
    expect(await session(wrong)).toBe('An error occurred (AccessDenied) when calling the GetSessionToken operation: MultiFactorAuthentication failed with invalid MFA one time pass code.');
    octroi.advance(60);
    const { Credentials: made } = (await session(await octroi.mfaCode(seed))) as { Credentials: { AccessKeyId: string; SecretAccessKey: string; SessionToken: string } };
    const strong = { AWS_ACCESS_KEY_ID: made.AccessKeyId, AWS_SECRET_ACCESS_KEY: made.SecretAccessKey, AWS_SESSION_TOKEN: made.SessionToken };
    expect(await aws('sts get-caller-identity --query Arn', {}, strong)).toBe(`arn:aws:iam::${customer.accountId}:user/mia`);
  }, 120_000);

  test('STS-18, STS-20, STS-70, EVAL-63: a profile with role_arn and external_id assumes the customer\'s role', async () => {
    const iam = octroi.iam(third);
    await iam.send(new CreateUserCommand({ UserName: 'desk' }));
    await iam.send(new PutUserPolicyCommand({ UserName: 'desk', PolicyName: 'p', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' } }) }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'desk' }));
    const trust = { Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${third.accountId}:root` }, Action: 'sts:AssumeRole', Condition: { StringLike: { 'sts:ExternalId': [ORGANISATION] } } } };
    await aws('iam create-role --role-name shared --path /for/others/ --assume-role-policy-document TRUST', { TRUST: trust });
    const role = `arn:aws:iam::${customer.accountId}:role/for/others/shared`;
    const profile = (name: string, externalId: string) => `[profile ${name}]\nrole_arn = ${role}\nsource_profile = desk\nrole_session_name = cli\nexternal_id = ${externalId}\n`;
    await writeFile(join(folder, 'config'), profile('right', ORGANISATION) + profile('wrong', 'another'));
    await writeFile(join(folder, 'credentials'), `[desk]\naws_access_key_id = ${AccessKey!.AccessKeyId!}\naws_secret_access_key = ${AccessKey!.SecretAccessKey!}\n`);
    const files = { AWS_CONFIG_FILE: join(folder, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials') };
    const [right, wrong, denied] = await Promise.all(['--profile right sts get-caller-identity', '--profile wrong sts get-caller-identity', '--profile right iam list-users'].map((line) => aws(line, {}, files)));
    expect(right).toEqual({ UserId: expect.stringMatching(/^AROA[A-Z0-9]{17}:cli$/), Account: customer.accountId, Arn: `arn:aws:sts::${customer.accountId}:assumed-role/shared/cli` });
    expect(wrong).toBe(`An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::${third.accountId}:user/desk is not authorized to perform: sts:AssumeRole on resource: ${role}`);
    expect(denied).toBe(`An error occurred (AccessDenied) when calling the ListUsers operation: User: arn:aws:sts::${customer.accountId}:assumed-role/shared/cli is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::${customer.accountId}:user/ because no identity-based policy allows the iam:ListUsers action`);
  }, 120_000);
});
