import { CreatePolicyCommand, CreateRoleCommand, CreateUserCommand, DeleteRolePermissionsBoundaryCommand, DeleteUserPermissionsBoundaryCommand, GetRoleCommand, GetUserCommand, PutRolePermissionsBoundaryCommand, PutUserPermissionsBoundaryCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { rowKey } from '../../../kernel/table.ts';
import { openWorld } from '../../../testing/world.ts';
import { boundaryOf } from '../tables.ts';
import { failureOf, newUser } from './testing.ts';

const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const TRUST = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' } });
const ANYTHING = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } });

async function start() {
  const world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: 'Limit', Path: '/p/', PolicyDocument: ANYTHING }));
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  await iam.send(new CreateRoleCommand({ RoleName: 'ann', AssumeRolePolicyDocument: TRUST }));
  const ways = [
    (PermissionsBoundary: string) => iam.send(new PutUserPermissionsBoundaryCommand({ UserName: 'ann', PermissionsBoundary })),
    (PermissionsBoundary: string) => iam.send(new PutRolePermissionsBoundaryCommand({ RoleName: 'ann', PermissionsBoundary })),
    (PermissionsBoundary: string) => iam.send(new CreateUserCommand({ UserName: 'bob', PermissionsBoundary })),
    (PermissionsBoundary: string) => iam.send(new CreateRoleCommand({ RoleName: 'bob', PermissionsBoundary, AssumeRolePolicyDocument: TRUST })),
  ];
  return { world, root, iam, own: Policy!.Arn!, ways };
}

test('IAM-22, IAM-75: a boundary must be an existing managed policy of this account or of AWS', async () => {
  const { world, root, iam, own, ways } = await start();
  const other = await world.account();
  const { Policy } = await world.iam(other).send(new CreatePolicyCommand({ PolicyName: 'Limit', PolicyDocument: ANYTHING }));
  const missing = [`arn:aws:iam::${root.accountId}:policy/nonexistent-policy`, `arn:aws:iam::${root.accountId}:policy/Limit`, own.replace('/p/Limit', '/p/LIMIT'), 'arn:aws:iam::aws:policy/Nonexistent', Policy!.Arn!, 'arn:aws:iam::aws:policy/aws-service-role/AWSSupportServiceRolePolicy'];
  for (const put of ways) {
    for (const arn of missing) expect(await failureOf(put(arn))).toBe(`NoSuchEntity 404: Scope ARN: ${arn} does not exist or is not attachable.`);
    for (const arn of [`arn:aws:iam::${root.accountId}:not_a_policy/invalid`, 'arn:aws:s3:::bucket/policy/x', `arn:aws:iam::${root.accountId}:user/ann`]) {
      expect(await failureOf(put(arn))).toBe(`InvalidInput 400: ARN ${arn} is not valid.`);
    }
    expect(await failureOf(put('nothing-like-an-arn-here'))).toBe('ValidationError 400: ARN nothing-like-an-arn-here is not valid.');
    expect(await failureOf(put(own))).toBe('it succeeded');
  }
  await ways[0]!(READ_ONLY);
  expect((await iam.send(new GetUserCommand({ UserName: 'ann' }))).User!.PermissionsBoundary).toEqual({ PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: READ_ONLY });
  expect((await iam.send(new GetUserCommand({ UserName: 'bob' }))).User!.PermissionsBoundary!.PermissionsBoundaryArn).toBe(own);
  expect(world.faults).toEqual([]);
});

test('IAM-71: a boundary of a role is shown with the type Policy', async () => {
  const { world, iam, ways } = await start();
  await ways[1]!(READ_ONLY);
  expect((await iam.send(new GetRoleCommand({ RoleName: 'ann' }))).Role!.PermissionsBoundary).toEqual({ PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: READ_ONLY });
  expect(world.faults).toEqual([]);
});

test('IAM-75: deleting a boundary that is not there is an error for a user and none for a role', async () => {
  const { world, iam, ways, own } = await start();
  await ways[0]!(own);
  await ways[1]!(own);
  const ofUser = () => failureOf(iam.send(new DeleteUserPermissionsBoundaryCommand({ UserName: 'ann' })));
  const ofRole = () => failureOf(iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName: 'ann' })));
  expect([await ofUser(), await ofRole()]).toEqual(['it succeeded', 'it succeeded']);
  expect((await iam.send(new GetUserCommand({ UserName: 'ann' }))).User).not.toHaveProperty('PermissionsBoundary');
  expect((await iam.send(new GetRoleCommand({ RoleName: 'ann' }))).Role).not.toHaveProperty('PermissionsBoundary');
  expect([await ofUser(), await ofRole()]).toEqual(['NoSuchEntity 404: User ann does not have a permissions boundary attached.', 'it succeeded']);
  expect(world.faults).toEqual([]);
});

test('IAM-83: a policy knows whose boundary it is, through every change', async () => {
  const { world, root, iam, own, ways } = await start();
  const holders = async (arn: string) => {
    const scope = { partition: 'aws', account: root.accountId, region: '-' };
    const entries = await world.gateway.kv.read((snapshot) => snapshot.range(rowKey(boundaryOf, scope, [arn])));
    return entries.map((entry) => (JSON.parse(entry.value) as { kind: string }).kind);
  };
  for (const put of ways) await put(own);
  expect((await holders(own)).toSorted()).toEqual(['role', 'role', 'user', 'user']);
  await ways[0]!(READ_ONLY);
  await ways[0]!(READ_ONLY);
  expect(await holders(READ_ONLY)).toEqual(['user']);
  expect((await holders(own)).toSorted()).toEqual(['role', 'role', 'user']);
  await iam.send(new DeleteUserPermissionsBoundaryCommand({ UserName: 'bob' }));
  expect(await holders(own)).toEqual(['role', 'role']);
  expect(world.faults).toEqual([]);
});

test('KEY-41: iam:PermissionsBoundary is the boundary that is set, and for a removal the one that is there', async () => {
  const { world, root, own } = await start();
  const onlyOwn = (Action: string) => ({ Effect: 'Allow', Action, Resource: '*', Condition: { StringEquals: { 'iam:PermissionsBoundary': own } } });
  const admin = await newUser(world, root, 'admin', ['iam:CreateUser', 'iam:PutUserPermissionsBoundary', 'iam:DeleteUserPermissionsBoundary', 'iam:CreateRole'].map(onlyOwn));
  const { iam } = admin;
  const sure = async (sent: Promise<unknown>) => (await failureOf(sent)).split(':')[0];
  expect(await sure(iam.send(new CreateUserCommand({ UserName: 'c' })))).toBe('AccessDenied 403');
  expect(await sure(iam.send(new CreateUserCommand({ UserName: 'c', PermissionsBoundary: READ_ONLY })))).toBe('AccessDenied 403');
  expect(await sure(iam.send(new CreateUserCommand({ UserName: 'c', PermissionsBoundary: own })))).toBe('it succeeded');
  expect(await sure(iam.send(new CreateRoleCommand({ RoleName: 'c', AssumeRolePolicyDocument: TRUST })))).toBe('AccessDenied 403');
  expect(await sure(iam.send(new CreateRoleCommand({ RoleName: 'c', AssumeRolePolicyDocument: TRUST, PermissionsBoundary: own })))).toBe('it succeeded');
  expect(await sure(iam.send(new PutUserPermissionsBoundaryCommand({ UserName: 'c', PermissionsBoundary: READ_ONLY })))).toBe('AccessDenied 403');
  expect(await sure(iam.send(new PutUserPermissionsBoundaryCommand({ UserName: 'ann', PermissionsBoundary: own })))).toBe('it succeeded');
  expect(await sure(iam.send(new DeleteUserPermissionsBoundaryCommand({ UserName: 'ann' })))).toBe('it succeeded');
  expect(await sure(iam.send(new DeleteUserPermissionsBoundaryCommand({ UserName: 'ann' })))).toBe('AccessDenied 403');
  expect(world.faults).toEqual([]);
});

test('IAM-75: a user is bound by its boundary from the next request on', async () => {
  const { world, root, iam, own } = await start();
  const cat = await newUser(world, root, 'cat', [{ Effect: 'Allow', Action: 'iam:GetUser', Resource: '*' }]);
  const nothing = await iam.send(new CreatePolicyCommand({ PolicyName: 'Nothing', PolicyDocument: ANYTHING.replace('"Action":"*"', '"Action":"s3:*"') }));
  await iam.send(new PutUserPermissionsBoundaryCommand({ UserName: 'cat', PermissionsBoundary: nothing.Policy!.Arn }));
  expect(await failureOf(cat.iam.send(new GetUserCommand({})))).toBe(`AccessDenied 403: User: ${cat.arn} is not authorized to perform: iam:GetUser on resource: user cat because no permissions boundary allows the iam:GetUser action`);
  await iam.send(new PutUserPermissionsBoundaryCommand({ UserName: 'cat', PermissionsBoundary: own }));
  expect(await failureOf(cat.iam.send(new GetUserCommand({})))).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});
