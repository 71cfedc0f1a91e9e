import { GetAccessKeyInfoCommand, GetSessionTokenCommand, type STSClient } from '@aws-sdk/client-sts';
import { DeleteAccessKeyCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openWorld } from '../../testing/world.ts';
import { accessDenied, makeUser, refusal, validationError } from './sts.fixture.ts';

const account = async (sts: STSClient, AccessKeyId: string) => (await sts.send(new GetAccessKeyInfoCommand({ AccessKeyId }))).Account;

test('STS-71: the account of any well-formed key is told, whatever became of the key', async () => {
  const world = await openWorld();
  const root = await world.account('111122223333');
  const other = await world.account('444455556666');
  const sts = world.sts(root);
  expect(await account(sts, other.accessKeyId)).toBe('444455556666');
  const temporary = (await world.sts(other).send(new GetSessionTokenCommand({}))).Credentials!;
  expect(await account(sts, temporary.AccessKeyId!)).toBe('444455556666');
  const gone = await makeUser(world.iam(other), 'gone');
  await world.iam(other).send(new DeleteAccessKeyCommand({ UserName: 'gone', AccessKeyId: gone.accessKeyId }));
  expect(await account(sts, gone.accessKeyId)).toBe('444455556666');
  expect(world.faults).toEqual([]);
  await world.close();
});

test('STS-71: a key with a fixed id belongs to the account that it was made for', async () => {
  const world = await openWorld();
  const root = await world.account('111122223333');
  for (const accessKeyId of ['AKIAIOSFODNN7EXAMPLE', 'AKIA0000000000000001']) {
    const id = accessKeyId.endsWith('E') ? '777788889999' : '888899990000';
    await world.gateway.addAccount({ id, root: { accessKeyId, secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' } });
    expect(await account(world.sts(root), accessKeyId)).toBe(id);
  }
  expect(world.faults).toEqual([]);
  await world.close();
});

test('STS-71: what is no key is refused', async () => {
  const world = await openWorld();
  const sts = world.sts(await world.account());
  for (const id of ['AKIA0000000000000002', 'AROAIOSFODNN7EXAMPLE', 'AKIAIOSFODNN7EXAMPLE2', 'AKIAIOSFODNN7EXAM']) expect(await refusal(account(sts, id))).toEqual(validationError('Invalid AccessKeyId'));
  expect((await refusal(account(sts, 'short'))).message).toMatch(/^1 validation error detected: /);
  expect(world.faults).toEqual([]);
  await world.close();
});

test('STS-10: it needs sts:GetAccessKeyInfo', async () => {
  const world = await openWorld();
  const ann = world.sts(await makeUser(world.iam(await world.account('111122223333')), 'ann'));
  expect(await refusal(account(ann, 'AKIAIOSFODNN7EXAMPLE'))).toEqual(
    accessDenied('User: arn:aws:iam::111122223333:user/ann is not authorized to perform: sts:GetAccessKeyInfo on resource: * because no identity-based policy allows the sts:GetAccessKeyInfo action'),
  );
  expect(world.faults).toEqual([]);
  await world.close();
});
