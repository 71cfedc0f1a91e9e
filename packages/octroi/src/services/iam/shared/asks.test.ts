import * as sdk from '@aws-sdk/client-iam';
import { CreateGroupCommand, CreateRoleCommand, CreateUserCommand, GetUserCommand, ListUsersCommand, TagUserCommand, UntagUserCommand, UpdateUserCommand } from '@aws-sdk/client-iam';
import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../testing/world.ts';
import { failureOf, newUser } from './testing.ts';

const TRUST = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' } });
const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const KEY = 'AKIAIOSFODNN7EXAMPLE';

/** What each operation is denied on; `{A}` is the account. Neither `Thing` nor `None` tells whether it exists (ERR-28). */
const NAMED: readonly (readonly [operation: string, input: object, resource: string])[] = ['Thing', 'None'].flatMap((name) => {
  const [user, role, group] = [{ UserName: name }, { RoleName: name }, { GroupName: name }];
  const path = name === 'Thing' ? '/p/' : '/';
  const userOps: [string, object][] = [
    ['GetUser', {}], ['UpdateUser', { NewPath: '/q/' }], ['DeleteUser', {}], ['ListUserTags', {}], ['ListGroupsForUser', {}], ['PutUserPermissionsBoundary', { PermissionsBoundary: READ_ONLY }], ['DeleteUserPermissionsBoundary', {}],
    ['CreateAccessKey', {}], ['ListAccessKeys', {}], ['UpdateAccessKey', { AccessKeyId: KEY, Status: 'Active' }], ['DeleteAccessKey', { AccessKeyId: KEY }],
  ];
  const roleOps: [string, object][] = [
    ['GetRole', {}], ['UpdateRole', {}], ['UpdateRoleDescription', { Description: '' }], ['UpdateAssumeRolePolicy', { PolicyDocument: TRUST }], ['DeleteRole', {}], ['ListRoleTags', {}],
    ['PutRolePermissionsBoundary', { PermissionsBoundary: READ_ONLY }], ['DeleteRolePermissionsBoundary', {}],
  ];
  const groupOps: [string, object][] = [['GetGroup', {}], ['UpdateGroup', {}], ['DeleteGroup', {}], ['AddUserToGroup', user], ['RemoveUserFromGroup', user]];
  return [
    ...userOps.map(([operation, more]) => [operation, { ...user, ...more }, `user ${name}`] as const),
    ...roleOps.map(([operation, more]) => [operation, { ...role, ...more }, `role ${name}`] as const),
    ...groupOps.map(([operation, more]) => [operation, { ...group, ...more }, `group ${name}`] as const),
    ['TagUser', { ...user, Tags: [] }, `arn:aws:iam::{A}:user${path}${name}`],
    ['UntagUser', { ...user, TagKeys: [] }, `arn:aws:iam::{A}:user${path}${name}`],
    ['TagRole', { ...role, Tags: [] }, `arn:aws:iam::{A}:role${path}${name}`],
    ['UntagRole', { ...role, TagKeys: [] }, `arn:aws:iam::{A}:role${path}${name}`],
  ];
});

const OTHERS: typeof NAMED = [
  ['CreateUser', { UserName: 'New', Path: '/n/' }, 'arn:aws:iam::{A}:user/n/New'],
  ['CreateRole', { RoleName: 'New', Path: '/n/', AssumeRolePolicyDocument: 'no json' }, 'arn:aws:iam::{A}:role/n/New'],
  ['CreateGroup', { GroupName: 'New', Path: '/n/' }, 'arn:aws:iam::{A}:group/n/New'],
  ['ListUsers', {}, 'arn:aws:iam::{A}:user/'],
  ['ListRoles', { PathPrefix: '/x/' }, 'arn:aws:iam::{A}:role/'],
  ['ListGroups', {}, 'arn:aws:iam::{A}:group/'],
  ['GetAccountSummary', {}, '*'],
];

describe('IAM-28, IAM-193, ERR-28: without a permission every operation is denied in the same words, whether or not its thing exists', async () => {
  const world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  await iam.send(new CreateUserCommand({ UserName: 'Thing', Path: '/p/' }));
  await iam.send(new CreateRoleCommand({ RoleName: 'Thing', Path: '/p/', AssumeRolePolicyDocument: TRUST }));
  await iam.send(new CreateGroupCommand({ GroupName: 'Thing', Path: '/p/' }));
  const nobody = await newUser(world, root, 'nobody');

  test.each([...NAMED, ...OTHERS])('%s %j is denied on %s', async (operation, input, resource) => {
    const Command = (sdk as unknown as Record<string, new (input: object) => never>)[`${operation}Command`]!;
    const shown = resource.replace('{A}', root.accountId);
    const text = `User: ${nobody.arn} is not authorized to perform: iam:${operation} on resource: ${shown} because no identity-based policy allows the iam:${operation} action`;
    expect(await failureOf(nobody.iam.send(new Command(input)))).toBe(`AccessDenied 403: ${text}`);
    expect(world.faults).toEqual([]);
  });
});

test('IAM-190: an existing user is decided by its ARN with path, a missing one by the ARN that it would have', async () => {
  const world = await openWorld();
  const root = await world.account();
  await world.iam(root).send(new CreateUserCommand({ UserName: 'Ann', Path: '/team/' }));
  const reader = await newUser(world, root, 'reader', [{ Effect: 'Allow', Action: 'iam:GetUser', Resource: [`arn:aws:iam::${root.accountId}:user/team/Ann`, `arn:aws:iam::${root.accountId}:user/missing`] }]);
  const get = (UserName: string) => failureOf(reader.iam.send(new GetUserCommand({ UserName })));
  expect(await get('ann')).toBe('it succeeded');
  expect(await get('missing')).toBe('NoSuchEntity 404: The user with name missing cannot be found.');
  expect(await get('reader')).toMatch(/^AccessDenied 403: /);
  expect(world.faults).toEqual([]);
});

test('IAM-190: a list is allowed by a policy that covers the ARN of all users, or everything', async () => {
  const world = await openWorld();
  const root = await world.account();
  const list = async (name: string, Resource: string) => {
    const user = await newUser(world, root, name, [{ Effect: 'Allow', Action: 'iam:ListUsers', Resource }]);
    return (await failureOf(user.iam.send(new ListUsersCommand({})))).split(':')[0];
  };
  expect(await list('a', '*')).toBe('it succeeded');
  expect(await list('b', `arn:aws:iam::${root.accountId}:user/*`)).toBe('it succeeded');
  expect(await list('c', `arn:aws:iam::${root.accountId}:user/b`)).toBe('AccessDenied 403');
  expect(world.faults).toEqual([]);
});

test('IAM-32: a rename needs the permission on the name before and on the name after', async () => {
  const world = await openWorld();
  const root = await world.account();
  const arn = (name: string) => `arn:aws:iam::${root.accountId}:user/${name}`;
  await world.iam(root).send(new CreateUserCommand({ UserName: 'bob' }));
  const half = await newUser(world, root, 'half', [{ Effect: 'Allow', Action: 'iam:UpdateUser', Resource: arn('bob') }]);
  const whole = await newUser(world, root, 'whole', [{ Effect: 'Allow', Action: 'iam:UpdateUser', Resource: [arn('bob'), arn('robert')] }]);
  const rename = new UpdateUserCommand({ UserName: 'bob', NewUserName: 'robert' });
  expect(await failureOf(half.iam.send(rename))).toBe(`AccessDenied 403: User: ${half.arn} is not authorized to perform: iam:UpdateUser on resource: user robert because no identity-based policy allows the iam:UpdateUser action`);
  expect(await failureOf(whole.iam.send(rename))).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});

test('KEY-45, KEY-39a: the tags of a user or role as it is now are aws:ResourceTag and iam:ResourceTag', async () => {
  const world = await openWorld();
  const root = await world.account();
  const tagged = { Tags: [{ Key: 'Team', Value: 'red' }] };
  await world.iam(root).send(new CreateUserCommand({ UserName: 'ann', ...tagged }));
  await world.iam(root).send(new CreateUserCommand({ UserName: 'bob' }));
  for (const key of ['aws:ResourceTag/Team', 'iam:ResourceTag/team']) {
    const reader = await newUser(world, root, key.slice(0, 3), [{ Effect: 'Allow', Action: 'iam:GetUser', Resource: '*', Condition: { StringEquals: { [key]: 'red' } } }]);
    expect(await failureOf(reader.iam.send(new GetUserCommand({ UserName: 'ann' })))).toBe('it succeeded');
    expect(await failureOf(reader.iam.send(new GetUserCommand({ UserName: 'bob' })))).toMatch(/^AccessDenied 403: /);
  }
  expect(world.faults).toEqual([]);
});

test('KEY-34, KEY-35: tags of a request are decided: on creation twice, on tagging and, as keys, on untagging', async () => {
  const world = await openWorld();
  const root = await world.account();
  const red = { 'aws:RequestTag/team': 'red' };
  const creator = await newUser(world, root, 'creator', [{ Effect: 'Allow', Action: 'iam:CreateUser', Resource: '*' }]);
  const tagger = await newUser(world, root, 'tagger', [
    { Effect: 'Allow', Action: ['iam:CreateUser', 'iam:TagUser'], Resource: '*', Condition: { StringEquals: red } },
    { Effect: 'Allow', Action: 'iam:UntagUser', Resource: '*', Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['note'] } } },
  ]);
  const tags = (Value: string) => [{ Key: 'team', Value }];
  const sure = async (sent: Promise<unknown>) => (await failureOf(sent)).split(' on resource')[0];
  expect(await sure(creator.iam.send(new CreateUserCommand({ UserName: 'a' })))).toBe('it succeeded');
  expect(await sure(creator.iam.send(new CreateUserCommand({ UserName: 'b', Tags: tags('red') })))).toBe(`AccessDenied 403: User: ${creator.arn} is not authorized to perform: iam:TagUser`);
  expect(await sure(tagger.iam.send(new CreateUserCommand({ UserName: 'b' })))).toBe(`AccessDenied 403: User: ${tagger.arn} is not authorized to perform: iam:CreateUser`);
  expect(await sure(tagger.iam.send(new CreateUserCommand({ UserName: 'b', Tags: tags('red') })))).toBe('it succeeded');
  expect(await sure(tagger.iam.send(new TagUserCommand({ UserName: 'a', Tags: tags('blue') })))).toBe(`AccessDenied 403: User: ${tagger.arn} is not authorized to perform: iam:TagUser`);
  expect(await sure(tagger.iam.send(new TagUserCommand({ UserName: 'a', Tags: tags('red') })))).toBe('it succeeded');
  expect(await sure(tagger.iam.send(new UntagUserCommand({ UserName: 'a', TagKeys: ['note', 'team'] })))).toBe(`AccessDenied 403: User: ${tagger.arn} is not authorized to perform: iam:UntagUser`);
  expect(await sure(tagger.iam.send(new UntagUserCommand({ UserName: 'a', TagKeys: ['note'] })))).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});
