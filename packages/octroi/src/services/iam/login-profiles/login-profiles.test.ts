import * as sdk from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { rowKey } from '../../../kernel/table.ts';
import { openWorld } from '../../../testing/world.ts';
import { failureOf, newUser } from '../shared/testing.ts';
import { loginProfiles, type LoginProfileRow } from './tables.ts';

const GOOD = 'Correct horse 1';

async function start() {
  const world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  const { User } = await iam.send(new sdk.CreateUserCommand({ UserName: 'Ann' }));
  return {
    world, root, iam, id: User!.UserId!,
    create: (Password: string, more: object = {}) => failureOf(iam.send(new sdk.CreateLoginProfileCommand({ UserName: 'ann', Password, ...more }))),
    update: (more: object) => failureOf(iam.send(new sdk.UpdateLoginProfileCommand({ UserName: 'ann', ...more }))),
    get: async (UserName = 'ann') => (await iam.send(new sdk.GetLoginProfileCommand({ UserName }))).LoginProfile,
    drop: () => failureOf(iam.send(new sdk.DeleteLoginProfileCommand({ UserName: 'ann' }))),
    policy: (input: object) => iam.send(new sdk.UpdateAccountPasswordPolicyCommand(input)),
    stored: async () => (await world.gateway.kv.read((snapshot) => snapshot.get(rowKey(loginProfiles, { partition: 'aws', account: root.accountId, region: '-' }, [User!.UserId!]))))!.value,
  };
}

test('IAM-50, IAM-23: a user has one login profile, shown without the password', async () => {
  const { world, iam, create, get } = await start();
  const { LoginProfile } = await iam.send(new sdk.CreateLoginProfileCommand({ UserName: 'ann', Password: GOOD, PasswordResetRequired: true }));
  expect(LoginProfile).toEqual({ UserName: 'Ann', CreateDate: expect.any(Date), PasswordResetRequired: true });
  expect(await get('ANN')).toEqual(LoginProfile);
  expect(await create(GOOD)).toBe('EntityAlreadyExists 409: Login Profile for user Ann already exists.');
  expect(world.faults).toEqual([]);
});

test('IAM-21: of users without a login profile, of nobody, and of credentials that are not a user\'s', async () => {
  const { iam, drop, update, get } = await start();
  const none = 'NoSuchEntity 404: Login Profile for User Ann cannot be found.';
  expect([await drop(), await update({ Password: GOOD }), await failureOf(get())]).toEqual([none, none, none]);
  for (const Command of [sdk.GetLoginProfileCommand, sdk.DeleteLoginProfileCommand, sdk.UpdateLoginProfileCommand, sdk.CreateLoginProfileCommand]) {
    expect(await failureOf(iam.send(new Command({ UserName: 'nobody', Password: GOOD }) as never))).toBe('NoSuchEntity 404: The user with name nobody cannot be found.');
  }
  for (const Command of [sdk.GetLoginProfileCommand, sdk.DeleteLoginProfileCommand]) expect(await failureOf(iam.send(new Command({}) as never))).toBe('ValidationError 400: Must specify userName when calling with non-User credentials');
  expect(await failureOf(iam.send(new sdk.CreateLoginProfileCommand({ UserName: 'ann' })))).toBe("ValidationError 400: 1 validation error detected: Value at 'password' failed to satisfy constraint: Member must not be null");
});

test('IAM-50: of a password only a sealed hash is kept, and when it was set', async () => {
  const { world, create, stored, update } = await start();
  await create(GOOD);
  const first = JSON.parse(await stored()) as LoginProfileRow;
  expect(Object.keys(first).sort()).toEqual(['changedAt', 'createdAt', 'resetRequired', 'secret']);
  for (const text of [GOOD, Buffer.from(GOOD).toString('base64'), Buffer.from(GOOD).toString('hex')]) expect(JSON.stringify(first)).not.toContain(text);
  world.clocks.advance(60);
  await update({ Password: `${GOOD}!` });
  const second = JSON.parse(await stored()) as LoginProfileRow;
  expect(second.secret).not.toBe(first.secret);
  expect([second.createdAt, second.changedAt > first.changedAt]).toEqual([first.createdAt, true]);
  expect(world.faults).toEqual([]);
});

test('IAM-50: an update changes what it names alone', async () => {
  const { get, create, update } = await start();
  await create(GOOD, { PasswordResetRequired: true });
  await update({ Password: `${GOOD}!` });
  expect(await get()).toMatchObject({ PasswordResetRequired: true });
  await update({ PasswordResetRequired: false });
  expect(await get()).toMatchObject({ PasswordResetRequired: false });
});

test.each([
  ['Ab1!xyz', 'Password should have a minimum length of 8'],
  ['abcdefgh1', 'Password should meet 1 more of the following requirements: Password should have at least one uppercase letter, Password should have at least one symbol'],
  ['ABCDEFGH_', 'Password should meet 1 more of the following requirements: Password should have at least one lowercase letter, Password should have at least one number'],
  ['abcdefghij', 'Password should meet 2 more of the following requirements: Password should have at least one uppercase letter, Password should have at least one number, Password should have at least one symbol'],
])('IAM-51: without a policy of the account `%s` is no password', async (password, text) => {
  const { create, get } = await start();
  expect(await create(password)).toBe(`PasswordPolicyViolation 400: ${text}`);
  expect(await failureOf(get())).toMatch(/^NoSuchEntity/);
});

test.each([
  [{ MinimumPasswordLength: 9 }, 'Ab1!xyzw', 'Password should have a minimum length of 9'],
  [{ RequireSymbols: true }, 'Ab1xyz xyz', 'Password should have at least one symbol'],
  [{ RequireNumbers: true }, 'Ab!xyzxyz', 'Password should have at least one number'],
  [{ RequireUppercaseCharacters: true }, 'ab1!xyzxyz', 'Password should have at least one uppercase letter'],
  [{ RequireLowercaseCharacters: true }, 'AB1!XYZXYZ', 'Password should have at least one lowercase letter'],
])('IAM-51: by the policy %j `%s` is no password', async (policy, password, text) => {
  const { world, policy: set, create, update } = await start();
  await set(policy);
  const violation = `PasswordPolicyViolation 400: ${text}`;
  expect(await create(password)).toBe(violation);
  expect(await create('Ab1!xyzxyz')).toBe('it succeeded');
  expect(await update({ Password: password })).toBe(violation);
  await set({});
  expect(await update({ Password: 'simple' })).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});

test('IAM-53: as many of the last passwords as the policy says cannot come back, the present one counted', async () => {
  const { world, policy, create, update } = await start();
  await policy({ PasswordReusePrevention: 2 });
  const reuse = 'PasswordPolicyViolation 400: Policy constraint violation with password reuse prevention during password change.';
  await create('password 1');
  expect(await update({ Password: 'password 1' })).toBe(reuse);
  expect(await update({ Password: 'password 2' })).toBe('it succeeded');
  expect(await update({ Password: 'password 1' })).toBe(reuse);
  expect(await update({ Password: 'password 3' })).toBe('it succeeded');
  expect(await update({ Password: 'password 1' })).toBe('it succeeded');
  await policy({});
  expect(await update({ Password: 'password 1' })).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});

test('IAM-14, IAM-31, IAM-24: a login profile follows a rename and keeps its user from being deleted', async () => {
  const { world, iam, create, get } = await start();
  await create(GOOD);
  await iam.send(new sdk.UpdateUserCommand({ UserName: 'ann', NewUserName: 'beth' }));
  expect(await get('beth')).toMatchObject({ UserName: 'beth' });
  const remove = () => failureOf(iam.send(new sdk.DeleteUserCommand({ UserName: 'beth' })));
  expect(await remove()).toBe('DeleteConflict 409: Cannot delete entity, must delete login profile first.');
  await iam.send(new sdk.DeleteLoginProfileCommand({ UserName: 'beth' }));
  expect(await remove()).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});

test('IAM-193: whoever may do everything to another user\'s keys may not give it a password', async () => {
  const { world, root, iam, get } = await start();
  const climber = await newUser(world, root, 'climber', [{ Effect: 'Allow', Action: '*', Resource: `arn:aws:iam::${root.accountId}:user/climber` }, { Effect: 'Allow', NotAction: ['iam:CreateLoginProfile', 'iam:UpdateLoginProfile'], Resource: '*' }]);
  const denied = (action: string) => `AccessDenied 403: User: ${climber.arn} is not authorized to perform: iam:${action} on resource: user ann because no identity-based policy allows the iam:${action} action`;
  expect(await failureOf(climber.iam.send(new sdk.CreateLoginProfileCommand({ UserName: 'ann', Password: GOOD })))).toBe(denied('CreateLoginProfile'));
  await iam.send(new sdk.CreateLoginProfileCommand({ UserName: 'ann', Password: GOOD }));
  expect(await failureOf(climber.iam.send(new sdk.UpdateLoginProfileCommand({ UserName: 'ann', Password: `${GOOD}!` })))).toBe(denied('UpdateLoginProfile'));
  expect(await get()).toMatchObject({ PasswordResetRequired: false });
  expect(world.faults).toEqual([]);
});
