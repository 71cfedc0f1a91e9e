import { CreateAccessKeyCommand, CreateGroupCommand, CreateRoleCommand, CreateUserCommand, DeleteGroupCommand, DeleteUserCommand, ListAccessKeysCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { rowKey, type Table } from '../../../kernel/table.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { groups, roles, users } from '../tables.ts';
import { failureOf } from './testing.ts';

const TRUST = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' } });

/** Rows past the API, as an import brings them: nothing has counted them. */
async function fill(world: World, account: string, table: Table<unknown>, count: number): Promise<void> {
  for (let from = 0; from < count; from += 90) {
    await world.gateway.kv.transact(`fill-${table.name}-${from}`, (tx) => {
      for (let index = from; index < Math.min(from + 90, count); index++) {
        const row = { name: `m${index}`, path: '/', id: `ID${index}`, createdAt: 0, tags: [], trust: TRUST, maxSessionDuration: 3600 };
        tx.put(rowKey(table, { partition: 'aws', account, region: '-' }, [row.name]), JSON.stringify(row));
      }
    });
  }
}

const KINDS = [
  { kind: 'users', table: users, limit: 5000, text: 'UsersPerAccount: 5000', make: (name: string) => new CreateUserCommand({ UserName: name }) },
  { kind: 'groups', table: groups, limit: 300, text: 'GroupsPerAccount: 300', make: (name: string) => new CreateGroupCommand({ GroupName: name }) },
  { kind: 'roles', table: roles, limit: 1000, text: 'RolesPerAccount: 1000', make: (name: string) => new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: TRUST }) },
] as const;

test.each(KINDS)('IAM-134, IAM-25: an account has at most $limit $kind, also if they were not made one by one', async ({ table, limit, text, make }) => {
  const world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  await fill(world, root.accountId, table, limit - 1);
  expect(await failureOf(iam.send(make('last') as never))).toBe('it succeeded');
  expect(await failureOf(iam.send(make('more') as never))).toBe(`LimitExceeded 409: Cannot exceed quota for ${text}`);
  expect(await failureOf(iam.send(make('LAST') as never))).toMatch(/^EntityAlreadyExists 409: /);
  expect(await failureOf(world.iam(await world.account()).send(make('more') as never))).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});

test('IAM-134: what is deleted makes room again, as often as one likes', async () => {
  const world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  await fill(world, root.accountId, groups, 298);
  for (let round = 0; round < 5; round++) {
    await iam.send(new CreateGroupCommand({ GroupName: 'a' }));
    await iam.send(new CreateGroupCommand({ GroupName: 'b' }));
    expect(await failureOf(iam.send(new CreateGroupCommand({ GroupName: 'c' })))).toBe('LimitExceeded 409: Cannot exceed quota for GroupsPerAccount: 300');
    await iam.send(new DeleteGroupCommand({ GroupName: 'a' }));
    await iam.send(new DeleteGroupCommand({ GroupName: 'b' }));
  }
  expect(world.faults).toEqual([]);
});

test('IAM-134: creations and deletions beyond the quota in sum are no reason to refuse', async () => {
  const world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  await fill(world, root.accountId, groups, 290);
  for (let index = 0; index < 30; index++) {
    await iam.send(new CreateGroupCommand({ GroupName: 'again' }));
    await iam.send(new DeleteGroupCommand({ GroupName: 'again' }));
  }
  expect(world.faults).toEqual([]);
});

test('IAM-40, IAM-134: requests side by side do not slip past a quota together', async () => {
  const world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  const keys = await Promise.all(Array.from({ length: 8 }, () => failureOf(iam.send(new CreateAccessKeyCommand({ UserName: 'ann' })))));
  expect(keys.filter((outcome) => outcome === 'it succeeded')).toHaveLength(2);
  expect((await iam.send(new ListAccessKeysCommand({ UserName: 'ann' }))).AccessKeyMetadata).toHaveLength(2);
  await fill(world, root.accountId, groups, 297);
  const made = await Promise.all(Array.from({ length: 8 }, (_, index) => failureOf(iam.send(new CreateGroupCommand({ GroupName: `n${index}` })))));
  expect(made.filter((outcome) => outcome === 'it succeeded')).toHaveLength(3);
  expect(await failureOf(iam.send(new DeleteUserCommand({ UserName: 'ann' })))).toBe('DeleteConflict 409: Cannot delete entity, must delete access keys first.');
  expect(world.faults).toEqual([]);
});
