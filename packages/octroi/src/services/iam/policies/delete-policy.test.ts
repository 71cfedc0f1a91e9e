import {
  AttachUserPolicyCommand,
  CreatePolicyVersionCommand,
  CreateUserCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  DeleteUserPermissionsBoundaryCommand,
  DetachUserPolicyCommand,
  GetPolicyCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openWorld } from '../../../testing/world.ts';
import { failureOf, newUser } from '../shared/testing.ts';
import { documentOf, newPolicy,  } from './policies.fixture.ts';

test('IAM-24, IAM-85: a policy that is attached or a boundary cannot be deleted, until it is no more', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  const arn = await newPolicy(iam, 'P');
  const remove = () => iam.send(new DeletePolicyCommand({ PolicyArn: arn }));
  await iam.send(new CreateUserCommand({ UserName: 'ann', PermissionsBoundary: arn }));
  await iam.send(new AttachUserPolicyCommand({ UserName: 'ann', PolicyArn: arn }));
  expect(await failureOf(remove())).toBe('DeleteConflict 409: Cannot delete a policy attached to entities.');
  await iam.send(new DetachUserPolicyCommand({ UserName: 'ann', PolicyArn: arn }));
  expect(await failureOf(remove())).toBe('DeleteConflict 409: Cannot delete a policy attached to entities.');
  await iam.send(new DeleteUserPermissionsBoundaryCommand({ UserName: 'ann' }));
  await remove();
  expect(await failureOf(iam.send(new GetPolicyCommand({ PolicyArn: arn })))).toBe(`NoSuchEntity 404: Policy ${arn} was not found.`);
  expect(world.faults).toEqual([]);
});

test('IAM-24, IAM-85: other versions must go first; the default goes with the policy, and its name is free again', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  const arn = await newPolicy(iam, 'P');
  await iam.send(new CreatePolicyVersionCommand({ PolicyArn: arn, PolicyDocument: documentOf(), SetAsDefault: true }));
  expect(await failureOf(iam.send(new DeletePolicyCommand({ PolicyArn: arn })))).toBe(
    "DeleteConflict 409: This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
  );
  await iam.send(new DeletePolicyVersionCommand({ PolicyArn: arn, VersionId: 'v1' }));
  const { Policy: before } = await iam.send(new GetPolicyCommand({ PolicyArn: arn }));
  await iam.send(new DeletePolicyCommand({ PolicyArn: arn }));
  await newPolicy(iam, 'P');
  const { Policy: after } = await iam.send(new GetPolicyCommand({ PolicyArn: arn }));
  expect(after!.DefaultVersionId).toBe('v1');
  expect(after!.PolicyId).not.toBe(before!.PolicyId);
  expect(world.faults).toEqual([]);
});

test('IAM-22, IAM-27: what is not there, and what is not the account\'s own', async () => {
  const world = await openWorld();
  const root = await world.account('111122223333');
  const iam = world.iam(root);
  const theirs = await newPolicy(world.iam(await world.account()), 'Theirs');
  const remove = (PolicyArn: string) => failureOf(iam.send(new DeletePolicyCommand({ PolicyArn })));
  expect(await remove('arn:aws:iam::111122223333:policy/none')).toBe('NoSuchEntity 404: Policy arn:aws:iam::111122223333:policy/none was not found.');
  expect(await remove('arn:aws:iam::aws:policy/AdministratorAccess')).toBe('AccessDenied 403: Cannot delete policies outside your own account.');
  expect(await remove(theirs)).toBe('AccessDenied 403: Cannot delete policies outside your own account.');
  const ann = await newUser(world, root, 'ann');
  const arn = await newPolicy(iam, 'P');
  expect(await failureOf(ann.iam.send(new DeletePolicyCommand({ PolicyArn: arn })))).toBe(
    `AccessDenied 403: User: ${ann.arn} is not authorized to perform: iam:DeletePolicy on resource: policy ${arn} because no identity-based policy allows the iam:DeletePolicy action`,
  );
  expect(world.faults).toEqual([]);
});
