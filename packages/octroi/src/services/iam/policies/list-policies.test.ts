import { AttachUserPolicyCommand, CreateUserCommand, ListPoliciesCommand, type IAMClient, type ListPoliciesCommandInput } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openWorld } from '../../../testing/world.ts';
import { failureOf, newUser } from '../shared/testing.ts';
import { documentOf, newPolicy,  } from './policies.fixture.ts';

const names = async (iam: IAMClient, input: ListPoliciesCommandInput): Promise<string[]> =>
  (await iam.send(new ListPoliciesCommand(input))).Policies!.map(({ PolicyName }) => PolicyName!);

test('IAM-80: ListPolicies omits Description and Tags; IAM-161: the customer\'s own come first, by name', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  for (const name of ['b', 'C', 'a']) await newPolicy(iam, name);
  const { Policies, IsTruncated, Marker } = await iam.send(new ListPoliciesCommand({}));
  expect(Policies!.slice(0, 4).map(({ PolicyName }) => PolicyName)).toEqual(['a', 'b', 'C', 'AdministratorAccess']);
  expect(Object.keys(Policies![0]!).toSorted()).toEqual(
    ['Arn', 'AttachmentCount', 'CreateDate', 'DefaultVersionId', 'IsAttachable', 'Path', 'PermissionsBoundaryUsageCount', 'PolicyId', 'PolicyName', 'UpdateDate'],
  );
  expect([Policies!.length, IsTruncated, typeof Marker]).toEqual([100, true, 'string']);
  expect(world.faults).toEqual([]);
});

test('IAM-82: Scope tells the customer\'s own from AWS\'s, of which the oldest come first', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  await newPolicy(iam, 'mine');
  expect(await names(iam, { Scope: 'Local' })).toEqual(['mine']);
  expect(await names(iam, { Scope: 'AWS', MaxItems: 5 })).toEqual(['AdministratorAccess', 'PowerUserAccess', 'ReadOnlyAccess', 'AWSCloudFormationReadOnlyAccess', 'CloudFrontFullAccess']);
  expect((await names(iam, { Scope: 'All', MaxItems: 2 }))).toEqual(['mine', 'AdministratorAccess']);
  expect(world.faults).toEqual([]);
});

test('IAM-11, IAM-82: PathPrefix is a prefix of the path', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  await newPolicy(iam, 'deep', documentOf(), '/team/red/');
  await newPolicy(iam, 'top');
  expect(await names(iam, { Scope: 'Local', PathPrefix: '/team/' })).toEqual(['deep']);
  expect(await names(iam, { Scope: 'AWS', PathPrefix: '/job-function/', MaxItems: 1000 })).toContain('ViewOnlyAccess');
  expect(await names(iam, { PathPrefix: '/none/' })).toEqual([]);
  expect(world.faults).toEqual([]);
});

test('IAM-82, IAM-83: OnlyAttached and PolicyUsageFilter tell permissions from boundaries, and the counts are kept apart', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  const given = await newPolicy(iam, 'given');
  const bound = await newPolicy(iam, 'bound');
  await newPolicy(iam, 'idle');
  await iam.send(new CreateUserCommand({ UserName: 'ann', PermissionsBoundary: bound }));
  await iam.send(new AttachUserPolicyCommand({ UserName: 'ann', PolicyArn: given }));
  await iam.send(new AttachUserPolicyCommand({ UserName: 'ann', PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }));
  expect(await names(iam, { OnlyAttached: true })).toEqual(['given', 'ReadOnlyAccess']);
  expect(await names(iam, { PolicyUsageFilter: 'PermissionsPolicy' })).toEqual(['given', 'ReadOnlyAccess']);
  expect(await names(iam, { PolicyUsageFilter: 'PermissionsBoundary' })).toEqual(['bound']);
  expect(await names(iam, { OnlyAttached: true, Scope: 'Local' })).toEqual(['given']);
  for (const filter of [{}, { OnlyAttached: true }]) {
    const { Policies } = await iam.send(new ListPoliciesCommand(filter));
    expect(Policies!.find(({ PolicyName }) => PolicyName === 'given')).toMatchObject({ AttachmentCount: 1, PermissionsBoundaryUsageCount: 0 });
  }
  const { Policies } = await iam.send(new ListPoliciesCommand({ Scope: 'Local' }));
  expect(Policies!.map((policy) => [policy.PolicyName, policy.AttachmentCount, policy.PermissionsBoundaryUsageCount])).toEqual([['bound', 0, 1], ['given', 1, 0], ['idle', 0, 0]]);
  expect(world.faults).toEqual([]);
});

test('IAM-160: pages follow each other without gap or overlap, and a made-up marker is refused', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  for (let i = 0; i < 3; i++) await newPolicy(iam, `mine-${i}`);
  const seen: string[] = [];
  let Marker: string | undefined;
  do {
    const page = await iam.send(new ListPoliciesCommand({ MaxItems: 400, ...(Marker === undefined ? {} : { Marker }) }));
    expect(page.IsTruncated).toBe(page.Marker !== undefined);
    seen.push(...page.Policies!.map(({ Arn }) => Arn!));
    Marker = page.Marker;
  } while (Marker !== undefined);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBeGreaterThan(1500);
  expect(await failureOf(iam.send(new ListPoliciesCommand({ Marker: 'made up' })))).toBe('ValidationError 400: Invalid Marker.');
  expect(world.faults).toEqual([]);
});

test('IAM-190: ListPolicies is asked on *, and a denial shows the path prefix', async () => {
  const world = await openWorld();
  const root = await world.account('111122223333');
  const ann = await newUser(world, root, 'ann', [{ Effect: 'Allow', Action: 'iam:ListPolicies', Resource: 'arn:aws:iam::111122223333:policy/*' }]);
  const denied = (path: string) =>
    `AccessDenied 403: User: arn:aws:iam::111122223333:user/ann is not authorized to perform: iam:ListPolicies on resource: policy path ${path} because no identity-based policy allows the iam:ListPolicies action`;
  expect(await failureOf(ann.iam.send(new ListPoliciesCommand({})))).toBe(denied('/'));
  expect(await failureOf(ann.iam.send(new ListPoliciesCommand({ PathPrefix: '/team/' })))).toBe(denied('/team/'));
  const bob = await newUser(world, root, 'bob', [{ Effect: 'Allow', Action: 'iam:ListPolicies', Resource: '*' }]);
  expect(await names(bob.iam, { Scope: 'Local' })).toEqual([]);
  expect(world.faults).toEqual([]);
});
