import {
  AddRoleToInstanceProfileCommand,
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachUserPolicyCommand,
  CreateInstanceProfileCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteUserCommand,
  GetAccountAuthorizationDetailsCommand,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
  type EntityType,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openWorld, type World } from '../../../../testing/world.ts';
import { newGroup } from '../../policies/policies.fixture.ts';
import { failureOf, newUser } from '../../shared/testing.ts';

const ACCOUNT = '111122223333';
const DOCUMENT = '{ "Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}] }';
const ENCODED = encodeURIComponent(DOCUMENT).replaceAll('*', '%2A');
const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const TRUST = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}';

async function furnished(): Promise<{ world: World; root: Awaited<ReturnType<World['account']>>; iam: ReturnType<World['iam']> }> {
  const world = await openWorld();
  const root = await world.account(ACCOUNT);
  const iam = world.iam(root);
  await iam.send(new CreateUserCommand({ UserName: 'ann', Path: '/team/', Tags: [{ Key: 'team', Value: 'blue' }], PermissionsBoundary: READ_ONLY }));
  await newGroup(iam, 'friends');
  await iam.send(new AddUserToGroupCommand({ UserName: 'ann', GroupName: 'friends' }));
  await iam.send(new PutUserPolicyCommand({ UserName: 'ann', PolicyName: 'own', PolicyDocument: DOCUMENT }));
  await iam.send(new PutGroupPolicyCommand({ GroupName: 'friends', PolicyName: 'shared', PolicyDocument: DOCUMENT }));
  await iam.send(new CreateRoleCommand({ RoleName: 'deploy', AssumeRolePolicyDocument: TRUST }));
  await iam.send(new PutRolePolicyCommand({ RoleName: 'deploy', PolicyName: 'own', PolicyDocument: DOCUMENT }));
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'machine' }));
  await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: 'machine', RoleName: 'deploy' }));
  const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: 'readers', Description: 'who read', PolicyDocument: DOCUMENT }));
  await iam.send(new CreatePolicyVersionCommand({ PolicyArn: Policy!.Arn!, PolicyDocument: DOCUMENT }));
  await iam.send(new AttachGroupPolicyCommand({ GroupName: 'friends', PolicyArn: Policy!.Arn! }));
  await iam.send(new AttachUserPolicyCommand({ UserName: 'ann', PolicyArn: Policy!.Arn! }));
  return { world, root, iam };
}

test('IAM-132, IAM-87: users, groups, roles and policies with all that hangs on them, the documents percent-encoded', async () => {
  const { world, iam } = await furnished();
  const details = await iam.send(new GetAccountAuthorizationDetailsCommand({}));
  const readers = { PolicyName: 'readers', PolicyArn: `arn:aws:iam::${ACCOUNT}:policy/readers` };
  expect(details.UserDetailList).toEqual([
    {
      Path: '/team/',
      UserName: 'ann',
      UserId: expect.stringMatching(/^AIDA/),
      Arn: `arn:aws:iam::${ACCOUNT}:user/team/ann`,
      CreateDate: expect.any(Date),
      UserPolicyList: [{ PolicyName: 'own', PolicyDocument: ENCODED }],
      GroupList: ['friends'],
      AttachedManagedPolicies: [readers],
      PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: READ_ONLY },
      Tags: [{ Key: 'team', Value: 'blue' }],
    },
  ]);
  expect(details.GroupDetailList).toMatchObject([{ GroupName: 'friends', GroupPolicyList: [{ PolicyName: 'shared', PolicyDocument: ENCODED }], AttachedManagedPolicies: [readers] }]);
  expect(details.RoleDetailList).toMatchObject([
    {
      RoleName: 'deploy',
      AssumeRolePolicyDocument: encodeURIComponent(TRUST),
      RolePolicyList: [{ PolicyName: 'own', PolicyDocument: ENCODED }],
      InstanceProfileList: [{ InstanceProfileName: 'machine', Roles: [{ RoleName: 'deploy' }] }],
      AttachedManagedPolicies: [],
      Tags: [],
      RoleLastUsed: {},
    },
  ]);
  expect(details.Policies).toMatchObject([
    {
      PolicyName: 'readers',
      Description: 'who read',
      AttachmentCount: 2,
      DefaultVersionId: 'v1',
      PolicyVersionList: [
        { VersionId: 'v2', IsDefaultVersion: false, Document: ENCODED },
        { VersionId: 'v1', IsDefaultVersion: true, Document: ENCODED },
      ],
    },
    { PolicyName: 'ReadOnlyAccess', Arn: READ_ONLY, AttachmentCount: 0, PermissionsBoundaryUsageCount: 1, PolicyVersionList: [{ IsDefaultVersion: true }] },
  ]);
  expect(details.IsTruncated).toBe(false);
  expect(world.faults).toEqual([]);
});

test('IAM-132: the filter takes the kinds that it names', async () => {
  const { world, iam } = await furnished();
  const counts = async (...Filter: EntityType[]): Promise<readonly number[]> => {
    const found = await iam.send(new GetAccountAuthorizationDetailsCommand({ Filter }));
    return [found.UserDetailList, found.GroupDetailList, found.RoleDetailList, found.Policies].map((list) => list!.length);
  };
  expect(await counts('User')).toEqual([1, 0, 0, 0]);
  expect(await counts('Group')).toEqual([0, 1, 0, 0]);
  expect(await counts('Role')).toEqual([0, 0, 1, 0]);
  expect(await counts('LocalManagedPolicy')).toEqual([0, 0, 0, 1]);
  expect(await counts('AWSManagedPolicy')).toEqual([0, 0, 0, 1]);
  expect(await counts('User', 'Role')).toEqual([1, 0, 1, 0]);
  expect(await counts()).toEqual([1, 1, 1, 2]);
  expect(await failureOf(iam.send(new GetAccountAuthorizationDetailsCommand({ Filter: ['Policy' as EntityType] })))).toMatch(/^ValidationError 400/);
  expect(world.faults).toEqual([]);
});

test('IAM-132, IAM-160: pages stay whole while others write: nothing is shown twice, and nothing that was there is left out', async () => {
  const { world, iam } = await furnished();
  for (const UserName of ['bob', 'cid', 'dan']) await iam.send(new CreateUserCommand({ UserName }));
  const seen: string[] = [];
  let Marker: string | undefined;
  do {
    const page = await iam.send(new GetAccountAuthorizationDetailsCommand({ MaxItems: 2, Marker }));
    const names = [...page.UserDetailList!.map((each) => each.UserName!), ...page.GroupDetailList!.map((each) => each.GroupName!), ...page.RoleDetailList!.map((each) => each.RoleName!), ...page.Policies!.map((each) => each.PolicyName!)];
    expect(names.length).toBeLessThanOrEqual(2);
    seen.push(...names);
    if (seen.length === 2) {
      await iam.send(new CreateUserCommand({ UserName: 'abe' }));
      await iam.send(new DeleteUserCommand({ UserName: 'cid' }));
    }
    Marker = page.Marker;
  } while (Marker !== undefined);
  expect(seen).toEqual(['ann', 'bob', 'dan', 'friends', 'deploy', 'readers', 'ReadOnlyAccess']);
  expect(world.faults).toEqual([]);
});

test('IAM-132: who may not ask is told nothing', async () => {
  const { world, root } = await furnished();
  const eve = await newUser(world, root, 'eve');
  expect(await failureOf(eve.iam.send(new GetAccountAuthorizationDetailsCommand({})))).toMatch(/^AccessDenied 403: .* iam:GetAccountAuthorizationDetails on resource: \* /);
  expect(world.faults).toEqual([]);
});
