import { CreateRoleCommand, CreateUserCommand, DeleteRoleCommand, DeleteUserCommand, GetRoleCommand, ListRolesCommand, UpdateAssumeRolePolicyCommand, UpdateUserCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { rowKey } from '../../../kernel/table.ts';
import { openWorld } from '../../../testing/world.ts';
import { roles, type RoleRow } from '../tables.ts';
import { failureOf } from './testing.ts';

const statement = (more: object) => ({ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole', ...more });
const trust = (...statements: object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const principal = (Principal: unknown) => trust(statement({ Principal }));

async function start() {
  const world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  await iam.send(new CreateRoleCommand({ RoleName: 'r', AssumeRolePolicyDocument: trust(statement({})) }));
  return {
    world,
    root,
    iam,
    arn: (path: string, account = root.accountId) => `arn:aws:iam::${account}:${path}`,
    create: (document: string) => failureOf(iam.send(new CreateRoleCommand({ RoleName: 'made', AssumeRolePolicyDocument: document }))),
    write: (document: string) => failureOf(iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'r', PolicyDocument: document }))),
    /** As shown, decoded. */
    read: async () => decodeURIComponent((await iam.send(new GetRoleCommand({ RoleName: 'r' }))).Role!.AssumeRolePolicyDocument!),
    stored: async () => {
      const entry = await world.gateway.kv.read((snapshot) => snapshot.get(rowKey(roles, { partition: 'aws', account: root.accountId, region: '-' }, ['r'])));
      return JSON.parse(entry!.value) as RoleRow;
    },
  };
}

const REFUSED: readonly (readonly [string, string, string])[] = [
  ['POL-70: text that is not JSON', 'no json', 'This policy contains invalid Json'],
  ['POL-71: an action that is not about assuming a role', trust(statement({ Action: 's3:GetObject' })), 'AssumeRole policy may only specify STS AssumeRole actions.'],
  ['POL-71: a bare asterisk as action', trust(statement({ Action: '*' })), 'AssumeRole policy may only specify STS AssumeRole actions.'],
  ['POL-72: a resource', trust(statement({ Resource: '*' })), 'Has prohibited field Resource'],
  ['POL-74: a statement without principal', trust({ Effect: 'Allow', Action: 'sts:AssumeRole' }), 'Missing required field Principal'],
  ['POL-74: a statement without action', trust({ Effect: 'Allow', Principal: '*' }), 'Missing required field Action'],
  ['POL-73: a service of nobody', principal({ Service: 'example.com' }), 'Invalid principal in policy: "SERVICE":"example.com"'],
  ['POL-73: a federation that is neither domain nor provider', principal({ Federated: 'nowhere' }), 'Federated principals must be valid domain names or SAML metadata ARNs'],
  ['POL-73: no account', principal({ AWS: '12345' }), 'Invalid principal in policy: "AWS":"12345"'],
  ['POL-73: an account of another partition', principal({ AWS: 'arn:aws-cn:iam::111122223333:root' }), 'Invalid principal in policy: "AWS":"arn:aws-cn:iam::111122223333:root"'],
  ['POL-21: a group', principal({ AWS: 'arn:aws:iam::111122223333:group/g' }), 'Invalid principal in policy: "AWS":"arn:aws:iam::111122223333:group/g"'],
  ['POL-21: a wildcard inside a principal', principal({ AWS: 'arn:aws:iam::111122223333:user/*' }), 'Invalid principal in policy: "AWS":"arn:aws:iam::111122223333:user/*"'],
  ['POL-29: a canonical user, which only S3 knows', principal({ CanonicalUser: 'abc' }), 'Invalid principal in policy: "CANONICAL_USER":"abc"'],
];

test.each(REFUSED)('%s is refused by CreateRole and UpdateAssumeRolePolicy', async (_title, document, message) => {
  const { world, create, write, read } = await start();
  expect(await create(document)).toBe(`MalformedPolicyDocument 400: ${message}`);
  expect(await write(document)).toBe(`MalformedPolicyDocument 400: ${message}`);
  expect(await read()).toBe(trust(statement({})));
  expect(world.faults).toEqual([]);
});

const ACCEPTED: readonly (readonly [string, string])[] = [
  ['POL-75: everyone', principal('*')],
  ['POL-75: everyone, as AWS', principal({ AWS: '*' })],
  ['POL-22: an account that this installation does not have, by ARN', principal({ AWS: 'arn:aws:iam::999988887777:root' })],
  ['POL-26: a federated user', principal({ AWS: 'arn:aws:sts::111122223333:federated-user/Ann' })],
  ['POL-27: services', principal({ Service: ['lambda.amazonaws.com', 'lexv2.eu-west-1.amazonaws.com'] })],
  ['POL-28: providers', principal({ Federated: ['accounts.google.com', 'arn:aws:iam::111122223333:oidc-provider/example.com/x'] })],
  ['POL-31: a unique id', principal({ AWS: 'AROAEXAMPLEEXAMPLE234' })],
  ['POL-71: tags, source identity, and patterns of them', trust(statement({ Action: ['sts:AssumeRole*', 'sts:TagSession', 'sts:SetSourceIdentity'] }))],
];

test.each(ACCEPTED)('%s: accepted, and shown as written', async (_title, document) => {
  const { world, create, write, read } = await start();
  expect([await create(document), await write(document), await read()]).toEqual(['it succeeded', 'it succeeded', document]);
  expect(world.faults).toEqual([]);
});

test('POL-73: users, roles and sessions of roles must exist, with path, in their letters, in any account', async () => {
  const { world, iam, root, arn, write } = await start();
  const other = await world.account();
  await iam.send(new CreateUserCommand({ UserName: 'Ann', Path: '/a/' }));
  await world.iam(other).send(new CreateUserCommand({ UserName: 'Bob' }));
  const session = (role: string) => `arn:aws:sts::${root.accountId}:assumed-role/${role}/s`;
  for (const good of [arn('user/a/Ann'), arn('role/r'), arn('user/Bob', other.accountId), session('r')]) expect(await write(principal({ AWS: good }))).toBe('it succeeded');
  for (const bad of [arn('user/Ann'), arn('user/a/ann'), arn('user/b/Ann'), arn('role/a/Ann'), arn('role/R'), arn('user/Bob'), arn('user/Bob', '999988887777'), session('R'), session('none')]) {
    expect(await write(principal({ AWS: ['111122223333', bad] }))).toBe(`MalformedPolicyDocument 400: Invalid principal in policy: "AWS":"${bad}"`);
  }
  expect(world.faults).toEqual([]);
});

test('POL-31, IAM-14: users and roles are kept by id, shown by ARN while they exist, and by id afterwards', async () => {
  const { world, iam, arn, write, read, stored } = await start();
  const { User } = await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName: 'q', AssumeRolePolicyDocument: trust(statement({})) }));
  // Blanks, order and escapes stay as they were; ARNs in conditions are text.
  const written = (user: string, role: string) =>
    `{ "Statement" :[{"Action":"sts:AssumeRole","Effect":"Allow" ,\n "Principal":{"AWS":["${user}","111122223333",  "${role}"]},"Condition":{"ArnEquals":{"aws:PrincipalArn":"${arn('user/ann')}"},"StringLike":{"aws:x":"100%+~*()"}}}]}`;
  expect(await write(written(arn('user/ann'), arn('role/q')))).toBe('it succeeded');
  expect(await read()).toBe(written(arn('user/ann'), arn('role/q')));
  expect((await stored()).trust).toBe(written(User!.UserId!, Role!.RoleId!));
  await iam.send(new UpdateUserCommand({ UserName: 'ann', NewUserName: 'beth', NewPath: '/b/' }));
  expect(await read()).toBe(written(arn('user/b/beth'), arn('role/q')));
  await iam.send(new DeleteUserCommand({ UserName: 'beth' }));
  await iam.send(new DeleteRoleCommand({ RoleName: 'q' }));
  await iam.send(new CreateUserCommand({ UserName: 'beth', Path: '/b/' }));
  expect(await read()).toBe(written(User!.UserId!, Role!.RoleId!));
  expect(world.faults).toEqual([]);
});

test('POL-31: a user of another account is kept by id and shown by ARN too, until the policy is replaced', async () => {
  const { world, write, read, stored, arn } = await start();
  const other = await world.account();
  const { User } = await world.iam(other).send(new CreateUserCommand({ UserName: 'bob' }));
  const document = principal({ AWS: arn('user/bob', other.accountId) });
  await write(document);
  expect(await stored()).toMatchObject({ trust: principal({ AWS: User!.UserId }), trustAccounts: { [User!.UserId!]: other.accountId } });
  expect(await read()).toBe(document);
  await world.iam(other).send(new DeleteUserCommand({ UserName: 'bob' }));
  expect(await read()).toBe(principal({ AWS: User!.UserId }));
  await write(trust(statement({})));
  expect(await stored()).not.toHaveProperty('trustAccounts');
  expect(world.faults).toEqual([]);
});

test('POL-90, POL-63: a trust policy has at most 2,048 characters beside white space', async () => {
  const { world, create, write } = await start();
  const empty = trust(statement({ Sid: '' })).length;
  const longest = trust(statement({ Sid: 'x'.repeat(2048 - empty) }));
  expect(await write(longest.replace(/,/g, ',   \n'))).toBe('it succeeded');
  const over = trust(statement({ Sid: 'x'.repeat(2049 - empty) }));
  expect(await write(over)).toBe('LimitExceeded 409: Cannot exceed quota for ACLSizePerRole: 2048');
  expect(await create(over)).toBe('LimitExceeded 409: Cannot exceed quota for ACLSizePerRole: 2048');
  expect(world.faults).toEqual([]);
});

test('IAM-87: CreateRole, GetRole and ListRoles show the trust policy percent-encoded', async () => {
  const { world, iam } = await start();
  const document = trust(statement({ Condition: { StringLike: { 'aws:userid': "a b+c*'()!~%20" } } }));
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName: 'made', AssumeRolePolicyDocument: document }));
  const shown = Role!.AssumeRolePolicyDocument!;
  expect(shown).toMatch(/^(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})+$/);
  expect(decodeURIComponent(shown)).toBe(document);
  expect((await iam.send(new GetRoleCommand({ RoleName: 'made' }))).Role!.AssumeRolePolicyDocument).toBe(shown);
  expect((await iam.send(new ListRolesCommand({}))).Roles![0]!.AssumeRolePolicyDocument).toBe(shown);
  expect(world.faults).toEqual([]);
});
