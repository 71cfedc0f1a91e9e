import { CreateAccessKeyCommand, CreateRoleCommand, CreateUserCommand, CreateVirtualMFADeviceCommand, EnableMFADeviceCommand, ListUsersCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, GetCallerIdentityCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mfaCode, startOctroi, type Credentials, type OctroiForTests } from './index.ts';

let octroi: OctroiForTests;
beforeAll(async () => {
  octroi = await startOctroi();
});
afterAll(async () => {
  expect(octroi.faults).toEqual([]);
  await octroi.close();
});

const keysOf = (keys: { AccessKeyId?: string | undefined; SecretAccessKey?: string | undefined; SessionToken?: string | undefined } | undefined): Credentials => ({
  accessKeyId: keys!.AccessKeyId!, secretAccessKey: keys!.SecretAccessKey!, ...(keys!.SessionToken === undefined ? {} : { sessionToken: keys!.SessionToken }),
});
const policy = (statement: object) => JSON.stringify({ Version: '2012-10-17', Statement: statement });

test('IAM-121, STS-22, KEY-12: through the wire, from the seed of a device to a session with MFA', async () => {
  const root = await octroi.account();
  const iam = octroi.iam(root);
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  const onlyWithMfa = { Effect: 'Allow', Action: '*', Resource: '*', Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };
  await iam.send(new PutUserPolicyCommand({ UserName: 'ann', PolicyName: 'p', PolicyDocument: policy(onlyWithMfa) }));
  const ann = keysOf((await iam.send(new CreateAccessKeyCommand({ UserName: 'ann' }))).AccessKey);
  const { VirtualMFADevice } = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'ann' }));
  const { SerialNumber, Base32StringSeed: seed } = VirtualMFADevice!;
  await iam.send(new EnableMFADeviceCommand({ UserName: 'ann', SerialNumber, AuthenticationCode1: await octroi.mfaCode(seed!), AuthenticationCode2: await octroi.mfaCode(seed!, 1) }));

  await expect(octroi.iam(ann).send(new ListUsersCommand({}))).rejects.toMatchObject({ name: 'AccessDenied' });
  octroi.advance(60);
  const session = keysOf((await octroi.sts(ann).send(new GetSessionTokenCommand({ SerialNumber, TokenCode: await octroi.mfaCode(seed!) }))).Credentials);
  expect((await octroi.iam(session).send(new ListUsersCommand({}))).Users).toHaveLength(1);
  expect((await octroi.sts(session).send(new GetCallerIdentityCommand({}))).Arn).toBe(`arn:aws:iam::${root.accountId}:user/ann`);

  const trust = policy({ Effect: 'Allow', Principal: { AWS: root.accountId }, Action: 'sts:AssumeRole', Condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } } });
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName: 'careful', AssumeRolePolicyDocument: trust }));
  const assume = (more: object = {}, keys = ann) => octroi.sts(keys).send(new AssumeRoleCommand({ RoleArn: Role!.Arn, RoleSessionName: 'work', ...more }));
  await assume({}, session);
  octroi.advance(3600);
  await expect(assume({}, session)).rejects.toMatchObject({ name: 'AccessDenied' });
  await assume({ SerialNumber, TokenCode: await mfaCode(Buffer.from(seed!).toString(), Date.now() + 3_660_000) });
});

test('ADR 0007: an authenticator app that follows the wall clock works after the decision clock has moved', async () => {
  const root = await octroi.account();
  const iam = octroi.iam(root);
  octroi.advance(86_400);
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  const { VirtualMFADevice } = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'ann' }));
  const code = (ahead: number) => mfaCode(VirtualMFADevice!.Base32StringSeed!, Date.now() + ahead * 30_000);
  await iam.send(new EnableMFADeviceCommand({ UserName: 'ann', SerialNumber: VirtualMFADevice!.SerialNumber, AuthenticationCode1: await code(-1), AuthenticationCode2: await code(0) }));
});
