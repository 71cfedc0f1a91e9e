import { AddUserToGroupCommand, CreateAccessKeyCommand, CreateGroupCommand, CreateUserCommand, DeleteAccessKeyCommand, DeleteUserCommand, GetUserCommand, ListAccessKeysCommand, ListGroupsForUserCommand, ListUsersCommand, PutUserPermissionsBoundaryCommand, RemoveUserFromGroupCommand, UpdateUserCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { failureOf, newUser, putRow, removeRow } from '../shared/testing.ts';
import { attachments, inlinePolicies } from '../tables.ts';

const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

async function start(): Promise<{ world: World; root: Awaited<ReturnType<World['account']>>; iam: ReturnType<World['iam']> }> {
  const world = await openWorld();
  const root = await world.account();
  return { world, root, iam: world.iam(root) };
}

test('IAM-30: CreateUser shows tags and boundary only when given, GetUser likewise, ListUsers never', async () => {
  const { world, root, iam } = await start();
  const { User: plain } = await iam.send(new CreateUserCommand({ UserName: 'zoe' }));
  expect(plain).toEqual({ Path: '/', UserName: 'zoe', UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/), Arn: `arn:aws:iam::${root.accountId}:user/zoe`, CreateDate: expect.any(Date) });
  const { User: whole } = await iam.send(new CreateUserCommand({ UserName: 'Ann', Path: '/a/b/', Tags: [{ Key: 'Team', Value: '' }], PermissionsBoundary: READ_ONLY }));
  expect(whole).toMatchObject({ Path: '/a/b/', Arn: `arn:aws:iam::${root.accountId}:user/a/b/Ann`, Tags: [{ Key: 'Team', Value: '' }], PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: READ_ONLY } });
  expect((await iam.send(new GetUserCommand({ UserName: 'Ann' }))).User).toEqual(whole);
  const { Tags: _, PermissionsBoundary: __, ...listed } = whole!;
  expect((await iam.send(new ListUsersCommand({}))).Users).toEqual([listed, plain]);
  expect(world.faults).toEqual([]);
});

test('IAM-161: ListUsers filters by path prefix and sorts by name', async () => {
  const { world, iam } = await start();
  for (const [UserName, Path] of [['c', '/x/y/'], ['B', '/x/'], ['a', '/']] as const) await iam.send(new CreateUserCommand({ UserName, Path }));
  const names = async (PathPrefix?: string) => (await iam.send(new ListUsersCommand({ PathPrefix }))).Users!.map((user) => user.UserName);
  expect(await names()).toEqual(['a', 'B', 'c']);
  expect(await names('/x')).toEqual(['B', 'c']);
  expect(await names('/x/y/')).toEqual(['c']);
  expect(await names('/X')).toEqual([]);
  expect(world.faults).toEqual([]);
});

test('IAM-10, IAM-23: user names are unique ignoring case, keep the case of their creation, and are found in any', async () => {
  const { world, iam } = await start();
  await iam.send(new CreateUserCommand({ UserName: 'Ann' }));
  expect(await failureOf(iam.send(new CreateUserCommand({ UserName: 'aNN', Path: '/other/' })))).toBe('EntityAlreadyExists 409: User with name aNN already exists.');
  expect((await iam.send(new GetUserCommand({ UserName: 'ANN' }))).User!.UserName).toBe('Ann');
  expect(world.faults).toEqual([]);
});

test('IAM-21: an unknown user is not found, by the name that was asked for', async () => {
  const { world, iam } = await start();
  const missing = 'NoSuchEntity 404: The user with name Nobody cannot be found.';
  expect(await failureOf(iam.send(new GetUserCommand({ UserName: 'Nobody' })))).toBe(missing);
  expect(await failureOf(iam.send(new UpdateUserCommand({ UserName: 'Nobody', NewPath: '/x/' })))).toBe(missing);
  expect(await failureOf(iam.send(new DeleteUserCommand({ UserName: 'Nobody' })))).toBe(missing);
  expect(await failureOf(iam.send(new ListGroupsForUserCommand({ UserName: 'Nobody' })))).toBe(missing);
  expect(world.faults).toEqual([]);
});

test('IAM-4: GetUser without a name means the caller, and the root user has no name', async () => {
  const { world, root, iam } = await start();
  const { User } = await iam.send(new GetUserCommand({}));
  expect(User).toEqual({ UserId: root.accountId, Arn: `arn:aws:iam::${root.accountId}:root`, CreateDate: expect.any(Date) });
  const ann = await newUser(world, root, 'ann', [{ Effect: 'Allow', Action: 'iam:GetUser', Resource: '*' }]);
  expect((await ann.iam.send(new GetUserCommand({}))).User).toMatchObject({ UserName: 'ann', UserId: ann.id });
  expect(world.faults).toEqual([]);
});

test('IAM-32, IAM-13: UpdateUser renames and moves; the id stays, the ARN changes', async () => {
  const { world, root, iam } = await start();
  const { User: before } = await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  await iam.send(new UpdateUserCommand({ UserName: 'ann', NewUserName: 'Beth', NewPath: '/b/' }));
  expect((await iam.send(new GetUserCommand({ UserName: 'Beth' }))).User).toEqual({ ...before, UserName: 'Beth', Path: '/b/', Arn: `arn:aws:iam::${root.accountId}:user/b/Beth` });
  expect(await failureOf(iam.send(new GetUserCommand({ UserName: 'ann' })))).toBe('NoSuchEntity 404: The user with name ann cannot be found.');
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  expect(await failureOf(iam.send(new UpdateUserCommand({ UserName: 'ann', NewUserName: 'BETH' })))).toBe('EntityAlreadyExists 409: User with name BETH already exists.');
  await iam.send(new UpdateUserCommand({ UserName: 'beth', NewUserName: 'BETH' }));
  expect((await iam.send(new GetUserCommand({ UserName: 'beth' }))).User).toMatchObject({ UserName: 'BETH', UserId: before!.UserId });
  await iam.send(new UpdateUserCommand({ UserName: 'beth' }));
  expect((await iam.send(new ListUsersCommand({}))).Users!.map((user) => user.UserName)).toEqual(['ann', 'BETH']);
  expect(world.faults).toEqual([]);
});

test('IAM-14: a renamed user keeps access keys, groups and policies, and its key still authenticates', async () => {
  const { world, root, iam } = await start();
  const ann = await newUser(world, root, 'ann', [{ Effect: 'Allow', Action: 'iam:GetUser', Resource: '*' }]);
  await iam.send(new CreateGroupCommand({ GroupName: 'devs' }));
  await iam.send(new AddUserToGroupCommand({ GroupName: 'devs', UserName: 'ann' }));
  await iam.send(new UpdateUserCommand({ UserName: 'ann', NewUserName: 'beth' }));
  expect((await ann.iam.send(new GetUserCommand({}))).User!.UserName).toBe('beth');
  expect((await iam.send(new ListGroupsForUserCommand({ UserName: 'beth' }))).Groups).toMatchObject([{ GroupName: 'devs' }]);
  expect((await iam.send(new ListAccessKeysCommand({ UserName: 'beth' }))).AccessKeyMetadata).toMatchObject([{ UserName: 'beth', AccessKeyId: ann.credentials.accessKeyId }]);
  expect(world.faults).toEqual([]);
});

test('IAM-31, IAM-24: DeleteUser is refused while keys, policies or memberships are left, in that order; a boundary does not matter', async () => {
  const { world, root, iam } = await start();
  const { User } = await iam.send(new CreateUserCommand({ UserName: 'ann', PermissionsBoundary: READ_ONLY }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ann' }));
  await iam.send(new CreateGroupCommand({ GroupName: 'devs' }));
  await iam.send(new AddUserToGroupCommand({ GroupName: 'devs', UserName: 'ann' }));
  await putRow(world, root.accountId, attachments, [User!.UserId!, READ_ONLY], { arn: READ_ONLY, attachedAt: 0 });
  await putRow(world, root.accountId, inlinePolicies, [User!.UserId!, 'p'], { name: 'p', document: '{"Version":"2012-10-17","Statement":[]}' });
  const attempt = () => failureOf(iam.send(new DeleteUserCommand({ UserName: 'ann' })));
  expect(await attempt()).toBe('DeleteConflict 409: Cannot delete entity, must delete access keys first.');
  await iam.send(new DeleteAccessKeyCommand({ UserName: 'ann', AccessKeyId: AccessKey!.AccessKeyId! }));
  expect(await attempt()).toBe('DeleteConflict 409: Cannot delete entity, must detach all policies first.');
  await removeRow(world, root.accountId, attachments, [User!.UserId!, READ_ONLY]);
  expect(await attempt()).toBe('DeleteConflict 409: Cannot delete entity, must delete policies first.');
  await removeRow(world, root.accountId, inlinePolicies, [User!.UserId!, 'p']);
  expect(await attempt()).toBe('DeleteConflict 409: Cannot delete entity, must remove users from group first.');
  await iam.send(new RemoveUserFromGroupCommand({ GroupName: 'devs', UserName: 'ann' }));
  await iam.send(new DeleteUserCommand({ UserName: 'ann' }));
  expect((await iam.send(new ListUsersCommand({}))).Users).toEqual([]);
  expect(world.faults).toEqual([]);
});

test('IAM-13: a user of the same name made anew is another one', async () => {
  const { world, iam } = await start();
  const { User: first } = await iam.send(new CreateUserCommand({ UserName: 'ann', Tags: [{ Key: 'a', Value: 'b' }] }));
  await iam.send(new PutUserPermissionsBoundaryCommand({ UserName: 'ann', PermissionsBoundary: READ_ONLY }));
  await iam.send(new DeleteUserCommand({ UserName: 'ann' }));
  const { User: second } = await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  expect(second!.UserId).not.toBe(first!.UserId);
  expect(await iam.send(new GetUserCommand({ UserName: 'ann' }))).not.toHaveProperty('User.Tags');
  expect(world.faults).toEqual([]);
});

test('IAM-11: a path begins and ends with a slash, or nothing else is looked at', async () => {
  const { world, root, iam } = await start();
  const nobody = await newUser(world, root, 'nobody');
  const text = 'ValidationError 400: The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.';
  expect(await failureOf(iam.send(new CreateUserCommand({ UserName: 'ann', Path: 'x' })))).toBe(text);
  expect(await failureOf(nobody.iam.send(new CreateUserCommand({ UserName: 'ann', Path: 'x' })))).toBe(text);
  expect(world.faults).toEqual([]);
});

test('IAM-192: a user of another account is not reached, even by its administrator', async () => {
  const { world, root } = await start();
  await newUser(world, root, 'ann');
  const other = world.iam(await world.account());
  expect(await failureOf(other.send(new GetUserCommand({ UserName: 'ann' })))).toBe('NoSuchEntity 404: The user with name ann cannot be found.');
  expect(world.faults).toEqual([]);
});
