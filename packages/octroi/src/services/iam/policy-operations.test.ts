import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachUserPolicyCommand,
  CreatePolicyVersionCommand,
  DeletePolicyVersionCommand,
  DeleteUserPermissionsBoundaryCommand,
  DeleteUserPolicyCommand,
  DetachGroupPolicyCommand,
  DetachUserPolicyCommand,
  GetUserCommand,
  PutGroupPolicyCommand,
  PutUserPermissionsBoundaryCommand,
  PutUserPolicyCommand,
  RemoveUserFromGroupCommand,
  SetDefaultPolicyVersionCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openWorld } from '../../testing/world.ts';
import { documentOf, newPolicy, newGroup } from './policies/policies.fixture.ts';
import { failureOf, newUser } from './shared/testing.ts';

const GET_USER = documentOf({ Action: 'iam:GetUser' });
const NO_GET_USER = documentOf({ NotAction: 'iam:GetUser', Action: undefined });

/** A user that wants to read itself, and how it fares: `allowed`, or the reason of its denial. */
async function asker() {
  const world = await openWorld();
  const root = await world.account('111122223333');
  const ann = await newUser(world, root, 'ann');
  const answer = async (): Promise<string> => {
    const failure = await failureOf(ann.iam.send(new GetUserCommand({})));
    const base = `AccessDenied 403: User: ${ann.arn} is not authorized to perform: iam:GetUser on resource: user ann `;
    if (failure === 'it succeeded') return 'allowed';
    expect(failure.startsWith(base)).toBe(true);
    return failure.slice(base.length);
  };
  return { world, iam: world.iam(root), answer };
}

const NOTHING = 'because no identity-based policy allows the iam:GetUser action';

test('EVAL-3: a policy attached to a user decides at once, and no longer once it is detached', async () => {
  const { world, iam, answer } = await asker();
  const arn = await newPolicy(iam, 'P', GET_USER);
  expect(await answer()).toBe(NOTHING);
  await iam.send(new AttachUserPolicyCommand({ UserName: 'ann', PolicyArn: arn }));
  expect(await answer()).toBe('allowed');
  await iam.send(new DetachUserPolicyCommand({ UserName: 'ann', PolicyArn: arn }));
  expect(await answer()).toBe(NOTHING);
  await iam.send(new AttachUserPolicyCommand({ UserName: 'ann', PolicyArn: 'arn:aws:iam::aws:policy/IAMReadOnlyAccess' }));
  expect(await answer()).toBe('allowed');
  expect(world.faults).toEqual([]);
});

test('EVAL-3: a policy of a group decides for its members, attached or inline, and a deny wins', async () => {
  const { world, iam, answer } = await asker();
  await newGroup(iam, 'staff');
  await iam.send(new AddUserToGroupCommand({ GroupName: 'staff', UserName: 'ann' }));
  const arn = await newPolicy(iam, 'P', GET_USER);
  expect(await answer()).toBe(NOTHING);
  await iam.send(new AttachGroupPolicyCommand({ GroupName: 'staff', PolicyArn: arn }));
  expect(await answer()).toBe('allowed');
  await iam.send(new PutGroupPolicyCommand({ GroupName: 'staff', PolicyName: 'no', PolicyDocument: documentOf({ Effect: 'Deny' }) }));
  expect(await answer()).toBe('with an explicit deny in an identity-based policy');
  await iam.send(new PutGroupPolicyCommand({ GroupName: 'staff', PolicyName: 'no', PolicyDocument: GET_USER }));
  await iam.send(new DetachGroupPolicyCommand({ GroupName: 'staff', PolicyArn: arn }));
  expect(await answer()).toBe('allowed');
  await iam.send(new RemoveUserFromGroupCommand({ GroupName: 'staff', UserName: 'ann' }));
  expect(await answer()).toBe(NOTHING);
  expect(world.faults).toEqual([]);
});

test('EVAL-3: an inline policy decides from its writing to its removal', async () => {
  const { world, iam, answer } = await asker();
  const put = (PolicyDocument: string) => iam.send(new PutUserPolicyCommand({ UserName: 'ann', PolicyName: 'own', PolicyDocument }));
  await put(GET_USER);
  expect(await answer()).toBe('allowed');
  await put(NO_GET_USER);
  expect(await answer()).toBe(NOTHING);
  await put(GET_USER);
  expect(await answer()).toBe('allowed');
  await iam.send(new DeleteUserPolicyCommand({ UserName: 'ann', PolicyName: 'own' }));
  expect(await answer()).toBe(NOTHING);
  expect(world.faults).toEqual([]);
});

test('EVAL-3: a boundary narrows what the policies give, and gives nothing itself', async () => {
  const { world, iam, answer } = await asker();
  const all = await newPolicy(iam, 'all');
  const narrow = await newPolicy(iam, 'narrow', NO_GET_USER);
  await iam.send(new PutUserPermissionsBoundaryCommand({ UserName: 'ann', PermissionsBoundary: all }));
  expect(await answer()).toBe(NOTHING);
  await iam.send(new AttachUserPolicyCommand({ UserName: 'ann', PolicyArn: all }));
  expect(await answer()).toBe('allowed');
  await iam.send(new PutUserPermissionsBoundaryCommand({ UserName: 'ann', PermissionsBoundary: narrow }));
  expect(await answer()).toBe('because no permissions boundary allows the iam:GetUser action');
  await iam.send(new CreatePolicyVersionCommand({ PolicyArn: narrow, PolicyDocument: documentOf({ Effect: 'Deny' }), SetAsDefault: true }));
  expect(await answer()).toBe('with an explicit deny in a permissions boundary');
  await iam.send(new DeleteUserPermissionsBoundaryCommand({ UserName: 'ann' }));
  expect(await answer()).toBe('allowed');
  expect(world.faults).toEqual([]);
});

test('IAM-81: the default version decides, from the moment that it is the default', async () => {
  const { world, iam, answer } = await asker();
  const arn = await newPolicy(iam, 'P', NO_GET_USER);
  await iam.send(new AttachUserPolicyCommand({ UserName: 'ann', PolicyArn: arn }));
  expect(await answer()).toBe(NOTHING);
  await iam.send(new CreatePolicyVersionCommand({ PolicyArn: arn, PolicyDocument: GET_USER }));
  expect(await answer()).toBe(NOTHING);
  await iam.send(new SetDefaultPolicyVersionCommand({ PolicyArn: arn, VersionId: 'v2' }));
  expect(await answer()).toBe('allowed');
  await iam.send(new CreatePolicyVersionCommand({ PolicyArn: arn, PolicyDocument: documentOf({ Effect: 'Deny' }), SetAsDefault: true }));
  expect(await answer()).toBe('with an explicit deny in an identity-based policy');
  await iam.send(new SetDefaultPolicyVersionCommand({ PolicyArn: arn, VersionId: 'v2' }));
  await iam.send(new DeletePolicyVersionCommand({ PolicyArn: arn, VersionId: 'v3' }));
  expect(await answer()).toBe('allowed');
  expect(world.faults).toEqual([]);
});
