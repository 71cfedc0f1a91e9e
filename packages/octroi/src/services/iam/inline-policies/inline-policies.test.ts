import {
  CreateUserCommand,
  DeleteGroupPolicyCommand,
  DeleteRolePolicyCommand,
  DeleteUserPolicyCommand,
  GetGroupPolicyCommand,
  GetRolePolicyCommand,
  GetUserPolicyCommand,
  ListGroupPoliciesCommand,
  ListRolePoliciesCommand,
  ListUserPoliciesCommand,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../testing/world.ts';
import { documentOf, documentOfSize, newPolicy, newGroup, newRole, putServiceLinkedRole } from '../policies/policies.fixture.ts';
import { failureOf, newUser } from '../shared/testing.ts';

interface Paging {
  readonly Marker?: string;
  readonly MaxItems?: number;
}

interface Kind {
  readonly kind: 'user' | 'group' | 'role';
  readonly Kind: string;
  /** POL-90. */
  readonly max: number;
  make(iam: IAMClient, name: string): Promise<unknown>;
  put(iam: IAMClient, owner: string, PolicyName: string, PolicyDocument: string): Promise<unknown>;
  get(iam: IAMClient, owner: string, PolicyName: string): Promise<{ PolicyName: string | undefined; PolicyDocument: string | undefined; owner: string | undefined }>;
  remove(iam: IAMClient, owner: string, PolicyName: string): Promise<unknown>;
  list(iam: IAMClient, owner: string, paging?: Paging): Promise<{ PolicyNames?: string[] | undefined; IsTruncated?: boolean | undefined; Marker?: string | undefined }>;
}

const kinds: readonly Kind[] = [
  {
    kind: 'user',
    Kind: 'User',
    max: 2048,
    make: (iam, UserName) => iam.send(new CreateUserCommand({ UserName })),
    put: (iam, UserName, PolicyName, PolicyDocument) => iam.send(new PutUserPolicyCommand({ UserName, PolicyName, PolicyDocument })),
    async get(iam, owner, name) {
      const { UserName, PolicyName, PolicyDocument } = await iam.send(new GetUserPolicyCommand({ UserName: owner, PolicyName: name }));
      return { owner: UserName, PolicyName, PolicyDocument };
    },
    remove: (iam, UserName, PolicyName) => iam.send(new DeleteUserPolicyCommand({ UserName, PolicyName })),
    list: (iam, UserName, paging = {}) => iam.send(new ListUserPoliciesCommand({ UserName, ...paging })),
  },
  {
    kind: 'group',
    Kind: 'Group',
    max: 5120,
    make: newGroup,
    put: (iam, GroupName, PolicyName, PolicyDocument) => iam.send(new PutGroupPolicyCommand({ GroupName, PolicyName, PolicyDocument })),
    async get(iam, owner, name) {
      const { GroupName, PolicyName, PolicyDocument } = await iam.send(new GetGroupPolicyCommand({ GroupName: owner, PolicyName: name }));
      return { owner: GroupName, PolicyName, PolicyDocument };
    },
    remove: (iam, GroupName, PolicyName) => iam.send(new DeleteGroupPolicyCommand({ GroupName, PolicyName })),
    list: (iam, GroupName, paging = {}) => iam.send(new ListGroupPoliciesCommand({ GroupName, ...paging })),
  },
  {
    kind: 'role',
    Kind: 'Role',
    max: 10_240,
    make: newRole,
    put: (iam, RoleName, PolicyName, PolicyDocument) => iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument })),
    async get(iam, owner, name) {
      const { RoleName, PolicyName, PolicyDocument } = await iam.send(new GetRolePolicyCommand({ RoleName: owner, PolicyName: name }));
      return { owner: RoleName, PolicyName, PolicyDocument };
    },
    remove: (iam, RoleName, PolicyName) => iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName })),
    list: (iam, RoleName, paging = {}) => iam.send(new ListRolePoliciesCommand({ RoleName, ...paging })),
  },
];

describe.each(kinds)('$kind', ({ kind, Kind, max, make, put, get, remove, list }) => {
  async function withEntity() {
    const world = await openWorld();
    const root = await world.account('111122223333');
    await make(world.iam(root), 'Xen');
    return { world, root, iam: world.iam(root) };
  }

  test('IAM-86, IAM-87: what is put is got back byte for byte, percent-encoded, under the entity\'s own name', async () => {
    const { world, iam } = await withEntity();
    const document = `\n${documentOf({ Resource: 'arn:aws:s3:::a%20b/${aws:username}/\u00e9*' })} `;
    await put(iam, 'xen', 'P', document);
    const got = await get(iam, 'XEN', 'P');
    expect(got).toEqual({ owner: 'Xen', PolicyName: 'P', PolicyDocument: expect.stringMatching(/^%0A%7B%22Version%22/) });
    expect(got.PolicyDocument).toContain('a%2520b%2F%24%7Baws%3Ausername%7D%2F%C3%A9%2A');
    expect(decodeURIComponent(got.PolicyDocument!)).toBe(document);
    expect(world.faults).toEqual([]);
  });

  test('IAM-86: Put replaces one of the same name; names compare exactly, and are listed sorted, page by page', async () => {
    const { world, iam } = await withEntity();
    for (const name of ['b', 'a', 'B']) await put(iam, 'Xen', name, documentOf());
    await put(iam, 'Xen', 'a', documentOf({ Effect: 'Deny' }));
    expect(decodeURIComponent((await get(iam, 'Xen', 'a')).PolicyDocument!)).toBe(documentOf({ Effect: 'Deny' }));
    expect(await list(iam, 'Xen')).toMatchObject({ PolicyNames: ['B', 'a', 'b'], IsTruncated: false });
    const first = await list(iam, 'Xen', { MaxItems: 2 });
    expect(first).toMatchObject({ PolicyNames: ['B', 'a'], IsTruncated: true });
    expect(await list(iam, 'Xen', { Marker: first.Marker! })).toMatchObject({ PolicyNames: ['b'], IsTruncated: false });
    expect(world.faults).toEqual([]);
  });

  test('IAM-21: a policy or an entity that is not there', async () => {
    const { world, iam } = await withEntity();
    await put(iam, 'Xen', 'P', documentOf());
    for (const call of [get, remove]) {
      expect(await failureOf(call(iam, 'Xen', 'p'))).toBe(`NoSuchEntity 404: The ${kind} policy with name p cannot be found.`);
      expect(await failureOf(call(iam, 'none', 'P'))).toBe(`NoSuchEntity 404: The ${kind} with name none cannot be found.`);
    }
    expect(await failureOf(put(iam, 'none', 'P', documentOf()))).toBe(`NoSuchEntity 404: The ${kind} with name none cannot be found.`);
    expect(await failureOf(list(iam, 'none'))).toBe(`NoSuchEntity 404: The ${kind} with name none cannot be found.`);
    await remove(iam, 'Xen', 'P');
    expect(await list(iam, 'Xen')).toMatchObject({ PolicyNames: [] });
    expect(await failureOf(remove(iam, 'Xen', 'P'))).toBe(`NoSuchEntity 404: The ${kind} policy with name P cannot be found.`);
    expect(world.faults).toEqual([]);
  });

  test('POL-63, POL-90: all inline policies together have a limit; white space and what is replaced do not count', async () => {
    const { world, iam } = await withEntity();
    await put(iam, 'Xen', 'first', JSON.stringify(JSON.parse(documentOfSize(1000)), undefined, 8));
    await put(iam, 'Xen', 'second', documentOfSize(max - 1000));
    const text = `LimitExceeded 409: Maximum policy size of ${max} bytes exceeded for ${kind} Xen`;
    expect(await failureOf(put(iam, 'Xen', 'third', documentOf()))).toBe(text);
    expect(await failureOf(put(iam, 'Xen', 'first', documentOfSize(1001)))).toBe(text);
    await put(iam, 'Xen', 'first', documentOfSize(999));
    await put(iam, 'Xen', 'first', documentOfSize(1000));
    expect(await list(iam, 'Xen')).toMatchObject({ PolicyNames: ['first', 'second'] });
    expect(world.faults).toEqual([]);
  });

  test('POL-50, POL-62: a bad document is refused, and the one before it stays; POL-6: the old version is accepted', async () => {
    const { world, iam } = await withEntity();
    const old = documentOf().replace('2012', '2008');
    await put(iam, 'Xen', 'P', old);
    expect(await failureOf(put(iam, 'Xen', 'P', '{"Version":"2012-10-17"}'))).toBe('MalformedPolicyDocument 400: Syntax errors in policy.');
    expect(await failureOf(put(iam, 'Xen', 'P', documentOf({ Principal: '*' })))).toBe('MalformedPolicyDocument 400: Policy document should not specify a principal.');
    expect(await failureOf(put(iam, 'Xen', 'P', documentOf({ Resource: 'x' })))).toBe('MalformedPolicyDocument 400: Resource x must be in ARN format or "*".');
    expect(decodeURIComponent((await get(iam, 'Xen', 'P')).PolicyDocument!)).toBe(old);
    expect(world.faults).toEqual([]);
  });

  test('IAM-190, IAM-28: asked about the entity, whether or not it exists', async () => {
    const { world, root } = await withEntity();
    const ann = await newUser(world, root, 'ann', [{ Effect: 'Allow', Action: 'iam:*', Resource: 'arn:aws:iam::111122223333:policy/*' }]);
    for (const name of ['Xen', 'none']) {
      const denied = (action: string) =>
        `AccessDenied 403: User: ${ann.arn} is not authorized to perform: iam:${action} on resource: ${kind} ${name} because no identity-based policy allows the iam:${action} action`;
      expect(await failureOf(put(ann.iam, name, 'P', documentOf()))).toBe(denied(`Put${Kind}Policy`));
      expect(await failureOf(get(ann.iam, name, 'P'))).toBe(denied(`Get${Kind}Policy`));
      expect(await failureOf(remove(ann.iam, name, 'P'))).toBe(denied(`Delete${Kind}Policy`));
      expect(await failureOf(list(ann.iam, name))).toBe(denied(`List${Kind}Policies`));
    }
    const bob = await newUser(world, root, 'bob', [{ Effect: 'Allow', Action: `iam:Put${Kind}Policy`, Resource: `arn:aws:iam::111122223333:${kind}/Xen` }]);
    await put(bob.iam, 'Xen', 'P', documentOf());
    expect(await failureOf(put(bob.iam, 'none', 'P', documentOf()))).toMatch(/^AccessDenied 403: /);
    expect(world.faults).toEqual([]);
  });
});

test('IAM-26: the inline policies of a service-linked role cannot be changed', async () => {
  const world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  await putServiceLinkedRole(world, root, 'AWSServiceRoleForX');
  const text = "UnmodifiableEntity 400: Cannot perform the operation on the protected role 'AWSServiceRoleForX' - this role is only modifiable by AWS";
  expect(await failureOf(iam.send(new PutRolePolicyCommand({ RoleName: 'AWSServiceRoleForX', PolicyName: 'P', PolicyDocument: documentOf() })))).toBe(text);
  expect(await failureOf(iam.send(new DeleteRolePolicyCommand({ RoleName: 'AWSServiceRoleForX', PolicyName: 'P' })))).toBe(text);
  expect(world.faults).toEqual([]);
});

test('KEY-41: iam:PermissionsBoundary is the boundary that the user or role has', async () => {
  const world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  const limit = await newPolicy(iam, 'limit');
  await iam.send(new CreateUserCommand({ UserName: 'bound', PermissionsBoundary: limit }));
  await iam.send(new CreateUserCommand({ UserName: 'free' }));
  await newRole(iam, 'boundrole', limit);
  await newRole(iam, 'freerole');
  const actions = ['iam:PutUserPolicy', 'iam:DeleteUserPolicy', 'iam:PutRolePolicy', 'iam:DeleteRolePolicy'];
  const ann = await newUser(world, root, 'ann', [{ Effect: 'Allow', Action: actions, Resource: '*', Condition: { StringEquals: { 'iam:PermissionsBoundary': limit } } }]);
  const policy = { PolicyName: 'P', PolicyDocument: documentOf() };
  await ann.iam.send(new PutUserPolicyCommand({ UserName: 'bound', ...policy }));
  await ann.iam.send(new DeleteUserPolicyCommand({ UserName: 'bound', PolicyName: 'P' }));
  await ann.iam.send(new PutRolePolicyCommand({ RoleName: 'boundrole', ...policy }));
  await ann.iam.send(new DeleteRolePolicyCommand({ RoleName: 'boundrole', PolicyName: 'P' }));
  expect(await failureOf(ann.iam.send(new PutUserPolicyCommand({ UserName: 'free', ...policy })))).toMatch(/^AccessDenied 403: .* on resource: user free /);
  expect(await failureOf(ann.iam.send(new DeleteRolePolicyCommand({ RoleName: 'freerole', PolicyName: 'P' })))).toMatch(/^AccessDenied 403: .* on resource: role freerole /);
  expect(world.faults).toEqual([]);
});
