import { CreateAccessKeyCommand, CreateGroupCommand, CreatePolicyCommand, CreatePolicyVersionCommand, CreateRoleCommand, CreateUserCommand, DeleteAccessKeyCommand, DeleteGroupCommand, GetAccountSummaryCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openWorld } from '../../../testing/world.ts';
import { failureOf, newUser } from '../shared/testing.ts';

const TRUST = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' } });
const POLICY = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } });

const QUOTAS = {
  AccessKeysPerUserQuota: 2, AssumeRolePolicySizeQuota: 2048, AttachedPoliciesPerGroupQuota: 10, AttachedPoliciesPerRoleQuota: 10, AttachedPoliciesPerUserQuota: 10,
  GlobalEndpointTokenVersion: 1, GroupPolicySizeQuota: 5120, GroupsPerUserQuota: 10, GroupsQuota: 300, InstanceProfilesQuota: 1000, PoliciesQuota: 1500, PolicySizeQuota: 6144,
  PolicyVersionsInUseQuota: 10000, RolePolicySizeQuota: 10240, RolesQuota: 1000, ServerCertificatesQuota: 20, SigningCertificatesPerUserQuota: 2, UserPolicySizeQuota: 2048, UsersQuota: 5000, VersionsPerPolicyQuota: 5,
};
const NOTHING = { AccountMFAEnabled: 0, AccountPasswordPresent: 0, AccountSigningCertificatesPresent: 0, InstanceProfiles: 0, MFADevices: 0, MFADevicesInUse: 0, Providers: 0, ServerCertificates: 0 };

test('IAM-131: the summary has the quotas and the true numbers of the account alone', async () => {
  const world = await openWorld();
  const root = await world.account();
  await world.iam(await world.account()).send(new CreateUserCommand({ UserName: 'elsewhere' }));
  const iam = world.iam(root);
  const summary = async () => (await iam.send(new GetAccountSummaryCommand({}))).SummaryMap;
  expect(await summary()).toEqual({ ...QUOTAS, ...NOTHING, AccountAccessKeysPresent: 1, Groups: 0, Policies: 0, PolicyVersionsInUse: 0, Roles: 0, Users: 0 });
  for (const name of ['a', 'b', 'c']) await iam.send(new CreateUserCommand({ UserName: name }));
  for (const name of ['a', 'b']) await iam.send(new CreateGroupCommand({ GroupName: name }));
  await iam.send(new DeleteGroupCommand({ GroupName: 'a' }));
  await iam.send(new CreateRoleCommand({ RoleName: 'a', AssumeRolePolicyDocument: TRUST }));
  const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: 'p', PolicyDocument: POLICY }));
  await iam.send(new CreatePolicyVersionCommand({ PolicyArn: Policy!.Arn!, PolicyDocument: POLICY }));
  expect(await summary()).toMatchObject({ Users: 3, Groups: 1, Roles: 1, Policies: 1, PolicyVersionsInUse: 2 });
  expect(world.faults).toEqual([]);
});

test('IAM-131: AccountAccessKeysPresent tells whether the root user has keys, not how many', async () => {
  const world = await openWorld();
  const root = await world.account();
  const reader = await newUser(world, root, 'reader', [{ Effect: 'Allow', Action: 'iam:GetAccountSummary', Resource: '*' }]);
  const present = async () => (await reader.iam.send(new GetAccountSummaryCommand({}))).SummaryMap!.AccountAccessKeysPresent;
  await world.iam(root).send(new CreateAccessKeyCommand({}));
  expect(await present()).toBe(1);
  const second = await world.iam(root).send(new DeleteAccessKeyCommand({ AccessKeyId: root.accessKeyId }));
  expect(second.$metadata.httpStatusCode).toBe(200);
  expect(await present()).toBe(1);
  expect(world.faults).toEqual([]);
});

test('IAM-190: the summary is asked for on everything', async () => {
  const world = await openWorld();
  const reader = await newUser(world, await world.account(), 'reader', [{ Effect: 'Allow', Action: 'iam:GetAccountSummary', Resource: 'arn:aws:iam::*:*' }]);
  expect(await failureOf(reader.iam.send(new GetAccountSummaryCommand({})))).toBe(
    `AccessDenied 403: User: ${reader.arn} is not authorized to perform: iam:GetAccountSummary on resource: * because no identity-based policy allows the iam:GetAccountSummary action`,
  );
  expect(world.faults).toEqual([]);
});
