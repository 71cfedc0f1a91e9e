import * as sdk from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openWorld } from '../../../testing/world.ts';
import { failureOf, newUser, putRow } from '../shared/testing.ts';
import { QUOTAS } from '../shared/quota.ts';
import { entities, roles } from '../tables.ts';
import { instanceProfiles } from './tables.ts';

const TRUST = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' } });

async function start() {
  const world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  const arn = (path: string) => `arn:aws:iam::${root.accountId}:${path}`;
  return {
    world, root, iam, arn,
    role: (RoleName: string) => iam.send(new sdk.CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: TRUST, Description: 'one', Tags: [{ Key: 'a', Value: '1' }] })),
    profile: (InstanceProfileName: string, more: object = {}) => iam.send(new sdk.CreateInstanceProfileCommand({ InstanceProfileName, ...more })),
    add: (InstanceProfileName: string, RoleName: string) => iam.send(new sdk.AddRoleToInstanceProfileCommand({ InstanceProfileName, RoleName })),
    remove: (InstanceProfileName: string, RoleName: string) => iam.send(new sdk.RemoveRoleFromInstanceProfileCommand({ InstanceProfileName, RoleName })),
    get: async (InstanceProfileName: string) => (await iam.send(new sdk.GetInstanceProfileCommand({ InstanceProfileName }))).InstanceProfile,
    drop: (InstanceProfileName: string) => iam.send(new sdk.DeleteInstanceProfileCommand({ InstanceProfileName })),
  };
}

test('IAM-100: a profile has a path, an id, no role and only the tags that were given; lists leave the tags out', async () => {
  const { world, iam, arn, profile, get } = await start();
  const bare = { Path: '/web/', InstanceProfileName: 'Web', InstanceProfileId: expect.stringMatching(/^AIPA[A-Z2-7]{17}$/), Arn: arn('instance-profile/web/Web'), CreateDate: expect.any(Date), Roles: [] };
  const whole = { ...bare, Tags: [{ Key: 'k', Value: 'v' }, { Key: 'K', Value: 'w' }] };
  expect((await profile('Web', { Path: '/web/', Tags: whole.Tags })).InstanceProfile).toEqual(whole);
  expect(await get('wEB')).toEqual(whole);
  expect((await profile('plain')).InstanceProfile).toEqual({ ...bare, Path: '/', InstanceProfileName: 'plain', Arn: arn('instance-profile/plain') });
  expect((await iam.send(new sdk.ListInstanceProfilesCommand({ PathPrefix: '/web' }))).InstanceProfiles).toEqual([bare]);
  expect((await iam.send(new sdk.ListInstanceProfilesCommand({}))).InstanceProfiles).toHaveLength(2);
  expect(world.faults).toEqual([]);
});

test('IAM-100: a role inside a profile is shown with its trust policy, without tags and description', async () => {
  const { world, iam, arn, role, profile, add, remove, get } = await start();
  await role('App');
  await profile('web');
  await add('WEB', 'app');
  const shown = { Path: '/', RoleName: 'App', RoleId: expect.stringMatching(/^AROA/), Arn: arn('role/App'), CreateDate: expect.any(Date), AssumeRolePolicyDocument: encodeURIComponent(TRUST) };
  expect((await get('web'))!.Roles).toEqual([shown]);
  const { InstanceProfiles, IsTruncated } = await iam.send(new sdk.ListInstanceProfilesForRoleCommand({ RoleName: 'APP' }));
  expect([InstanceProfiles!.map(({ InstanceProfileName, Roles }) => [InstanceProfileName, Roles]), IsTruncated]).toEqual([[['web', [shown]]], false]);
  await remove('web', 'APP');
  expect((await get('web'))!.Roles).toEqual([]);
  expect((await iam.send(new sdk.ListInstanceProfilesForRoleCommand({ RoleName: 'App' }))).InstanceProfiles).toEqual([]);
  expect(world.faults).toEqual([]);
});

test('IAM-25, IAM-100: a profile has one role, and a role may be in several profiles', async () => {
  const { world, iam, role, profile, add } = await start();
  for (const name of ['one', 'two']) await role(name);
  for (const name of ['a', 'b', 'c']) await profile(name);
  for (const name of ['a', 'b', 'c']) await add(name, 'one');
  const full = 'LimitExceeded 409: Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1';
  expect([await failureOf(add('a', 'two')), await failureOf(add('a', 'one'))]).toEqual([full, full]);
  const page = await iam.send(new sdk.ListInstanceProfilesForRoleCommand({ RoleName: 'one', MaxItems: 2 }));
  const rest = await iam.send(new sdk.ListInstanceProfilesForRoleCommand({ RoleName: 'one', MaxItems: 2, Marker: page.Marker }));
  expect([page, rest].map(({ InstanceProfiles, IsTruncated }) => [InstanceProfiles!.map(({ InstanceProfileName }) => InstanceProfileName), IsTruncated])).toEqual([[['a', 'b'], true], [['c'], false]]);
  expect(world.faults).toEqual([]);
});

test('IAM-24, IAM-72, IAM-101: neither a profile with a role nor a role in a profile can be deleted', async () => {
  const { world, iam, role, profile, add, remove, drop } = await start();
  await role('app');
  await profile('web');
  await add('web', 'app');
  const conflict = 'DeleteConflict 409: Cannot delete entity, must remove roles from instance profile first.';
  const deleteRole = () => iam.send(new sdk.DeleteRoleCommand({ RoleName: 'app' }));
  expect([await failureOf(drop('web')), await failureOf(deleteRole())]).toEqual([conflict, conflict]);
  await remove('web', 'app');
  expect([await failureOf(drop('web')), await failureOf(deleteRole())]).toEqual(['it succeeded', 'it succeeded']);
  expect(world.faults).toEqual([]);
});

test('IAM-10, IAM-21, IAM-23, IAM-101: texts of what exists already and what does not', async () => {
  const { world, iam, role, profile, add, remove, get, drop } = await start();
  await role('app');
  await profile('web');
  expect(await failureOf(profile('WEB'))).toBe('EntityAlreadyExists 409: Instance Profile WEB already exists.');
  const none = 'NoSuchEntity 404: Instance Profile none cannot be found.';
  const tags = { InstanceProfileName: 'none', Tags: [{ Key: 'a', Value: 'b' }] };
  const requests = [
    () => get('none'), () => drop('none'), () => add('none', 'none'), () => remove('none', 'app'),
    () => iam.send(new sdk.TagInstanceProfileCommand(tags)), () => iam.send(new sdk.UntagInstanceProfileCommand({ InstanceProfileName: 'none', TagKeys: ['a'] })),
    () => iam.send(new sdk.ListInstanceProfileTagsCommand({ InstanceProfileName: 'none' })),
  ];
  for (const send of requests) {
    expect(await failureOf(send())).toBe(none);
  }
  expect(await failureOf(add('web', 'none'))).toBe('NoSuchEntity 404: The role with name none cannot be found.');
  expect(await failureOf(remove('web', 'none'))).toBe('NoSuchEntity 404: The role with name none cannot be found.');
  expect(await failureOf(remove('web', 'app'))).toBe('NoSuchEntity 404: Role app in Instance Profile web cannot be found.');
  expect(await failureOf(iam.send(new sdk.ListInstanceProfilesForRoleCommand({ RoleName: 'none' })))).toBe('NoSuchEntity 404: The role with name none cannot be found.');
  expect(world.faults).toEqual([]);
});

test('IAM-26: a service-linked role belongs to its service', async () => {
  const { world, root, profile, add } = await start();
  await profile('web');
  await putRow(world, root.accountId, roles, ['linked'], { name: 'linked', path: '/aws-service-role/x.amazonaws.com/', id: 'AROALINKED', createdAt: 0, maxSessionDuration: 3600, trust: TRUST, tags: [] });
  await putRow(world, root.accountId, entities, ['AROALINKED'], { kind: 'role', name: 'linked' });
  expect(await failureOf(add('web', 'linked'))).toBe("UnmodifiableEntity 400: Cannot perform the operation on the protected role 'linked' - this role is only modifiable by AWS");
  expect(world.faults).toEqual([]);
});

test('IAM-90 to IAM-93: tags of a profile differ by letter case, at most 50, and are listed page by page', async () => {
  const { world, iam, profile } = await start();
  await profile('web', { Tags: [{ Key: 'a', Value: '1' }] });
  const tag = (...Tags: sdk.Tag[]) => failureOf(iam.send(new sdk.TagInstanceProfileCommand({ InstanceProfileName: 'web', Tags })));
  const list = async (more: object = {}) => await iam.send(new sdk.ListInstanceProfileTagsCommand({ InstanceProfileName: 'web', ...more }));
  expect(await tag({ Key: 'a', Value: '2' }, { Key: 'A', Value: '3' })).toBe('it succeeded');
  expect((await list()).Tags).toEqual([{ Key: 'A', Value: '3' }, { Key: 'a', Value: '2' }]);
  expect(await list({ MaxItems: 1 })).toMatchObject({ Tags: [{ Key: 'A' }], IsTruncated: true, Marker: expect.any(String) });
  expect(await tag({ Key: 'x', Value: '' }, { Key: 'x', Value: '' })).toBe('InvalidInput 400: Duplicate tag keys found.');
  expect(await tag(...Array.from({ length: 49 }, (_, index) => ({ Key: `k${index}`, Value: '' })))).toBe('LimitExceeded 409: The number of tags has reached the maximum limit.');
  await iam.send(new sdk.UntagInstanceProfileCommand({ InstanceProfileName: 'web', TagKeys: ['a', 'none'] }));
  expect((await list()).Tags).toEqual([{ Key: 'A', Value: '3' }]);
  expect(world.faults).toEqual([]);
});

test('IAM-134: an account has 1000 instance profiles', async () => {
  const { world, root, profile } = await start();
  const { shownAs, standard } = QUOTAS.InstanceProfilesQuota;
  for (let index = 0; index < standard; index++) await putRow(world, root.accountId, instanceProfiles, [`p${index}`], { name: `p${index}`, path: '/', id: `AIPA${index}`, createdAt: 0, tags: [] });
  expect(await failureOf(profile('more'))).toBe(`LimitExceeded 409: Cannot exceed quota for ${shownAs}: 1000`);
  expect(world.faults).toEqual([]);
});

test('EVAL-69: whoever puts a role into a profile must be allowed to pass it to EC2', async () => {
  const { world, root, arn, role, profile } = await start();
  await role('app');
  await profile('web');
  const may = { Effect: 'Allow', Action: 'iam:AddRoleToInstanceProfile', Resource: arn('instance-profile/web') };
  const pass = (service: string) => ({ Effect: 'Allow', Action: 'iam:PassRole', Resource: arn('role/app'), Condition: { StringEquals: { 'iam:PassedToService': service } } });
  const [half, wrong, whole] = await Promise.all([newUser(world, root, 'half', [may]), newUser(world, root, 'wrong', [may, pass('lambda.amazonaws.com')]), newUser(world, root, 'whole', [may, pass('ec2.amazonaws.com')])]);
  const add = new sdk.AddRoleToInstanceProfileCommand({ InstanceProfileName: 'web', RoleName: 'app' });
  for (const user of [half, wrong]) {
    expect(await failureOf(user.iam.send(add))).toBe(`AccessDenied 403: User: ${user.arn} is not authorized to perform: iam:PassRole on resource: ${arn('role/app')} because no identity-based policy allows the iam:PassRole action`);
  }
  expect(await failureOf(whole.iam.send(add))).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});

test('IAM-28, ERR-28: without a permission every operation is denied in the same words, whether or not the profile exists', async () => {
  const { world, root, arn, role, profile } = await start();
  await role('app');
  await profile('web', { Path: '/p/' });
  const nobody = await newUser(world, root, 'nobody');
  const denied = (operation: string, resource: string) => `AccessDenied 403: User: ${nobody.arn} is not authorized to perform: iam:${operation} on resource: ${resource} because no identity-based policy allows the iam:${operation} action`;
  for (const [name, path] of [['web', '/p/'], ['none', '/']] as const) {
    const InstanceProfileName = name;
    const shown = `instance profile ${name}`;
    const cases: readonly [string, object, string][] = [
      ['GetInstanceProfile', {}, shown], ['DeleteInstanceProfile', {}, shown], ['ListInstanceProfileTags', {}, shown],
      ['AddRoleToInstanceProfile', { RoleName: 'app' }, shown], ['RemoveRoleFromInstanceProfile', { RoleName: 'app' }, shown],
      ['TagInstanceProfile', { Tags: [] }, arn(`instance-profile${path}${name}`)], ['UntagInstanceProfile', { TagKeys: [] }, arn(`instance-profile${path}${name}`)],
    ];
    for (const [operation, more, resource] of cases) {
      const Command = (sdk as unknown as Record<string, new (input: object) => never>)[`${operation}Command`]!;
      expect(await failureOf(nobody.iam.send(new Command({ InstanceProfileName, ...more })))).toBe(denied(operation, resource));
    }
  }
  expect(await failureOf(nobody.iam.send(new sdk.ListInstanceProfilesCommand({})))).toBe(denied('ListInstanceProfiles', arn('instance-profile/')));
  expect(await failureOf(nobody.iam.send(new sdk.CreateInstanceProfileCommand({ InstanceProfileName: 'x', Path: '/y/' })))).toBe(denied('CreateInstanceProfile', arn('instance-profile/y/x')));
  expect(world.faults).toEqual([]);
});
