import { CreateRoleCommand, DeleteRoleCommand, DeleteRolePermissionsBoundaryCommand, GetRoleCommand, ListRolesCommand, ListRoleTagsCommand, PutRolePermissionsBoundaryCommand, TagRoleCommand, UntagRoleCommand, UpdateAssumeRolePolicyCommand, UpdateRoleCommand, UpdateRoleDescriptionCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openWorld } from '../../../testing/world.ts';
import { failureOf, putRow, removeRow } from '../shared/testing.ts';
import { attachments, entities, inlinePolicies, roles } from '../tables.ts';

const TRUST = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' } });
const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

async function start() {
  const world = await openWorld();
  const root = await world.account();
  return { world, root, iam: world.iam(root) };
}

const make = (RoleName: string, more: object = {}) => new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: TRUST, ...more });

test('IAM-70: CreateRole never shows description or session duration; GetRole and ListRoles do', async () => {
  const { world, root, iam } = await start();
  const { Role: created } = await iam.send(make('Deploy', { Path: '/ci/', Description: 'Deploys', MaxSessionDuration: 7200, Tags: [{ Key: 'k', Value: 'v' }], PermissionsBoundary: READ_ONLY }));
  const bare = { Path: '/ci/', RoleName: 'Deploy', RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/), Arn: `arn:aws:iam::${root.accountId}:role/ci/Deploy`, CreateDate: expect.any(Date), AssumeRolePolicyDocument: encodeURIComponent(TRUST) };
  const marks = { Tags: [{ Key: 'k', Value: 'v' }], PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: READ_ONLY } };
  expect(created).toEqual({ ...bare, ...marks });
  expect((await iam.send(new GetRoleCommand({ RoleName: 'deploy' }))).Role).toEqual({ ...bare, ...marks, Description: 'Deploys', MaxSessionDuration: 7200, RoleLastUsed: {} });
  expect((await iam.send(new ListRolesCommand({}))).Roles).toEqual([{ ...bare, Description: 'Deploys', MaxSessionDuration: 7200 }]);
  expect(world.faults).toEqual([]);
});

test('IAM-70: a role without description has none, no tags, and sessions of an hour at most', async () => {
  const { world, iam } = await start();
  await iam.send(make('plain'));
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'plain' }));
  expect(Role).toMatchObject({ Path: '/', MaxSessionDuration: 3600, RoleLastUsed: {} });
  for (const absent of ['Description', 'Tags', 'PermissionsBoundary']) expect(Role).not.toHaveProperty(absent);
  for (const MaxSessionDuration of [3599, 43201]) expect(await failureOf(iam.send(make('x', { MaxSessionDuration })))).toMatch(/^ValidationError 400: 1 validation error detected: Value at 'maxSessionDuration'/);
  expect(world.faults).toEqual([]);
});

test('IAM-10, IAM-23: role names are unique ignoring case; a user of the same name does not matter', async () => {
  const { world, iam } = await start();
  await iam.send(make('Deploy'));
  expect(await failureOf(iam.send(make('dePLOY', { Path: '/other/' })))).toBe('EntityAlreadyExists 409: Role with name dePLOY already exists.');
  expect(world.faults).toEqual([]);
});

test('IAM-161: ListRoles filters by path prefix and sorts by name', async () => {
  const { world, iam } = await start();
  for (const [name, Path] of [['c', '/x/y/'], ['B', '/x/'], ['a', '/']] as const) await iam.send(make(name, { Path }));
  const names = async (PathPrefix?: string) => (await iam.send(new ListRolesCommand({ PathPrefix }))).Roles!.map((role) => role.RoleName);
  expect(await names()).toEqual(['a', 'B', 'c']);
  expect(await names('/x/')).toEqual(['B', 'c']);
  expect(world.faults).toEqual([]);
});

test('IAM-21: an unknown role is not found, by any operation', async () => {
  const { world, iam } = await start();
  const RoleName = 'None';
  const commands = [
    new GetRoleCommand({ RoleName }), new DeleteRoleCommand({ RoleName }), new UpdateRoleCommand({ RoleName }), new UpdateRoleDescriptionCommand({ RoleName, Description: '' }),
    new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: TRUST }), new TagRoleCommand({ RoleName, Tags: [] }), new UntagRoleCommand({ RoleName, TagKeys: ['a'] }), new ListRoleTagsCommand({ RoleName }),
    new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary: READ_ONLY }), new DeleteRolePermissionsBoundaryCommand({ RoleName }),
  ];
  for (const command of commands) expect(await failureOf(iam.send(command as never))).toBe('NoSuchEntity 404: The role with name None cannot be found.');
  expect(world.faults).toEqual([]);
});

test('IAM-73: UpdateRole leaves what it is not given, and can empty the description', async () => {
  const { world, iam } = await start();
  await iam.send(make('r', { Description: 'one', MaxSessionDuration: 7200 }));
  const now = async () => {
    const { Description, MaxSessionDuration } = (await iam.send(new GetRoleCommand({ RoleName: 'r' }))).Role!;
    return [Description, MaxSessionDuration];
  };
  await iam.send(new UpdateRoleCommand({ RoleName: 'r' }));
  expect(await now()).toEqual(['one', 7200]);
  await iam.send(new UpdateRoleCommand({ RoleName: 'r', Description: 'two' }));
  expect(await now()).toEqual(['two', 7200]);
  await iam.send(new UpdateRoleCommand({ RoleName: 'r', MaxSessionDuration: 3600, Description: '' }));
  expect(await now()).toEqual(['', 3600]);
  expect(world.faults).toEqual([]);
});

test('IAM-73: UpdateRoleDescription answers the role without duration, tags and last use', async () => {
  const { world, iam } = await start();
  await iam.send(make('r', { Tags: [{ Key: 'k', Value: 'v' }] }));
  const { Role } = await iam.send(new UpdateRoleDescriptionCommand({ RoleName: 'r', Description: 'new' }));
  expect(Object.keys(Role!).toSorted()).toEqual(['Arn', 'AssumeRolePolicyDocument', 'CreateDate', 'Description', 'Path', 'RoleId', 'RoleName']);
  expect((await iam.send(new GetRoleCommand({ RoleName: 'r' }))).Role!.Description).toBe('new');
  expect(world.faults).toEqual([]);
});

test('IAM-72, IAM-24: DeleteRole is refused while policies are left; a boundary does not matter', async () => {
  const { world, root, iam } = await start();
  const { Role } = await iam.send(make('r', { PermissionsBoundary: READ_ONLY }));
  const id = Role!.RoleId!;
  await putRow(world, root.accountId, attachments, [id, READ_ONLY], { arn: READ_ONLY, attachedAt: 0 });
  await putRow(world, root.accountId, inlinePolicies, [id, 'p'], { name: 'p', document: TRUST });
  const attempt = () => failureOf(iam.send(new DeleteRoleCommand({ RoleName: 'R' })));
  expect(await attempt()).toBe('DeleteConflict 409: Cannot delete entity, must detach all policies first.');
  await removeRow(world, root.accountId, attachments, [id, READ_ONLY]);
  expect(await attempt()).toBe('DeleteConflict 409: Cannot delete entity, must delete policies first.');
  await removeRow(world, root.accountId, inlinePolicies, [id, 'p']);
  expect(await attempt()).toBe('it succeeded');
  expect((await iam.send(new ListRolesCommand({}))).Roles).toEqual([]);
  expect((await iam.send(make('r'))).Role!.RoleId).not.toBe(id);
  expect(world.faults).toEqual([]);
});

test('IAM-74: paths and names of roles that AWS creates are reserved', async () => {
  const { world, iam } = await start();
  const tried = [['r', '/aws-service-role/lex.amazonaws.com/'], ['r', '/aws-reserved/sso/'], ['AWSServiceRoleForLex', '/'], ['awsserviceroleforlex', '/x/']] as const;
  for (const [name, Path] of tried) expect(await failureOf(iam.send(make(name, { Path })))).toMatch(/^ValidationError 400: The (path|role name) \S+ is reserved for /);
  expect((await iam.send(new ListRolesCommand({}))).Roles).toEqual([]);
  expect(world.faults).toEqual([]);
});

test('IAM-26, IAM-75, IAM-112: a service-linked role is modified by nobody, but for its description and its tags', async () => {
  const { world, root, iam } = await start();
  const RoleName = 'AWSServiceRoleForLex';
  const row = { name: RoleName, path: '/aws-service-role/lex.amazonaws.com/', id: 'AROAEXAMPLEEXAMPLE234', createdAt: 0, maxSessionDuration: 3600, trust: TRUST, tags: [] };
  await putRow(world, root.accountId, roles, [RoleName.toLowerCase()], row);
  await putRow(world, root.accountId, entities, [row.id], { kind: 'role', name: RoleName });
  const commands = [
    new DeleteRoleCommand({ RoleName }), new UpdateRoleCommand({ RoleName, MaxSessionDuration: 7200 }), new UpdateRoleCommand({ RoleName, Description: 'x', MaxSessionDuration: 3600 }), new UpdateRoleCommand({ RoleName }),
    new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: TRUST }), new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary: READ_ONLY }), new DeleteRolePermissionsBoundaryCommand({ RoleName }),
  ];
  for (const command of commands) {
    expect(await failureOf(iam.send(command as never))).toBe(`UnmodifiableEntity 400: Cannot perform the operation on the protected role '${RoleName}' - this role is only modifiable by AWS`);
  }
  const allowed = [new TagRoleCommand({ RoleName, Tags: [{ Key: 'a', Value: 'b' }] }), new UpdateRoleDescriptionCommand({ RoleName, Description: 'x' }), new UpdateRoleCommand({ RoleName, Description: 'y' })];
  for (const command of allowed) expect(await failureOf(iam.send(command as never))).toBe('it succeeded');
  expect((await iam.send(new GetRoleCommand({ RoleName }))).Role).toMatchObject({ Description: 'y', MaxSessionDuration: 3600, Tags: [{ Key: 'a', Value: 'b' }] });
  expect(world.faults).toEqual([]);
});
