import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachUserPolicyCommand,
  ListPoliciesGrantingServiceAccessCommand,
  PutGroupPolicyCommand,
  PutUserPermissionsBoundaryCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { documentOf, newGroup, newPolicy, newRole } from '../policies/policies.fixture.ts';
import { failureOf, newUser } from '../shared/testing.ts';
import { servicesGranted } from './services-granted.ts';

const ACCOUNT = '111122223333';
const READERS = `arn:aws:iam::${ACCOUNT}:policy/readers`;
const GROUP = `arn:aws:iam::${ACCOUNT}:group/friends`;

let world: World;
let root: Awaited<ReturnType<World['account']>>;
let ann: Awaited<ReturnType<typeof newUser>>;
beforeAll(async () => {
  world = await openWorld();
  root = await world.account(ACCOUNT);
  const iam = world.iam(root);
  ann = await newUser(world, root, 'ann');
  await newGroup(iam, 'friends');
  await newRole(iam, 'deploy');
  await iam.send(new AddUserToGroupCommand({ UserName: 'ann', GroupName: 'friends' }));
  await iam.send(new PutUserPolicyCommand({ UserName: 'ann', PolicyName: 'own', PolicyDocument: documentOf({ Action: ['s3:Get*', 'ec2:RunInstances'] }) }));
  await iam.send(new PutGroupPolicyCommand({ GroupName: 'friends', PolicyName: 'shared', PolicyDocument: documentOf({ Action: 'sqs:*' }) }));
  await newPolicy(iam, 'readers', documentOf({ Action: 's3:List*' }));
  await iam.send(new AttachUserPolicyCommand({ UserName: 'ann', PolicyArn: READERS }));
  await iam.send(new AttachGroupPolicyCommand({ GroupName: 'friends', PolicyArn: READERS }));
  await iam.send(new PutUserPermissionsBoundaryCommand({ UserName: 'ann', PermissionsBoundary: 'arn:aws:iam::aws:policy/AmazonSQSFullAccess' }));
});
afterAll(() => world.close());

const list = async (Arn: string, ...ServiceNamespaces: string[]) => world.iam(root).send(new ListPoliciesGrantingServiceAccessCommand({ Arn, ServiceNamespaces }));

test('IAM-181: for each service the policies that allow something of it, each once; no boundary counts', async () => {
  const managed = { PolicyName: 'readers', PolicyType: 'MANAGED', PolicyArn: READERS };
  expect(await list(ann.arn, 's3', 'sqs', 'sns')).toMatchObject({
    IsTruncated: false,
    PoliciesGrantingServiceAccess: [
      { ServiceNamespace: 's3', Policies: [{ PolicyName: 'own', PolicyType: 'INLINE', EntityType: 'USER', EntityName: 'ann' }, managed] },
      { ServiceNamespace: 'sqs', Policies: [{ PolicyName: 'shared', PolicyType: 'INLINE', EntityType: 'GROUP', EntityName: 'friends' }] },
      { ServiceNamespace: 'sns', Policies: [] },
    ],
  });
});

test('IAM-181: a group has its own policies alone, and a role may have none', async () => {
  expect((await list(GROUP, 'ec2', 'sqs')).PoliciesGrantingServiceAccess!.map(({ Policies }) => Policies!.map(({ PolicyName }) => PolicyName))).toEqual([[], ['shared']]);
  expect((await list(`arn:aws:iam::${ACCOUNT}:role/deploy`, 's3')).PoliciesGrantingServiceAccess).toEqual([{ ServiceNamespace: 's3', Policies: [] }]);
});

test('IAM-181, IAM-160: more than a hundred services come in pages', async () => {
  const ServiceNamespaces = Array.from({ length: 150 }, (_, index) => `service-${index}`);
  const send = (Marker?: string) => world.iam(root).send(new ListPoliciesGrantingServiceAccessCommand({ Arn: ann.arn, ServiceNamespaces, Marker }));
  const one = await send();
  const two = await send(one.Marker);
  expect([...one.PoliciesGrantingServiceAccess!, ...two.PoliciesGrantingServiceAccess!].map(({ ServiceNamespace }) => ServiceNamespace)).toEqual(ServiceNamespaces);
  expect([one.IsTruncated, two.IsTruncated]).toEqual([true, false]);
});

test('IAM-181: what a policy names counts, whatever limits it', () => {
  const grants = (statement: object, namespace = 's3') => servicesGranted(documentOf(statement)).grants(namespace);
  expect(grants({ Action: '*' })).toBe(true);
  expect(grants({ Action: 'S3:Get*' })).toBe(true);
  expect(grants({ Action: 's3-object-lambda:*' })).toBe(false);
  expect(grants({ Effect: 'Deny', Action: 's3:*' })).toBe(false);
  const not = { Action: undefined };
  expect(grants({ ...not, NotAction: 'ec2:*' })).toBe(true);
  expect(grants({ ...not, NotAction: 's3:*' })).toBe(false);
  expect(grants({ ...not, NotAction: 's3:Get*' })).toBe(true);
  expect(grants({ ...not, NotAction: '*' })).toBe(false);
});

test('IAM-181: patterns are taken as the engine takes them: in any letter case, with ? and *, all of a service however it is written', () => {
  const of = (statement: object) => servicesGranted(documentOf(statement));
  const not = (...NotAction: string[]) => of({ Action: undefined, NotAction });
  expect(not('ec2:**').grants('ec2')).toBe(false);
  expect(not('*').grants('ec2')).toBe(false);
  expect(not('EC2:*', 's3:*').grants('ec2')).toBe(false);
  expect(not('ec2:*').grants('ec2-instance-connect')).toBe(true);
  const gets = of({ Action: ['IAM:Get*', 'iam:?istUsers', 'iam:Tag*Role*'] });
  expect(['iam:GetUser', 'iam:ListUsers', 'IAM:getuser', 'iam:TagRole', 'iam:Get'].map((action) => gets.allows(action))).toEqual([true, true, true, true, true]);
  expect(['iam:ListUsersX', 'iam:istUsers', 'iam:TagUser', 's3:GetObject', 'iam:ge'].map((action) => gets.allows(action))).toEqual([false, false, false, false, false]);
  expect(not('iam:Get*').allows('iam:GetUser')).toBe(false);
  expect(not('iam:Get*').allows('iam:ListUsers')).toBe(true);
  expect(of({ Effect: 'Deny', Action: '*' }).allows('iam:GetUser')).toBe(false);
  const denies = (statement: object) => of({ Effect: 'Deny', ...statement }).denies('sqs');
  expect([denies({ Action: 'SQS:*' }), denies({ Action: '*' }), of({ Action: 'sqs:*' }).denies('sqs')]).toEqual([true, true, false]);
  expect([denies({ Action: 'sqs:Send*' }), denies({ Action: 'sqs:*', Resource: 'arn:aws:sqs:*:*:one' }), denies({ Action: 'sqs:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })]).toEqual([false, false, false]);
});

test('IAM-181: a pattern of many asterisks takes no longer than others', () => {
  const slow = servicesGranted(documentOf({ Action: `iam:${'a*'.repeat(50)}b` }));
  const started = performance.now();
  expect(slow.allows(`iam:${'a'.repeat(100)}`)).toBe(false);
  expect(performance.now() - started).toBeLessThan(50);
});

test('IAM-181: who is unknown, what is none of ours and who may not ask are refused', async () => {
  expect(await failureOf(list(`arn:aws:iam::${ACCOUNT}:user/nobody`, 's3'))).toBe('NoSuchEntity 404: The user with name nobody cannot be found.');
  expect(await failureOf(list(READERS, 's3'))).toBe(`InvalidInput 400: Invalid Entity Arn: ${READERS} does not clearly define entity type and name.`);
  const refused = failureOf(ann.iam.send(new ListPoliciesGrantingServiceAccessCommand({ Arn: ann.arn, ServiceNamespaces: ['s3'] })));
  expect(await refused).toMatch(/^AccessDenied 403: .* iam:ListPoliciesGrantingServiceAccess on resource: arn:aws:iam::111122223333:user\/ann /);
});

test('no fault of ours was met on the way', () => expect(world.faults).toEqual([]));
