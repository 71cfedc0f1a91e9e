import { CreateAccessKeyCommand, CreateRoleCommand, CreateUserCommand, CreateVirtualMFADeviceCommand, DeleteAccessKeyCommand, EnableMFADeviceCommand, PutUserPolicyCommand, UpdateAccessKeyCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, GetCallerIdentityCommand, GetSessionTokenCommand, type Credentials as StsCredentials } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { openKeyring } from '../store/seal.ts';
import { mfaCode, MFA_STEP_MILLIS } from './mfa-code.ts';
import { openSharedMemory } from './shared-memory.fixture.ts';
import { openWorld, type Credentials, type World } from './world.ts';

async function nodes(): Promise<{ readonly here: World; readonly there: World; close(): Promise<void> }> {
  const memory = openSharedMemory();
  // Each has read the same key from its own environment.
  const env = openKeyring({}).derive('test').toString('base64');
  const open = (id: string) => {
    const cluster = memory.node(id);
    return openWorld({ node: { kv: cluster, cluster, seal: openKeyring({ env }) } });
  };
  const [here, there] = [await open('here'), await open('there')];
  return {
    here,
    there,
    async close() {
      expect([...here.faults, ...there.faults]).toEqual([]);
      await here.close();
      await there.close();
    },
  };
}

const keysOf = ({ AccessKeyId, SecretAccessKey, SessionToken }: StsCredentials): Credentials => ({ accessKeyId: AccessKeyId!, secretAccessKey: SecretAccessKey!, sessionToken: SessionToken! });
const whoAmI = async (world: World, credentials: Credentials) => (await world.sts(credentials).send(new GetCallerIdentityCommand({}))).Arn;
const policy = (...Action: string[]) => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });

test('STS-90: a session of one node is one on every node', async () => {
  const { here, there, close } = await nodes();
  const root = await here.account();
  const trust = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: root.accountId }, Action: 'sts:AssumeRole' }] });
  await here.iam(root).send(new CreateUserCommand({ UserName: 'ann' }));
  await here.iam(root).send(new PutUserPolicyCommand({ UserName: 'ann', PolicyName: 'own', PolicyDocument: policy('sts:AssumeRole') }));
  const { AccessKey } = await here.iam(root).send(new CreateAccessKeyCommand({ UserName: 'ann' }));
  await here.iam(root).send(new CreateRoleCommand({ RoleName: 'r', AssumeRolePolicyDocument: trust }));
  const ann = { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
  const { Credentials: made } = await there.sts(ann).send(new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${root.accountId}:role/r`, RoleSessionName: 'session' }));
  expect(await whoAmI(here, keysOf(made!))).toBe(`arn:aws:sts::${root.accountId}:assumed-role/r/session`);
  await close();
});

test('IAM-43: a key that one node made signs on another at once, and does not once it was deactivated or deleted there', async () => {
  const { here, there, close } = await nodes();
  const root = await here.account();
  await here.iam(root).send(new CreateUserCommand({ UserName: 'ann' }));
  for (let round = 0; round < 5; round++) {
    const { AccessKey } = await here.iam(root).send(new CreateAccessKeyCommand({ UserName: 'ann' }));
    const key = { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
    expect(await whoAmI(there, key)).toBe(`arn:aws:iam::${root.accountId}:user/ann`);
    const named = { UserName: 'ann', AccessKeyId: key.accessKeyId };
    await here.iam(root).send(new UpdateAccessKeyCommand({ ...named, Status: 'Inactive' }));
    await expect(whoAmI(there, key)).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
    await here.iam(root).send(new UpdateAccessKeyCommand({ ...named, Status: 'Active' }));
    await whoAmI(there, key);
    await there.iam(root).send(new DeleteAccessKeyCommand(named));
    await expect(whoAmI(here, key)).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
  }
  await close();
});

test('IAM-120: a code of an MFA device is good once, on whichever nodes it is tried at the same time', async () => {
  const { here, there, close } = await nodes();
  const root = await here.account();
  const iam = here.iam(root);
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ann' }));
  const ann = { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
  const { VirtualMFADevice: device } = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'ann' }));
  const seed = device!.Base32StringSeed!;
  const code = (ahead: number) => mfaCode(seed, here.clocks.decision() + ahead * MFA_STEP_MILLIS);
  await iam.send(new EnableMFADeviceCommand({ UserName: 'ann', SerialNumber: device!.SerialNumber!, AuthenticationCode1: await code(0), AuthenticationCode2: await code(1) }));
  for (let round = 0; round < 5; round++) {
    for (const { clocks } of [here, there]) clocks.advance(60);
    const TokenCode = await code(0);
    const tried = await Promise.allSettled([here, there, here, there].map((world) => world.sts(ann).send(new GetSessionTokenCommand({ SerialNumber: device!.SerialNumber!, TokenCode }))));
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  }
  await close();
});
