import { CreateAccessKeyCommand, CreateUserCommand, DeleteAccessKeyCommand, GetUserCommand, ListAccessKeysCommand, UpdateAccessKeyCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openWorld } from '../../../testing/world.ts';
import { failureOf, newUser } from '../shared/testing.ts';

const GET_SELF = { Effect: 'Allow', Action: 'iam:GetUser', Resource: '*' };
const KEYS = { Effect: 'Allow', Action: 'iam:*AccessKey*', Resource: 'arn:aws:iam::*:user/${aws:username}' };

test('IAM-40: CreateAccessKey answers an active key of 20 and a secret of 40 characters, which nothing shows again', async () => {
  const world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  await iam.send(new CreateUserCommand({ UserName: 'Ann' }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ann' }));
  expect(AccessKey).toEqual({ UserName: 'Ann', AccessKeyId: expect.stringMatching(/^AKIA[A-Z2-7]{16}$/), Status: 'Active', SecretAccessKey: expect.stringMatching(/^[A-Za-z0-9/+]{40}$/), CreateDate: expect.any(Date) });
  const { SecretAccessKey, ...shown } = AccessKey!;
  const listed = await iam.send(new ListAccessKeysCommand({ UserName: 'ann' }));
  expect(listed.AccessKeyMetadata).toEqual([shown]);
  expect(listed.IsTruncated).toBe(false);
  const stored = await world.gateway.kv.read(async (snapshot) => snapshot.range(['aws']));
  expect(JSON.stringify(stored)).not.toContain(SecretAccessKey);
  expect(world.faults).toEqual([]);
});

test('IAM-40, IAM-25: a third key is refused, whether the others are active or not', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ann' }));
  await iam.send(new CreateAccessKeyCommand({ UserName: 'ann' }));
  const third = () => failureOf(iam.send(new CreateAccessKeyCommand({ UserName: 'ann' })));
  expect(await third()).toBe('LimitExceeded 409: Cannot exceed quota for AccessKeysPerUser: 2');
  await iam.send(new UpdateAccessKeyCommand({ UserName: 'ann', AccessKeyId: AccessKey!.AccessKeyId!, Status: 'Inactive' }));
  expect(await third()).toBe('LimitExceeded 409: Cannot exceed quota for AccessKeysPerUser: 2');
  await iam.send(new DeleteAccessKeyCommand({ UserName: 'ann', AccessKeyId: AccessKey!.AccessKeyId! }));
  expect(await third()).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});

test('IAM-41: an inactive key authenticates no more, as if it were unknown, until it is active again; a deleted one never', async () => {
  const world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  const ann = await newUser(world, root, 'ann', [GET_SELF]);
  const use = () => failureOf(ann.iam.send(new GetUserCommand({})));
  const key = { UserName: 'ann', AccessKeyId: ann.credentials.accessKeyId };
  expect(await use()).toBe('it succeeded');
  await iam.send(new UpdateAccessKeyCommand({ ...key, Status: 'Inactive' }));
  expect((await iam.send(new ListAccessKeysCommand({ UserName: 'ann' }))).AccessKeyMetadata).toMatchObject([{ Status: 'Inactive' }]);
  expect(await use()).toBe('InvalidClientTokenId 403: The security token included in the request is invalid.');
  await iam.send(new UpdateAccessKeyCommand({ ...key, Status: 'Active' }));
  expect(await use()).toBe('it succeeded');
  await iam.send(new DeleteAccessKeyCommand(key));
  expect(await use()).toBe('InvalidClientTokenId 403: The security token included in the request is invalid.');
  expect(world.faults).toEqual([]);
});

test('IAM-41: no request can set the status Expired', async () => {
  const world = await openWorld();
  const root = await world.account();
  const ann = await newUser(world, root, 'ann');
  const status = { UserName: 'ann', AccessKeyId: ann.credentials.accessKeyId, Status: 'Expired' } as const;
  expect(await failureOf(world.iam(root).send(new UpdateAccessKeyCommand(status)))).toBe('InvalidInput 400: The status of an access key can be set to Active or Inactive only.');
  expect(world.faults).toEqual([]);
});

test('IAM-21: an unknown key, or one of another user, is not found; an unknown user comes first', async () => {
  const world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  const ann = await newUser(world, root, 'ann');
  await newUser(world, root, 'bob');
  const ofBob = { UserName: 'bob', AccessKeyId: ann.credentials.accessKeyId };
  const missing = `NoSuchEntity 404: The Access Key with id ${ofBob.AccessKeyId} cannot be found.`;
  expect(await failureOf(iam.send(new UpdateAccessKeyCommand({ ...ofBob, Status: 'Inactive' })))).toBe(missing);
  expect(await failureOf(iam.send(new DeleteAccessKeyCommand(ofBob)))).toBe(missing);
  const none = { UserName: 'nobody', AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' };
  for (const command of [new UpdateAccessKeyCommand({ ...none, Status: 'Active' }), new DeleteAccessKeyCommand(none), new CreateAccessKeyCommand({ UserName: 'nobody' }), new ListAccessKeysCommand({ UserName: 'nobody' })]) {
    expect(await failureOf(iam.send(command as never))).toBe('NoSuchEntity 404: The user with name nobody cannot be found.');
  }
  expect(await failureOf(iam.send(new DeleteAccessKeyCommand({ ...none, UserName: 'bob' })))).toBe('NoSuchEntity 404: The Access Key with id AKIAIOSFODNN7EXAMPLE cannot be found.');
  expect(world.faults).toEqual([]);
});

test('IAM-4: without a name a user manages its own keys', async () => {
  const world = await openWorld();
  const ann = await newUser(world, await world.account(), 'ann', [KEYS]);
  const { AccessKey } = await ann.iam.send(new CreateAccessKeyCommand({}));
  expect(AccessKey!.UserName).toBe('ann');
  expect((await ann.iam.send(new ListAccessKeysCommand({}))).AccessKeyMetadata).toHaveLength(2);
  await ann.iam.send(new UpdateAccessKeyCommand({ AccessKeyId: AccessKey!.AccessKeyId!, Status: 'Inactive' }));
  await ann.iam.send(new DeleteAccessKeyCommand({ AccessKeyId: AccessKey!.AccessKeyId! }));
  expect((await ann.iam.send(new ListAccessKeysCommand({}))).AccessKeyMetadata).toMatchObject([{ AccessKeyId: ann.credentials.accessKeyId }]);
  expect(world.faults).toEqual([]);
});

test('IAM-43: without a name the root user manages its own keys, two at most', async () => {
  const world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({}));
  expect(AccessKey).not.toHaveProperty('UserName');
  expect(await failureOf(iam.send(new CreateAccessKeyCommand({})))).toBe('LimitExceeded 409: Cannot exceed quota for AccessKeysPerUser: 2');
  const second = world.iam({ accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! });
  await second.send(new DeleteAccessKeyCommand({ AccessKeyId: root.accessKeyId }));
  expect((await second.send(new ListAccessKeysCommand({}))).AccessKeyMetadata).toEqual([{ AccessKeyId: AccessKey!.AccessKeyId, Status: 'Active', CreateDate: expect.any(Date) }]);
  expect(await failureOf(iam.send(new ListAccessKeysCommand({})))).toBe('InvalidClientTokenId 403: The security token included in the request is invalid.');
  expect(world.faults).toEqual([]);
});
