import { CreateAccessKeyCommand, CreateRoleCommand, CreateUserCommand, DeleteAccessKeyCommand, DeleteRoleCommand, GetAccessKeyLastUsedCommand, GetRoleCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { LastUses, type LastUse, type Used } from '../../../kernel/last-uses.ts';
import { openWorld } from '../../../testing/world.ts';
import { newUser } from '../shared/testing.ts';
import { lastUseRows } from './rows.ts';

async function start() {
  const world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ann' }));
  const keys = { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
  const rowOf = async (id: string) => {
    const entry = await world.gateway.kv.read(async (snapshot) => snapshot.get(['aws', root.accountId, '-', 'iam', lastUseRows.name, id]));
    return entry === undefined ? undefined : (JSON.parse(entry.value) as LastUse);
  };
  return { world, root, iam, keys, rowOf };
}

test('IAM-43: the use of a key is written down before the answer, once an hour, and found again after a restart', async () => {
  const { world, iam, keys, rowOf } = await start();
  const id = keys.accessKeyId;
  expect(await rowOf(id)).toBeUndefined();
  const use = (region: string) => world.sts(keys, region).send(new GetCallerIdentityCommand({}));
  await use('eu-west-1');
  const first = await rowOf(id);
  expect(first).toMatchObject({ service: 'sts', region: 'eu-west-1' });
  await use('eu-north-1');
  expect(await rowOf(id)).toEqual(first);
  world.gateway.forget();
  const shown = async () => (await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: id }))).AccessKeyLastUsed!;
  expect(await shown()).toMatchObject({ ServiceName: 'sts', Region: 'eu-west-1' });
  await use('eu-south-1');
  expect(await rowOf(id)).toEqual(first);
  expect(await shown()).toMatchObject({ Region: 'eu-south-1' });
  world.clocks.advance(3600);
  await use('eu-north-1');
  expect(await rowOf(id)).toMatchObject({ region: 'eu-north-1' });
  await iam.send(new DeleteAccessKeyCommand({ UserName: 'ann', AccessKeyId: id }));
  expect(await rowOf(id)).toBeUndefined();
  expect(world.faults).toEqual([]);
});

test('IAM-72: RoleLastUsed tells the last hour in which a session of the role was used, for 400 days', async () => {
  const { world, root, iam, rowOf } = await start();
  const trust = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { AWS: root.accountId }, Action: 'sts:AssumeRole' } });
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName: 'app', AssumeRolePolicyDocument: trust }));
  const bob = await newUser(world, root, 'bob', [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }]);
  const { Credentials } = await world.sts(bob.credentials).send(new AssumeRoleCommand({ RoleArn: Role!.Arn!, RoleSessionName: 'session' }));
  const used = async () => (await iam.send(new GetRoleCommand({ RoleName: 'app' }))).Role!.RoleLastUsed;
  expect(await used()).toEqual({});
  const session = { accessKeyId: Credentials!.AccessKeyId!, secretAccessKey: Credentials!.SecretAccessKey!, sessionToken: Credentials!.SessionToken! };
  await world.sts(session, 'eu-west-1').send(new GetCallerIdentityCommand({}));
  expect(await used()).toEqual({ LastUsedDate: expect.any(Date), Region: 'eu-west-1' });
  world.clocks.advance(401 * 86_400);
  expect(await used()).toEqual({});
  await iam.send(new DeleteRoleCommand({ RoleName: 'app' }));
  expect(await rowOf(Role!.RoleId!)).toBeUndefined();
  expect(world.faults).toEqual([]);
});

test('IAM-43: a use that cannot be written down is reported and refuses nothing', async () => {
  const { world, keys } = await start();
  const failure = new Error('the store is away');
  const uses = new LastUses(() => Promise.reject(failure));
  const used: Used = { partition: 'aws', account: '111122223333', id: 'AKIA' };
  const at = (millis: number): LastUse => ({ at: millis, service: 'sts', region: 'us-east-1' });
  await expect(uses.note(used, at(0))).rejects.toBe(failure);
  expect(uses.note(used, at(3_599_999))).toBeNull();
  await expect(uses.note(used, at(3_600_000))).rejects.toBe(failure);
  const { kv } = world.gateway;
  const transact = kv.transact.bind(kv);
  kv.transact = () => Promise.reject(failure);
  await world.sts(keys).send(new GetCallerIdentityCommand({}));
  kv.transact = transact;
  expect(world.faults).toEqual([failure, failure]);
});
