import { AddUserToGroupCommand, CreateGroupCommand, CreateUserCommand, DeleteGroupCommand, GetGroupCommand, GetUserCommand, ListGroupsCommand, ListGroupsForUserCommand, RemoveUserFromGroupCommand, UpdateGroupCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openWorld } from '../../../testing/world.ts';
import { failureOf, newUser, putRow, removeRow } from '../shared/testing.ts';
import { attachments, inlinePolicies } from '../tables.ts';

async function start() {
  const world = await openWorld();
  const root = await world.account();
  return { world, root, iam: world.iam(root) };
}

const NO_GROUP = 'NoSuchEntity 404: The group with name None cannot be found.';
const NO_USER = 'NoSuchEntity 404: The user with name nobody cannot be found.';

test('IAM-60: CreateGroup and ListGroups show the group, GetGroup its users as well', async () => {
  const { world, root, iam } = await start();
  const { Group } = await iam.send(new CreateGroupCommand({ GroupName: 'Devs', Path: '/d/' }));
  expect(Group).toEqual({ Path: '/d/', GroupName: 'Devs', GroupId: expect.stringMatching(/^AGPA[A-Z2-7]{17}$/), Arn: `arn:aws:iam::${root.accountId}:group/d/Devs`, CreateDate: expect.any(Date) });
  expect(await iam.send(new GetGroupCommand({ GroupName: 'devs' }))).toMatchObject({ Group, Users: [], IsTruncated: false });
  await iam.send(new CreateUserCommand({ UserName: 'ann', Tags: [{ Key: 'a', Value: 'b' }] }));
  await iam.send(new AddUserToGroupCommand({ GroupName: 'DEVS', UserName: 'ANN' }));
  const { Users } = await iam.send(new GetGroupCommand({ GroupName: 'Devs' }));
  expect(Users).toMatchObject([{ UserName: 'ann', Arn: `arn:aws:iam::${root.accountId}:user/ann` }]);
  expect(Users![0]).not.toHaveProperty('Tags');
  await iam.send(new CreateGroupCommand({ GroupName: 'admins' }));
  expect((await iam.send(new ListGroupsCommand({}))).Groups!.map((group) => group.GroupName)).toEqual(['admins', 'Devs']);
  expect((await iam.send(new ListGroupsCommand({ PathPrefix: '/d/' }))).Groups).toEqual([Group]);
  expect((await iam.send(new ListGroupsForUserCommand({ UserName: 'ann' }))).Groups).toEqual([Group]);
  expect(world.faults).toEqual([]);
});

test('IAM-60, IAM-23: UpdateGroup renames and moves; a name that is taken, in any case, is refused', async () => {
  const { world, root, iam } = await start();
  const { Group } = await iam.send(new CreateGroupCommand({ GroupName: 'devs' }));
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  await iam.send(new AddUserToGroupCommand({ GroupName: 'devs', UserName: 'ann' }));
  await iam.send(new UpdateGroupCommand({ GroupName: 'devs', NewGroupName: 'Makers', NewPath: '/m/' }));
  expect(await iam.send(new GetGroupCommand({ GroupName: 'makers' }))).toMatchObject({ Group: { ...Group, GroupName: 'Makers', Path: '/m/', Arn: `arn:aws:iam::${root.accountId}:group/m/Makers` }, Users: [{ UserName: 'ann' }] });
  expect(await failureOf(iam.send(new GetGroupCommand({ GroupName: 'devs' })))).toBe('NoSuchEntity 404: The group with name devs cannot be found.');
  expect(await failureOf(iam.send(new CreateGroupCommand({ GroupName: 'MAKERS' })))).toBe('EntityAlreadyExists 409: Group with name MAKERS already exists.');
  await iam.send(new CreateGroupCommand({ GroupName: 'devs' }));
  expect(await failureOf(iam.send(new UpdateGroupCommand({ GroupName: 'devs', NewGroupName: 'makers' })))).toBe('EntityAlreadyExists 409: Group with name makers already exists.');
  expect(await failureOf(iam.send(new UpdateGroupCommand({ GroupName: 'makers', NewGroupName: 'MAKERS' })))).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});

test('IAM-21: an unknown group is not found', async () => {
  const { world, iam } = await start();
  const GroupName = 'None';
  for (const command of [new GetGroupCommand({ GroupName }), new UpdateGroupCommand({ GroupName, NewPath: '/x/' }), new DeleteGroupCommand({ GroupName })]) {
    expect(await failureOf(iam.send(command as never))).toBe(NO_GROUP);
  }
  expect(world.faults).toEqual([]);
});

test('IAM-60, IAM-24: DeleteGroup is refused while it has users or policies', async () => {
  const { world, root, iam } = await start();
  const { Group } = await iam.send(new CreateGroupCommand({ GroupName: 'devs' }));
  const id = Group!.GroupId!;
  const member = { GroupName: 'devs', UserName: 'ann' };
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  await iam.send(new AddUserToGroupCommand(member));
  await putRow(world, root.accountId, attachments, [id, 'arn:aws:iam::aws:policy/ReadOnlyAccess'], { arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess', attachedAt: 0 });
  await putRow(world, root.accountId, inlinePolicies, [id, 'p'], { name: 'p', document: '{"Version":"2012-10-17","Statement":[]}' });
  const attempt = () => failureOf(iam.send(new DeleteGroupCommand({ GroupName: 'devs' })));
  expect(await attempt()).toBe('DeleteConflict 409: Cannot delete entity, must remove users from group first.');
  await iam.send(new RemoveUserFromGroupCommand(member));
  expect(await attempt()).toBe('DeleteConflict 409: Cannot delete entity, must detach all policies first.');
  await removeRow(world, root.accountId, attachments, [id, 'arn:aws:iam::aws:policy/ReadOnlyAccess']);
  expect(await attempt()).toBe('DeleteConflict 409: Cannot delete entity, must delete policies first.');
  await removeRow(world, root.accountId, inlinePolicies, [id, 'p']);
  expect(await attempt()).toBe('it succeeded');
  expect((await iam.send(new ListGroupsCommand({}))).Groups).toEqual([]);
  expect(world.faults).toEqual([]);
});

test('IAM-33: of user and group the user is looked for first; adding twice changes nothing', async () => {
  const { world, iam } = await start();
  await iam.send(new CreateGroupCommand({ GroupName: 'devs' }));
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  for (const Command of [AddUserToGroupCommand, RemoveUserFromGroupCommand]) {
    const tell = (GroupName: string, UserName: string) => failureOf(iam.send(new Command({ GroupName, UserName }) as never));
    expect([await tell('None', 'nobody'), await tell('devs', 'nobody'), await tell('None', 'ann')]).toEqual([NO_USER, NO_USER, NO_GROUP]);
  }
  const member = { GroupName: 'devs', UserName: 'ann' };
  await iam.send(new AddUserToGroupCommand(member));
  await iam.send(new AddUserToGroupCommand(member));
  expect((await iam.send(new GetGroupCommand({ GroupName: 'devs' }))).Users).toHaveLength(1);
  await iam.send(new RemoveUserFromGroupCommand(member));
  expect(await failureOf(iam.send(new RemoveUserFromGroupCommand(member)))).toBe('NoSuchEntity 404: User ann is not in group devs.');
  expect(world.faults).toEqual([]);
});

test('IAM-34, IAM-25: a user is in ten groups at most; joining one of them again is no error', async () => {
  const { world, iam } = await start();
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  const add = (GroupName: string) => failureOf(iam.send(new AddUserToGroupCommand({ GroupName, UserName: 'ann' })));
  for (let index = 0; index <= 10; index++) await iam.send(new CreateGroupCommand({ GroupName: `g${index}` }));
  for (let index = 0; index < 10; index++) expect(await add(`g${index}`)).toBe('it succeeded');
  expect(await add('g10')).toBe('LimitExceeded 409: Cannot exceed quota for GroupsPerUser: 10');
  expect(await add('g0')).toBe('it succeeded');
  await iam.send(new RemoveUserFromGroupCommand({ GroupName: 'g0', UserName: 'ann' }));
  expect(await add('g10')).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});

test('IAM-33: what a group allows, its members may do, from joining until leaving', async () => {
  const { world, root, iam } = await start();
  const { Group } = await iam.send(new CreateGroupCommand({ GroupName: 'devs' }));
  const document = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'iam:GetUser', Resource: '*' } });
  await putRow(world, root.accountId, inlinePolicies, [Group!.GroupId!, 'p'], { name: 'p', document });
  const ann = await newUser(world, root, 'ann');
  const use = () => failureOf(ann.iam.send(new GetUserCommand({})));
  const denied = `AccessDenied 403: User: ${ann.arn} is not authorized to perform: iam:GetUser on resource: user ann because no identity-based policy allows the iam:GetUser action`;
  expect(await use()).toBe(denied);
  await iam.send(new AddUserToGroupCommand({ GroupName: 'devs', UserName: 'ann' }));
  expect(await use()).toBe('it succeeded');
  await iam.send(new UpdateGroupCommand({ GroupName: 'devs', NewGroupName: 'makers' }));
  expect(await use()).toBe('it succeeded');
  await iam.send(new RemoveUserFromGroupCommand({ GroupName: 'makers', UserName: 'ann' }));
  expect(await use()).toBe(denied);
  expect(world.faults).toEqual([]);
});
