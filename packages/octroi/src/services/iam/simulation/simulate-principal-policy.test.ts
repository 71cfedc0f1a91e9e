import {
  AddUserToGroupCommand,
  AttachUserPolicyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPermissionsBoundaryCommand,
  PutUserPolicyCommand,
  SimulatePrincipalPolicyCommand,
  TagUserCommand,
  type SimulatePrincipalPolicyCommandInput,
} from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { newGroup } from '../policies/policies.fixture.ts';
import { failureOf, newUser } from '../shared/testing.ts';

const ACCOUNT = '111122223333';
const ANN = `arn:aws:iam::${ACCOUNT}:user/team/ann`;
const FRIENDS = `arn:aws:iam::${ACCOUNT}:group/friends`;
const DEPLOY = `arn:aws:iam::${ACCOUNT}:role/deploy`;

const policy = (...Statement: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement });
const allow = (Action: string, more: object = {}): string => policy({ Effect: 'Allow', Action, Resource: '*', ...more });

let world: World;
let root: Awaited<ReturnType<World['account']>>;
beforeAll(async () => {
  world = await openWorld();
  root = await world.account(ACCOUNT);
  const iam = world.iam(root);
  await iam.send(new CreateUserCommand({ UserName: 'ann', Path: '/team/' }));
  await newGroup(iam, 'friends');
  await iam.send(new AddUserToGroupCommand({ UserName: 'ann', GroupName: 'friends' }));
  await iam.send(new PutGroupPolicyCommand({ GroupName: 'friends', PolicyName: 'shared', PolicyDocument: allow('sqs:*') }));
  await iam.send(new PutUserPolicyCommand({ UserName: 'ann', PolicyName: 'own', PolicyDocument: allow('s3:*', { Resource: 'arn:aws:s3:::${aws:username}/*' }) }));
  const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: 'readers', PolicyDocument: allow('ec2:*') }));
  await iam.send(new AttachUserPolicyCommand({ UserName: 'ann', PolicyArn: Policy!.Arn! }));
  const trust = policy({ Effect: 'Allow', Principal: { AWS: ACCOUNT }, Action: 'sts:AssumeRole' });
  await iam.send(new CreateRoleCommand({ RoleName: 'deploy', AssumeRolePolicyDocument: trust, Tags: [{ Key: 'Stage', Value: 'test' }] }));
  await iam.send(new PutRolePolicyCommand({ RoleName: 'deploy', PolicyName: 'own', PolicyDocument: allow('lambda:*', { Condition: { StringEquals: { 'aws:PrincipalTag/stage': 'test' } } }) }));
});
afterAll(() => world.close());

type Given = Partial<SimulatePrincipalPolicyCommandInput>;
const simulate = (PolicySourceArn: string, action: string, given: Given = {}) =>
  world.iam(root).send(new SimulatePrincipalPolicyCommand({ PolicySourceArn, ActionNames: [action], ...given }));
const first = async (source: string, action: string, given: Given = {}) => (await simulate(source, action, given)).EvaluationResults![0]!;
const found = async (source: string, action: string, given: Given = {}) => {
  const { EvalDecision, MatchedStatements } = await first(source, action, given);
  return [EvalDecision, ...MatchedStatements!.map(({ SourcePolicyId }) => SourcePolicyId)];
};

test('IAM-170: a user is simulated with its inline, attached and group policies, and what is added', async () => {
  expect(await found(ANN, 's3:GetObject', { ResourceArns: ['arn:aws:s3:::ann/a'] })).toEqual(['allowed', 'user_ann_own']);
  expect(await found(ANN, 'ec2:RunInstances')).toEqual(['allowed', 'readers']);
  expect(await found(ANN, 'sqs:SendMessage')).toEqual(['allowed', 'group_friends_shared']);
  expect(await found(ANN, 'sns:Publish')).toEqual(['implicitDeny']);
  expect(await found(ANN, 'sns:Publish', { PolicyInputList: [allow('sns:*')] })).toEqual(['allowed', 'PolicyInputList.1']);
});

test('IAM-170: groups and roles are simulated with what they hold', async () => {
  expect(await found(FRIENDS, 'sqs:SendMessage')).toEqual(['allowed', 'group_friends_shared']);
  expect(await found(FRIENDS, 'ec2:RunInstances')).toEqual(['implicitDeny']);
  expect(await found(DEPLOY, 'lambda:Invoke')).toEqual(['allowed', 'role_deploy_own']);
  expect((await first(DEPLOY, 'lambda:Invoke', { PolicyInputList: [allow('*', { Condition: { StringLike: { 'aws:userid': '*' } } })] })).MissingContextValues).toEqual(['aws:userid']);
});

test('IAM-170: policies can be excluded by name, by ARN and by type', async () => {
  expect(await found(ANN, 'sqs:SendMessage', { PolicyExclusionList: [{ InlinePolicyIdentifier: { AttachmentType: 'group', AttachmentName: 'friends', PolicyName: 'shared' } }] })).toEqual(['implicitDeny']);
  expect(await found(ANN, 'ec2:RunInstances', { PolicyExclusionList: [{ PolicyArn: `arn:aws:iam::${ACCOUNT}:policy/readers` }] })).toEqual(['implicitDeny']);
  expect(await found(ANN, 'ec2:RunInstances', { PolicyExclusionList: [{ PolicyType: 'user-managed' }] })).toEqual(['implicitDeny']);
  expect(await found(ANN, 'ec2:RunInstances', { PolicyExclusionList: [{ PolicyType: 'aws-managed' }] })).toEqual(['allowed', 'readers']);
});

test('IAM-170: the boundary of the entity limits, and one that is given takes its place', async () => {
  const iam = world.iam(root);
  await iam.send(new CreateUserCommand({ UserName: 'bob' }));
  await iam.send(new PutUserPolicyCommand({ UserName: 'bob', PolicyName: 'own', PolicyDocument: allow('*') }));
  await iam.send(new PutUserPermissionsBoundaryCommand({ UserName: 'bob', PermissionsBoundary: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }));
  const bob = `arn:aws:iam::${ACCOUNT}:user/bob`;
  expect(await first(bob, 'sqs:SendMessage')).toMatchObject({ EvalDecision: 'implicitDeny', PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false } });
  expect(await first(bob, 'sqs:SendMessage', { PermissionsBoundaryPolicyInputList: [allow('sqs:*')] })).toMatchObject({ EvalDecision: 'allowed' });
  expect(await first(bob, 'sqs:SendMessage', { PolicyExclusionList: [{ PolicyType: 'permission-boundary' }] })).toMatchObject({ EvalDecision: 'allowed' });
});

test('IAM-170: CallerArn takes the place of the user whose policies are simulated, and a role needs one for a resource policy', async () => {
  const ResourceArns = ['arn:aws:s3:::zoe/a'];
  expect(await found(ANN, 's3:GetObject', { ResourceArns })).toEqual(['implicitDeny']);
  expect(await found(ANN, 's3:GetObject', { ResourceArns, CallerArn: `arn:aws:iam::${ACCOUNT}:user/zoe` })).toEqual(['allowed', 'user_ann_own']);
  const ResourcePolicy = policy({ Effect: 'Allow', Principal: { AWS: ANN }, Action: 's3:GetObject', Resource: 'arn:aws:s3:::zoe/*' });
  expect(await found(ANN, 's3:GetObject', { ResourceArns, ResourcePolicy })).toEqual(['allowed', 'ResourcePolicy']);
  expect(await failureOf(simulate(DEPLOY, 's3:GetObject', { ResourceArns, ResourcePolicy }))).toBe('InvalidInput 400: CallerArn is required when ResourcePolicy is specified.');
});

test('IAM-174: an ARN of something else and an entity that does not exist are refused in AWS\'s words', async () => {
  const session = `arn:aws:sts::${ACCOUNT}:assumed-role/deploy/x`;
  expect(await failureOf(simulate(session, 's3:GetObject'))).toBe(`InvalidInput 400: Invalid Entity Arn: ${session} does not clearly define entity type and name.`);
  expect(await failureOf(simulate(`arn:aws:iam::${ACCOUNT}:user/ann`, 's3:GetObject'))).toBe('NoSuchEntity 404: The user with name ann cannot be found.');
  expect(await failureOf(simulate('arn:aws:iam::444455556666:role/deploy', 's3:GetObject'))).toBe('NoSuchEntity 404: The role with name deploy cannot be found.');
});

test('IAM-170: simulating needs iam:SimulatePrincipalPolicy on the entity, whose tags count', async () => {
  const grant = { Effect: 'Allow', Action: 'iam:SimulatePrincipalPolicy', Resource: '*', Condition: { StringEquals: { 'aws:ResourceTag/team': 'blue' } } };
  const eve = await newUser(world, root, 'eve', [grant]);
  const send = () => eve.iam.send(new SimulatePrincipalPolicyCommand({ PolicySourceArn: ANN, ActionNames: ['s3:GetObject'] }));
  expect(await failureOf(send())).toBe(`AccessDenied 403: User: ${eve.arn} is not authorized to perform: iam:SimulatePrincipalPolicy on resource: ${ANN} because no identity-based policy allows the iam:SimulatePrincipalPolicy action`);
  await world.iam(root).send(new TagUserCommand({ UserName: 'ann', Tags: [{ Key: 'team', Value: 'blue' }] }));
  expect((await send()).EvaluationResults).toHaveLength(1);
});

test('no fault of ours was met on the way', () => expect(world.faults).toEqual([]));
