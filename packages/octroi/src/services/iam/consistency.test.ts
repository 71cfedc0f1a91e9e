import { CreateGroupCommand, CreatePolicyCommand, CreateRoleCommand, CreateUserCommand, DeleteUserPolicyCommand, GetGroupCommand, ListUsersCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openWorld } from '../../testing/world.ts';
import { failureOf, newUser } from './shared/testing.ts';

const policy = (effect: string, action: string) => JSON.stringify({ Version: '2012-10-17', Statement: { Effect: effect, Action: action, Resource: '*' } });

test('IAM-3: a change is seen by the next request, however often it goes back and forth', async () => {
  const world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  const { iam: ann } = await newUser(world, root, 'ann');
  for (let round = 0; round < 5; round++) {
    expect(await failureOf(ann.send(new ListUsersCommand({})))).toContain('AccessDenied 403');
    await iam.send(new PutUserPolicyCommand({ UserName: 'ann', PolicyName: 'p', PolicyDocument: policy('Allow', 'iam:ListUsers') }));
    expect((await ann.send(new ListUsersCommand({}))).Users).toHaveLength(1);
    await iam.send(new DeleteUserPolicyCommand({ UserName: 'ann', PolicyName: 'p' }));
  }
  expect(world.faults).toEqual([]);
});

test('IAM-12, IAM-61: ARNs carry path and name; a group has neither tags nor a boundary', async () => {
  const world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  const at = (resource: string) => `arn:aws:iam::${root.accountId}:${resource}`;
  const trust = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' } });
  expect((await iam.send(new CreateUserCommand({ UserName: 'ann', Path: '/a/b/' }))).User!.Arn).toBe(at('user/a/b/ann'));
  expect((await iam.send(new CreateRoleCommand({ RoleName: 'r', Path: '/a/', AssumeRolePolicyDocument: trust }))).Role!.Arn).toBe(at('role/a/r'));
  expect((await iam.send(new CreatePolicyCommand({ PolicyName: 'p', Path: '/a/', PolicyDocument: policy('Allow', 's3:Get*') }))).Policy!.Arn).toBe(at('policy/a/p'));
  await iam.send(new CreateGroupCommand({ GroupName: 'devs', Path: '/a/' }));
  const { Group } = await iam.send(new GetGroupCommand({ GroupName: 'devs' }));
  expect(Group!.Arn).toBe(at('group/a/devs'));
  expect(Object.keys(Group!).sort()).toEqual(['Arn', 'CreateDate', 'GroupId', 'GroupName', 'Path']);
  expect(world.faults).toEqual([]);
});
