import * as sdk from '@aws-sdk/client-iam';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { openWorld } from '../../../testing/world.ts';
import { failureOf, newUser } from '../shared/testing.ts';

const OLD = 'Correct horse 1';
const NEW = 'Correct horse 2';
const MAY = { Effect: 'Allow', Action: 'iam:ChangePassword', Resource: '*' };

async function start(statements: readonly object[] = [MAY]) {
  const world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  const ann = await newUser(world, root, 'ann', statements);
  await iam.send(new sdk.CreateLoginProfileCommand({ UserName: 'ann', Password: OLD, PasswordResetRequired: true }));
  return {
    world, root, iam, ann,
    change: (OldPassword: string, NewPassword: string, by = ann.iam) => failureOf(by.send(new sdk.ChangePasswordCommand({ OldPassword, NewPassword }))),
    policy: (input: object) => iam.send(new sdk.UpdateAccountPasswordPolicyCommand(input)),
    denied: `AccessDenied 403: User: ${ann.arn} is not authorized to perform: iam:ChangePassword on resource: user ann because no identity-based policy allows the iam:ChangePassword action`,
  };
}

test('IAM-52: a user changes the own password with the old one, and need not reset it any more', async () => {
  const { world, iam, change } = await start();
  expect(await change(NEW, NEW)).toBe('AccessDenied 403: The old password was incorrect.');
  expect(await change(OLD, NEW)).toBe('it succeeded');
  expect(await change(OLD, NEW)).toBe('AccessDenied 403: The old password was incorrect.');
  expect((await iam.send(new sdk.GetLoginProfileCommand({ UserName: 'ann' }))).LoginProfile).toMatchObject({ PasswordResetRequired: false });
  expect(world.faults).toEqual([]);
});

test('IAM-51, IAM-53: the new password must satisfy the policy of the account and not be a former one', async () => {
  const { world, change, policy } = await start();
  expect(await change(OLD, 'short')).toBe('PasswordPolicyViolation 400: Password should have a minimum length of 8');
  await policy({ PasswordReusePrevention: 1 });
  expect(await change(OLD, OLD)).toBe('PasswordPolicyViolation 400: Policy constraint violation with password reuse prevention during password change.');
  expect(await change(OLD, NEW)).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});

test('IAM-52: the root user and sessions of roles have no password to change here', async () => {
  const { world, root, iam, change } = await start();
  const trust = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { AWS: root.accountId }, Action: 'sts:AssumeRole' } });
  const { Role } = await iam.send(new sdk.CreateRoleCommand({ RoleName: 'r', AssumeRolePolicyDocument: trust }));
  const bob = await newUser(world, root, 'bob', [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }]);
  const { Credentials } = await world.sts(bob.credentials).send(new AssumeRoleCommand({ RoleArn: Role!.Arn!, RoleSessionName: 'session' }));
  const session = world.iam({ accessKeyId: Credentials!.AccessKeyId!, secretAccessKey: Credentials!.SecretAccessKey!, sessionToken: Credentials!.SessionToken! });
  for (const by of [iam, session]) expect(await change(OLD, NEW, by)).toBe('InvalidUserType 400: Only IAM Users can change their own password');
  expect(world.faults).toEqual([]);
});

test('IAM-21: a user without a login profile has no password to change', async () => {
  const { world, root, change } = await start();
  const bob = await newUser(world, root, 'bob', [MAY]);
  expect(await change(OLD, NEW, bob.iam)).toBe('NoSuchEntity 404: Login Profile for User bob cannot be found.');
  expect(world.faults).toEqual([]);
});

test('IAM-193: without a permission a user may change the own password only if the password policy says so', async () => {
  const { world, change, policy, denied } = await start([]);
  expect(await change(OLD, NEW)).toBe(denied);
  await policy({ AllowUsersToChangePassword: false });
  expect(await change(OLD, NEW)).toBe(denied);
  await policy({ AllowUsersToChangePassword: true });
  expect(await change(OLD, NEW)).toBe('it succeeded');
  await policy({});
  expect(await change(NEW, OLD)).toBe(denied);
  expect(world.faults).toEqual([]);
});

test('IAM-193, EVAL-2: an explicit Deny holds against the password policy, and the policy gives nothing else', async () => {
  const { world, ann, change, policy, denied } = await start([{ Effect: 'Deny', Action: 'iam:ChangePassword', Resource: '*' }]);
  await policy({ AllowUsersToChangePassword: true });
  expect(await change(OLD, NEW)).toBe(denied.replace(/ because .*/, ' with an explicit deny in an identity-based policy'));
  expect(await failureOf(ann.iam.send(new sdk.UpdateLoginProfileCommand({ UserName: 'ann', Password: NEW })))).toMatch(/^AccessDenied 403: /);
  expect(await failureOf(ann.iam.send(new sdk.GetAccountPasswordPolicyCommand({})))).toMatch(/^AccessDenied 403: /);
  expect(world.faults).toEqual([]);
});

test('IAM-193: what lets users change their own passwords is not limited by a boundary that says nothing of it, but by one that denies it', async () => {
  const { world, iam, change, policy, denied } = await start([]);
  await policy({ AllowUsersToChangePassword: true });
  const bound = async (name: string, statement: object) => {
    const { Policy } = await iam.send(new sdk.CreatePolicyCommand({ PolicyName: name, PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: statement }) }));
    await iam.send(new sdk.PutUserPermissionsBoundaryCommand({ UserName: 'ann', PermissionsBoundary: Policy!.Arn! }));
  };
  await bound('silent', { Effect: 'Allow', Action: 's3:*', Resource: '*' });
  expect(await change(OLD, NEW)).toBe('it succeeded');
  await bound('denying', { Effect: 'Deny', Action: 'iam:ChangePassword', Resource: '*' });
  expect(await change(NEW, OLD)).toBe(denied.replace(/ because .*/, ' with an explicit deny in a permissions boundary'));
  expect(world.faults).toEqual([]);
});
