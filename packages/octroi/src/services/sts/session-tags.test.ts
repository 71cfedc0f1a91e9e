import type { IAMClient } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, type AssumeRoleCommandInput, type STSClient, type Tag } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../../testing/world.ts';
import { accessDenied, allow, keysOf, makeRole, makeUser, policy, refusal, trust, type Statement } from './sts.fixture.ts';

const ACCOUNT = '111122223333';
const ROOT = `arn:aws:iam::${ACCOUNT}:root`;
const BOTH = ['sts:AssumeRole', 'sts:TagSession'];

let world: World;
let iam: IAMClient;
let ann: STSClient;
let made = 0;

beforeAll(async () => {
  world = await openWorld();
  iam = world.iam(await world.account(ACCOUNT));
  ann = world.sts(await makeUser(iam, 'ann', [allow('sts:*')], { Tags: [{ Key: 'Own', Value: 'ann' }] }));
});

afterAll(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

type More = Partial<AssumeRoleCommandInput>;
const tag = (Key: string, Value: string): Tag => ({ Key, Value });
const assume = (sts: STSClient, RoleArn: string, more: More = {}) => sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'work', ...more }));
const session = async (sts: STSClient, role: string, more: More = {}) => world.sts(keysOf((await assume(sts, role, more)).Credentials));
const newRole = (trusted: readonly Statement[], statements: readonly Statement[] = [], more: Parameters<typeof makeRole>[4] = {}) => makeRole(iam, `role-${made++}`, trusted, statements, more);
const invalid = (message: string) => ({ name: 'InvalidParameterValue', status: 400, message });

/** A role that only callers with this principal tag may assume: it shows what tags a session has. */
const wants = (key: string, value: string) => newRole([trust('*', { StringEquals: { [`aws:PrincipalTag/${key}`]: value } }, BOTH)]);

describe('what STS refuses of tags', () => {
  const role = `arn:aws:iam::${ACCOUNT}:role/any`;
  test('STS-33: keys that differ only in letter case are duplicates', async () => {
    expect(await refusal(assume(ann, role, { Tags: [tag('Team', 'a'), tag('team', 'b')] }))).toEqual(invalid('Duplicate tag keys found. Please note that Tag keys are case insensitive.'));
  });

  test('STS-33: a transitive key must be among the tags, ignoring case', async () => {
    const text = 'The specified transitive tag key must be included in the requested tags.';
    expect(await refusal(assume(ann, role, { Tags: [tag('Team', 'a')], TransitiveTagKeys: ['Stage'] }))).toEqual(invalid(text));
    expect(await refusal(assume(ann, role, { TransitiveTagKeys: ['Team'] }))).toEqual(invalid(text));
    expect((await refusal(assume(ann, role, { Tags: [tag('Team', 'a')], TransitiveTagKeys: ['team'] }))).name).toBe('AccessDenied');
  });

  test.each(['aws:Team', 'AWS:team'])('STS-37: the key %s is reserved', async (key) => {
    expect((await refusal(assume(ann, role, { Tags: [tag(key, 'a')] }))).name).toBe('InvalidParameterValue');
  });

  test('STS-15: at most 50 tags', async () => {
    const Tags = Array.from({ length: 51 }, (_, index) => tag(`k${index}`, ''));
    expect((await refusal(assume(ann, role, { Tags }))).message).toMatch(/at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50$/);
  });
});

describe('sts:TagSession', () => {
  test('STS-30: passing tags needs it in the trust policy', async () => {
    const role = await newRole([trust(ROOT)]);
    await assume(ann, role);
    expect(await refusal(assume(ann, role, { Tags: [tag('Team', 'a')] }))).toEqual(
      accessDenied(`User: arn:aws:iam::${ACCOUNT}:user/ann is not authorized to perform: sts:TagSession on resource: ${role} because no role trust policy allows the sts:TagSession action`),
    );
  });

  test('STS-30: and in the identity policy, by the usual rules', async () => {
    const bob = world.sts(await makeUser(iam, 'bob', [allow('sts:AssumeRole')]));
    const byAccount = await newRole([trust(ROOT, undefined, BOTH)]);
    expect((await refusal(assume(bob, byAccount, { Tags: [tag('Team', 'a')] }))).message).toMatch(/sts:TagSession on resource: .* because no identity-based policy allows the sts:TagSession action$/);
    const byName = await newRole([trust(`arn:aws:iam::${ACCOUNT}:user/bob`, undefined, BOTH)]);
    await expect(assume(bob, byName, { Tags: [tag('Team', 'a')] })).resolves.toBeDefined();
  });

  test('STS-30: inherited transitive tags need it as well', async () => {
    const first = await newRole([trust(ROOT, undefined, BOTH)], [allow('sts:*')]);
    const second = await newRole([trust(ROOT)]);
    await assume(await session(ann, first, { Tags: [tag('Team', 'a')] }), second);
    const chained = await session(ann, first, { Tags: [tag('Team', 'a')], TransitiveTagKeys: ['Team'] });
    expect((await refusal(assume(chained, second))).message).toMatch(/sts:TagSession on resource: .* because no role trust policy allows the sts:TagSession action$/);
  });

  test('KEY-64: aws:RequestTag and aws:TagKeys are the tags of the request, and sts:TransitiveTagKeys its transitive keys', async () => {
    const role = await newRole([
      trust(ROOT, { StringEquals: { 'aws:RequestTag/Team': 'a' }, 'ForAllValues:StringEquals': { 'aws:TagKeys': ['Team', 'Stage'], 'sts:TransitiveTagKeys': ['Team'] } }, BOTH),
    ]);
    await assume(ann, role, { Tags: [tag('Team', 'a')] });
    await assume(ann, role, { Tags: [tag('Team', 'a'), tag('Stage', 'x')], TransitiveTagKeys: ['Team'] });
    for (const more of [{}, { Tags: [tag('Team', 'b')] }, { Tags: [tag('Team', 'a'), tag('Other', 'x')] }, { Tags: [tag('Team', 'a'), tag('Stage', 'x')], TransitiveTagKeys: ['Stage'] }]) {
      expect((await refusal(assume(ann, role, more))).name).toBe('AccessDenied');
    }
  });

  test('STS-30: inherited tags count as tags of the request: a role decides which tags reach it', async () => {
    const first = await newRole([trust(ROOT, undefined, BOTH)], [allow('sts:*')]);
    const onlyTeam = await newRole([trust(ROOT, { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['Team'] } }, BOTH)]);
    await assume(await session(ann, first, { Tags: [tag('Team', 'a')], TransitiveTagKeys: ['Team'] }), onlyTeam);
    const more = { Tags: [tag('Stage', 'x')], TransitiveTagKeys: ['Stage'] };
    expect((await refusal(assume(await session(ann, first, more), onlyTeam))).name).toBe('AccessDenied');
  });

  test('KEY-60: one statement about both actions may test the external id', async () => {
    const role = await newRole([trust(ROOT, { StringEquals: { 'sts:ExternalId': 'id' } }, BOTH)]);
    await assume(ann, role, { ExternalId: 'id', Tags: [tag('Team', 'a')] });
    expect((await refusal(assume(ann, role, { ExternalId: 'no', Tags: [tag('Team', 'a')] }))).name).toBe('AccessDenied');
  });
});

describe('the tags of a session', () => {
  test('KEY-71: in the trust policy aws:PrincipalTag is of the caller and aws:ResourceTag of the role', async () => {
    const role = await newRole(
      [trust(ROOT, { StringEquals: { 'aws:PrincipalTag/Own': 'ann', 'aws:ResourceTag/Kind': 'r', 'iam:ResourceTag/Kind': 'r' } })],
      [],
      { Tags: [tag('Kind', 'r')] },
    );
    await assume(ann, role);
    const other = await newRole([trust(ROOT, { StringEquals: { 'aws:PrincipalTag/Kind': 'r' } })], [], { Tags: [tag('Kind', 'r')] });
    expect((await refusal(assume(ann, other))).name).toBe('AccessDenied');
  });

  test('STS-32: a session tag overrides a role tag of the same key, ignoring case', async () => {
    const role = await newRole([trust(ROOT, undefined, BOTH)], [allow('sts:*')], { Tags: [tag('Team', 'role'), tag('Kept', 'role')] });
    const tagged = await session(ann, role, { Tags: [tag('team', 'session')] });
    await assume(tagged, await wants('Team', 'session'));
    await assume(tagged, await wants('Kept', 'role'));
    expect((await refusal(assume(tagged, await wants('Team', 'role')))).name).toBe('AccessDenied');
  });

  test('STS-36: transitive tags pass to every following session, others stop after one, role tags never pass', async () => {
    const hop = () => newRole([trust(ROOT, undefined, BOTH)], [allow('sts:*')], { Tags: [tag('Role', 'r')] });
    const one = await session(ann, await hop(), { Tags: [tag('Far', '1'), tag('Near', '1')], TransitiveTagKeys: ['Far'] });
    await assume(one, await wants('Near', '1'));
    const plain = await newRole([trust(ROOT, undefined, BOTH)], [allow('sts:*')]);
    const two = await session(one, plain, { Tags: [tag('Second', '2')] });
    await assume(two, await wants('Far', '1'));
    for (const [key, value] of [['Near', '1'], ['Role', 'r']] as const) expect((await refusal(assume(two, await wants(key, value)))).name).toBe('AccessDenied');
    const three = await session(two, plain);
    await assume(three, await wants('Far', '1'));
    expect((await refusal(assume(three, await wants('Second', '2')))).name).toBe('AccessDenied');
  });

  test('STS-32: an inherited transitive tag overrides a role tag of the same key', async () => {
    const one = await session(ann, await newRole([trust(ROOT, undefined, BOTH)], [allow('sts:*')]), { Tags: [tag('Team', 'far')], TransitiveTagKeys: ['Team'] });
    const two = await session(one, await newRole([trust(ROOT, undefined, BOTH)], [allow('sts:*')], { Tags: [tag('team', 'role')] }));
    await assume(two, await wants('Team', 'far'));
  });

  test('STS-33: an inherited transitive tag cannot be set again, in whatever case', async () => {
    const role = await newRole([trust(ROOT, undefined, BOTH)], [allow('sts:*')]);
    const chained = await session(ann, role, { Tags: [tag('Team', 'a')], TransitiveTagKeys: ['Team'] });
    const text = "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.";
    for (const Tags of [[tag('Team', 'b')], [tag('team', 'a')]]) expect(await refusal(assume(chained, role, { Tags }))).toEqual(invalid(text));
    await assume(await session(ann, role, { Tags: [tag('Team', 'a')] }), role, { Tags: [tag('Team', 'b')] });
  });

  test('KEY-5: session tags are principal tags in the policies of the role', async () => {
    const role = await newRole([trust(ROOT, undefined, BOTH)], [allow('sts:AssumeRole', `arn:aws:iam::${ACCOUNT}:role/for-\${aws:PrincipalTag/Team}`)]);
    const target = await makeRole(iam, 'for-red', [trust(ROOT)]);
    await assume(await session(ann, role, { Tags: [tag('Team', 'red')] }), target);
    expect((await refusal(assume(await session(ann, role, { Tags: [tag('Team', 'blue')] }), target))).name).toBe('AccessDenied');
  });
});

describe('the size of it all', () => {
  test('STS-34: PackedPolicySize comes with a policy, ARNs or tags, and 100 percent is the limit', async () => {
    const role = await newRole([trust(ROOT, undefined, BOTH)]);
    expect((await assume(ann, role)).PackedPolicySize).toBeUndefined();
    expect((await assume(ann, role, { Policy: policy(allow('s3:ListAllMyBuckets')) })).PackedPolicySize).toBe(16);
    expect((await assume(ann, role, { Tags: [tag('Team', 'a')] })).PackedPolicySize).toBeGreaterThan(0);
    const Tags = Array.from({ length: 9 }, (_, index) => tag(`T${index + 1}`, 'v'.repeat(250)));
    expect(await refusal(assume(ann, role, { Tags }))).toEqual({ name: 'PackedPolicyTooLargeException', status: 400, message: 'Packed size of session tags consumes 498% of allotted space.' });
  });

  test('STS-24: authorisation goes before duration, duration before the packed size', async () => {
    const role = await newRole([trust(ROOT, undefined, BOTH)]);
    const Tags = Array.from({ length: 9 }, (_, index) => tag(`T${index + 1}`, 'v'.repeat(250)));
    expect((await refusal(assume(ann, role, { Tags, DurationSeconds: 7200 }))).message).toBe('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');
    const closed = await newRole([trust(`arn:aws:iam::${ACCOUNT}:user/ann`)]);
    expect((await refusal(assume(ann, closed, { Tags, DurationSeconds: 7200 }))).name).toBe('AccessDenied');
  });
});
