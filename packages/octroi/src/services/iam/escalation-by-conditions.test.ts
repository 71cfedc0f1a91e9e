import {
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  GetUserCommand,
  PutUserPolicyCommand,
  TagRoleCommand,
  TagUserCommand,
  UntagUserCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-iam';
import { CreateFunctionCommand } from '@aws-sdk/client-lambda';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { ACCOUNT, arnOf, documentWith, explicit, implicit, openStage, prize, type Stage, type Statement } from './escalation.fixture.ts';
import { newPolicy } from './policies/policies.fixture.ts';
import { failureOf } from './shared/testing.ts';

const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';
const READ_ONLY = 'arn:aws:iam::aws:policy/IAMReadOnlyAccess';

const allow = (Action: string | readonly string[], Resource: string | readonly string[] = '*', Condition?: object): Statement => ({ Effect: 'Allow', Action, Resource, ...(Condition === undefined ? {} : { Condition }) });
const deny = (Action: string | readonly string[], Resource: string | readonly string[] = '*', Condition?: object): Statement => ({ ...allow(Action, Resource, Condition), Effect: 'Deny' });

/** The attempt ends so, and nothing in the account is other than before. */
async function refused(stage: Stage, attempt: () => Promise<unknown>, text: string): Promise<void> {
  const before = await stage.rows();
  expect(await failureOf(attempt())).toBe(text);
  expect(await stage.rows()).toEqual(before);
}

test('LAM-103, EVAL-69: a powerful role is not passed to a function by who may make functions; a role of the team is', async () => {
  const stage = await openStage();
  const { mallory, world } = stage;
  const lambda = world.lambda(mallory.credentials);
  const ZipFile = zipSync({ 'index.mjs': strToU8('export const handler = async () => 1;') });
  const make = (role: string) => () => lambda.send(new CreateFunctionCommand({ FunctionName: 'f', Runtime: 'nodejs22.x', Handler: 'index.handler', Role: arnOf(role), Code: { ZipFile } }));
  const toLambda = { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } };
  await stage.allow(allow('lambda:*'), allow('iam:PassRole', arnOf('role/team/*'), toLambda));
  await refused(stage, make('role/admin'), implicit(mallory.arn, 'iam:PassRole', arnOf('role/admin')));
  await stage.allow(allow('lambda:*'), allow('iam:PassRole', '*', { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } }));
  await refused(stage, make('role/team/admin-of-team'), implicit(mallory.arn, 'iam:PassRole', arnOf('role/team/admin-of-team')));
  await stage.allow(allow(['lambda:*', 'iam:*']), deny('iam:PassRole', arnOf('role/admin')));
  await refused(stage, make('role/admin'), explicit(mallory.arn, 'iam:PassRole', arnOf('role/admin')));
  await stage.allow(allow('lambda:*'), allow('iam:PassRole', arnOf('role/team/*'), toLambda));
  expect(await failureOf(make('role/team/admin-of-team')())).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});

test('KEY-42: iam:PolicyARN keeps whoever attaches policies to roles to those that are meant', async () => {
  const stage = await openStage();
  const { mallory, world } = stage;
  const attach = (PolicyArn: string) => () => mallory.iam.send(new AttachRolePolicyCommand({ RoleName: 'desk', PolicyArn }));
  await stage.allow(allow('iam:AttachRolePolicy', '*', { ArnEquals: { 'iam:PolicyARN': [READ_ONLY, arnOf('policy/team/*')] } }));
  for (const arn of [ADMINISTRATOR, arnOf('policy/shared'), arnOf('policy/none')]) await refused(stage, attach(arn), implicit(mallory.arn, 'iam:AttachRolePolicy', 'role desk'));
  await stage.allow(allow('iam:AttachRolePolicy'), deny('iam:AttachRolePolicy', '*', { ArnNotEquals: { 'iam:PolicyARN': READ_ONLY } }));
  await refused(stage, attach(ADMINISTRATOR), explicit(mallory.arn, 'iam:AttachRolePolicy', 'role desk'));
  expect(await failureOf(attach(READ_ONLY)())).toBe('it succeeded');
  expect(await prize(await stage.assume('desk'))).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});

test('KEY-41: a delegated administrator makes principals with the boundary only, and gives permissions to such only', async () => {
  const stage = await openStage();
  const { mallory, world, admin } = stage;
  const limit = arnOf('policy/team/shared-of-team');
  const other = arnOf('policy/shared');
  const bound = { StringEquals: { 'iam:PermissionsBoundary': limit } };
  const AssumeRolePolicyDocument = documentWith({ Effect: 'Allow', Principal: { AWS: mallory.arn }, Action: 'sts:AssumeRole' });
  await stage.allow(allow(['iam:CreateUser', 'iam:CreateRole', 'iam:AttachUserPolicy', 'iam:AttachRolePolicy', 'iam:PutUserPolicy'], '*', bound), allow('iam:CreateAccessKey', arnOf('user/made')));
  const createUser = (PermissionsBoundary?: string) => () => mallory.iam.send(new CreateUserCommand({ UserName: 'made', ...(PermissionsBoundary === undefined ? {} : { PermissionsBoundary }) }));
  const createRole = (PermissionsBoundary?: string) => () => mallory.iam.send(new CreateRoleCommand({ RoleName: 'made', AssumeRolePolicyDocument, ...(PermissionsBoundary === undefined ? {} : { PermissionsBoundary }) }));
  for (const boundary of [undefined, other, ADMINISTRATOR]) {
    await refused(stage, createUser(boundary), implicit(mallory.arn, 'iam:CreateUser', arnOf('user/made')));
    await refused(stage, createRole(boundary), implicit(mallory.arn, 'iam:CreateRole', arnOf('role/made')));
  }
  const attach = (UserName: string) => () => mallory.iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn: ADMINISTRATOR }));
  await refused(stage, attach('helper'), implicit(mallory.arn, 'iam:AttachUserPolicy', 'user helper'));
  await refused(stage, attach('mallory'), implicit(mallory.arn, 'iam:AttachUserPolicy', 'user mallory'));
  await refused(stage, () => mallory.iam.send(new PutUserPolicyCommand({ UserName: 'helper', PolicyName: 'p', PolicyDocument: documentWith(allow('*')) })), implicit(mallory.arn, 'iam:PutUserPolicy', 'user helper'));
  await refused(stage, () => mallory.iam.send(new AttachRolePolicyCommand({ RoleName: 'desk', PolicyArn: ADMINISTRATOR })), implicit(mallory.arn, 'iam:AttachRolePolicy', 'role desk'));

  expect(await failureOf(createUser(limit)())).toBe('it succeeded');
  expect(await failureOf(createRole(limit)())).toBe('it succeeded');
  expect(await failureOf(attach('made')())).toBe('it succeeded');
  // What was made may no more than its boundary, all its permissions notwithstanding.
  const { AccessKey } = await mallory.iam.send(new CreateAccessKeyCommand({ UserName: 'made' }));
  const made = world.iam({ accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! });
  const text = `AccessDenied 403: User: ${arnOf('user/made')} is not authorized to perform: iam:ListUsers on resource: ${arnOf('user/')} because no permissions boundary allows the iam:ListUsers action`;
  expect(await prize(made)).toBe(text);
  expect((await admin.send(new GetUserCommand({ UserName: 'made' }))).User!.PermissionsBoundary!.PermissionsBoundaryArn).toBe(limit);
  expect(world.faults).toEqual([]);
});

test('KEY-5: who may not change its own tags does not come by what others with the tag may', async () => {
  const stage = await openStage();
  const { mallory, world } = stage;
  const byTag = allow('iam:ListUsers', '*', { StringEquals: { 'aws:PrincipalTag/team': 'security' } });
  const tag = (UserName: string, Key = 'team') => () => mallory.iam.send(new TagUserCommand({ UserName, Tags: [{ Key, Value: 'security' }] }));
  await stage.allow(byTag, allow(['iam:TagUser', 'iam:UntagUser'], arnOf('user/team/*')));
  await refused(stage, tag('mallory'), implicit(mallory.arn, 'iam:TagUser', arnOf('user/mallory')));
  await stage.allow(byTag, allow('iam:TagUser', '*', { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['cost', 'Cost'] } }));
  await refused(stage, tag('mallory'), implicit(mallory.arn, 'iam:TagUser', arnOf('user/mallory')));
  // Keys of tags are compared ignoring case where they are looked up, so that the guard must hold for TEAM too.
  await stage.allow(byTag, allow(['iam:TagUser', 'iam:UntagUser']), deny(['iam:TagUser', 'iam:UntagUser'], '*', { 'ForAnyValue:StringEqualsIgnoreCase': { 'aws:TagKeys': 'team' } }));
  for (const key of ['team', 'TEAM']) await refused(stage, tag('mallory', key), explicit(mallory.arn, 'iam:TagUser', arnOf('user/mallory')));
  await refused(stage, () => mallory.iam.send(new UntagUserCommand({ UserName: 'mallory', TagKeys: ['team'] })), explicit(mallory.arn, 'iam:UntagUser', arnOf('user/mallory')));
  expect(await failureOf(tag('mallory', 'cost')())).toBe('it succeeded');
  expect(await prize(mallory.iam)).toBe(implicit(mallory.arn, 'iam:ListUsers', arnOf('user/')));
  await stage.allow(byTag, allow('iam:TagUser', arnOf('user/mallory')));
  expect(await failureOf(tag('mallory')())).toBe('it succeeded');
  expect(await prize(mallory.iam)).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});

test('KEY-5: the tags of a role are kept from who may take it', async () => {
  const stage = await openStage();
  const { mallory, world, admin } = stage;
  await admin.send(new AttachRolePolicyCommand({ RoleName: 'desk', PolicyArn: await tagged(stage) }));
  const tag = (Value: string) => () => mallory.iam.send(new TagRoleCommand({ RoleName: 'desk', Tags: [{ Key: 'team', Value }] }));
  await stage.allow(allow('iam:TagRole', '*', { StringEquals: { 'aws:RequestTag/team': 'kitchen' } }));
  await refused(stage, tag('security'), implicit(mallory.arn, 'iam:TagRole', arnOf('role/desk')));
  await stage.allow(allow('iam:TagRole'), deny('iam:TagRole', '*', { StringNotEquals: { 'aws:RequestTag/team': 'kitchen' } }));
  await refused(stage, tag('security'), explicit(mallory.arn, 'iam:TagRole', arnOf('role/desk')));
  expect(await failureOf(tag('kitchen')())).toBe('it succeeded');
  expect(await prize(await stage.assume('desk'))).toBe(implicit(`arn:aws:sts::${ACCOUNT}:assumed-role/desk/mallory`, 'iam:ListUsers', arnOf('user/')));
  await stage.allow(allow('iam:TagRole', '*', { StringEquals: { 'aws:RequestTag/team': ['kitchen', 'security'] } }));
  expect(await failureOf(tag('security')())).toBe('it succeeded');
  expect(await prize(await stage.assume('desk'))).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});

/** A policy that lets principals with the tag list users. */
async function tagged({ admin }: Stage): Promise<string> {
  return newPolicy(admin, 'tagged', documentWith(allow('iam:ListUsers', '*', { StringEquals: { 'aws:PrincipalTag/team': 'security' } })));
}

test('IAM-190: a user is not moved or renamed into a pattern of resources by who may update it where it is', async () => {
  const stage = await openStage();
  const { mallory, world } = stage;
  const move = (input: { NewPath?: string; NewUserName?: string }) => () => mallory.iam.send(new UpdateUserCommand({ UserName: 'mallory', ...input }));
  // Users under /team/ may be given keys and policies by mallory: once it is one of them, it could help itself.
  const onTeam = allow('iam:PutUserPolicy', [arnOf('user/team/*'), arnOf('user/temp-*')]);
  const help = (UserName: string) => () => mallory.iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'more', PolicyDocument: documentWith(allow('*')) }));
  await stage.allow(onTeam, allow('iam:UpdateUser', arnOf('user/mallory')));
  await refused(stage, help('mallory'), implicit(mallory.arn, 'iam:PutUserPolicy', 'user mallory'));
  await refused(stage, move({ NewPath: '/team/' }), implicit(mallory.arn, 'iam:UpdateUser', 'user mallory'));
  await refused(stage, move({ NewUserName: 'temp-1' }), implicit(mallory.arn, 'iam:UpdateUser', 'user temp-1'));
  await stage.allow(onTeam, allow('iam:UpdateUser', arnOf('user/team/*')));
  await refused(stage, move({ NewPath: '/team/' }), implicit(mallory.arn, 'iam:UpdateUser', 'user mallory'));
  await stage.allow(onTeam, allow('iam:UpdateUser'), deny('iam:UpdateUser', arnOf('user/team/*')));
  await refused(stage, move({ NewPath: '/team/' }), explicit(mallory.arn, 'iam:UpdateUser', 'user mallory'));
  await stage.allow(onTeam, allow('iam:UpdateUser', [arnOf('user/mallory'), arnOf('user/team/mallory')]));
  expect(await failureOf(move({ NewPath: '/team/' })())).toBe('it succeeded');
  expect(await failureOf(help('mallory')())).toBe('it succeeded');
  expect(await prize(mallory.iam)).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});
