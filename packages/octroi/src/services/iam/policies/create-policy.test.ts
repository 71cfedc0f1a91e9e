import { CreatePolicyCommand, DeletePolicyCommand, GetPolicyCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openWorld } from '../../../testing/world.ts';
import { failureOf, newUser } from '../shared/testing.ts';
import { documentOf, documentOfSize, newPolicy,  } from './policies.fixture.ts';

test('IAM-80: CreatePolicy shows the new policy without its description', async () => {
  const world = await openWorld();
  const root = await world.account('111122223333');
  const iam = world.iam(root);
  const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: 'Read', Path: '/team/', PolicyDocument: documentOf(), Description: 'reads' }));
  const now = new Date(Math.floor(world.clocks.decision() / 1000) * 1000);
  expect(Policy).toEqual({
    PolicyName: 'Read',
    PolicyId: expect.stringMatching(/^ANPA[A-Z2-7]{17}$/),
    Arn: 'arn:aws:iam::111122223333:policy/team/Read',
    Path: '/team/',
    DefaultVersionId: 'v1',
    AttachmentCount: 0,
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
    CreateDate: expect.any(Date),
    UpdateDate: expect.any(Date),
  });
  expect(Math.abs(Policy!.CreateDate!.getTime() - now.getTime())).toBeLessThan(10_000);
  expect(world.faults).toEqual([]);
});

test('IAM-93: CreatePolicy echoes the tags in their order; IAM-92: keys that differ only in case are two tags', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  const tags = [{ Key: 'a', Value: 'lower' }, { Key: 'A', Value: '' }];
  const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: 'Tagged', PolicyDocument: documentOf(), Tags: tags }));
  expect(Policy!.Tags).toEqual(tags);
  expect(world.faults).toEqual([]);
});

test('IAM-91: the same tag key twice is InvalidInput', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  const create = new CreatePolicyCommand({ PolicyName: 'Twice', PolicyDocument: documentOf(), Tags: [{ Key: 'k', Value: '1' }, { Key: 'k', Value: '2' }] });
  expect(await failureOf(iam.send(create))).toBe('InvalidInput 400: Duplicate tag keys found.');
  expect(world.faults).toEqual([]);
});

test('IAM-23, IAM-10: a name that differs only in case or in its path is taken', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  await newPolicy(iam, 'Read');
  const again = new CreatePolicyCommand({ PolicyName: 'rEAD', Path: '/else/', PolicyDocument: documentOf() });
  expect(await failureOf(iam.send(again))).toBe('EntityAlreadyExists 409: A policy called rEAD already exists. Duplicate names are not allowed.');
  expect(world.faults).toEqual([]);
});

test.each([
  ['POL-50', 'This is not a json document', 'Syntax errors in policy.'],
  ['POL-51', documentOf().replace('2012', '2008'), 'Policy document must be version 2012-10-17 or greater.'],
  ['POL-52', documentOf({ Effect: 'denY' }), 'The policy failed legacy parsing'],
  ['POL-54', documentOf({ Action: [] }), 'Policy statement must contain actions.'],
  ['POL-60', documentOf({ Action: 'a a:ListBucket' }), 'Vendor a a is not valid'],
  ['POL-62', documentOf({ Principal: '*' }), 'Policy document should not specify a principal.'],
  ['POL-4', documentOf().replace('"Effect":"Allow"', '"Effect":"Deny","Effect":"Allow"'), 'Syntax errors in policy.'],
])('%s: a bad document is MalformedPolicyDocument, and nothing is made', async (_rule, document, message) => {
  const world = await openWorld();
  const root = await world.account('111122223333');
  const iam = world.iam(root);
  expect(await failureOf(iam.send(new CreatePolicyCommand({ PolicyName: 'Bad', PolicyDocument: document })))).toBe(`MalformedPolicyDocument 400: ${message}`);
  const arn = 'arn:aws:iam::111122223333:policy/Bad';
  expect(await failureOf(iam.send(new GetPolicyCommand({ PolicyArn: arn })))).toBe(`NoSuchEntity 404: Policy ${arn} was not found.`);
  expect(world.faults).toEqual([]);
});

test('POL-5: a character outside the alphabet is a ValidationError before anything else', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  const failure = await failureOf(iam.send(new CreatePolicyCommand({ PolicyName: 'Bad', PolicyDocument: documentOf({ Sid: '\u0100' }) })));
  expect(failure).toMatch(/^ValidationError 400: 1 validation error detected: Value at 'policyDocument' failed to satisfy constraint: Member must satisfy regular expression pattern: /);
  expect(world.faults).toEqual([]);
});

test('POL-63, POL-90: 6,144 characters fit and one more does not; white space outside strings is not counted', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  await newPolicy(iam, 'Full', documentOfSize(6144));
  await newPolicy(iam, 'Airy', JSON.stringify(JSON.parse(documentOfSize(6144)), undefined, 8));
  const over = new CreatePolicyCommand({ PolicyName: 'Over', PolicyDocument: documentOfSize(6145) });
  expect(await failureOf(iam.send(over))).toBe('LimitExceeded 409: Cannot exceed quota for PolicySize: 6144');
  expect(world.faults).toEqual([]);
});

test('IAM-190: CreatePolicy is asked under the ARN made of path and name, and shown as the name', async () => {
  const world = await openWorld();
  const root = await world.account('111122223333');
  const ann = await newUser(world, root, 'ann', [{ Effect: 'Allow', Action: 'iam:CreatePolicy', Resource: 'arn:aws:iam::111122223333:policy/team/*' }]);
  await newPolicy(ann.iam, 'Read', documentOf(), '/team/');
  expect(await failureOf(newPolicy(ann.iam, 'Write'))).toBe(
    'AccessDenied 403: User: arn:aws:iam::111122223333:user/ann is not authorized to perform: iam:CreatePolicy on resource: policy Write because no identity-based policy allows the iam:CreatePolicy action',
  );
  expect(world.faults).toEqual([]);
});

test('KEY-34, KEY-35: tags of the request are condition keys, and they need iam:TagPolicy as well', async () => {
  const world = await openWorld();
  const root = await world.account('111122223333');
  const condition = { StringEquals: { 'aws:RequestTag/team': 'red' }, 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } };
  const maker = await newUser(world, root, 'maker', [{ Effect: 'Allow', Action: ['iam:CreatePolicy', 'iam:TagPolicy'], Resource: '*', Condition: condition }]);
  const create = (...tags: [string, string][]) => new CreatePolicyCommand({ PolicyName: 'P', PolicyDocument: documentOf(), Tags: tags.map(([Key, Value]) => ({ Key, Value })) });
  expect(await failureOf(maker.iam.send(create(['team', 'blue'])))).toMatch(/^AccessDenied 403: .* iam:CreatePolicy on resource: policy P because no identity-based/);
  expect(await failureOf(maker.iam.send(create(['team', 'red'], ['x', 'y'])))).toMatch(/^AccessDenied 403: .* iam:CreatePolicy /);
  const { Policy } = await maker.iam.send(create(['team', 'red']));
  await world.iam(root).send(new DeletePolicyCommand({ PolicyArn: Policy!.Arn! }));

  const untagging = await newUser(world, root, 'plain', [{ Effect: 'Allow', Action: 'iam:CreatePolicy', Resource: '*' }]);
  expect(await failureOf(untagging.iam.send(create(['team', 'red'])))).toMatch(/^AccessDenied 403: .* iam:TagPolicy on resource: policy P because no identity-based policy allows the iam:TagPolicy action$/);
  await untagging.iam.send(create());
  expect(world.faults).toEqual([]);
});
