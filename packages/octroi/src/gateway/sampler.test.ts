import { AttachUserPolicyCommand, CreateAccessKeyCommand, CreateRoleCommand, CreateUserCommand, DeleteUserPolicyCommand, GetUserCommand, ListUsersCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { expect, test, vi } from 'vitest';
import { comparable, Round } from '../kernel/sample.ts';
import { PolicyCache } from '../kernel/policy-cache.ts';
import { EpochCache } from '../services/iam/principals/epoch-cache.ts';
import { KeyRing } from '../services/iam/principals/keys.ts';
import { openKeyring } from '../store/seal.ts';
import { openSharedMemory } from '../testing/shared-memory.fixture.ts';
import { openWorld, type World } from '../testing/world.ts';

const ALLOW = (action: string) => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] });

/** A node with a user who may list users, and whose memory is warm. */
async function warm() {
  const cluster = openSharedMemory().node('one');
  const spies = { facts: vi.spyOn(EpochCache.prototype, 'get'), policies: vi.spyOn(PolicyCache.prototype, 'get'), keys: vi.spyOn(KeyRing.prototype, 'find') };
  const world = await openWorld({ node: { kv: cluster, cluster, seal: openKeyring({}) }, shadow: false });
  world.gateway.serving.start();
  const root = await world.account();
  const iam = world.iam(root);
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  await iam.send(new PutUserPolicyCommand({ UserName: 'ann', PolicyName: 'own', PolicyDocument: ALLOW('iam:ListUsers') }));
  await iam.send(new AttachUserPolicyCommand({ UserName: 'ann', PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ann' }));
  const ann = { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
  await world.iam(ann).send(new ListUsersCommand({}));
  const memories = { facts: spies.facts.mock.contexts[0] as unknown as EpochCache, policies: spies.policies.mock.contexts[0] as unknown as PolicyCache, keys: spies.keys.mock.contexts[0] as unknown as KeyRing };
  for (const spy of Object.values(spies)) spy.mockRestore();
  return { cluster, world, root, iam, ann, memories };
}

const gauge = async (world: World, name: string): Promise<number> => {
  const text = await world.gateway.metrics.text();
  return Number(new RegExp(`^octroi_${name} (\\S+)$`, 'm').exec(text)![1]);
};

/** A wrong value comes back where a right one was read. */
async function poisoned(world: World, cluster: { readonly reloads: string[] }): Promise<void> {
  await world.gateway.sampler.run();
  expect(cluster.reloads).toHaveLength(1);
  expect(await gauge(world, 'sampler_differences')).toBeGreaterThan(0);
  expect(world.warnings).toHaveLength(1);
  expect(world.warnings[0]).toMatch(/^what this node remembers differs from its store, and is read anew: /);
  expect(world.gateway.serving.condition()).toBe('ok');
  expect(world.faults).toEqual([]);
}

test('what is remembered as it is in the store is left alone, whatever changes meanwhile', async () => {
  const { cluster, world, root, iam, ann } = await warm();
  await iam.send(new CreateRoleCommand({ RoleName: 'r', AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: root.accountId }, Action: 'sts:AssumeRole' }] }) }));
  await iam.send(new PutUserPolicyCommand({ UserName: 'ann', PolicyName: 'assume', PolicyDocument: ALLOW('sts:AssumeRole') }));
  const { Credentials } = await world.sts(ann).send(new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${root.accountId}:role/r`, RoleSessionName: 'session' }));
  await world.sts({ accessKeyId: Credentials!.AccessKeyId!, secretAccessKey: Credentials!.SecretAccessKey!, sessionToken: Credentials!.SessionToken! }).send(new GetCallerIdentityCommand({}));
  for (let round = 0; round < 20; round++) {
    await Promise.all([world.gateway.sampler.run(), iam.send(new PutUserPolicyCommand({ UserName: 'ann', PolicyName: 'own', PolicyDocument: ALLOW(`iam:ListUsers${'*'.repeat(round)}`) })), world.iam(ann).send(new GetUserCommand({ UserName: 'ann' }))]);
  }
  expect(await gauge(world, 'sampler_runs')).toBe(20);
  expect(await gauge(world, 'sampler_compared')).toBeGreaterThan(50);
  expect(await gauge(world, 'sampler_differences')).toBe(0);
  expect([cluster.reloads, world.warnings, world.faults]).toEqual([[], [], []]);
  await world.close();
});

test('a permission that is remembered and was taken away is found, and is gone', async () => {
  const { cluster, world, iam, ann, memories } = await warm();
  // The memory keeps what it was told, as if the commit that takes the permission away had never been heard of.
  const facts = (memories.facts as unknown as Record<'get', (...given: unknown[]) => unknown>).get;
  const stale = await facts.call(memories.facts, 'aws', (await world.sts(ann).send(new GetCallerIdentityCommand({}))).Account, 'held-user', (await iam.send(new GetUserCommand({ UserName: 'ann' }))).User!.UserId, () => Promise.reject(new Error('not known')));
  await iam.send(new DeleteUserPolicyCommand({ UserName: 'ann', PolicyName: 'own' }));
  await world.iam(ann).send(new ListUsersCommand({})).catch(() => undefined);
  const held = (await facts.call(memories.facts, 'aws', (await world.sts(ann).send(new GetCallerIdentityCommand({}))).Account, 'held-user', (await iam.send(new GetUserCommand({ UserName: 'ann' }))).User!.UserId, () => Promise.reject(new Error('not known')))) as object;
  for (const key of Object.keys(stale as object)) Object.defineProperty(held, key, { value: (stale as Record<string, unknown>)[key] });
  await poisoned(world, cluster);
  await world.close();
});

test('a key that is remembered as active and is not, and a text that was compiled wrongly, are found', async () => {
  const first = await warm();
  const known = await first.memories.keys.find(first.ann.accessKeyId);
  Object.defineProperty(known, 'secret', { value: () => 'x'.repeat(40) });
  await poisoned(first.world, first.cluster);
  await first.world.iam(first.ann).send(new ListUsersCommand({}));
  await first.world.close();

  const second = await warm();
  const compiled = second.memories.policies.get('x', ALLOW('*'));
  Object.defineProperty(compiled, 'document', { value: second.memories.policies.get('y', ALLOW('iam:GetUser')).document });
  await poisoned(second.world, second.cluster);
  await second.world.close();
});

test('a node whose copy of the store differs answers nobody until a sample finds no difference', async () => {
  const { cluster, world, ann } = await warm();
  cluster.sample = { compared: 10, differences: ['aws/111122223333/-/iam/user/ann'] };
  await world.gateway.sampler.run();
  expect(cluster.reloads).toEqual(['a sample differs from the store: store: aws/111122223333/-/iam/user/ann']);
  expect(world.gateway.serving.condition()).toBe('distrusted');
  await expect(world.iam(ann).send(new ListUsersCommand({}))).rejects.toMatchObject({ name: 'ServiceUnavailable', $metadata: { httpStatusCode: 503 } });
  // A store that cannot be asked proves nothing.
  cluster.fresh = false;
  cluster.sample = { compared: 10, differences: [] };
  cluster.sampleAgainstStore = () => cluster.read(() => cluster.sample);
  await world.gateway.sampler.run();
  cluster.fresh = true;
  expect(world.gateway.serving.condition()).toBe('distrusted');
  await world.gateway.sampler.run();
  await world.iam(ann).send(new ListUsersCommand({}));
  expect(world.faults).toEqual([]);
  await world.close();
});

test('a node that cannot compare what it remembers is given a second sample, and then answers nobody until one succeeds', async () => {
  const { cluster, world, ann } = await warm();
  let broken = true;
  cluster.sampleAgainstStore = () => (broken ? Promise.reject(new Error('a row that cannot be read')) : Promise.resolve(cluster.sample));
  await world.gateway.sampler.run();
  expect(world.gateway.serving.condition()).toBe('ok');
  await world.gateway.sampler.run();
  await world.gateway.sampler.run();
  expect(world.gateway.serving.condition()).toBe('distrusted');
  await expect(world.iam(ann).send(new ListUsersCommand({}))).rejects.toMatchObject({ name: 'ServiceUnavailable' });
  broken = false;
  await world.gateway.sampler.run();
  await world.iam(ann).send(new ListUsersCommand({}));
  broken = true;
  await world.gateway.sampler.run();
  expect(world.gateway.serving.condition()).toBe('ok');
  expect(world.warnings).toEqual(['what this node remembers cannot be compared with its store, so nobody is answered until it can']);
  expect(world.faults.map(String)).toEqual(Array(4).fill('Error: a row that cannot be read'));
  await world.close();
});

test('a round shows everything in turn', () => {
  const round = new Round(() => [1, 2, 3]);
  expect([round.take(2), round.take(2), round.take(5)]).toEqual([[1, 2], [3, 1], [2, 3, 1, 2, 3]]);
  expect(new Round(() => []).take(3)).toEqual([]);
  expect(comparable(new Map([['a', 1]]))).not.toBe(comparable(new Map([['a', 2]])));
  expect(comparable(undefined)).not.toBe(comparable(null));
});
