import { AttachUserPolicyCommand, CreateAccountAliasCommand, CreateLoginProfileCommand, CreateUserCommand, DeleteAccountPasswordPolicyCommand, DeleteLoginProfileCommand, DeleteUserCommand, DetachUserPolicyCommand, GetAccountSummaryCommand, GetUserCommand, ListUsersCommand, PutUserPolicyCommand, UpdateAccountPasswordPolicyCommand, UpdateLoginProfileCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, GetSessionTokenCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { accountsTable, installationScope, type AccountRow } from '../../../kernel/accounts.ts';
import { rowKey } from '../../../kernel/table.ts';
import { enable, newPhone, wrongCode } from '../../iam/mfa-devices/mfa.fixture.ts';
import { failureOf } from '../../iam/shared/testing.ts';
import { SignInCommand } from '../../../testing/octroi-client.ts';
import { openWorld, type Credentials, type World } from '../../../testing/world.ts';

const ACCOUNT = '111122223333';
const PASSWORD = 'correct Horse 1';
const ROOT_PASSWORD = 'the City gate 7';
const FAILED = 'SignInFailed 400: Your authentication information is incorrect. Please try again.';
const SLOWED = 'TooManyAttempts 400: Too many failed attempts to sign in. Wait a moment, then try again.';

type Input = SignInCommand['input'];
let world: World;
let root: Credentials;
beforeAll(async () => {
  world = await openWorld();
  const made = await world.gateway.addAccount({ id: ACCOUNT, name: 'customer', email: 'Root@Example.com', rootPassword: ROOT_PASSWORD });
  root = { accessKeyId: made!.accessKeyId, secretAccessKey: made!.secretAccessKey };
  await world.iam(root).send(new CreateAccountAliasCommand({ AccountAlias: 'customer' }));
});
afterAll(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});
// Failures of one test do not slow the next one: those of an hour ago are forgotten.
beforeEach(() => world.clocks.advance(3_600));

const signIn = (more: Partial<Input> = {}) => world.octroi().send(new SignInCommand({ Account: ACCOUNT, UserName: 'ann', Password: PASSWORD, ...more }));
const keysOf = ({ Credentials: made }: Awaited<ReturnType<typeof signIn>>): Credentials => ({ accessKeyId: made!.AccessKeyId!, secretAccessKey: made!.SecretAccessKey!, sessionToken: made!.SessionToken! });
const recordOf = async (sent: Promise<unknown>) => {
  const { $metadata } = (await sent.catch((error: unknown) => error)) as { $metadata: { requestId: string } };
  return world.gateway.ring.find($metadata.requestId)!.record;
};

async function newUser(UserName: string, more: { PasswordResetRequired?: boolean; Password?: string } = {}) {
  const { User } = await world.iam(root).send(new CreateUserCommand({ UserName, Path: '/team/' }));
  await world.iam(root).send(new CreateLoginProfileCommand({ UserName, Password: PASSWORD, ...more }));
  return User!;
}
const allow = (UserName: string, Action: string | string[], Condition: object = {}) =>
  world.iam(root).send(new PutUserPolicyCommand({ UserName, PolicyName: 'own', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource: '*', Condition } }) }));

test('IAM-50: a password makes an ordinary session of the user, by account number or alias, and is noted as used', async () => {
  const user = await newUser('ann');
  const before = Math.floor(world.clocks.decision() / 1000);
  for (const Account of [ACCOUNT, 'customer']) {
    const answer = await signIn({ Account });
    expect(answer).toMatchObject({ Account: ACCOUNT, Arn: user.Arn, UserId: user.UserId, UserName: 'ann' });
    expect(answer.Credentials!.AccessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
    expect(answer.Credentials!.Expiration! - before).toBeGreaterThanOrEqual(43_200);
    expect(await world.sts(keysOf(answer)).send(new GetCallerIdentityCommand({}))).toMatchObject({ Account: ACCOUNT, Arn: user.Arn, UserId: user.UserId });
  }
  expect(Number((await world.iam(root).send(new GetUserCommand({ UserName: 'ann' }))).User!.PasswordLastUsed)).toBeGreaterThanOrEqual(before * 1000);
});

test('STS-13: whoever signed in may call IAM as far as the user may, and makes no further session of a long-term key', async () => {
  const keys = keysOf(await signIn());
  expect(await failureOf(world.iam(keys).send(new ListUsersCommand({})))).toBe(`AccessDenied 403: User: arn:aws:iam::${ACCOUNT}:user/team/ann is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::${ACCOUNT}:user/ because no identity-based policy allows the iam:ListUsers action`);
  await world.iam(root).send(new AttachUserPolicyCommand({ UserName: 'ann', PolicyArn: 'arn:aws:iam::aws:policy/IAMReadOnlyAccess' }));
  expect((await world.iam(keys).send(new ListUsersCommand({}))).Users!.map(({ UserName }) => UserName)).toContain('ann');
  await world.iam(root).send(new DetachUserPolicyCommand({ UserName: 'ann', PolicyArn: 'arn:aws:iam::aws:policy/IAMReadOnlyAccess' }));
  expect(await failureOf(world.sts(keys).send(new GetSessionTokenCommand({})))).toBe('AccessDenied 403: Cannot call GetSessionToken with session credentials');
});

test('STS-14: the session lasts as long as is asked for, from 15 minutes to 12 hours', async () => {
  const before = Math.floor(world.clocks.decision() / 1000);
  const answer = await signIn({ DurationSeconds: 900 });
  expect(answer.Credentials!.Expiration! - before).toBeLessThanOrEqual(902);
  world.clocks.advance(903);
  expect(await failureOf(world.sts(keysOf(answer)).send(new GetCallerIdentityCommand({})))).toBe('ExpiredToken 403: The security token included in the request is expired');
  for (const DurationSeconds of [899, 43_201]) expect(await failureOf(signIn({ DurationSeconds }))).toMatch(/^Validation 400: /);
});

test('sign-in: account, user, password and code have one answer when they are wrong', async () => {
  expect(await failureOf(signIn({ Password: 'wrong' }))).toBe(FAILED);
  expect(await failureOf(signIn({ UserName: 'nobody' }))).toBe(FAILED);
  expect(await failureOf(signIn({ Account: '999999999999' }))).toBe(FAILED);
  expect(await failureOf(signIn({ Account: 'no-such-alias' }))).toBe(FAILED);
  // Users do not sign in by an e-mail address.
  expect(await failureOf(signIn({ Account: 'root@example.com' }))).toBe(FAILED);
});

test('sign-in: a user without a password, a deleted login profile and a deleted user are refused', async () => {
  await world.iam(root).send(new CreateUserCommand({ UserName: 'keys-only' }));
  expect(await failureOf(signIn({ UserName: 'keys-only' }))).toBe(FAILED);
  await newUser('gone');
  const keys = keysOf(await signIn({ UserName: 'gone' }));
  await world.iam(root).send(new DeleteLoginProfileCommand({ UserName: 'gone' }));
  expect(await failureOf(signIn({ UserName: 'gone' }))).toBe(FAILED);
  await world.iam(root).send(new DeleteUserCommand({ UserName: 'gone' }));
  expect(await failureOf(signIn({ UserName: 'gone' }))).toBe(FAILED);
  expect(await failureOf(world.sts(keys).send(new GetCallerIdentityCommand({})))).toBe('InvalidClientTokenId 403: The security token included in the request is invalid.');
});

test('sign-in: the root user signs in by account number, alias or e-mail address, and by no other password', async () => {
  for (const Account of [ACCOUNT, 'customer', 'root@EXAMPLE.com']) {
    const answer = await world.octroi().send(new SignInCommand({ Account, Password: ROOT_PASSWORD }));
    expect(answer).toMatchObject({ Account: ACCOUNT, Arn: `arn:aws:iam::${ACCOUNT}:root`, UserId: ACCOUNT });
    expect(answer).not.toHaveProperty('UserName');
    expect((await world.iam(keysOf(answer)).send(new ListUsersCommand({}))).Users!.length).toBeGreaterThan(0);
  }
  expect(await failureOf(world.octroi().send(new SignInCommand({ Account: ACCOUNT, Password: PASSWORD })))).toBe(FAILED);
  expect((await world.iam(root).send(new GetAccountSummaryCommand({}))).SummaryMap).toMatchObject({ AccountPasswordPresent: 1 });
  const other = await world.account();
  expect(await failureOf(world.octroi().send(new SignInCommand({ Account: other.accountId, Password: ROOT_PASSWORD })))).toBe(FAILED);
  expect((await world.iam(other).send(new GetAccountSummaryCommand({}))).SummaryMap).toMatchObject({ AccountPasswordPresent: 0 });
});

test('sign-in: nobody enters a closed account', async () => {
  await world.gateway.addAccount({ id: '444455556666', rootPassword: ROOT_PASSWORD });
  const key = rowKey(accountsTable, installationScope('aws'), ['444455556666']);
  await world.octroi().send(new SignInCommand({ Account: '444455556666', Password: ROOT_PASSWORD }));
  await world.gateway.kv.transact('closes', async (tx) => {
    const row = JSON.parse((await tx.get(key))!.value) as AccountRow;
    tx.put(key, JSON.stringify({ ...row, closedAt: world.clocks.decision() }));
  });
  expect(await failureOf(world.octroi().send(new SignInCommand({ Account: '444455556666', Password: ROOT_PASSWORD })))).toBe(FAILED);
});

test('KEY-12: with a device the code is asked for after the password alone; it makes MultiFactorAuthPresent true, and is used up', async () => {
  await newUser('mia');
  await allow('mia', 'iam:ListUsers', { Bool: { 'aws:MultiFactorAuthPresent': 'true' }, NumericLessThan: { 'aws:MultiFactorAuthAge': '60' } });
  const without = keysOf(await signIn({ UserName: 'mia' }));
  expect(await failureOf(world.iam(without).send(new ListUsersCommand({})))).toMatch(/^AccessDenied 403/);
  const phone = await newPhone(world, world.iam(root), 'mia');
  await enable(world.iam(root), 'mia', phone);
  expect(await failureOf(signIn({ UserName: 'mia', Password: 'wrong' }))).toBe(FAILED);
  await expect(signIn({ UserName: 'mia' })).rejects.toMatchObject({ name: 'MfaCodeRequiredException', message: 'Enter the code of an MFA device to complete sign-in.', MfaDevices: [phone.serialNumber], $metadata: { httpStatusCode: 400 } });
  expect(await failureOf(signIn({ UserName: 'mia', MfaCode: await wrongCode(phone) }))).toBe(FAILED);
  const MfaCode = await phone.code(1);
  const keys = keysOf(await signIn({ UserName: 'mia', MfaCode }));
  await world.iam(keys).send(new ListUsersCommand({}));
  expect(await failureOf(signIn({ UserName: 'mia', MfaCode }))).toBe(FAILED);
  world.clocks.advance(61);
  expect(await failureOf(world.iam(keys).send(new ListUsersCommand({})))).toMatch(/^AccessDenied 403/);
});

test('STS-22: of several devices one is named; the code of another user\'s device is none', async () => {
  await newUser('two');
  const phones = [await newPhone(world, world.iam(root), 'two-a'), await newPhone(world, world.iam(root), 'two-b')];
  for (const phone of phones) await enable(world.iam(root), 'two', phone);
  const MfaDevices = phones.map(({ serialNumber }) => serialNumber);
  const MfaCode = await phones[1]!.code(1);
  await expect(signIn({ UserName: 'two', MfaCode })).rejects.toMatchObject({ name: 'MfaCodeRequiredException', MfaDevices });
  expect(await failureOf(signIn({ UserName: 'two', MfaCode, MfaSerialNumber: MfaDevices[0]! }))).toBe(FAILED);
  expect(await failureOf(signIn({ UserName: 'two', MfaCode, MfaSerialNumber: `arn:aws:iam::${ACCOUNT}:mfa/mia` }))).toBe(FAILED);
  await signIn({ UserName: 'two', MfaCode, MfaSerialNumber: MfaDevices[1]! });
});

test('IAM-50: a password that must be changed opens nothing before it is; the change needs the permission and follows the password policy', async () => {
  await newUser('new', { PasswordResetRequired: true });
  expect(await failureOf(signIn({ UserName: 'new' }))).toBe('PasswordChangeRequired 400: You must change your password to continue.');
  expect(await failureOf(signIn({ UserName: 'new', Password: 'wrong', NewPassword: 'Another horse 2' }))).toBe(FAILED);
  expect(await failureOf(signIn({ UserName: 'new', NewPassword: 'Another horse 2' }))).toBe(`AccessDenied 400: User: arn:aws:iam::${ACCOUNT}:user/team/new is not authorized to perform: iam:ChangePassword on resource: user new because no identity-based policy allows the iam:ChangePassword action`);
  await allow('new', 'iam:ChangePassword');
  expect(await failureOf(signIn({ UserName: 'new', NewPassword: 'weak' }))).toBe('PasswordPolicyViolation 400: Password should have a minimum length of 8');
  await signIn({ UserName: 'new', NewPassword: 'Another horse 2' });
  expect(await failureOf(signIn({ UserName: 'new' }))).toBe(FAILED);
  await signIn({ UserName: 'new', Password: 'Another horse 2' });
});

test('KEY-12: a password that must be changed is changed with the second factor that was proved', async () => {
  await newUser('eli', { PasswordResetRequired: true });
  await allow('eli', 'iam:ChangePassword', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } });
  expect(await failureOf(signIn({ UserName: 'eli', NewPassword: 'Another horse 2' }))).toMatch(/^AccessDenied 400: .* is not authorized to perform: iam:ChangePassword/);
  const phone = await newPhone(world, world.iam(root), 'eli');
  await enable(world.iam(root), 'eli', phone);
  const MfaCode = await phone.code(1);
  // What is missing is told before the code is used up.
  expect(await failureOf(signIn({ UserName: 'eli', MfaCode }))).toBe('PasswordChangeRequired 400: You must change your password to continue.');
  await signIn({ UserName: 'eli', MfaCode, NewPassword: 'Another horse 2' });
  expect(await failureOf(signIn({ UserName: 'eli' }))).toBe(FAILED);
});

test('IAM-53: an old password must be changed; where only an administrator may set another one, it opens nothing', async () => {
  await newUser('old');
  await world.iam(root).send(new UpdateAccountPasswordPolicyCommand({ MaxPasswordAge: 1, AllowUsersToChangePassword: true }));
  await signIn({ UserName: 'old' });
  world.clocks.advance(86_400);
  expect(await failureOf(signIn({ UserName: 'old' }))).toBe('PasswordChangeRequired 400: You must change your password to continue.');
  await world.iam(root).send(new UpdateAccountPasswordPolicyCommand({ MaxPasswordAge: 1, AllowUsersToChangePassword: true, HardExpiry: true }));
  const expired = 'PasswordExpired 400: Your password has expired. Contact your administrator to set a new one.';
  expect(await failureOf(signIn({ UserName: 'old', NewPassword: 'Another horse 2' }))).toBe(expired);
  expect(await failureOf(signIn({ UserName: 'old', Password: 'wrong', NewPassword: 'Another horse 2' }))).toBe(FAILED);
  await world.iam(root).send(new UpdateLoginProfileCommand({ UserName: 'old', Password: 'Another horse 3' }));
  await signIn({ UserName: 'old', Password: 'Another horse 3' });
  // The policy is about users.
  await world.octroi().send(new SignInCommand({ Account: ACCOUNT, Password: ROOT_PASSWORD }));
  await world.iam(root).send(new DeleteAccountPasswordPolicyCommand({}));
});

test('sign-in: guessing is slowed by the name, whether or not there is one, and the right password does not help while it is locked', async () => {
  await newUser('bob');
  for (const UserName of ['bob', 'no-bob']) {
    for (let failure = 1; failure <= 5; failure++) expect(await failureOf(signIn({ UserName, Password: 'wrong' }))).toBe(FAILED);
    expect(await failureOf(signIn({ UserName: UserName.toUpperCase() }))).toBe(SLOWED);
  }
  world.clocks.advance(6);
  await signIn({ UserName: 'bob' });
  expect(await failureOf(signIn({ UserName: 'bob', Password: 'wrong' }))).toBe(FAILED);
  await signIn({ UserName: 'bob' });
});

test('sign-in: a refusal stands in the records of the account that it names, without a password, and so does a success', async () => {
  await newUser('eve');
  const refused = await recordOf(signIn({ UserName: 'eve', Password: 'Sesame-open-1' }));
  expect(refused).toMatchObject({ account: ACCOUNT, caller: `arn:aws:iam::${ACCOUNT}:user/team/eve`, accessKeyId: null, sourceIp: '127.0.0.1', service: 'octroi', operation: 'SignIn', status: 400, error: 'SignInFailedException', decisions: [] });
  expect(JSON.stringify(refused)).not.toContain('Sesame');
  expect(await recordOf(signIn({ UserName: 'nobody' }))).toMatchObject({ account: ACCOUNT, caller: null, error: 'SignInFailedException' });
  expect(await recordOf(signIn({ Account: '999999999999' }))).toMatchObject({ account: null, caller: null });
  const good = await recordOf(signIn({ UserName: 'eve' }));
  expect(good).toMatchObject({ account: ACCOUNT, caller: `arn:aws:iam::${ACCOUNT}:user/team/eve`, status: 200, error: null });
  expect(JSON.stringify(good)).not.toContain(PASSWORD);
});

test('SIG-17: a signature that comes along is not looked at', async () => {
  const answer = await world.octroi({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wrong' }).send(new SignInCommand({ Account: ACCOUNT, UserName: 'ann', Password: PASSWORD }));
  expect(answer.UserName).toBe('ann');
});

test('the wire: a password is never echoed', async () => {
  const Password = 'x'.repeat(129);
  const failure = await failureOf(signIn({ Password }));
  expect(failure).toMatch(/^Validation 400: 1 validation error detected: Value at 'password' failed to satisfy constraint/);
  expect(failure).not.toContain(Password);
});
