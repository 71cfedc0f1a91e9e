import { CreatePolicyCommand, UpdateAssumeRolePolicyCommand, type IAMClient } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, GetCallerIdentityCommand, type AssumeRoleCommandInput, type STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../../testing/world.ts';
import { accessDenied, allow, deny, keysOf, makeRole, makeUser, policy, refusal, trust, validationError } from './sts.fixture.ts';

const HERE = '111122223333';
const THERE = '444455556666';
const HERE_ROOT = `arn:aws:iam::${HERE}:root`;

let world: World;
let here: IAMClient;
let there: IAMClient;
/** A user who may assume anything. */
let ann: STSClient;
/** A user who may nothing. */
let bob: STSClient;

const assume = (sts: STSClient, RoleArn: string, more: Partial<AssumeRoleCommandInput> = {}) => sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'work', ...more }));
const refused = (sts: STSClient, RoleArn: string, more: Partial<AssumeRoleCommandInput> = {}) => refusal(assume(sts, RoleArn, more));
const notAuthorized = (who: string, role: string, action = 'sts:AssumeRole') => `User: arn:aws:iam::${HERE}:user/${who} is not authorized to perform: ${action} on resource: ${role}`;

beforeAll(async () => {
  world = await openWorld();
  here = world.iam(await world.account(HERE));
  there = world.iam(await world.account(THERE));
  ann = world.sts(await makeUser(here, 'ann', [allow('sts:*')]));
  bob = world.sts(await makeUser(here, 'bob'));
});

afterAll(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

test('STS-23: the answer names the session, without the path of the role; the session acts as the role', async () => {
  const role = await makeRole(here, 'worker', [trust(HERE_ROOT)], [], { Path: '/jobs/' });
  const answer = await assume(ann, role);
  const arn = `arn:aws:sts::${HERE}:assumed-role/worker/work`;
  expect(answer.AssumedRoleUser).toEqual({ Arn: arn, AssumedRoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}:work$/) });
  expect(answer.PackedPolicySize).toBeUndefined();
  expect(answer.SourceIdentity).toBeUndefined();
  const who = await world.sts(keysOf(answer.Credentials)).send(new GetCallerIdentityCommand({}));
  expect(who).toMatchObject({ UserId: answer.AssumedRoleUser?.AssumedRoleId, Account: HERE, Arn: arn });
});

test('STS-5: credentials have an ASIA key, a secret of 40 characters, a token, and end on a whole second', async () => {
  const role = await makeRole(here, 'timed', [trust(HERE_ROOT)]);
  const before = Math.floor(world.clocks.decision() / 1000) * 1000;
  const { Credentials } = await assume(ann, role, { DurationSeconds: 900 });
  expect(Credentials?.AccessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
  expect(Credentials?.SecretAccessKey).toHaveLength(40);
  expect(Credentials!.SessionToken!.length).toBeLessThan(4096);
  const left = Credentials!.Expiration!.getTime() - before;
  expect(Credentials!.Expiration!.getTime() % 1000).toBe(0);
  expect(left).toBeGreaterThanOrEqual(900_000);
  expect(left).toBeLessThan(910_000);
});

describe('in the same account', () => {
  test('EVAL-62: a trust policy that names the user needs no identity policy', async () => {
    const role = await makeRole(here, 'for-bob', [trust(`arn:aws:iam::${HERE}:user/bob`)]);
    await expect(assume(bob, role)).resolves.toMatchObject({ AssumedRoleUser: { Arn: `arn:aws:sts::${HERE}:assumed-role/for-bob/work` } });
  });

  test('EVAL-61: a trust policy that names the account needs an identity policy too', async () => {
    const role = await makeRole(here, 'for-account', [trust(HERE_ROOT)]);
    await assume(ann, role);
    expect(await refused(bob, role)).toEqual(accessDenied(`${notAuthorized('bob', role)} because no identity-based policy allows the sts:AssumeRole action`));
  });

  test('EVAL-61: an identity policy alone does not open a role', async () => {
    const role = await makeRole(here, 'for-others', [trust(`arn:aws:iam::${HERE}:user/bob`)]);
    expect(await refused(ann, role)).toEqual(accessDenied(`${notAuthorized('ann', role)} because no role trust policy allows the sts:AssumeRole action`));
  });

  test('ERR-24: an explicit deny in the trust policy is named', async () => {
    const role = await makeRole(here, 'denies', [trust(HERE_ROOT), { ...trust(`arn:aws:iam::${HERE}:user/ann`), Effect: 'Deny' }]);
    expect(await refused(ann, role)).toEqual(accessDenied(`${notAuthorized('ann', role)} with an explicit deny in the role trust policy`));
  });

  test('EVAL-2: an explicit deny of the caller wins over a trust policy that names it', async () => {
    const carl = world.sts(await makeUser(here, 'carl', [deny('sts:AssumeRole')]));
    const role = await makeRole(here, 'for-carl', [trust(`arn:aws:iam::${HERE}:user/carl`)]);
    expect(await refused(carl, role)).toEqual(accessDenied(`${notAuthorized('carl', role)} with an explicit deny in an identity-based policy`));
  });

  test('EVAL-19: the permissions boundary of the caller limits what it may assume', async () => {
    const { Policy } = await here.send(new CreatePolicyCommand({ PolicyName: 'no-sts', PolicyDocument: policy(allow('s3:*')) }));
    const dora = world.sts(await makeUser(here, 'dora', [allow('sts:*')], { PermissionsBoundary: Policy!.Arn! }));
    const role = await makeRole(here, 'bounded', [trust(HERE_ROOT)]);
    expect(await refused(dora, role)).toEqual(accessDenied(`${notAuthorized('dora', role)} because no permissions boundary allows the sts:AssumeRole action`));
  });

  test('EVAL-63: a role that does not exist is refused like one that does not trust', async () => {
    const missing = `arn:aws:iam::${HERE}:role/missing`;
    expect(await refused(ann, missing)).toEqual(accessDenied(`${notAuthorized('ann', missing)} because no role trust policy allows the sts:AssumeRole action`));
  });

  test.each(['role/exact', 'role/Path/exact', 'role/path/Exact', 'role/path/other/exact', 'user/exact'])('POL-18: %s does not mean role/path/exact', async (resource) => {
    await makeRole(here, 'exact', [trust(HERE_ROOT)], [], { Path: '/path/' }).catch(() => null);
    await assume(ann, `arn:aws:iam::${HERE}:role/path/exact`);
    const arn = `arn:aws:iam::${HERE}:${resource}`;
    expect(await refused(ann, arn)).toEqual(accessDenied(`${notAuthorized('ann', arn)} because no role trust policy allows the sts:AssumeRole action`));
  });

  test('EVAL-64: a role does not trust its own sessions unless its trust policy says so', async () => {
    const role = await makeRole(here, 'mirror', [trust(`arn:aws:iam::${HERE}:user/ann`)], [allow('sts:AssumeRole')]);
    const session = world.sts(keysOf((await assume(ann, role)).Credentials));
    expect(await refused(session, role)).toEqual(
      accessDenied(`User: arn:aws:sts::${HERE}:assumed-role/mirror/work is not authorized to perform: sts:AssumeRole on resource: ${role} because no role trust policy allows the sts:AssumeRole action`),
    );
    await here.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'mirror', PolicyDocument: policy(trust(role)) }));
    await expect(assume(session, role)).resolves.toBeDefined();
  });

  test('EVAL-17: the session policy of the caller limits what it may assume next', async () => {
    const target = await makeRole(here, 'target', [trust(HERE_ROOT)]);
    const source = await makeRole(here, 'source', [trust(HERE_ROOT)], [allow('sts:AssumeRole')]);
    const free = world.sts(keysOf((await assume(ann, source)).Credentials));
    await assume(free, target);
    const limited = world.sts(keysOf((await assume(ann, source, { Policy: policy(allow('s3:*')) })).Credentials));
    expect((await refused(limited, target)).message).toMatch(/ because no session policy allows the sts:AssumeRole action$/);
  });
});

describe('across accounts', () => {
  test('EVAL-63: both sides must allow, and a refusal of either side says no more than the base text', async () => {
    const both = await makeRole(there, 'both', [trust(HERE_ROOT)]);
    const neither = await makeRole(there, 'neither', [trust(`arn:aws:iam::${THERE}:root`)]);
    const missing = `arn:aws:iam::${THERE}:role/missing`;
    await expect(assume(ann, both)).resolves.toMatchObject({ AssumedRoleUser: { Arn: `arn:aws:sts::${THERE}:assumed-role/both/work` } });
    expect(await refused(bob, both)).toEqual(accessDenied(notAuthorized('bob', both)));
    expect(await refused(ann, neither)).toEqual(accessDenied(notAuthorized('ann', neither)));
    expect(await refused(ann, missing)).toEqual(accessDenied(notAuthorized('ann', missing)));
  });

  test('EVAL-22: naming the user across accounts does not replace its identity policy', async () => {
    const role = await makeRole(there, 'names-bob', [trust(`arn:aws:iam::${HERE}:user/bob`)]);
    expect(await refused(bob, role)).toEqual(accessDenied(notAuthorized('bob', role)));
    const anyone = await makeRole(there, 'anyone', [trust('*')]);
    expect(await refused(bob, anyone)).toEqual(accessDenied(notAuthorized('bob', anyone)));
    await expect(assume(ann, anyone)).resolves.toBeDefined();
  });

  test('ERR-25: an explicit deny across accounts is not told either', async () => {
    const role = await makeRole(there, 'denies', [trust('*'), { ...trust(HERE_ROOT), Effect: 'Deny' }]);
    expect(await refused(ann, role)).toEqual(accessDenied(notAuthorized('ann', role)));
  });

  test('STS-18: an account that does not exist is refused in the same words', async () => {
    const role = 'arn:aws:iam::999999999999:role/any';
    expect(await refused(ann, role)).toEqual(accessDenied(notAuthorized('ann', role)));
  });

  test.each([`arn:aws-cn:iam::${HERE}:role/for-account`, `arn:aws:iam:us-east-1:${HERE}:role/for-account`, `arn:aws:sts::${HERE}:role/for-account`, 'arn:aws:iam:::role/for-account', 'arn:aws:iam::aws:role/for-account'])(
    'POL-20: %s designates no role here',
    async (role) => {
      expect((await refused(ann, role)).message).toMatch(/^User: arn:aws:iam::111122223333:user\/ann is not authorized to perform: sts:AssumeRole on resource: /);
    },
  );

  test('STS-70: the session lives in the account of the role', async () => {
    const role = await makeRole(there, 'lives', [trust(HERE_ROOT)]);
    const who = await world.sts(keysOf((await assume(ann, role)).Credentials)).send(new GetCallerIdentityCommand({}));
    expect(who.Account).toBe(THERE);
  });
});

describe('what STS refuses before it authorises', () => {
  test('STS-11: the root user may not assume a role', async () => {
    const account = await world.account();
    const role = await makeRole(world.iam(account), 'own', [trust('*')]);
    expect(await refused(world.sts(account), role)).toEqual(accessDenied('Roles may not be assumed by root accounts.'));
  });

  test.each(['nothing-valid-in-here', 'arn::b:::something/test-role', 'arn:a::::something/test-role', 'arn:a:::something/test-role', 'arn:a:a::aaaaaaaaaa:'])('STS-17: %s is invalid', async (arn) => {
    expect(await refused(ann, arn)).toEqual(validationError(`${arn} is invalid`));
  });

  test('STS-16: the session name is checked by the model', async () => {
    expect(await refused(ann, `arn:aws:iam::${HERE}:role/any`, { RoleSessionName: 'Session1:2' })).toEqual(
      validationError("1 validation error detected: Value 'Session1:2' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*"),
    );
  });

  test.each([
    [{ SerialNumber: `arn:aws:iam::${HERE}:mfa/ann` }, 'must provide both MFA serial number and one time pass code.'],
    [{ TokenCode: '123456' }, 'must provide both MFA serial number and one time pass code.'],
    [{ SerialNumber: `arn:aws:iam::${HERE}:mfa/ann`, TokenCode: '123456' }, 'unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.'],
  ])('STS-22: MFA parameters %j are refused', async (parameters, text) => {
    const role = `arn:aws:iam::${HERE}:role/for-account`;
    expect(await refused(ann, role, parameters)).toEqual(accessDenied(`MultiFactorAuthentication failed, ${text}`));
  });

  test('STS-24: RoleArn goes before the policy, the policy before tags, tags before root, root before MFA, MFA before authorisation', async () => {
    const account = await world.account();
    const root = world.sts(account);
    const broken = { Policy: '{', Tags: [{ Key: 'a', Value: '1' }, { Key: 'A', Value: '2' }], SerialNumber: 'arn:aws:iam::1:mfa/x' };
    const role = `arn:aws:iam::${HERE}:role/missing`;
    expect((await refused(root, 'nothing-valid-in-here', broken)).message).toBe('nothing-valid-in-here is invalid');
    expect((await refused(root, role, broken)).name).toBe('MalformedPolicyDocumentException');
    expect((await refused(root, role, { Tags: broken.Tags, SerialNumber: broken.SerialNumber })).name).toBe('InvalidParameterValue');
    expect((await refused(root, role, { SerialNumber: broken.SerialNumber })).message).toBe('Roles may not be assumed by root accounts.');
    expect((await refused(bob, role, { SerialNumber: broken.SerialNumber })).message).toMatch(/^MultiFactorAuthentication failed/);
    expect((await refused(bob, role, { DurationSeconds: 43_200 })).message).toMatch(/is not authorized/);
  });
});
