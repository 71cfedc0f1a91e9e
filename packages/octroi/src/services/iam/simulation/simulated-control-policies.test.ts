import { ListUsersCommand, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { failureOf, newUser } from '../shared/testing.ts';
import { newOrganization, type TestOrganization } from './organization.fixture.ts';

const policy = (...Statement: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement });
const deny = (Action: string, more: object = {}) => ({ Effect: 'Deny', Action, Resource: '*', ...more });

let world: World;
let organization: TestOrganization;
let ann: Awaited<ReturnType<typeof newUser>>;
let boss: string;
let management: Awaited<ReturnType<World['account']>>;
let member: Awaited<ReturnType<World['account']>>;
beforeAll(async () => {
  world = await openWorld();
  [management, member] = [await world.account(), await world.account()];
  organization = await newOrganization(world, management.accountId, { 'ou-abcd-11111111': 'r-abcd' }, { [member.accountId]: 'ou-abcd-11111111' });
  boss = (await newUser(world, management, 'boss', [{ Effect: 'Allow', Action: '*', Resource: '*' }])).arn;
  ann = await newUser(world, member, 'ann', [{ Effect: 'Allow', Action: '*', Resource: '*' }]);
});
afterAll(() => world.close());

const simulate = async (action: string, arn = ann.arn, root = member) => {
  const { EvaluationResults } = await world.iam(root).send(new SimulatePrincipalPolicyCommand({ PolicySourceArn: arn, ActionNames: [action] }));
  const { EvalDecision, MatchedStatements, OrganizationsDecisionDetail } = EvaluationResults![0]!;
  return [EvalDecision, MatchedStatements!.length, OrganizationsDecisionDetail?.AllowedByOrganizations];
};

test('IAM-170: the SCPs of the account, its units and the root bind the simulation as they bind the gate, without showing where', async () => {
  expect(await simulate('sqs:SendMessage')).toEqual(['allowed', 1, true]);
  await organization.attach('p-11111111', policy(deny('iam:ListUsers')), 'ou-abcd-11111111');
  expect(await simulate('iam:ListUsers')).toEqual(['explicitDeny', 0, false]);
  expect(await failureOf(ann.iam.send(new ListUsersCommand({})))).toMatch(/^AccessDenied 403: .* with an explicit deny in a service control policy/);
  expect(await simulate('s3:GetObject')).toEqual(['allowed', 1, true]);
});

test('IAM-170: an SCP that tests a global condition key is not simulated', async () => {
  await organization.attach('p-22222222', policy(deny('s3:*', { Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } } })), member.accountId);
  expect(await simulate('s3:GetObject')).toEqual(['allowed', 1, true]);
  await organization.attach('p-33333333', policy(deny('s3:*', { Condition: { StringEquals: { 's3:prefix': 'x' } } })), member.accountId);
  expect(await simulate('s3:GetObject')).toEqual(['allowed', 1, true]);
});

test('IAM-170: without an Allow at some level everything is denied; the management account is not bound', async () => {
  await organization.attach('p-44444444', policy({ Effect: 'Allow', Action: 'iam:*', Resource: '*' }), 'r-abcd');
  await organization.detachFullAccess('r-abcd');
  expect(await simulate('s3:GetObject')).toEqual(['implicitDeny', 1, false]);
  expect(await simulate('iam:GetUser')).toEqual(['allowed', 1, true]);
  expect(await simulate('s3:GetObject', boss, management)).toEqual(['allowed', 1, undefined]);
  expect(world.faults).toEqual([]);
});
