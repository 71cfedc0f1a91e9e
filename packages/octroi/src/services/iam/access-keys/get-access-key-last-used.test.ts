import { CreateAccessKeyCommand, CreateUserCommand, DeleteAccessKeyCommand, GetAccessKeyLastUsedCommand, GetUserCommand, UpdateAccessKeyCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { openWorld } from '../../../testing/world.ts';
import { failureOf, newUser } from '../shared/testing.ts';

async function start() {
  const world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  await iam.send(new CreateUserCommand({ UserName: 'Ann' }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'Ann' }));
  return { world, root, iam, keys: { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! } };
}

test('IAM-42: a key that was never used has no date, and N/A as service and Region', async () => {
  const { world, iam, keys } = await start();
  const answer = await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: keys.accessKeyId }));
  expect(answer).toEqual({ $metadata: expect.anything(), UserName: 'Ann', AccessKeyLastUsed: { ServiceName: 'N/A', Region: 'N/A' } });
  expect(world.faults).toEqual([]);
});

test('IAM-43: the last call of a key is shown with its service and Region; IAM has one Region', async () => {
  const { world, root, iam, keys } = await start();
  await world.sts(keys, 'eu-west-1').send(new GetCallerIdentityCommand({}));
  const used = async (id: string) => (await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: id }))).AccessKeyLastUsed;
  expect(await used(keys.accessKeyId)).toEqual({ LastUsedDate: expect.any(Date), ServiceName: 'sts', Region: 'eu-west-1' });
  expect(await failureOf(world.iam(keys, 'eu-west-1').send(new GetUserCommand({})))).toMatch(/^AccessDenied/);
  expect(await used(keys.accessKeyId)).toMatchObject({ ServiceName: 'iam', Region: 'us-east-1' });
  expect(await failureOf(world.iam({ ...keys, secretAccessKey: 'wrong' }, 'eu-west-1').send(new GetUserCommand({})))).toMatch(/^SignatureDoesNotMatch/);
  const own = await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: root.accessKeyId }));
  expect(own).not.toHaveProperty('UserName');
  expect(own.AccessKeyLastUsed).toMatchObject({ ServiceName: 'iam' });
  expect(world.faults).toEqual([]);
});

test('IAM-42: an unknown key, a key of another account and one that the caller may not ask about are refused in the same words', async () => {
  const { world, root, keys } = await start();
  const other = await world.account();
  const nobody = await newUser(world, root, 'nobody');
  const some = await newUser(world, root, 'some', [{ Effect: 'Allow', Action: 'iam:GetAccessKeyLastUsed', Resource: `arn:aws:iam::${root.accountId}:user/Ann` }]);
  const ask = (credentials: Parameters<typeof world.iam>[0], id: string) => failureOf(world.iam(credentials).send(new GetAccessKeyLastUsedCommand({ AccessKeyId: id })));
  const refusal = (arn: string, id: string) => `AccessDenied 403: User: ${arn} is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key ${id}`;
  for (const id of ['AKIAIOSFODNN7EXAMPLE', other.accessKeyId]) expect(await ask(root, id)).toBe(refusal(`arn:aws:iam::${root.accountId}:root`, id));
  for (const id of ['AKIAIOSFODNN7EXAMPLE', keys.accessKeyId]) expect(await ask(nobody.credentials, id)).toBe(refusal(nobody.arn, id));
  expect(await ask(some.credentials, keys.accessKeyId)).toBe('it succeeded');
  expect(await ask(some.credentials, some.credentials.accessKeyId)).toBe(refusal(some.arn, some.credentials.accessKeyId));
  expect(world.faults).toEqual([]);
});

test('IAM-4: the root user that names a user\'s key without the user is told to name it', async () => {
  const { world, iam, keys } = await start();
  const text = 'ValidationError 400: Must specify userName when calling with non-User credentials';
  expect(await failureOf(iam.send(new DeleteAccessKeyCommand({ AccessKeyId: keys.accessKeyId })))).toBe(text);
  expect(await failureOf(iam.send(new UpdateAccessKeyCommand({ AccessKeyId: keys.accessKeyId, Status: 'Inactive' })))).toBe(text);
  expect(world.faults).toEqual([]);
});
