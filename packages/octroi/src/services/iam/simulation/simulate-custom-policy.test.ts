import { SimulateCustomPolicyCommand, type SimulateCustomPolicyCommandInput } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { failureOf, newUser } from '../shared/testing.ts';

let world: World;
let root: Awaited<ReturnType<World['account']>>;
beforeAll(async () => {
  world = await openWorld();
  root = await world.account('111122223333');
});
afterAll(() => world.close());

type Given = Partial<SimulateCustomPolicyCommandInput>;

const simulate = (given: Given) => world.iam(root).send(new SimulateCustomPolicyCommand({ PolicyInputList: [allow()], ActionNames: ['s3:GetObject'], ...given }));
const first = async (given: Given) => (await simulate(given)).EvaluationResults![0]!;
const policy = (...Statement: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement });
const allow = (more: object = {}): string => policy({ Effect: 'Allow', Action: 's3:*', Resource: '*', ...more });
const deny = (more: object = {}): string => policy({ Effect: 'Deny', Action: 's3:*', Resource: '*', ...more });
const when = (operator: string, key: string, value: string): object => ({ Condition: { [operator]: { [key]: value } } });

const PHOTO = 'arn:aws:s3:::photos/a.jpg';
const ANN = 'arn:aws:iam::111122223333:user/ann';

test('IAM-171, IAM-172: an allowed action names the statement and where it stands', async () => {
  const text = '{"Version": "2012-10-17", "Statement": {"Sid": "", "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*"}}';
  const { EvaluationResults, IsTruncated } = await simulate({ PolicyInputList: [text], ActionNames: ['s3:PutObject'] });
  const MatchedStatements = [
    { SourcePolicyId: 'PolicyInputList.1', SourcePolicyType: 'IAM Policy', StartPosition: { Line: 1, Column: 41 }, EndPosition: { Line: 1, Column: 113 } },
  ];
  expect(EvaluationResults).toEqual([{ EvalActionName: 's3:PutObject', EvalResourceName: '*', EvalDecision: 'allowed', MatchedStatements, MissingContextValues: [] }]);
  expect(IsTruncated).toBe(false);
});

test('IAM-172: a statement of a list begins where what is before it ends', async () => {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }, { Effect: 'Allow', Action: '*', Resource: '*' }] }, undefined, 2);
  const { MatchedStatements } = await first({ PolicyInputList: [text] });
  expect(MatchedStatements!.map(({ StartPosition, EndPosition }) => [StartPosition, EndPosition])).toEqual([
    [{ Line: 3, Column: 17 }, { Line: 8, Column: 6 }],
    [{ Line: 8, Column: 6 }, { Line: 13, Column: 6 }],
  ]);
});

test('IAM-171: with resources there is a result for each action on each, and the details of an account are empty', async () => {
  const { EvaluationResults } = await simulate({ ActionNames: ['s3:GetObject', 'ec2:RunInstances'], ResourceArns: [PHOTO, 'arn:aws:s3:::music'] });
  expect(EvaluationResults!.map(({ EvalActionName, EvalResourceName, EvalDecision }) => [EvalActionName, EvalResourceName, EvalDecision])).toEqual([
    ['s3:GetObject', PHOTO, 'allowed'],
    ['s3:GetObject', 'arn:aws:s3:::music', 'allowed'],
    ['ec2:RunInstances', PHOTO, 'implicitDeny'],
    ['ec2:RunInstances', 'arn:aws:s3:::music', 'implicitDeny'],
  ]);
  const { MatchedStatements, EvalDecisionDetails, ResourceSpecificResults } = EvaluationResults![0]!;
  expect(EvalDecisionDetails).toEqual({});
  expect(ResourceSpecificResults).toEqual([{ EvalResourceName: PHOTO, EvalResourceDecision: 'allowed', MatchedStatements, MissingContextValues: [], EvalDecisionDetails: {} }]);
});

test('IAM-173: where something denies, only what denies is named; without a match nothing is', async () => {
  const denied = await first({ PolicyInputList: [allow(), deny(), allow()] });
  expect(denied.EvalDecision).toBe('explicitDeny');
  expect(denied.MatchedStatements!.map(({ SourcePolicyId }) => SourcePolicyId)).toEqual(['PolicyInputList.2']);
  expect(await first({ ActionNames: ['ec2:RunInstances'] })).toMatchObject({ EvalDecision: 'implicitDeny', MatchedStatements: [] });
});

test('IAM-170: a boundary limits and is told of apart, and only where there is one', async () => {
  const bounded = (boundary: string) => first({ PermissionsBoundaryPolicyInputList: [boundary] });
  expect(await bounded(allow())).toMatchObject({ EvalDecision: 'allowed', PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: true } });
  const outside = await bounded(allow({ Action: 'ec2:*' }));
  expect(outside).toMatchObject({ EvalDecision: 'implicitDeny', PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false } });
  expect(await bounded(deny())).toMatchObject({ EvalDecision: 'explicitDeny', MatchedStatements: [{ SourcePolicyId: 'PermissionsBoundaryPolicyInputList.1' }] });
  expect(await first({})).not.toHaveProperty('PermissionsBoundaryDecisionDetail');
});

test('IAM-171: SCPs must allow at every level, and are told of apart', async () => {
  const levels = (...texts: string[]) => first({ OrderedOrganizationPolicyInputList: texts.map((text) => ({ ServiceControlPolicyInputList: [text] })) });
  expect(await levels(allow({ Action: '*' }), allow())).toMatchObject({ EvalDecision: 'allowed', OrganizationsDecisionDetail: { AllowedByOrganizations: true } });
  expect(await levels(allow({ Action: '*' }), allow({ Action: 'ec2:*' }))).toMatchObject({ EvalDecision: 'implicitDeny', OrganizationsDecisionDetail: { AllowedByOrganizations: false } });
  expect(await first({})).not.toHaveProperty('OrganizationsDecisionDetail');
});

test('IAM-170: a resource policy allows its own account alone, and another account only together with the identity policies', async () => {
  const ResourcePolicy = policy({ Effect: 'Allow', Principal: { AWS: ANN }, Action: 's3:GetObject', Resource: PHOTO });
  const nothing = [allow({ Action: 'ec2:*' })];
  const asked = { ResourcePolicy, CallerArn: ANN, ResourceArns: [PHOTO] };
  expect(await first({ ...asked, PolicyInputList: nothing })).toMatchObject({ EvalDecision: 'allowed', MatchedStatements: [{ SourcePolicyId: 'ResourcePolicy' }] });
  const abroad = { ...asked, ResourceOwner: 'arn:aws:iam::444455556666:root' };
  expect(await first({ ...abroad, PolicyInputList: nothing })).toMatchObject({ EvalDecision: 'implicitDeny', EvalDecisionDetails: { 'IAM Policy': 'implicitDeny', 'Resource Policy': 'allowed' } });
  expect(await first(abroad)).toMatchObject({ EvalDecision: 'allowed', EvalDecisionDetails: { 'IAM Policy': 'allowed', 'Resource Policy': 'allowed' } });
});

test('IAM-173: keys that are not given are missing, and their conditions do not hold', async () => {
  const PolicyInputList = [allow({ Resource: 'arn:aws:s3:::${aws:PrincipalTag/team}/*', ...when('StringEquals', 's3:prefix', '${aws:userid}') }), allow({ Action: 'ec2:*', ...when('Bool', 'ec2:Owned', 'true') })];
  const unknown = await first({ PolicyInputList, ResourceArns: ['arn:aws:s3:::blue/a'] });
  expect(unknown).toMatchObject({ EvalDecision: 'implicitDeny', MissingContextValues: [], ResourceSpecificResults: [{ MissingContextValues: ['aws:principaltag/team'] }] });
  const team = { ContextKeyName: 'aws:PrincipalTag/team', ContextKeyType: 'string' as const, ContextKeyValues: ['blue'] };
  const half = await first({ PolicyInputList, ResourceArns: ['arn:aws:s3:::blue/a'], ContextEntries: [team] });
  expect(half.ResourceSpecificResults![0]!.MissingContextValues).toEqual(['s3:prefix', 'aws:userid']);
  const star = await first({ PolicyInputList: [allow(when('StringEquals', 's3:prefix', 'a'))] });
  expect(star).toMatchObject({ EvalDecision: 'implicitDeny', MissingContextValues: ['s3:prefix'] });
});

test('KEY-73: every type of context entry reaches its operators', async () => {
  const holds = async (operator: string, value: string, ContextKeyType: string, ...ContextKeyValues: string[]): Promise<boolean> => {
    const ContextEntries = [{ ContextKeyName: 'test:key', ContextKeyType: ContextKeyType as 'string', ContextKeyValues }];
    return (await first({ PolicyInputList: [allow(when(operator, 'Test:Key', value))], ContextEntries })).EvalDecision === 'allowed';
  };
  expect(await holds('StringEquals', 'a', 'string', 'a')).toBe(true);
  expect(await holds('ForAnyValue:StringEquals', 'b', 'stringList', 'a', 'b')).toBe(true);
  expect(await holds('ForAllValues:StringEquals', 'b', 'stringList', 'a', 'b')).toBe(false);
  expect(await holds('NumericLessThan', '10', 'numeric', '9')).toBe(true);
  expect(await holds('ForAnyValue:NumericEquals', '2', 'numericList', '1', '2.0')).toBe(true);
  expect(await holds('Bool', 'true', 'boolean', 'true')).toBe(true);
  expect(await holds('ForAllValues:Bool', 'true', 'booleanList', 'true', 'false')).toBe(false);
  expect(await holds('IpAddress', '203.0.113.0/24', 'ip', '203.0.113.9')).toBe(true);
  expect(await holds('ForAnyValue:IpAddress', '203.0.113.0/24', 'ipList', '198.51.100.1', '203.0.113.9')).toBe(true);
  expect(await holds('BinaryEquals', 'cmVk', 'binary', 'cmVk')).toBe(true);
  expect(await holds('ForAnyValue:BinaryEquals', 'cmVk', 'binaryList', 'Ymx1ZQ==', 'cmVk')).toBe(true);
  expect(await holds('DateLessThan', '2026-01-02T00:00:00Z', 'date', '2026-01-01T00:00:00Z')).toBe(true);
  expect(await holds('ForAnyValue:DateGreaterThan', '2026-01-02T00:00:00Z', 'dateList', '2026-01-01T00:00:00Z')).toBe(false);
});

test('IAM-173: the time is known, and the user that CallerArn names', async () => {
  expect(await first({ PolicyInputList: [allow(when('DateGreaterThan', 'aws:CurrentTime', '2015-08-16T12:00:00Z'))] })).toMatchObject({ EvalDecision: 'allowed', MissingContextValues: [] });
  const own = [allow({ Resource: 'arn:aws:s3:::home/${aws:username}/*' })];
  const asked = { PolicyInputList: own, ResourceArns: ['arn:aws:s3:::home/ann/a'] };
  expect((await first(asked)).EvalDecision).toBe('implicitDeny');
  expect((await first({ ...asked, CallerArn: ANN })).EvalDecision).toBe('allowed');
});

test('IAM-160: pages hold what was asked for and follow each other', async () => {
  const given = { ActionNames: ['s3:A', 's3:B', 's3:C'], ResourceArns: [PHOTO, 'arn:aws:s3:::music'], MaxItems: 4 };
  const one = await simulate(given);
  expect(one).toMatchObject({ IsTruncated: true, Marker: expect.any(String) });
  const two = await simulate({ ...given, Marker: one.Marker! });
  expect(two.IsTruncated).toBe(false);
  expect([...one.EvaluationResults!, ...two.EvaluationResults!].map(({ EvalActionName }) => EvalActionName)).toEqual(['s3:A', 's3:A', 's3:B', 's3:B', 's3:C', 's3:C']);
  expect(await failureOf(simulate({ ...given, Marker: 'made-up' }))).toBe('ValidationError 400: Invalid Marker.');
});

test('IAM-160: a request of many results costs no more than one page', async () => {
  const ActionNames = Array.from({ length: 400 }, (_, index) => `s3:A${index}`);
  const ResourceArns = Array.from({ length: 400 }, (_, index) => `arn:aws:s3:::b${index}`);
  expect((await simulate({ ActionNames, ResourceArns })).EvaluationResults).toHaveLength(100);
});

test('IAM-174: what cannot be simulated is refused in AWS\'s words', async () => {
  const fails = (given: Given) => failureOf(simulate(given));
  expect(await fails({ ResourceArns: ['14a050d4-021e-4efe-84bb-0871bf6d0fda'] })).toBe('InvalidInput 400: ResourceNames are not in a valid ARN format: 14a050d4-021e-4efe-84bb-0871bf6d0fda.');
  expect(await fails({ ResourceOwner: '123456789012' })).toBe("InvalidInput 400: '123456789012' is not a valid as a Resource Owner.");
  const session = 'arn:aws:sts::111122223333:assumed-role/deploy/x';
  expect(await fails({ CallerArn: session })).toBe(`InvalidInput 400: Invalid Entity Arn: ${session} does not clearly define entity type and name.`);
  expect(await fails({ PolicyInputList: ['{'] })).toBe('InvalidInput 400: Syntax errors in policy.');
  expect(await fails({ ResourcePolicy: allow({ Principal: '*' }) })).toBe('InvalidInput 400: CallerArn is required when ResourcePolicy is specified.');
  expect(await fails({ PermissionsBoundaryPolicyInputList: [allow(), allow()] })).toMatch(/^InvalidInput 400/);
});

test('IAM-170: simulating needs iam:SimulateCustomPolicy', async () => {
  const ann = await newUser(world, root, 'ann');
  const refused = failureOf(ann.iam.send(new SimulateCustomPolicyCommand({ PolicyInputList: [allow()], ActionNames: ['s3:GetObject'] })));
  expect(await refused).toBe(`AccessDenied 403: User: ${ANN} is not authorized to perform: iam:SimulateCustomPolicy on resource: * because no identity-based policy allows the iam:SimulateCustomPolicy action`);
});

test('no fault of ours was met on the way', () => expect(world.faults).toEqual([]));
