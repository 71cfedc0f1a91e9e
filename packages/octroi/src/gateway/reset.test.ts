import { CreateUserCommand, GetAccountSummaryCommand, ListUsersCommand, type IAMClient } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { openWorld } from '../testing/world.ts';
import { Gate } from './gate.ts';
import { dump, notes, toy, toyWorld } from './toy.fixture.ts';

/** Policy epochs say only that something has changed: they may differ. */
const rows = async (world: Parameters<typeof dump>[0]) => (await dump(world)).filter((row) => !row.includes('/kernel/policy-epoch '));
const userNames = async (iam: IAMClient) => (await iam.send(new ListUsersCommand({}))).Users!.map((user) => user.UserName);

test('design 5: a reset brings back exactly the rows, keys and clock of the end of bootstrap', async () => {
  const world = await openWorld();
  const root = (await world.gateway.addAccount({ id: '111122223333', email: 'root@example.com', rootPassword: 'the City gate 7', quotas: { UsersQuota: 130 } }))!;
  await world.gateway.endBootstrap();
  const before = await rows(world);
  for (let number = 0; number < 130; number++) await world.iam(root).send(new CreateUserCommand({ UserName: `u${number}` }));
  const other = await world.account();
  world.clocks.advance(3600);
  const started = performance.now();
  await world.gateway.reset();
  console.log(`a reset of ${2 * 130} rows took ${(performance.now() - started).toFixed(1)} ms`);
  expect(await rows(world)).toEqual(before);
  expect(Math.abs(world.clocks.decision() - Date.now())).toBeLessThan(1000);
  expect(await userNames(world.iam(root))).toEqual([]);
  await expect(world.sts(other).send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
  expect(world.gateway.ring.all().length).toBe(2);
  expect((await world.iam(root).send(new GetAccountSummaryCommand({}))).SummaryMap).toMatchObject({ UsersQuota: 130, Users: 0 });
  // The same again: the second world is as good as the first.
  await world.iam(root).send(new CreateUserCommand({ UserName: 'u0' }));
  await world.gateway.reset();
  expect(await rows(world)).toEqual(before);
  expect(world.faults).toEqual([]);
  await world.close();
});

test('a session of the root user outlives a reset only as long as its account', async () => {
  const world = await openWorld();
  await world.account('111122223333');
  await world.gateway.endBootstrap();
  const other = await world.account('444455556666');
  const { Credentials } = await world.sts(other).send(new GetSessionTokenCommand({}));
  const session = { accessKeyId: Credentials!.AccessKeyId!, secretAccessKey: Credentials!.SecretAccessKey!, sessionToken: Credentials!.SessionToken! };
  expect((await world.sts(session).send(new GetCallerIdentityCommand({}))).Account).toBe('444455556666');
  await world.gateway.reset();
  await expect(world.sts(session).send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
  await world.close();
});

test('a reset refuses where nobody has said where the bootstrap ends: it would delete everything', async () => {
  const world = await openWorld();
  const root = await world.account();
  await expect(world.gateway.reset()).rejects.toThrow('there is no bootstrap to come back to');
  expect((await world.sts(root).send(new GetCallerIdentityCommand({}))).Account).toBe(root.accountId);
  await world.close();
});

test('a reset waits for the requests under way, and holds back those that come meanwhile', async () => {
  const reached = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  const operation = toy({
    async handle({ rows, input }) {
      if (input.Name === 'slow') {
        reached.resolve();
        await go.promise;
      }
      rows.put(notes, [input.Name], { text: '' });
      return {};
    },
  });
  const world = await toyWorld(operation, { rerunProbability: 0 });
  await world.gateway.endBootstrap();
  const before = await dump(world);
  const order: string[] = [];
  const slow = world.call(world.root, 'slow').then(() => order.push('slow'));
  await reached.promise;
  const reset = world.gateway.reset().then(() => order.push('reset'));
  const after = world.call(world.root, 'after').then(() => order.push('after'));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(order).toEqual([]);
  go.resolve();
  await Promise.all([slow, reset, after]);
  expect(order).toEqual(['slow', 'reset', 'after']);
  expect((await dump(world)).filter((row) => !before.includes(row)).map((row) => row.split(' ')[0])).toEqual(['aws/111122223333/-/sts/note/after']);
  await world.close();
});

test('the gate: one holder at a time, its failure lets others pass, and impatience fails the holder alone', async () => {
  const gate = new Gate();
  let inside = 0;
  const alone = async (): Promise<void> => {
    expect(++inside).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    inside--;
  };
  const nothing = async (): Promise<void> => {};
  await Promise.all([gate.hold(nothing, alone), gate.hold(nothing, alone), gate.hold(nothing, alone)]);
  await expect(gate.hold(nothing, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await gate.pass(async () => 'passed')).toBe('passed');
  const stuck = Promise.withResolvers<void>();
  const under = gate.pass(() => stuck.promise);
  await expect(gate.hold(nothing, alone, 10)).rejects.toThrow('1 requests did not end within 10 ms');
  stuck.resolve();
  await under;
  await gate.hold(nothing, alone, 10);
});
