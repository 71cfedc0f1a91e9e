import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreatePolicyVersionCommand,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
  SetDefaultPolicyVersionCommand,
  UpdateAccessKeyCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateLoginProfileCommand,
  type CreateAccessKeyResponse,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { describe, expect, test } from 'vitest';
import { arnOf, explicit, implicit, openStage, prize, TEAM, trustOf, type Stage } from './escalation.fixture.ts';
import { documentOf } from './policies/policies.fixture.ts';
import { failureOf } from './shared/testing.ts';

const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';

/** One way by which who may do a little comes to be allowed everything. */
interface Way {
  readonly action: string;
  /** What the attempt is made on: what mallory may not touch, and the same thing of its team. */
  readonly targets: readonly [outside: string, inside: string];
  /** How a refusal names the target. */
  shown(target: string): string;
  attempt(iam: IAMClient, target: string, stage: Stage): Promise<unknown>;
  /** Who may do everything once the attempt on the target has worked. */
  gains(stage: Stage, target: string, result: unknown): IAMClient | Promise<IAMClient>;
}

const ofPolicies = {
  targets: [arnOf('policy/shared'), arnOf('policy/team/shared-of-team')] as const,
  shown: (target: string) => `policy ${target}`,
  gains: ({ mallory }: Stage) => mallory.iam,
};
const ofUsers = { targets: ['mallory', 'helper'] as const, shown: (target: string) => `user ${target}`, gains: ({ helper }: Stage) => helper };
const ofGroups = { targets: ['staff', 'staff-of-team'] as const, shown: (target: string) => `group ${target}`, gains: ({ mallory }: Stage) => mallory.iam };
const ofRoles = { targets: ['desk', 'desk-of-team'] as const, shown: (target: string) => `role ${target}`, gains: (stage: Stage, target: string) => stage.assume(`team/${target}`) };
const ofKeys = { targets: ['boss', 'chief'] as const, shown: (target: string) => `user ${target}` };

const PolicyName = 'more';
const PolicyDocument = documentOf();

const WAYS: readonly Way[] = [
  { action: 'CreatePolicyVersion', ...ofPolicies, attempt: (iam, PolicyArn) => iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument, SetAsDefault: true })) },
  { action: 'SetDefaultPolicyVersion', ...ofPolicies, attempt: (iam, PolicyArn) => iam.send(new SetDefaultPolicyVersionCommand({ PolicyArn, VersionId: 'v2' })) },
  { action: 'AttachUserPolicy', ...ofUsers, attempt: (iam, UserName) => iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn: ADMINISTRATOR })) },
  { action: 'AttachGroupPolicy', ...ofGroups, attempt: (iam, GroupName) => iam.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn: ADMINISTRATOR })) },
  { action: 'AttachRolePolicy', ...ofRoles, attempt: (iam, RoleName) => iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: ADMINISTRATOR })) },
  { action: 'PutUserPolicy', ...ofUsers, attempt: (iam, UserName) => iam.send(new PutUserPolicyCommand({ UserName, PolicyName, PolicyDocument })) },
  { action: 'PutGroupPolicy', ...ofGroups, attempt: (iam, GroupName) => iam.send(new PutGroupPolicyCommand({ GroupName, PolicyName, PolicyDocument })) },
  { action: 'PutRolePolicy', ...ofRoles, attempt: (iam, RoleName) => iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument })) },
  {
    action: 'UpdateAssumeRolePolicy',
    ...ofRoles,
    targets: ['admin', 'admin-of-team'],
    attempt: (iam, RoleName, { mallory }) => iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: trustOf(mallory.arn) })),
  },
  { action: 'AddUserToGroup', ...ofGroups, targets: ['admins', 'admins-of-team'], attempt: (iam, GroupName) => iam.send(new AddUserToGroupCommand({ GroupName, UserName: 'mallory' })) },
  {
    action: 'CreateAccessKey',
    ...ofKeys,
    attempt: (iam, UserName) => iam.send(new CreateAccessKeyCommand({ UserName })),
    gains({ world }, _target, result) {
      const { AccessKeyId, SecretAccessKey } = (result as CreateAccessKeyResponse).AccessKey!;
      return world.iam({ accessKeyId: AccessKeyId!, secretAccessKey: SecretAccessKey! });
    },
  },
  {
    action: 'UpdateAccessKey',
    ...ofKeys,
    attempt: (iam, UserName, { keys }) => iam.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId: keys[UserName as 'boss' | 'chief'].accessKeyId, Status: 'Active' })),
    gains: ({ world, keys }) => world.iam(keys.chief),
  },
];

describe.each(WAYS)('$action', ({ action, targets: [outside, inside], shown, attempt, gains }) => {
  const name = `iam:${action}`;
  const ofTeam = { Effect: 'Allow', Action: name, Resource: TEAM };

  test('IAM-191: allowed on other resources, it is refused on this one, and nothing changes', async () => {
    const stage = await openStage();
    const { mallory, world } = stage;
    await stage.allow(ofTeam);
    const before = await stage.rows();
    expect(await failureOf(attempt(mallory.iam, outside, stage))).toBe(implicit(mallory.arn, name, shown(outside)));
    expect(await stage.rows()).toEqual(before);
    expect(await prize(mallory.iam)).toBe(implicit(mallory.arn, 'iam:ListUsers', arnOf('user/')));
    expect(world.faults).toEqual([]);
  });

  test('IAM-191: denied beside an allow of everything that IAM can do to others, it is refused, and nothing changes', async () => {
    const stage = await openStage();
    const { mallory, world } = stage;
    await stage.allow({ Effect: 'Allow', NotAction: 'iam:ListUsers', Resource: '*' }, { Effect: 'Deny', Action: name, NotResource: TEAM });
    const before = await stage.rows();
    expect(await failureOf(attempt(mallory.iam, outside, stage))).toBe(explicit(mallory.arn, name, shown(outside)));
    expect(await stage.rows()).toEqual(before);
    expect(await prize(mallory.iam)).toBe(implicit(mallory.arn, 'iam:ListUsers', arnOf('user/')));
    expect(world.faults).toEqual([]);
  });

  test('IAM-191: on the resource that it is allowed on it works, and gives what it promises', async () => {
    const stage = await openStage();
    const { mallory, world } = stage;
    await stage.allow(ofTeam);
    const result = await attempt(mallory.iam, inside, stage);
    expect(await prize(await gains(stage, inside, result))).toBe('it succeeded');
    expect(world.faults).toEqual([]);
  });
});

/** Passwords of the powerful: nobody signs in by one here, so the profile is what is looked at. */
describe.each([
  { action: 'CreateLoginProfile', make: (iam: IAMClient, UserName: string) => iam.send(new CreateLoginProfileCommand({ UserName, Password: 'Correct-Horse-1' })) },
  { action: 'UpdateLoginProfile', make: (iam: IAMClient, UserName: string) => iam.send(new UpdateLoginProfileCommand({ UserName, Password: 'Correct-Horse-2' })) },
])('$action', ({ action, make }) => {
  const name = `iam:${action}`;

  test('IAM-191: another one\'s password is set by who may, and by nobody else; refused, nothing changes', async () => {
    const stage = await openStage();
    const { mallory, admin, world } = stage;
    if (action === 'UpdateLoginProfile') for (const UserName of ['boss', 'chief']) await admin.send(new CreateLoginProfileCommand({ UserName, Password: 'Correct-Horse-1' }));
    await stage.allow({ Effect: 'Allow', Action: name, Resource: TEAM });
    const before = await stage.rows();
    expect(await failureOf(make(mallory.iam, 'boss'))).toBe(implicit(mallory.arn, name, 'user boss'));
    expect(await stage.rows()).toEqual(before);
    expect(await failureOf(make(mallory.iam, 'chief'))).toBe('it succeeded');
    expect(await stage.rows()).not.toEqual(before);
    await stage.allow({ Effect: 'Allow', NotAction: 'iam:ListUsers', Resource: '*' }, { Effect: 'Deny', Action: name, NotResource: TEAM });
    const after = await stage.rows();
    expect(await failureOf(make(mallory.iam, 'boss'))).toBe(explicit(mallory.arn, name, 'user boss'));
    expect(await stage.rows()).toEqual(after);
    expect(world.faults).toEqual([]);
  });
});
