import {
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreateUserCommand,
  DetachGroupPolicyCommand,
  DetachRolePolicyCommand,
  DetachUserPolicyCommand,
  GetPolicyCommand,
  ListAttachedGroupPoliciesCommand,
  ListAttachedRolePoliciesCommand,
  ListAttachedUserPoliciesCommand,
  type AttachedPolicy,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../testing/world.ts';
import { documentOf, newPolicy, newGroup, newRole, putServiceLinkedRole } from '../policies/policies.fixture.ts';
import { failureOf, newUser } from '../shared/testing.ts';

const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const SERVICE_LINKED = 'arn:aws:iam::aws:policy/aws-service-role/AWSSupportServiceRolePolicy';

interface Paging {
  readonly PathPrefix?: string;
  readonly Marker?: string;
  readonly MaxItems?: number;
}

interface Listed {
  readonly AttachedPolicies?: AttachedPolicy[] | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
}

interface Kind {
  readonly kind: string;
  readonly Kind: string;
  readonly quota: string;
  make(iam: IAMClient, name: string): Promise<unknown>;
  attach(iam: IAMClient, name: string, PolicyArn: string): Promise<unknown>;
  detach(iam: IAMClient, name: string, PolicyArn: string): Promise<unknown>;
  list(iam: IAMClient, name: string, paging?: Paging): Promise<Listed>;
}

const kinds: readonly Kind[] = [
  {
    kind: 'user',
    Kind: 'User',
    quota: 'PoliciesPerUser',
    make: (iam, UserName) => iam.send(new CreateUserCommand({ UserName })),
    attach: (iam, UserName, PolicyArn) => iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn })),
    detach: (iam, UserName, PolicyArn) => iam.send(new DetachUserPolicyCommand({ UserName, PolicyArn })),
    list: (iam, UserName, paging = {}) => iam.send(new ListAttachedUserPoliciesCommand({ UserName, ...paging })),
  },
  {
    kind: 'group',
    Kind: 'Group',
    quota: 'PoliciesPerGroup',
    make: newGroup,
    attach: (iam, GroupName, PolicyArn) => iam.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn })),
    detach: (iam, GroupName, PolicyArn) => iam.send(new DetachGroupPolicyCommand({ GroupName, PolicyArn })),
    list: (iam, GroupName, paging = {}) => iam.send(new ListAttachedGroupPoliciesCommand({ GroupName, ...paging })),
  },
  {
    kind: 'role',
    Kind: 'Role',
    quota: 'PoliciesPerRole',
    make: newRole,
    attach: (iam, RoleName, PolicyArn) => iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn })),
    detach: (iam, RoleName, PolicyArn) => iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn })),
    list: (iam, RoleName, paging = {}) => iam.send(new ListAttachedRolePoliciesCommand({ RoleName, ...paging })),
  },
];

const count = async (iam: IAMClient, PolicyArn: string) => (await iam.send(new GetPolicyCommand({ PolicyArn }))).Policy!.AttachmentCount;

describe.each(kinds)('$kind', ({ kind, Kind, quota, make, attach, detach, list }) => {
  async function withEntity() {
    const world = await openWorld();
    const root = await world.account('111122223333');
    await make(world.iam(root), 'x');
    return { world, root, iam: world.iam(root) };
  }

  test('IAM-83: attaching twice is attaching once; the count follows, and detaching what is not attached is NoSuchEntity', async () => {
    const { world, iam } = await withEntity();
    const arn = await newPolicy(iam, 'P', documentOf(), '/team/');
    expect(await list(iam, 'x')).toMatchObject({ AttachedPolicies: [], IsTruncated: false });
    await attach(iam, 'x', arn);
    await attach(iam, 'x', arn);
    await attach(iam, 'x', READ_ONLY);
    expect((await list(iam, 'x')).AttachedPolicies).toEqual([{ PolicyName: 'P', PolicyArn: arn }, { PolicyName: 'ReadOnlyAccess', PolicyArn: READ_ONLY }]);
    expect([await count(iam, arn), await count(iam, READ_ONLY)]).toEqual([1, 1]);
    await detach(iam, 'x', arn);
    expect([await count(iam, arn), await count(iam, READ_ONLY)]).toEqual([0, 1]);
    for (const gone of [arn, 'arn:aws:iam::111122223333:policy/none', 'arn:aws:iam::aws:policy/Nonexistent']) {
      expect(await failureOf(detach(iam, 'x', gone))).toBe(`NoSuchEntity 404: Policy ${gone} was not found.`);
    }
    expect((await list(iam, 'x')).AttachedPolicies).toEqual([{ PolicyName: 'ReadOnlyAccess', PolicyArn: READ_ONLY }]);
    expect(world.faults).toEqual([]);
  });

  test('IAM-22: a policy that is not there, is another account\'s, or is no policy', async () => {
    const { world, iam } = await withEntity();
    const theirs = await newPolicy(world.iam(await world.account()), 'Theirs');
    for (const arn of ['arn:aws:iam::111122223333:policy/none', 'arn:aws:iam::aws:policy/Nonexistent', theirs]) {
      expect(await failureOf(attach(iam, 'x', arn))).toBe(`NoSuchEntity 404: Policy ${arn} does not exist or is not attachable.`);
    }
    expect(await failureOf(attach(iam, 'x', 'longpolicynamebutnoarn'))).toBe('ValidationError 400: ARN longpolicynamebutnoarn is not valid.');
    expect(await failureOf(detach(iam, 'x', 'longpolicynamebutnoarn'))).toBe('ValidationError 400: ARN longpolicynamebutnoarn is not valid.');
    const user = 'arn:aws:iam::111122223333:user/someone';
    expect(await failureOf(attach(iam, 'x', user))).toBe(`InvalidInput 400: ARN ${user} is not valid.`);
    expect(await failureOf(detach(iam, 'x', user))).toBe(`InvalidInput 400: ARN ${user} is not valid.`);
    expect(world.faults).toEqual([]);
  });

  test('IAM-21: an entity that is not there', async () => {
    const { world, iam } = await withEntity();
    const text = `NoSuchEntity 404: The ${kind} with name none cannot be found.`;
    expect(await failureOf(attach(iam, 'none', READ_ONLY))).toBe(text);
    expect(await failureOf(detach(iam, 'none', READ_ONLY))).toBe(text);
    expect(await failureOf(list(iam, 'none'))).toBe(text);
    expect(world.faults).toEqual([]);
  });

  test('IAM-84, IAM-25: ten policies, and not an eleventh; one of the ten again is no error', async () => {
    const { world, iam } = await withEntity();
    const arns: string[] = [];
    for (let i = 0; i < 11; i++) arns.push(await newPolicy(iam, `p${i}`));
    for (const arn of arns.slice(0, 10)) await attach(iam, 'x', arn);
    expect(await failureOf(attach(iam, 'x', arns[10]!))).toBe(`LimitExceeded 409: Cannot exceed quota for ${quota}: 10`);
    await attach(iam, 'x', arns[0]!);
    await detach(iam, 'x', arns[0]!);
    await attach(iam, 'x', arns[10]!);
    expect((await list(iam, 'x')).AttachedPolicies).toHaveLength(10);
    expect(world.faults).toEqual([]);
  });

  test('IAM-84: the limit holds for requests that come at the same time', async () => {
    const { world, iam } = await withEntity();
    const arns: string[] = [];
    for (let i = 0; i < 12; i++) arns.push(await newPolicy(iam, `p${i}`));
    const outcomes = await Promise.all(arns.map((arn) => failureOf(attach(iam, 'x', arn))));
    expect(outcomes.filter((outcome) => outcome.startsWith('LimitExceeded'))).toHaveLength(2);
    expect((await list(iam, 'x')).AttachedPolicies).toHaveLength(10);
    expect(world.faults).toEqual([]);
  });

  test('IAM-84: a policy of service-linked roles is not attachable', async () => {
    const { world, iam } = await withEntity();
    expect(await failureOf(attach(iam, 'x', SERVICE_LINKED))).toBe('PolicyNotAttachable 400: Cannot attach a Service Role Policy to a Customer Role.');
    expect((await list(iam, 'x')).AttachedPolicies).toEqual([]);
    expect(world.faults).toEqual([]);
  });

  test('IAM-160, IAM-161: attached policies by name, page by page, filtered by the path of the policy', async () => {
    const { world, iam } = await withEntity();
    for (const [name, path] of [['c', '/'], ['a', '/team/'], ['ReadOnlyAccess', '/team/']] as const) await attach(iam, 'x', await newPolicy(iam, name, documentOf(), path));
    await attach(iam, 'x', READ_ONLY);
    const names = (listed: Listed) => listed.AttachedPolicies!.map(({ PolicyArn }) => PolicyArn!.replace('arn:aws:iam::', ''));
    const first = await list(iam, 'x', { MaxItems: 3 });
    expect([names(first), first.IsTruncated]).toEqual([['111122223333:policy/team/ReadOnlyAccess', 'aws:policy/ReadOnlyAccess', '111122223333:policy/team/a'], true]);
    const second = await list(iam, 'x', { Marker: first.Marker! });
    expect([names(second), second.IsTruncated, second.Marker]).toEqual([['111122223333:policy/c'], false, undefined]);
    expect(names(await list(iam, 'x', { PathPrefix: '/team/' }))).toEqual(['111122223333:policy/team/ReadOnlyAccess', '111122223333:policy/team/a']);
    expect(world.faults).toEqual([]);
  });

  test('IAM-191, IAM-28: asked about the entity, with the reason, before anything is looked up', async () => {
    const { world, root } = await withEntity();
    const ann = await newUser(world, root, 'ann', [{ Effect: 'Allow', Action: 'iam:*', Resource: `arn:aws:iam::111122223333:policy/*` }]);
    for (const name of ['x', 'none']) {
      const denied = (action: string) =>
        `AccessDenied 403: User: ${ann.arn} is not authorized to perform: iam:${action} on resource: ${kind} ${name} because no identity-based policy allows the iam:${action} action`;
      expect(await failureOf(attach(ann.iam, name, READ_ONLY))).toBe(denied(`Attach${Kind}Policy`));
      expect(await failureOf(detach(ann.iam, name, READ_ONLY))).toBe(denied(`Detach${Kind}Policy`));
      expect(await failureOf(list(ann.iam, name))).toBe(denied(`ListAttached${Kind}Policies`));
    }
    expect(world.faults).toEqual([]);
  });

  test('KEY-42: iam:PolicyARN decides which policies may be attached and detached', async () => {
    const { world, root } = await withEntity();
    const ann = await newUser(world, root, 'ann', [
      { Effect: 'Allow', Action: [`iam:Attach${Kind}Policy`, `iam:Detach${Kind}Policy`], Resource: `arn:aws:iam::111122223333:${kind}/x`, Condition: { ArnLike: { 'iam:PolicyARN': 'arn:aws:iam::111122223333:policy/team/*' } } },
    ]);
    const arn = await newPolicy(world.iam(root), 'P', documentOf(), '/team/');
    await attach(ann.iam, 'x', arn);
    await detach(ann.iam, 'x', arn);
    expect(await failureOf(attach(ann.iam, 'x', READ_ONLY))).toMatch(/^AccessDenied 403: /);
    await attach(world.iam(root), 'x', READ_ONLY);
    expect(await failureOf(detach(ann.iam, 'x', READ_ONLY))).toMatch(/^AccessDenied 403: /);
    expect(world.faults).toEqual([]);
  });
});

test('IAM-26: the policies of a service-linked role are its service\'s alone', async () => {
  const world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  await putServiceLinkedRole(world, root, 'AWSServiceRoleForX');
  const text = "UnmodifiableEntity 400: Cannot perform the operation on the protected role 'AWSServiceRoleForX' - this role is only modifiable by AWS";
  expect(await failureOf(iam.send(new AttachRolePolicyCommand({ RoleName: 'AWSServiceRoleForX', PolicyArn: READ_ONLY })))).toBe(text);
  expect(await failureOf(iam.send(new DetachRolePolicyCommand({ RoleName: 'AWSServiceRoleForX', PolicyArn: READ_ONLY })))).toBe(text);
  expect(await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: 'AWSServiceRoleForX' }))).toMatchObject({ AttachedPolicies: [] });
  expect(world.faults).toEqual([]);
});

test('KEY-41: iam:PermissionsBoundary is the boundary that the entity has', async () => {
  const world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  const limit = await newPolicy(iam, 'limit');
  await iam.send(new CreateUserCommand({ UserName: 'bound', PermissionsBoundary: limit }));
  await iam.send(new CreateUserCommand({ UserName: 'free' }));
  await newRole(iam, 'boundrole', limit);
  await newRole(iam, 'freerole');
  const actions = ['iam:AttachUserPolicy', 'iam:DetachUserPolicy', 'iam:AttachRolePolicy', 'iam:DetachRolePolicy'];
  const ann = await newUser(world, root, 'ann', [{ Effect: 'Allow', Action: actions, Resource: '*', Condition: { StringEquals: { 'iam:PermissionsBoundary': limit } } }]);
  await ann.iam.send(new AttachUserPolicyCommand({ UserName: 'bound', PolicyArn: READ_ONLY }));
  await ann.iam.send(new DetachUserPolicyCommand({ UserName: 'bound', PolicyArn: READ_ONLY }));
  await ann.iam.send(new AttachRolePolicyCommand({ RoleName: 'boundrole', PolicyArn: READ_ONLY }));
  await ann.iam.send(new DetachRolePolicyCommand({ RoleName: 'boundrole', PolicyArn: READ_ONLY }));
  expect(await failureOf(ann.iam.send(new AttachUserPolicyCommand({ UserName: 'free', PolicyArn: READ_ONLY })))).toMatch(/^AccessDenied 403: .* on resource: user free /);
  expect(await failureOf(ann.iam.send(new AttachRolePolicyCommand({ RoleName: 'freerole', PolicyArn: READ_ONLY })))).toMatch(/^AccessDenied 403: .* on resource: role freerole /);
  expect(world.faults).toEqual([]);
});
