import {
  AddRoleToInstanceProfileCommand, AddUserToGroupCommand, AttachGroupPolicyCommand, AttachRolePolicyCommand, AttachUserPolicyCommand, CreateAccessKeyCommand, CreateGroupCommand, CreateInstanceProfileCommand, CreatePolicyCommand, CreatePolicyVersionCommand,
  CreateRoleCommand, CreateUserCommand, GetAccountAuthorizationDetailsCommand, GetRoleCommand, ListUsersCommand, PutGroupPolicyCommand, PutRolePolicyCommand, PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Kv } from '../../../store/kv.ts';
import { openWorld } from '../../../testing/world.ts';
import { exportAccount, type AccountDetails } from './export-account.ts';
import { importAccount, isHalfImported } from './import-account.ts';

const ACCOUNT = '111122223333';
const home = { partition: 'aws', account: ACCOUNT, region: '-' };
const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const PRETTY = '{ "Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iam:List*", "Resource": "*"}] }';
const COMPACT = JSON.stringify(JSON.parse(PRETTY));

async function empty(): Promise<Awaited<ReturnType<typeof openWorld>> & { root: { accessKeyId: string; secretAccessKey: string } }> {
  const world = await openWorld();
  return { ...world, root: await world.account(ACCOUNT) };
}

/** An account with some of everything. */
async function furnished() {
  const world = await empty();
  const iam = world.iam(world.root);
  const arn = (await iam.send(new CreatePolicyCommand({ PolicyName: 'limit', Path: '/p/', PolicyDocument: PRETTY, Description: 'of some', Tags: [{ Key: 'a', Value: 'b' }] }))).Policy!.Arn!;
  await iam.send(new CreatePolicyVersionCommand({ PolicyArn: arn, PolicyDocument: COMPACT, SetAsDefault: true }));
  await iam.send(new CreateGroupCommand({ GroupName: 'Crew', Path: '/team/' }));
  await iam.send(new PutGroupPolicyCommand({ GroupName: 'Crew', PolicyName: 'own', PolicyDocument: PRETTY }));
  await iam.send(new AttachGroupPolicyCommand({ GroupName: 'Crew', PolicyArn: READ_ONLY }));
  await iam.send(new CreateUserCommand({ UserName: 'Ann', Path: '/team/', PermissionsBoundary: arn, Tags: [{ Key: 'team', Value: 'blue' }] }));
  await iam.send(new CreateUserCommand({ UserName: 'bob' }));
  await iam.send(new AddUserToGroupCommand({ UserName: 'Ann', GroupName: 'Crew' }));
  await iam.send(new AttachUserPolicyCommand({ UserName: 'bob', PolicyArn: arn }));
  await iam.send(new PutUserPolicyCommand({ UserName: 'bob', PolicyName: 'own', PolicyDocument: COMPACT }));
  const trust = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { AWS: [`arn:aws:iam::${ACCOUNT}:user/bob`, '999988887777'] }, Action: 'sts:AssumeRole' } });
  await iam.send(new CreateRoleCommand({ RoleName: 'desk', AssumeRolePolicyDocument: trust, Description: 'of bob', MaxSessionDuration: 7200, PermissionsBoundary: READ_ONLY, Tags: [{ Key: 'x', Value: 'y' }] }));
  await iam.send(new PutRolePolicyCommand({ RoleName: 'desk', PolicyName: 'own', PolicyDocument: COMPACT }));
  await iam.send(new AttachRolePolicyCommand({ RoleName: 'desk', PolicyArn: arn }));
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'machine' }));
  await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: 'machine', RoleName: 'desk' }));
  return world;
}

const problem = (sent: Promise<unknown>): Promise<string> => sent.then(() => 'it succeeded', (error: Error) => error.message);

/** A store whose transactions fail from the nth on, for as long as it takes to fail once. */
function failingOnce(kv: Kv, nth: number): Kv {
  let count = 0;
  return { ...kv, revision: kv.revision, read: kv.read.bind(kv), watch: kv.watch.bind(kv), close: kv.close.bind(kv), transact: (id, body) => (++count === nth ? Promise.reject(new Error('the disk is full')) : kv.transact(id, body)) };
}

const rowsOf = (kv: Kv) => kv.read(async (snapshot) => (await snapshot.range(['aws', ACCOUNT])).filter(({ key }) => key[4] !== 'policy-epoch' && key[4] !== 'access-key').map(({ key }) => key.join('/')));

test('IAM-132: export, import into a fresh installation, export: nothing is different, and the account works', async () => {
  const first = await exportAccount((await furnished()).gateway.kv, home);
  const world = await empty();
  const report = await importAccount(world.gateway.kv, home, JSON.parse(JSON.stringify(first)), Date.now());
  expect(report).toEqual([expect.stringMatching(/^not in such a file, so not carried over: console passwords, access keys, MFA devices, /)]);
  expect(await exportAccount(world.gateway.kv, home)).toEqual(first);
  const iam = world.iam(world.root);
  expect((await iam.send(new GetAccountAuthorizationDetailsCommand({}))).UserDetailList).toHaveLength(2);
  expect((await iam.send(new GetRoleCommand({ RoleName: 'DESK' }))).Role).toMatchObject({ Description: 'of bob', MaxSessionDuration: 7200 });
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'bob' }));
  expect((await world.iam({ accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! }).send(new ListUsersCommand({}))).Users).toHaveLength(2);
  expect(world.faults).toEqual([]);
});

test('IAM-87: documents may be objects, text or percent-encoded', async () => {
  const ways: readonly unknown[] = [JSON.parse(PRETTY), COMPACT, encodeURIComponent(COMPACT)];
  for (const PolicyDocument of ways) {
    const world = await empty();
    await importAccount(world.gateway.kv, home, { GroupDetailList: [{ GroupName: 'g', Arn: `arn:aws:iam::${ACCOUNT}:group/g`, GroupPolicyList: [{ PolicyName: 'p', PolicyDocument }] }] }, 0);
    expect((await exportAccount(world.gateway.kv, home)).GroupDetailList).toMatchObject([{ GroupPolicyList: [{ PolicyDocument: JSON.parse(PRETTY) }] }]);
  }
});

test('what cannot be rebuilt truly is refused, and leaves nothing', async () => {
  const world = await empty();
  const arn = (kind: string) => `arn:aws:iam::${ACCOUNT}:${kind}`;
  const user = { UserName: 'u', Arn: arn('user/u') };
  const refusals: readonly (readonly [unknown, RegExp])[] = [
    [[], /^the file is no object$/],
    [{ IsTruncated: true }, /one page of several/],
    [{ UserDetailList: [{ UserName: 'u', Arn: 'arn:aws:iam::999988887777:user/u' }] }, /would be `arn:aws:iam::111122223333:user\/u`$/],
    [{ UserDetailList: [user, { ...user, UserName: 'U', Arn: arn('user/U') }] }, /there is another user u in the file/],
    [{ UserDetailList: [{ ...user, GroupList: ['none'] }] }, /is in the group `none`/],
    [{ UserDetailList: [{ ...user, PermissionsBoundary: { PermissionsBoundaryArn: arn('policy/none') } }] }, /names the policy `arn:aws:iam::111122223333:policy\/none`/],
    [{ UserDetailList: [{ ...user, AttachedManagedPolicies: [{ PolicyArn: arn('policy/none') }] }] }, /neither in the file nor known of AWS/],
    [{ UserDetailList: [{ ...user, UserPolicyList: [{ PolicyName: 'p', PolicyDocument: '{}' }] }] }, /has a PolicyDocument that is refused: /],
    [{ UserDetailList: [{ ...user, UserPolicyList: [{ PolicyName: 'p', PolicyDocument: '%zz' }] }] }, /not percent-encoded well/],
    [{ RoleDetailList: [{ RoleName: 'r', Arn: arn('role/r'), AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: arn('user/none') } } } }] }, /trusts `arn:aws:iam::111122223333:user\/none`/],
  ];
  const before = await rowsOf(world.gateway.kv);
  for (const [json, sentence] of refusals) {
    expect(await problem(importAccount(world.gateway.kv, home, json, 0))).toMatch(sentence);
    expect(await rowsOf(world.gateway.kv)).toEqual(before);
  }
  expect(await problem(importAccount(world.gateway.kv, { ...home, account: '999988887777' }, {}, 0))).toMatch(/^there is no account 999988887777/);
  const used = await furnished();
  expect(await problem(importAccount(used.gateway.kv, home, {}, 0))).toMatch(/has users, groups, roles or policies already/);
});

test('ids that are not valid are replaced, and principals that are not here are kept and reported', async () => {
  const world = await empty();
  const foreign = 'arn:aws:iam::999988887777:role/theirs';
  const AssumeRolePolicyDocument = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: foreign } } };
  const report = await importAccount(world.gateway.kv, home, { RoleDetailList: [{ RoleName: 'r', RoleId: 'AIDA00000000000000000', Arn: `arn:aws:iam::${ACCOUNT}:role/r`, AssumeRolePolicyDocument, MaxSessionDuration: 3600 }] }, 0);
  expect(report.slice(0, -1)).toEqual(['role r: has a new unique id, since the file gives none that is valid and free', `the file RoleDetailList[0] trusts \`${foreign}\`, which is not here; it is kept as it is written`]);
  expect((await exportAccount(world.gateway.kv, home)).RoleDetailList).toMatchObject([{ RoleId: expect.stringMatching(/^AROA/), AssumeRolePolicyDocument }]);
});

const manyUsers = (count: number): AccountDetails => ({
  UserDetailList: Array.from({ length: count }, (_, i) => ({ UserName: `u${i}`, UserId: `AIDA${String(i).padStart(17, '0')}`, Arn: `arn:aws:iam::${ACCOUNT}:user/u${i}` })),
  GroupDetailList: [],
  RoleDetailList: [],
  Policies: [],
});

test('a batch that fails takes the batches before it with it; what a killed import left goes with the next one', async () => {
  const world = await empty();
  const { kv } = world.gateway;
  const before = await rowsOf(kv);
  expect(await problem(importAccount(failingOnce(kv, 5), home, manyUsers(200), 0))).toBe('the disk is full');
  expect(await rowsOf(kv)).toEqual(before);
  // Everything fails from some moment on, as it does when the process is killed.
  let count = 0;
  const dead: Kv = { ...failingOnce(kv, 0), transact: (id, body) => (++count > 4 ? Promise.reject(new Error('killed')) : kv.transact(id, body)) };
  expect(await problem(importAccount(dead, home, manyUsers(200), 0))).toBe('killed');
  expect(await isHalfImported(kv, home)).toBe(true);
  expect(await rowsOf(kv)).not.toEqual(before);
  await importAccount(kv, home, manyUsers(3), 0);
  expect((await exportAccount(kv, home)).UserDetailList).toHaveLength(3);
});

test('a part of an import that others have worked on since is not taken away', async () => {
  const world = await empty();
  const { kv } = world.gateway;
  let count = 0;
  const dead: Kv = { ...failingOnce(kv, 0), transact: (id, body) => (++count > 4 ? Promise.reject(new Error('killed')) : kv.transact(id, body)) };
  expect(await problem(importAccount(dead, home, manyUsers(200), 0))).toBe('killed');
  await world.iam(world.root).send(new CreateUserCommand({ UserName: 'new' }));
  expect(await problem(importAccount(kv, home, manyUsers(3), 0))).toBe(`account ${ACCOUNT} has a part of an import that was interrupted, and has been changed since`);
});

test('IAM-132: a round trip changes nothing, whatever the account', async () => {
  const name = fc.stringMatching(/^[a-z0-9+=,.@_-]{1,12}$/);
  const path = fc.constantFrom('/', '/team/', '/a/b/');
  const document = fc.record({ Version: fc.constant('2012-10-17'), Statement: fc.array(fc.record({ Effect: fc.constantFrom('Allow', 'Deny'), Action: fc.constantFrom('s3:*', 'iam:Get*'), Resource: fc.constantFrom('*', 'arn:aws:s3:::a/${aws:username}') }), { minLength: 1, maxLength: 3 }) });
  const text = document.chain((value) => fc.constantFrom<unknown>(value, JSON.stringify(value, null, 1), encodeURIComponent(JSON.stringify(value, null, 2))));
  const tags = fc.uniqueArray(fc.record({ Key: name, Value: fc.string({ unit: 'grapheme', maxLength: 8 }).filter((value) => !value.includes('\0')) }), { selector: ({ Key }) => Key, maxLength: 3 });
  const inline = fc.uniqueArray(fc.record({ PolicyName: name, PolicyDocument: text }), { selector: ({ PolicyName }) => PolicyName, maxLength: 2 });
  const entity = fc.record({ name, path, tags, inline, attached: fc.boolean(), bound: fc.boolean() });
  const entities = fc.uniqueArray(entity, { selector: (each) => each.name, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(entities, entities, entities, text, async (users, groups, roles, managed) => {
      const limit = `arn:aws:iam::${ACCOUNT}:policy/limit`;
      const arn = (kind: string, each: { path: string; name: string }) => `arn:aws:iam::${ACCOUNT}:${kind}${each.path}${each.name}`;
      const common = (each: (typeof users)[number]) => ({ Path: each.path, AttachedManagedPolicies: each.attached ? [{ PolicyArn: limit }, { PolicyArn: READ_ONLY }] : [], ...(each.bound ? { PermissionsBoundary: { PermissionsBoundaryArn: limit } } : {}), Tags: each.tags });
      const json = {
        Policies: [{ PolicyName: 'limit', Arn: limit, DefaultVersionId: 'v7', PolicyVersionList: [{ VersionId: 'v7', Document: managed }, { VersionId: 'v2', Document: managed }] }],
        GroupDetailList: groups.map((each) => ({ ...common(each), GroupName: each.name, Arn: arn('group', each), GroupPolicyList: each.inline })),
        UserDetailList: users.map((each) => ({ ...common(each), UserName: each.name, Arn: arn('user', each), UserPolicyList: each.inline, GroupList: groups.map((group) => group.name.toUpperCase()) })),
        RoleDetailList: roles.map((each) => ({ ...common(each), RoleName: each.name, Arn: arn('role', each), RolePolicyList: each.inline, AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: [ACCOUNT, ...users.map((user) => arn('user', user))] } } } })),
      };
      const [a, b] = [await empty(), await empty()];
      await importAccount(a.gateway.kv, home, json, 1000);
      const first = await exportAccount(a.gateway.kv, home);
      await importAccount(b.gateway.kv, home, JSON.parse(JSON.stringify(first)), 2000);
      expect(await exportAccount(b.gateway.kv, home)).toEqual(first);
      expect([first.UserDetailList.length, first.GroupDetailList.length, first.RoleDetailList.length]).toEqual([users.length, groups.length, roles.length]);
    }),
    { numRuns: 25 },
  );
});
