import { AttachRolePolicyCommand, AttachUserPolicyCommand, CreateRoleCommand, CreateServiceLinkedRoleCommand, CreateUserCommand, DeleteRoleCommand, DeleteRolePermissionsBoundaryCommand, DeleteRolePolicyCommand, DeleteServiceLinkedRoleCommand, DetachRolePolicyCommand, GetAccountAuthorizationDetailsCommand, GetRoleCommand, GetServiceLinkedRoleDeletionStatusCommand, ListAttachedRolePoliciesCommand, ListRolesCommand, PutRolePermissionsBoundaryCommand, PutRolePolicyCommand, TagRoleCommand, UpdateAssumeRolePolicyCommand, UpdateRoleCommand, type CreateServiceLinkedRoleRequest } from '@aws-sdk/client-iam';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { roleUses } from '../../../kernel/role-uses.ts';
import { openWorld } from '../../../testing/world.ts';
import { awsManagedPolicy } from '../managed-policies/load.ts';
import { failureOf, newUser, putRow } from '../shared/testing.ts';
import { RECORDED, DOCUMENTED } from './templates.ts';

async function start() {
  const world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  const arnOf = (service: string, name: string) => `arn:aws:iam::${root.accountId}:role/aws-service-role/${service}/${name}`;
  return {
    world, root, iam, arnOf,
    make: (AWSServiceName: string, more: Partial<CreateServiceLinkedRoleRequest> = {}) => iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName, ...more })),
    get: async (RoleName: string) => (await iam.send(new GetRoleCommand({ RoleName }))).Role!,
    drop: async (RoleName: string) => (await iam.send(new DeleteServiceLinkedRoleCommand({ RoleName }))).DeletionTaskId!,
    status: async (DeletionTaskId: string) => {
      const { Status, Reason } = await iam.send(new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId }));
      return { Status, Reason };
    },
  };
}

const LEX = 'lex.amazonaws.com';
const BOTS = 'AWSServiceRoleForLexBots';
const decoded = (document: string | undefined) => JSON.parse(decodeURIComponent(document!)) as unknown;

test('IAM-110: the role of a service has its name, path, trust, policy and session duration', async () => {
  const { world, iam, arnOf, make, get } = await start();
  const { Role } = await make(LEX);
  const bare = { Path: `/aws-service-role/${LEX}/`, RoleName: BOTS, RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/), Arn: arnOf(LEX, BOTS), CreateDate: expect.any(Date), AssumeRolePolicyDocument: expect.any(String) };
  expect(Role).toEqual(bare);
  expect(decoded(Role!.AssumeRolePolicyDocument)).toEqual({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: [LEX] }, Action: ['sts:AssumeRole'] }] });
  const got = await get(BOTS);
  expect(got).toEqual({ ...bare, MaxSessionDuration: 3600, RoleLastUsed: {} });
  expect(decoded(got.AssumeRolePolicyDocument)).toEqual({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: LEX }, Action: 'sts:AssumeRole' }] });
  const { AttachedPolicies } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: BOTS }));
  expect(AttachedPolicies).toEqual([{ PolicyName: 'AmazonLexBotPolicy', PolicyArn: 'arn:aws:iam::aws:policy/aws-service-role/AmazonLexBotPolicy' }]);
  expect((await iam.send(new ListRolesCommand({ PathPrefix: '/aws-service-role/' }))).Roles).toEqual([{ ...bare, MaxSessionDuration: 3600 }]);
  const { RoleDetailList } = await iam.send(new GetAccountAuthorizationDetailsCommand({ Filter: ['Role'] }));
  expect(RoleDetailList).toEqual([expect.objectContaining({ RoleName: BOTS, Path: bare.Path, AttachedManagedPolicies: AttachedPolicies, RolePolicyList: [] })]);
  expect(world.faults).toEqual([]);
});

test('IAM-110: the 71 recorded services are there, and every role finds its policy', async () => {
  expect(RECORDED.size).toBe(71);
  for (const { service, roleName, policyArn } of [...RECORDED.values(), ...DOCUMENTED.values()]) {
    expect([service, awsManagedPolicy(policyArn)?.path]).toEqual([service, '/aws-service-role/']);
    expect(roleName.length).toBeLessThanOrEqual(64);
  }
  expect([...DOCUMENTED.keys()].filter((service) => RECORDED.has(service))).toEqual([]);
  const { world, make, get } = await start();
  for (const service of RECORDED.keys()) {
    const { Role } = await make(service);
    expect([Role!.RoleName, (await get(Role!.RoleName!)).MaxSessionDuration]).toEqual([RECORDED.get(service)!.roleName, 3600]);
  }
  expect(world.faults).toEqual([]);
});

test('IAM-110: a description is that of the request, else that of AWS, else none', async () => {
  const { world, make, get } = await start();
  await make('rds.amazonaws.com');
  expect((await get('AWSServiceRoleForRDS')).Description).toBe('Allows Amazon RDS to manage AWS resources on your behalf');
  await make('ssm.amazonaws.com', { Description: 'mine' });
  expect((await get('AWSServiceRoleForAmazonSSM')).Description).toBe('mine');
  await make('ecs.amazonaws.com');
  expect((await get('AWSServiceRoleForECS')).Description).toBeUndefined();
  expect(world.faults).toEqual([]);
});

test('IAM-111: only three services take a suffix', async () => {
  const { world, make, get } = await start();
  for (const [service, name] of [['autoscaling', 'AutoScaling'], ['connect', 'AmazonConnect'], ['lexv2', 'LexV2Bots']]) {
    await make(`${service}.amazonaws.com`, { CustomSuffix: 'two' });
    expect((await get(`AWSServiceRoleFor${name}_two`)).Path).toBe(`/aws-service-role/${service}.amazonaws.com/`);
  }
  expect(await failureOf(make('ecs.amazonaws.com', { CustomSuffix: 'two' }))).toBe('InvalidInput 400: Custom suffix is not allowed for ecs.amazonaws.com');
  expect(await failureOf(make('autoscaling.amazonaws.com', { CustomSuffix: 'x'.repeat(37) }))).toBe("ValidationError 400: 1 validation error detected: Value at 'roleName' failed to satisfy constraint: Member must have length less than or equal to 64");
  expect(world.faults).toEqual([]);
});

test('IAM-111: a name that is taken, ignoring case, and a service without roles of its own are refused', async () => {
  const { world, iam, make } = await start();
  await make('autoscaling.amazonaws.com', { CustomSuffix: 'Two' });
  for (const CustomSuffix of ['Two', 'two']) {
    expect(await failureOf(make('autoscaling.amazonaws.com', { CustomSuffix }))).toBe(`InvalidInput 400: Service role name AWSServiceRoleForAutoScaling_${CustomSuffix} has been taken in this account, please try a different suffix.`);
  }
  for (const service of ['account.amazonaws.com', 'Lex.amazonaws.com', 'lex', 'logs.amazonaws.com', '__proto__']) {
    expect(await failureOf(make(service))).toBe(`AccessDenied 403: Cannot find Service Linked Role template for ${service}`);
  }
  expect((await iam.send(new ListRolesCommand({}))).Roles).toHaveLength(1);
  expect(world.faults).toEqual([]);
});

test('KEY-43: making one is asked for on its ARN, with the service in the context; a service without one is refused before it is told apart', async () => {
  const { world, root, arnOf } = await start();
  const mayLex = { Effect: 'Allow', Action: 'iam:CreateServiceLinkedRole', Resource: '*', Condition: { StringEquals: { 'iam:AWSServiceName': LEX } } };
  const user = await newUser(world, root, 'lexer', [mayLex]);
  const make = (AWSServiceName: string) => failureOf(user.iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName })));
  const denied = (arn: string) => `AccessDenied 403: User: ${user.arn} is not authorized to perform: iam:CreateServiceLinkedRole on resource: ${arn} because no identity-based policy allows the iam:CreateServiceLinkedRole action`;
  expect(await make('ecs.amazonaws.com')).toBe(denied(arnOf('ecs.amazonaws.com', 'AWSServiceRoleForECS')));
  expect(await make('account.amazonaws.com')).toBe(denied(arnOf('account.amazonaws.com', 'AWSServiceRoleFor')));
  expect(await make(LEX)).toBe('it succeeded');
  const byArn = await newUser(world, root, 'arn', [{ Effect: 'Allow', Action: 'iam:*ServiceLinkedRole*', Resource: `arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS*` }]);
  expect(await failureOf(byArn.iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' })))).toBe('it succeeded');
  const { DeletionTaskId } = await byArn.iam.send(new DeleteServiceLinkedRoleCommand({ RoleName: 'AWSServiceRoleForECS' }));
  expect(await failureOf(byArn.iam.send(new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId })))).toBe('it succeeded');
  expect(await failureOf(byArn.iam.send(new DeleteServiceLinkedRoleCommand({ RoleName: BOTS })))).toContain(`iam:DeleteServiceLinkedRole on resource: ${arnOf(LEX, BOTS)} because`);
  expect(world.faults).toEqual([]);
});

test('IAM-112, IAM-26: nobody attaches, detaches, writes, trusts, bounds, updates or deletes', async () => {
  const { world, iam, make, get } = await start();
  await make(LEX);
  const before = await get(BOTS);
  const RoleName = BOTS;
  const PolicyArn = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] });
  const trust = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }] });
  const commands = [
    new AttachRolePolicyCommand({ RoleName, PolicyArn }),
    new DetachRolePolicyCommand({ RoleName, PolicyArn: 'arn:aws:iam::aws:policy/aws-service-role/AmazonLexBotPolicy' }),
    new PutRolePolicyCommand({ RoleName, PolicyName: 'p', PolicyDocument }), new DeleteRolePolicyCommand({ RoleName, PolicyName: 'p' }),
    new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: trust }), new UpdateRoleCommand({ RoleName, MaxSessionDuration: 43_200 }),
    new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary: PolicyArn }), new DeleteRolePermissionsBoundaryCommand({ RoleName }),
    new DeleteRoleCommand({ RoleName }),
  ];
  for (const command of commands) {
    expect([command.constructor.name, await failureOf(iam.send(command as never))]).toEqual([command.constructor.name, `UnmodifiableEntity 400: Cannot perform the operation on the protected role '${BOTS}' - this role is only modifiable by AWS`]);
  }
  expect(await get(BOTS)).toEqual(before);
  await iam.send(new TagRoleCommand({ RoleName, Tags: [{ Key: 'team', Value: 'blue' }] }));
  await iam.send(new UpdateRoleCommand({ RoleName, Description: 'of the bots' }));
  expect(await get(BOTS)).toEqual({ ...before, Description: 'of the bots', Tags: [{ Key: 'team', Value: 'blue' }] });
  expect(world.faults).toEqual([]);
});

test('IAM-84: the policy of a service-linked role is attached to nobody else', async () => {
  const { world, iam, make } = await start();
  await make(LEX);
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  const attempt = iam.send(new AttachUserPolicyCommand({ UserName: 'ann', PolicyArn: 'arn:aws:iam::aws:policy/aws-service-role/AmazonLexBotPolicy' }));
  expect(await failureOf(attempt)).toBe('PolicyNotAttachable 400: Cannot attach a Service Role Policy to a Customer Role.');
  expect(world.faults).toEqual([]);
});

test('IAM-110: a user may not assume it, however much it may', async () => {
  const { world, root, arnOf, make } = await start();
  await make(LEX);
  const user = await newUser(world, root, 'admin', [{ Effect: 'Allow', Action: '*', Resource: '*' }]);
  const attempt = world.sts(user.credentials).send(new AssumeRoleCommand({ RoleArn: arnOf(LEX, BOTS), RoleSessionName: 'mine' }));
  expect(await failureOf(attempt)).toBe(`AccessDenied 403: User: ${user.arn} is not authorized to perform: sts:AssumeRole on resource: ${arnOf(LEX, BOTS)} because no role trust policy allows the sts:AssumeRole action`);
  expect(world.faults).toEqual([]);
});

test('IAM-113: a role that nothing needs is deleted by a task, and can be made again', async () => {
  const { world, make, get, drop, status } = await start();
  const first = (await make(LEX)).Role!.RoleId;
  const task = await drop(BOTS.toLowerCase());
  expect(task).toMatch(/^task\/aws-service-role\/lex\.amazonaws\.com\/AWSServiceRoleForLexBots\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(await status(task)).toEqual({ Status: 'SUCCEEDED', Reason: undefined });
  expect(await failureOf(get(BOTS))).toBe(`NoSuchEntity 404: The role with name ${BOTS} cannot be found.`);
  expect(await failureOf(drop(BOTS))).toBe(`NoSuchEntity 404: The role with name ${BOTS} cannot be found.`);
  expect((await make(LEX)).Role!.RoleId).not.toBe(first);
  expect(await status(task)).toEqual({ Status: 'SUCCEEDED', Reason: undefined });
  world.clocks.advance(86_401);
  await drop(BOTS);
  expect(await failureOf(status(task))).toBe(`NoSuchEntity 404: The deletion task with id ${task} cannot be found.`);
  expect(world.faults).toEqual([]);
});

test('IAM-113: a role that resources need stays, and the task says where they are', async () => {
  const { world, root, make, get, drop, status } = await start();
  const { RoleId } = (await make(LEX)).Role!;
  const bot = (region: string, name: string) => `arn:aws:lex:${region}:${root.accountId}:bot:${name}`;
  for (const [region, name] of [['eu-west-1', 'one'], ['eu-west-1', 'two'], ['us-east-1', 'one']] as const) {
    const resource = bot(region, name);
    await putRow(world, root.accountId, roleUses, [RoleId!, region, resource], { region, resource });
  }
  expect(await status(await drop(BOTS))).toEqual({
    Status: 'FAILED',
    Reason: {
      Reason: 'The role is in use by resources of lex.amazonaws.com. Delete them before the role.',
      RoleUsageList: [{ Region: 'eu-west-1', Resources: [bot('eu-west-1', 'one'), bot('eu-west-1', 'two')] }, { Region: 'us-east-1', Resources: [bot('us-east-1', 'one')] }],
    },
  });
  expect((await get(BOTS)).RoleId).toBe(RoleId);
  expect(world.faults).toEqual([]);
});

test('IAM-113: only a service-linked role is deleted so, and only a task that there was has a status', async () => {
  const { world, iam, make, drop, status } = await start();
  expect(await failureOf(drop('plain'))).toBe('NoSuchEntity 404: The role with name plain cannot be found.');
  await iam.send(new CreateRoleCommand({ RoleName: 'plain', AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: LEX }, Action: 'sts:AssumeRole' }] }) }));
  expect(await failureOf(drop('plain'))).toBe('NoSuchEntity 404: The role with name plain cannot be found.');
  await make(LEX);
  const task = await drop(BOTS);
  const other = task.replace(BOTS, 'AWSServiceRoleForLexV2Bots');
  expect(await failureOf(status(other))).toBe(`NoSuchEntity 404: The deletion task with id ${other} cannot be found.`);
  for (const id of ['x', 'task/aws-service-role/a/b', 'task/aws-service-role/a/b/', `${task}/x`, task.replace('task', 'tusk')]) {
    expect(await failureOf(status(id))).toBe(`InvalidInput 400: The deletion task id ${id} is not valid.`);
  }
  const stranger = world.iam(await world.account());
  expect(await failureOf(stranger.send(new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId: task })))).toBe(`NoSuchEntity 404: The deletion task with id ${task} cannot be found.`);
  expect(world.faults).toEqual([]);
});
