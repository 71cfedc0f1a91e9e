import {
  AddRoleToInstanceProfileCommand, AddUserToGroupCommand, AttachGroupPolicyCommand, AttachRolePolicyCommand, AttachUserPolicyCommand, CreateAccessKeyCommand, CreateAccountAliasCommand, CreateGroupCommand,
  CreateInstanceProfileCommand, CreateLoginProfileCommand, CreatePolicyCommand, CreatePolicyVersionCommand, CreateRoleCommand, CreateServiceSpecificCredentialCommand, CreateUserCommand, DeletePolicyVersionCommand,
  GetAccountAuthorizationDetailsCommand, GetAccountSummaryCommand, GetRoleCommand, ListAccessKeysCommand, ListUsersCommand, PutGroupPolicyCommand, PutRolePolicyCommand, PutUserPolicyCommand, UpdateAccountPasswordPolicyCommand,
} from '@aws-sdk/client-iam';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defineTable } from '../../../kernel/table.ts';
import type { Kv } from '../../../store/kv.ts';
import { openWorld } from '../../../testing/world.ts';
import { lastUseRows } from '../last-use/rows.ts';
import { failureOf, putRow } from '../shared/testing.ts';
import { exportAccount, type AccountDetails } from './export-account.ts';
import { importAccount } from './import-account.ts';
import { lineOf } from './report.ts';

const ACCOUNT = '111122223333';
const home = { partition: 'aws', account: ACCOUNT, region: '-' };
const at = (now: number) => ({ now });
const detailsOf = async (kv: Kv) => (await exportAccount(kv, home)).details;
const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const PRETTY = '{ "Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iam:List*", "Resource": "*"}] }';
const TRUST = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '999988887777' } } };
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
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'machine', Path: '/m/', Tags: [{ Key: 'k', Value: 'v' }] }));
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'empty', Tags: [{ Key: 'e', Value: '' }] }));
  await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: 'machine', RoleName: 'desk' }));
  return world;
}

const problem = (sent: Promise<unknown>): Promise<string> => sent.then(() => 'it succeeded', (error: Error) => error.message);

const rowsOf = (kv: Kv) => kv.read(async (snapshot) => (await snapshot.range(['aws', ACCOUNT])).filter(({ key }) => key[4] !== 'policy-epoch').map(({ key, value }) => `${key.join('/')} ${value}`));

test('IAM-132: export, import into a fresh installation, export: nothing is different, and the account works', async () => {
  const source = await furnished();
  await putRow(source, ACCOUNT, lastUseRows, [(await source.iam(source.root).send(new GetRoleCommand({ RoleName: 'desk' }))).Role!.RoleId!], { at: Date.UTC(2024, 0, 2), service: 'sts', region: 'eu-west-1' });
  const first = await detailsOf(source.gateway.kv);
  expect(first.RoleDetailList).toMatchObject([{ RoleLastUsed: { LastUsedDate: '2024-01-02T00:00:00.000Z', Region: 'eu-west-1' }, InstanceProfileList: [{ InstanceProfileName: 'machine', Path: '/m/', Tags: [{ Key: 'k', Value: 'v' }] }] }]);
  expect(first.InstanceProfileList).toMatchObject([{ InstanceProfileName: 'empty', Roles: [], Tags: [{ Key: 'e', Value: '' }] }]);
  const world = await empty();
  const { report, counts } = await importAccount(world.gateway.kv, home, [JSON.parse(JSON.stringify(first))], at(Date.now()));
  expect(report.map((finding) => lineOf(finding))).toEqual([expect.stringMatching(/^no such file has console passwords, access keys, MFA devices, /)]);
  expect(counts).toEqual({ users: 2, groups: 1, roles: 1, policies: 1, 'instance profiles': 2 });
  expect(await detailsOf(world.gateway.kv)).toEqual(first);
  const iam = world.iam(world.root);
  expect((await iam.send(new GetAccountAuthorizationDetailsCommand({}))).UserDetailList).toHaveLength(2);
  expect((await iam.send(new GetRoleCommand({ RoleName: 'DESK' }))).Role).toMatchObject({ Description: 'of bob', MaxSessionDuration: 7200 });
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'bob' }));
  expect((await world.iam({ accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! }).send(new ListUsersCommand({}))).Users).toHaveLength(2);
  expect(world.faults).toEqual([]);
});

test('IAM-132: an account that takes its own export is not touched, credentials and all', async () => {
  const world = await furnished();
  const { kv } = world.gateway;
  await world.iam(world.root).send(new CreateAccessKeyCommand({ UserName: 'bob' }));
  const first = await detailsOf(kv);
  const before = await rowsOf(kv);
  const revision = kv.revision;
  expect((await importAccount(kv, home, [first], at(Date.now()))).changed).toBe(false);
  expect(kv.revision).toBe(revision);
  expect(await rowsOf(kv)).toEqual(before);
});

test('IAM-14, IAM-81: whoever stays keeps credentials and what no file says; who goes, goes with theirs, and only if told', async () => {
  const world = await furnished();
  const { kv } = world.gateway;
  const iam = world.iam(world.root);
  const key = async (UserName: string) => {
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
    return world.iam({ accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! });
  };
  const [ann, bob] = [await key('Ann'), await key('bob')];
  await ann.send(new ListUsersCommand({})).catch(() => undefined);
  await iam.send(new CreateLoginProfileCommand({ UserName: 'Ann', Password: 'Correct-horse-7' }));
  await iam.send(new CreateServiceSpecificCredentialCommand({ UserName: 'Ann', ServiceName: 'codecommit.amazonaws.com' }));
  await iam.send(new CreatePolicyVersionCommand({ PolicyArn: `arn:aws:iam::${ACCOUNT}:policy/p/limit`, PolicyDocument: PRETTY }));
  await iam.send(new DeletePolicyVersionCommand({ PolicyArn: `arn:aws:iam::${ACCOUNT}:policy/p/limit`, VersionId: 'v3' }));
  const details = await detailsOf(kv);
  const without: AccountDetails = { ...details, UserDetailList: details.UserDetailList.filter((user) => (user as { UserName: string }).UserName !== 'Ann') };
  const before = await rowsOf(kv);
  expect(await problem(importAccount(kv, home, [without], at(0)))).toBe(`account ${ACCOUNT} has what the file does not have; \`--replace\` lets it go, with all credentials: user Ann`);
  expect(await rowsOf(kv)).toEqual(before);
  const id = (details.UserDetailList as readonly { UserName: string; UserId: string }[]).find(({ UserName }) => UserName === 'Ann')!.UserId;
  const { report } = await importAccount(kv, home, [without], { now: 0, replace: true });
  expect(report[0]).toEqual({ sentence: 'is gone with all credentials, since the file does not have it', names: ['user Ann'] });
  expect(await failureOf(ann.send(new ListUsersCommand({})))).toMatch(/^InvalidClientTokenId 403/);
  expect((await bob.send(new ListUsersCommand({}))).Users).toHaveLength(1);
  expect((await rowsOf(kv)).filter((row) => row.includes(id))).toEqual([]);
  expect((await kv.read((snapshot) => snapshot.range(['aws', '-', '-', 'iam', 'access-key-index']))).map(({ value }) => value)).not.toContainEqual(expect.stringContaining(id));
  // A version number is never used twice, and a user who comes back has no keys.
  expect((await iam.send(new CreatePolicyVersionCommand({ PolicyArn: `arn:aws:iam::${ACCOUNT}:policy/p/limit`, PolicyDocument: PRETTY }))).PolicyVersion!.VersionId).toBe('v4');
  await importAccount(kv, home, [details], at(0));
  expect((await iam.send(new ListAccessKeysCommand({ UserName: 'Ann' }))).AccessKeyMetadata).toEqual([]);
  expect(world.faults).toEqual([]);
});

test('a policy that is named like the id of somebody who goes stays', async () => {
  const world = await empty();
  const user = (name: string, more: object = {}) => ({ UserName: name, UserId: `AIDA${name.toUpperCase().padEnd(17, '0')}`, Arn: `arn:aws:iam::${ACCOUNT}:user/${name}`, ...more });
  const stays = user('stays', { UserPolicyList: [{ PolicyName: user('goes').UserId, PolicyDocument: COMPACT }] });
  await importAccount(world.gateway.kv, home, [{ UserDetailList: [stays, user('goes')] }], at(0));
  await importAccount(world.gateway.kv, home, [{ UserDetailList: [stays] }], { now: 0, replace: true });
  expect((await detailsOf(world.gateway.kv)).UserDetailList).toMatchObject([{ UserName: 'stays', UserPolicyList: [{ PolicyName: user('goes').UserId }] }]);
});

test('IAM-87: documents may be objects, text or percent-encoded', async () => {
  const ways: readonly unknown[] = [JSON.parse(PRETTY), COMPACT, encodeURIComponent(COMPACT)];
  for (const PolicyDocument of ways) {
    const world = await empty();
    await importAccount(world.gateway.kv, home, [{ GroupDetailList: [{ GroupName: 'g', Arn: `arn:aws:iam::${ACCOUNT}:group/g`, GroupPolicyList: [{ PolicyName: 'p', PolicyDocument }] }] }], at(0));
    expect((await detailsOf(world.gateway.kv)).GroupDetailList).toMatchObject([{ GroupPolicyList: [{ PolicyDocument: JSON.parse(PRETTY) }] }]);
  }
});

test('what cannot be rebuilt truly is refused, and leaves nothing', async () => {
  const world = await empty();
  const arn = (kind: string) => `arn:aws:iam::${ACCOUNT}:${kind}`;
  const user = { UserName: 'u', Arn: arn('user/u') };
  const refusals: readonly (readonly [unknown, RegExp])[] = [
    [7, /^the file is no object$/],
    [{}, /^the file has none of UserDetailList, GroupDetailList, RoleDetailList and Policies; /],
    [{ UserDetailList: {} }, /^the file UserDetailList is no list$/],
    [{ UserDetailList: [{ UserName: 'u', Arn: 'arn:aws:iam::999988887777:user/u' }] }, /would be `arn:aws:iam::111122223333:user\/u`; the file is of account 999988887777, which `octroi account create --id 999988887777` makes$/],
    [{ UserDetailList: [user, { ...user, UserName: 'U', Arn: arn('user/U') }] }, /there is another user `u` in the file, and names are the same whatever the case of their letters$/],
    [{ UserDetailList: [{ ...user, CreateDate: 'yesterday' }] }, /has no valid CreateDate$/],
    [{ UserDetailList: [{ ...user, GroupList: ['none'] }] }, /is in the group `none`/],
    [{ UserDetailList: [{ ...user, PermissionsBoundary: { PermissionsBoundaryArn: arn('policy/none') } }] }, /names the policy `arn:aws:iam::111122223333:policy\/none`/],
    [{ UserDetailList: [{ ...user, AttachedManagedPolicies: [{ PolicyArn: arn('policy/none') }] }] }, /neither in the file nor known of AWS/],
    [{ UserDetailList: [{ ...user, UserPolicyList: [{ PolicyName: 'p', PolicyDocument: '{}' }] }] }, /has a PolicyDocument that is refused: /],
    [{ UserDetailList: [{ ...user, UserPolicyList: [{ PolicyName: 'p', PolicyDocument: '%zz' }] }] }, /not percent-encoded well/],
    [{ Policies: [{ PolicyName: 'p', Arn: arn('policy/p'), DefaultVersionId: 'v2', PolicyVersionList: [{ VersionId: 'v1', Document: COMPACT }] }] }, /has no default version in its PolicyVersionList/],
  ];
  const before = await rowsOf(world.gateway.kv);
  for (const [json, sentence] of refusals) {
    expect(await problem(importAccount(world.gateway.kv, home, [json], at(0)))).toMatch(sentence);
    expect(await rowsOf(world.gateway.kv)).toEqual(before);
  }
  expect(await problem(importAccount(world.gateway.kv, { ...home, account: '999988887777' }, [{ Policies: [] }], at(0)))).toMatch(/^there is no account 999988887777/);
});

test('ids that are not valid are replaced, and stay so when the same file comes again', async () => {
  const world = await empty();
  const role = { RoleName: 'r', RoleId: 'AIDA00000000000000000', Arn: `arn:aws:iam::${ACCOUNT}:role/r`, AssumeRolePolicyDocument: TRUST, MaxSessionDuration: 3600 };
  const { report } = await importAccount(world.gateway.kv, home, [{ RoleDetailList: [role] }], at(0));
  expect(report[0]).toEqual({ sentence: 'has a unique id of its own here, since the file gives none that is valid and free', names: ['role r'] });
  const first = (await detailsOf(world.gateway.kv)).RoleDetailList;
  expect(first).toMatchObject([{ RoleId: expect.stringMatching(/^AROA/) }]);
  expect((await importAccount(world.gateway.kv, home, [{ RoleDetailList: [role] }], at(0))).changed).toBe(false);
  expect((await detailsOf(world.gateway.kv)).RoleDetailList).toEqual(first);
});

test('IAM-134: an account that has more than the quotas let in is taken as it is, with its quotas raised and told', async () => {
  const world = await empty();
  const UserDetailList = [{ UserName: 'u', Arn: `arn:aws:iam::${ACCOUNT}:user/u`, UserPolicyList: [{ PolicyName: 'p', PolicyDocument: { ...JSON.parse(COMPACT), Id: 'x'.repeat(3000) } }] }];
  const GroupDetailList = Array.from({ length: 600 }, (_, n) => ({ GroupName: `g${n}`, Arn: `arn:aws:iam::${ACCOUNT}:group/g${n}` }));
  const { report } = await importAccount(world.gateway.kv, home, [{ UserDetailList, GroupDetailList }], at(0));
  const size = COMPACT.length + 3000 + ',"Id":""'.length;
  expect(report.find(({ sentence }) => sentence.startsWith('is raised'))!.names.toSorted()).toEqual(['GroupsQuota to 600, more than AWS grants on request', `UserPolicySizeQuota to ${size}, more than AWS grants on request`]);
  const iam = world.iam(world.root);
  expect((await iam.send(new GetAccountSummaryCommand({}))).SummaryMap).toMatchObject({ Groups: 600, GroupsQuota: 600, UserPolicySizeQuota: size, RolesQuota: 1000 });
  expect(await failureOf(iam.send(new CreateGroupCommand({ GroupName: 'more' })))).toBe('LimitExceeded 409: Cannot exceed quota for GroupsPerAccount: 600');
  expect((await exportAccount(world.gateway.kv, home)).report).toEqual([{ sentence: 'is not carried by this shape, so left behind', names: ['1 quotas that are not the standard ones'] }]);
});

test('what an account has and the shape does not carry is told by the export', async () => {
  const world = await furnished();
  const iam = world.iam(world.root);
  await iam.send(new CreateAccessKeyCommand({ UserName: 'bob' }));
  await iam.send(new CreateLoginProfileCommand({ UserName: 'bob', Password: 'Correct-horse-7' }));
  await iam.send(new CreateAccountAliasCommand({ AccountAlias: 'an-alias' }));
  await iam.send(new UpdateAccountPasswordPolicyCommand({ MinimumPasswordLength: 9 }));
  await iam.send(new CreatePolicyVersionCommand({ PolicyArn: `arn:aws:iam::${ACCOUNT}:policy/p/limit`, PolicyDocument: PRETTY }));
  await iam.send(new DeletePolicyVersionCommand({ PolicyArn: `arn:aws:iam::${ACCOUNT}:policy/p/limit`, VersionId: 'v3' }));
  await putRow(world, ACCOUNT, defineTable<object>({ service: 'iam', name: 'of-tomorrow', kind: 'business', regional: false }), ['x'], {});
  expect((await exportAccount(world.gateway.kv, home)).report).toEqual([
    { sentence: 'has had newer versions, which were deleted; their numbers are not told', names: ['policy limit'] },
    { sentence: 'is not carried by this shape, so left behind', names: expect.arrayContaining(['1 access keys of users', '1 console passwords', '1 account alias', '1 password policy', '1 rows of `of-tomorrow`']) as unknown },
  ]);
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
        RoleDetailList: roles.map((each) => ({ ...common(each), RoleName: each.name, ...(each.bound ? {} : { MaxSessionDuration: 7200, Description: each.path, RoleLastUsed: { LastUsedDate: '2024-01-01T00:00:00+00:00', Region: 'eu-west-1' } }), InstanceProfileList: [{ InstanceProfileName: each.name, Arn: arn('instance-profile', { ...each, path: '/' }), Tags: each.tags }], Arn: arn('role', each), RolePolicyList: each.inline, AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: [ACCOUNT, ...users.map((user) => arn('user', user))] } } } })),
        InstanceProfileList: users.map((each) => ({ InstanceProfileName: `free${each.name}`, Arn: arn('instance-profile', { name: `free${each.name}`, path: '/' }), Tags: each.tags })),
      };
      const [a, b] = [await empty(), await empty()];
      await importAccount(a.gateway.kv, home, [json], at(1000));
      const first = await detailsOf(a.gateway.kv);
      expect((await importAccount(a.gateway.kv, home, [first], at(3000))).changed).toBe(false);
      await importAccount(b.gateway.kv, home, [JSON.parse(JSON.stringify(first))], at(2000));
      expect(await detailsOf(b.gateway.kv)).toEqual(first);
      expect([first.UserDetailList.length, first.GroupDetailList.length, first.RoleDetailList.length]).toEqual([users.length, groups.length, roles.length]);
    }),
    { numRuns: 25 },
  );
});
