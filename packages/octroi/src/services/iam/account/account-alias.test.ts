import { CreateAccountAliasCommand, DeleteAccountAliasCommand, ListAccountAliasesCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openWorld } from '../../../testing/world.ts';
import { failureOf, newUser } from '../shared/testing.ts';

async function start() {
  const world = await openWorld();
  const root = await world.account();
  const of = (credentials: Parameters<typeof world.iam>[0]) => {
    const iam = world.iam(credentials);
    return {
      create: (AccountAlias: string) => failureOf(iam.send(new CreateAccountAliasCommand({ AccountAlias }))),
      drop: (AccountAlias: string) => failureOf(iam.send(new DeleteAccountAliasCommand({ AccountAlias }))),
      list: async () => (await iam.send(new ListAccountAliasesCommand({}))).AccountAliases,
      iam,
    };
  };
  return { world, root, of, mine: of(root) };
}

test('IAM-130: an account has one alias, and a new one takes the place of the old', async () => {
  const { world, mine } = await start();
  expect(await mine.list()).toEqual([]);
  expect(await mine.create('first')).toBe('it succeeded');
  expect(await mine.create('second-1')).toBe('it succeeded');
  expect(await mine.list()).toEqual(['second-1']);
  expect(await mine.drop('first')).toBe('NoSuchEntity 404: The account alias with name first cannot be found.');
  expect(await mine.drop('second-1')).toBe('it succeeded');
  expect(await mine.list()).toEqual([]);
  expect(await mine.drop('second-1')).toBe('NoSuchEntity 404: The account alias with name second-1 cannot be found.');
  expect(world.faults).toEqual([]);
});

test('IAM-130, IAM-23: no two accounts have the same alias, and a former one is free again', async () => {
  const { world, mine, of } = await start();
  const other = of(await world.account());
  await mine.create('shared');
  expect(await other.create('shared')).toBe('EntityAlreadyExists 409: The account alias shared already exists.');
  expect(await mine.create('shared')).toBe('EntityAlreadyExists 409: The account alias shared already exists.');
  expect(await other.drop('shared')).toBe('NoSuchEntity 404: The account alias with name shared cannot be found.');
  expect([await mine.list(), await other.list()]).toEqual([['shared'], []]);
  await mine.create('changed');
  expect(await other.create('shared')).toBe('it succeeded');
  await mine.drop('changed');
  expect(await other.create('changed')).toBe('it succeeded');
  expect([await mine.list(), await other.list()]).toEqual([[], ['changed']]);
  expect(world.faults).toEqual([]);
});

test.each(['ab', 'a--b', '-ab', 'ab-', 'Abc', 'a'.repeat(64), 'a_b'])('IAM-130: `%s` is no alias', async (alias) => {
  const { mine } = await start();
  expect(await mine.create(alias)).toMatch(/^ValidationError 400: \d validation errors? detected: Value at 'accountAlias' failed to satisfy constraint: /);
  expect(await mine.list()).toEqual([]);
});

test('IAM-130: the number of an account is no alias', async () => {
  const { mine } = await start();
  expect(await mine.create('111122223333')).toBe('ValidationError 400: The account alias must not be a 12-digit number.');
  expect(await mine.create('11112222333')).toBe('it succeeded');
});

test('IAM-160, IAM-190: aliases are listed with markers, and all of it is asked for on everything', async () => {
  const { world, root, mine, of } = await start();
  await mine.create('one');
  expect(await mine.iam.send(new ListAccountAliasesCommand({ MaxItems: 1 }))).toMatchObject({ AccountAliases: ['one'], IsTruncated: false });
  expect(await failureOf(mine.iam.send(new ListAccountAliasesCommand({ Marker: 'made up' })))).toBe('ValidationError 400: Invalid Marker.');
  const user = await newUser(world, root, 'some', [{ Effect: 'Allow', Action: 'iam:*AccountAlias*', Resource: 'arn:aws:iam::*:*' }]);
  const denied = (action: string) => `AccessDenied 403: User: ${user.arn} is not authorized to perform: iam:${action} on resource: * because no identity-based policy allows the iam:${action} action`;
  const theirs = of(user.credentials);
  expect([await theirs.create('two'), await theirs.drop('one'), await failureOf(theirs.list())]).toEqual([denied('CreateAccountAlias'), denied('DeleteAccountAlias'), denied('ListAccountAliases')]);
  expect(world.faults).toEqual([]);
});
