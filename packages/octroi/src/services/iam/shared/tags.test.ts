import { CreateRoleCommand, CreateUserCommand, GetRoleCommand, GetUserCommand, ListRoleTagsCommand, ListUserTagsCommand, TagRoleCommand, TagUserCommand, UntagRoleCommand, UntagUserCommand, type Tag } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { ApiError } from '../../../kernel/api-error.ts';
import { openWorld, type World } from '../../../testing/world.ts';
import { checkNewTags, mergeTags, withoutTags } from './tags.ts';
import { failureOf } from './testing.ts';

const TRUST = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' } });

/** Tags of a user and of a role behave the same; each test runs on both. */
const KINDS = ['user', 'role'] as const;

function operationsOf(iam: ReturnType<World['iam']>, kind: (typeof KINDS)[number]) {
  const [UserName, RoleName] = ['ann', 'ann'];
  return kind === 'user'
    ? {
        create: (Tags?: Tag[]) => iam.send(new CreateUserCommand({ UserName, Tags })).then(({ User }) => User?.Tags),
        get: () => iam.send(new GetUserCommand({ UserName })).then(({ User }) => User?.Tags),
        tag: (Tags: Tag[]) => iam.send(new TagUserCommand({ UserName, Tags })),
        untag: (TagKeys: string[]) => iam.send(new UntagUserCommand({ UserName, TagKeys })),
        list: () => iam.send(new ListUserTagsCommand({ UserName })),
      }
    : {
        create: (Tags?: Tag[]) => iam.send(new CreateRoleCommand({ RoleName, Tags, AssumeRolePolicyDocument: TRUST })).then(({ Role }) => Role?.Tags),
        get: () => iam.send(new GetRoleCommand({ RoleName })).then(({ Role }) => Role?.Tags),
        tag: (Tags: Tag[]) => iam.send(new TagRoleCommand({ RoleName, Tags })),
        untag: (TagKeys: string[]) => iam.send(new UntagRoleCommand({ RoleName, TagKeys })),
        list: () => iam.send(new ListRoleTagsCommand({ RoleName })),
      };
}

const tag = (Key: string, Value = 'v'): Tag => ({ Key, Value });
const many = (count: number, prefix: string): Tag[] => Array.from({ length: count }, (_, index) => tag(`${prefix}${index}`));

test.each(KINDS)('IAM-92: tags of a %s are replaced with their key text, ignoring case, and removed in any case', async (kind) => {
  const world = await openWorld();
  const { create, get, tag: add, untag, list } = operationsOf(world.iam(await world.account()), kind);
  expect(await create()).toBeUndefined();
  expect(await get()).toBeUndefined();
  expect(await list()).toMatchObject({ Tags: [], IsTruncated: false });
  await add([tag('somekey', 'one')]);
  await add([tag('Somekey', 'two'), tag('other', '')]);
  expect(await get()).toEqual([tag('Somekey', 'two'), tag('other', '')]);
  await untag(['SOMEKEY', 'absent']);
  expect(await get()).toEqual([tag('other', '')]);
  await untag(['Other']);
  expect(await get()).toBeUndefined();
  expect(world.faults).toEqual([]);
});

test.each(KINDS)('IAM-91: a key twice in one call is refused for a %s, ignoring case', async (kind) => {
  const world = await openWorld();
  const { create, tag: add } = operationsOf(world.iam(await world.account()), kind);
  const twice = [tag('Key'), tag('kEY')];
  const refusal = 'InvalidInput 400: Duplicate tag keys found. Please note that Tag keys are case insensitive.';
  expect(await failureOf(create(twice))).toBe(refusal);
  await create([tag('Key')]);
  expect(await failureOf(add(twice))).toBe(refusal);
  expect(world.faults).toEqual([]);
});

test.each(KINDS)('IAM-90: a %s has at most 50 tags; more in one call is a validation error, growing beyond is LimitExceeded', async (kind) => {
  const world = await openWorld();
  const { create, tag: add, list } = operationsOf(world.iam(await world.account()), kind);
  const tooMany = "ValidationError 400: 1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50";
  expect(await failureOf(create(many(51, 'k')))).toBe(tooMany);
  await create(many(49, 'k'));
  expect(await failureOf(add(many(51, 'k')))).toBe(tooMany);
  expect(await failureOf(add([tag('a'), tag('b')]))).toBe('LimitExceeded 409: The number of tags has reached the maximum limit.');
  await add([tag('a'), tag('K0', 'new')]);
  expect((await list()).Tags).toHaveLength(50);
  expect(world.faults).toEqual([]);
});

test.each(KINDS)('IAM-90: keys that begin with aws: are reserved, for a %s as well', async (kind) => {
  const world = await openWorld();
  const { create, tag: add } = operationsOf(world.iam(await world.account()), kind);
  const reserved = "InvalidInput 400: Tag keys starting with 'aws:' are reserved for internal use";
  expect(await failureOf(create([tag('aws:x')]))).toBe(reserved);
  await create([tag('awsx')]);
  expect(await failureOf(add([tag('AWS:x')]))).toBe(reserved);
  expect(world.faults).toEqual([]);
});

test('IAM-93: CreateUser shows the tags in the order of the request; lists show shorter keys first', async () => {
  const world = await openWorld();
  const { create, list } = operationsOf(world.iam(await world.account()), 'user');
  const given = ['abc', 'b', 'z', 'a'].map((key) => tag(key));
  expect(await create(given)).toEqual(given);
  expect((await list()).Tags!.map(({ Key }) => Key)).toEqual(['a', 'b', 'z', 'abc']);
  expect(world.faults).toEqual([]);
});

test('IAM-92, IAM-91: keys of policies and the rest compare exactly', () => {
  const both = [{ Key: 'A', Value: '1' }, { Key: 'a', Value: '2' }];
  expect(mergeTags([both[0]!], [both[1]!], 'exactly')).toEqual(both);
  expect(withoutTags(both, ['a'], 'exactly')).toEqual([both[0]]);
  expect(() => checkNewTags(both, 'exactly')).not.toThrow();
  expect(() => checkNewTags([both[0]!, both[0]!], 'exactly')).toThrow(new ApiError('InvalidInput', 'Duplicate tag keys found.'));
});
