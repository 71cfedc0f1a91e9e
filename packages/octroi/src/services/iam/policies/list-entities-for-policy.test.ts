import { AttachGroupPolicyCommand, AttachRolePolicyCommand, AttachUserPolicyCommand, CreateUserCommand, ListEntitiesForPolicyCommand, UpdateUserCommand, type IAMClient, type ListEntitiesForPolicyCommandInput } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openWorld } from '../../../testing/world.ts';
import { failureOf, newUser } from '../shared/testing.ts';
import { newPolicy, newGroup, newRole } from './policies.fixture.ts';

const holders = async (iam: IAMClient, input: ListEntitiesForPolicyCommandInput): Promise<string[]> => {
  const { PolicyGroups, PolicyUsers, PolicyRoles } = await iam.send(new ListEntitiesForPolicyCommand(input));
  return [...PolicyGroups!.map(({ GroupName }) => `group ${GroupName}`), ...PolicyUsers!.map(({ UserName }) => `user ${UserName}`), ...PolicyRoles!.map(({ RoleName }) => `role ${RoleName}`)];
};

/** ann has the policy, bob has it as boundary, cid both; the group and the role have it. */
async function usedPolicy() {
  const world = await openWorld();
  const root = await world.account('111122223333');
  const iam = world.iam(root);
  const PolicyArn = await newPolicy(iam, 'P');
  const ann = await iam.send(new CreateUserCommand({ UserName: 'ann', Path: '/team/' }));
  await iam.send(new CreateUserCommand({ UserName: 'bob', PermissionsBoundary: PolicyArn }));
  await iam.send(new CreateUserCommand({ UserName: 'cid', PermissionsBoundary: PolicyArn }));
  const group = await newGroup(iam, 'staff', '/team/');
  const role = await newRole(iam, 'job');
  for (const UserName of ['ann', 'cid']) await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn }));
  await iam.send(new AttachGroupPolicyCommand({ GroupName: 'staff', PolicyArn }));
  await iam.send(new AttachRolePolicyCommand({ RoleName: 'job', PolicyArn }));
  return { world, root, iam, PolicyArn, ids: { ann: ann.User!.UserId!, group, role } };
}

test('IAM-82: ListEntitiesForPolicy shows names and ids of who has the policy in either use, each once', async () => {
  const { world, iam, PolicyArn, ids } = await usedPolicy();
  const all = await iam.send(new ListEntitiesForPolicyCommand({ PolicyArn }));
  expect(all.PolicyGroups).toEqual([{ GroupName: 'staff', GroupId: ids.group }]);
  expect(all.PolicyRoles).toEqual([{ RoleName: 'job', RoleId: ids.role }]);
  expect(all.PolicyUsers!.map(({ UserName }) => UserName)).toEqual(['ann', 'bob', 'cid']);
  expect(all.PolicyUsers![0]).toEqual({ UserName: 'ann', UserId: ids.ann });
  expect(all.IsTruncated).toBe(false);
  expect(world.faults).toEqual([]);
});

test('IAM-82: EntityFilter, PathPrefix and PolicyUsageFilter', async () => {
  const { world, iam, PolicyArn } = await usedPolicy();
  expect(await holders(iam, { PolicyArn, EntityFilter: 'User' })).toEqual(['user ann', 'user bob', 'user cid']);
  expect(await holders(iam, { PolicyArn, EntityFilter: 'Group' })).toEqual(['group staff']);
  expect(await holders(iam, { PolicyArn, EntityFilter: 'Role' })).toEqual(['role job']);
  expect(await holders(iam, { PolicyArn, EntityFilter: 'LocalManagedPolicy' })).toEqual([]);
  expect(await holders(iam, { PolicyArn, PathPrefix: '/team/' })).toEqual(['group staff', 'user ann']);
  expect(await holders(iam, { PolicyArn, PolicyUsageFilter: 'PermissionsPolicy' })).toEqual(['group staff', 'user ann', 'user cid', 'role job']);
  expect(await holders(iam, { PolicyArn, PolicyUsageFilter: 'PermissionsBoundary' })).toEqual(['user bob', 'user cid']);
  expect(world.faults).toEqual([]);
});

test('IAM-160: entities come page by page; IAM-14: a renamed user is shown by its new name', async () => {
  const { world, iam, PolicyArn } = await usedPolicy();
  await iam.send(new UpdateUserCommand({ UserName: 'ann', NewUserName: 'zoe' }));
  const seen: string[] = [];
  let Marker: string | undefined;
  do {
    const input = { PolicyArn, MaxItems: 2, ...(Marker === undefined ? {} : { Marker }) };
    seen.push(...(await holders(iam, input)));
    Marker = (await iam.send(new ListEntitiesForPolicyCommand(input))).Marker;
  } while (Marker !== undefined);
  expect(seen.toSorted()).toEqual(['group staff', 'role job', 'user bob', 'user cid', 'user zoe']);
  expect(world.faults).toEqual([]);
});

test('IAM-22, IAM-190: a policy that is not there; a caller that may not ask', async () => {
  const { world, root, iam, PolicyArn } = await usedPolicy();
  const missing = 'arn:aws:iam::111122223333:policy/none';
  expect(await failureOf(holders(iam, { PolicyArn: missing }))).toBe(`NoSuchEntity 404: Policy ${missing} does not exist or is not attachable.`);
  expect(await holders(iam, { PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' })).toEqual([]);
  const dan = await newUser(world, root, 'dan');
  expect(await failureOf(holders(dan.iam, { PolicyArn }))).toBe(
    `AccessDenied 403: User: ${dan.arn} is not authorized to perform: iam:ListEntitiesForPolicy on resource: policy ${PolicyArn} because no identity-based policy allows the iam:ListEntitiesForPolicy action`,
  );
  expect(world.faults).toEqual([]);
});
