import { DeleteUserPolicyCommand, GetUserCommand, type IAMClient } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, GetAccessKeyInfoCommand, GetCallerIdentityCommand, GetSessionTokenCommand, type GetSessionTokenCommandInput, type STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../testing/world.ts';
import { accessDenied, allow, deny, keysOf, makeRole, makeUser, refusal, trust, validationError, type Keys } from './sts.fixture.ts';

const ACCOUNT = '111122223333';

let world: World;
let root: Keys;
let iam: IAMClient;
let ann: STSClient;

beforeAll(async () => {
  world = await openWorld();
  root = await world.account(ACCOUNT);
  iam = world.iam(root);
  ann = world.sts(await makeUser(iam, 'ann', [allow(['sts:*', 'iam:*'])]));
});

afterAll(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

const get = (sts: STSClient, input: GetSessionTokenCommandInput = {}) => sts.send(new GetSessionTokenCommand(input));
const session = async (sts: STSClient) => keysOf((await get(sts)).Credentials);
const lifetime = async (sts: STSClient, input: GetSessionTokenCommandInput = {}) => {
  const { Credentials } = await get(sts, input);
  return Math.round((Credentials!.Expiration!.getTime() - world.clocks.decision()) / 10_000) * 10;
};

test('STS-62: only credentials are answered, and they are the user itself (STS-70)', async () => {
  const answer = await get(ann);
  expect(Object.keys(answer).filter((name) => name !== '$metadata')).toEqual(['Credentials']);
  const who = await world.sts(keysOf(answer.Credentials)).send(new GetCallerIdentityCommand({}));
  expect(who).toMatchObject({ UserId: expect.stringMatching(/^AIDA/), Account: ACCOUNT, Arn: `arn:aws:iam::${ACCOUNT}:user/ann` });
});

test('EVAL-68: no policy controls it', async () => {
  await expect(get(world.sts(await makeUser(iam, 'denied', [deny('*')])))).resolves.toBeDefined();
});

test('STS-10: a user gets 12 hours by default and 36 at most', async () => {
  expect(await lifetime(ann)).toBe(43_200);
  expect(await lifetime(ann, { DurationSeconds: 129_600 })).toBe(129_600);
  expect(await lifetime(ann, { DurationSeconds: 900 })).toBe(900);
  expect((await refusal(get(ann, { DurationSeconds: 129_601 }))).name).toBe('ValidationError');
  expect((await refusal(get(ann, { DurationSeconds: 899 }))).name).toBe('ValidationError');
});

test('STS-14: the root user gets an hour, whatever it asks for', async () => {
  expect(await lifetime(world.sts(root))).toBe(3600);
  expect(await lifetime(world.sts(root), { DurationSeconds: 7200 })).toBe(3600);
  expect(await lifetime(world.sts(root), { DurationSeconds: 900 })).toBe(900);
});

test('STS-12, STS-63: session credentials, of whatever kind, are refused', async () => {
  const role = await makeRole(iam, 'any', [trust(`arn:aws:iam::${ACCOUNT}:root`)], [allow('sts:*')]);
  const { Credentials } = await ann.send(new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'work' }));
  for (const keys of [await session(ann), await session(world.sts(root)), keysOf(Credentials)]) {
    expect(await refusal(get(world.sts(keys)))).toEqual(accessDenied('Cannot call GetSessionToken with session credentials'));
  }
});

test('STS-10: of STS the session may call AssumeRole and GetCallerIdentity only; an hour when chaining (STS-19)', async () => {
  const sts = world.sts(await session(ann));
  const role = await makeRole(iam, 'next', [trust(`arn:aws:iam::${ACCOUNT}:root`)], [], { MaxSessionDuration: 43_200 });
  const assume = (DurationSeconds: number) => sts.send(new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'work', DurationSeconds }));
  await assume(3600);
  expect(await refusal(assume(3601))).toEqual(validationError('The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.'));
  expect(await refusal(sts.send(new GetAccessKeyInfoCommand({ AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' })))).toEqual({
    name: 'InvalidClientTokenId', status: 403, message: 'The security token included in the request is invalid.',
  });
});

test('STS-11: a session of the root user may not assume a role either', async () => {
  const role = `arn:aws:iam::${ACCOUNT}:role/any`;
  expect(await refusal(world.sts(await session(world.sts(root))).send(new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'work' })))).toEqual(accessDenied('Roles may not be assumed by root accounts.'));
});

test('EVAL-73: the session has the policies of the user as they are now, and the keys of a session (KEY-11, KEY-12)', async () => {
  const keys = await makeUser(iam, 'eve', [allow('sts:AssumeRole', '*', { Bool: { 'aws:MultiFactorAuthPresent': 'false' }, Null: { 'aws:TokenIssueTime': 'false' }, StringEquals: { 'aws:username': 'eve' } })]);
  const role = await makeRole(iam, 'for-eve', [trust(`arn:aws:iam::${ACCOUNT}:root`)]);
  const assume = (sts: STSClient) => sts.send(new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'work' }));
  const sts = world.sts(await session(world.sts(keys)));
  await assume(sts);
  expect((await refusal(assume(world.sts(keys)))).name).toBe('AccessDenied');
  await iam.send(new DeleteUserPolicyCommand({ UserName: 'eve', PolicyName: 'own' }));
  expect((await refusal(assume(sts))).message).toMatch(/ because no identity-based policy allows /);
});

test('KEY-12: MFA of the caller does not pass to a role session: the key is there and false', async () => {
  const role = await makeRole(iam, 'mfa', [trust(`arn:aws:iam::${ACCOUNT}:root`)], [allow('iam:GetUser', '*', { Bool: { 'aws:MultiFactorAuthPresent': 'false' } })]);
  const { Credentials } = await ann.send(new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'work' }));
  await world.iam(keysOf(Credentials)).send(new GetUserCommand({ UserName: 'ann' }));
});
