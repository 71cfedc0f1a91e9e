import { AddUserToGroupCommand, GetContextKeysForCustomPolicyCommand, GetContextKeysForPrincipalPolicyCommand, PutGroupPolicyCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../testing/world.ts';
import { newGroup } from '../policies/policies.fixture.ts';
import { failureOf, newUser } from '../shared/testing.ts';

let world: World;
let root: Awaited<ReturnType<World['account']>>;
let ann: Awaited<ReturnType<typeof newUser>>;
beforeAll(async () => {
  world = await openWorld();
  root = await world.account('111122223333');
  ann = await newUser(world, root, 'ann');
});
afterAll(() => world.close());

const asking = (key: string, Resource = '*'): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource, Condition: { StringEquals: { [key]: 'a' } } }] });

test('IAM-175: keys of conditions and variables of resources are named once, whatever their letter case', async () => {
  const PolicyInputList = [asking('s3:prefix', 'arn:aws:s3:::home/${aws:username}/*'), asking('S3:Prefix'), asking('aws:SourceIp')];
  const { ContextKeyNames } = await world.iam(root).send(new GetContextKeysForCustomPolicyCommand({ PolicyInputList }));
  expect(ContextKeyNames).toEqual(['aws:username', 's3:prefix', 'aws:SourceIp']);
});

test('IAM-175: of a user its own and its groups\' policies count, and those that are given', async () => {
  const iam = world.iam(root);
  await newGroup(iam, 'friends');
  await iam.send(new AddUserToGroupCommand({ UserName: 'ann', GroupName: 'friends' }));
  await iam.send(new PutGroupPolicyCommand({ GroupName: 'friends', PolicyName: 'shared', PolicyDocument: asking('s3:shared') }));
  await iam.send(new PutUserPolicyCommand({ UserName: 'ann', PolicyName: 'own', PolicyDocument: asking('s3:own') }));
  const keys = async (PolicySourceArn: string, PolicyInputList?: string[]) => (await iam.send(new GetContextKeysForPrincipalPolicyCommand({ PolicySourceArn, PolicyInputList }))).ContextKeyNames;
  expect(await keys(ann.arn, [asking('s3:given')])).toEqual(['s3:own', 's3:shared', 's3:given']);
  expect(await keys('arn:aws:iam::111122223333:group/friends')).toEqual(['s3:shared']);
  expect(await failureOf(keys('arn:aws:iam::111122223333:role/none'))).toBe('NoSuchEntity 404: The role with name none cannot be found.');
  expect(await failureOf(keys('arn:aws:iam::111122223333:policy/readers'))).toBe('InvalidInput 400: Invalid Entity Arn: arn:aws:iam::111122223333:policy/readers does not clearly define entity type and name.');
});

test('IAM-175: what is no policy is refused, and so is who may not ask', async () => {
  expect(await failureOf(world.iam(root).send(new GetContextKeysForCustomPolicyCommand({ PolicyInputList: ['{'] })))).toBe('InvalidInput 400: Syntax errors in policy.');
  expect(await failureOf(ann.iam.send(new GetContextKeysForCustomPolicyCommand({ PolicyInputList: [asking('s3:prefix')] })))).toMatch(/^AccessDenied 403: .* iam:GetContextKeysForCustomPolicy on resource: \*/);
  expect(await failureOf(ann.iam.send(new GetContextKeysForPrincipalPolicyCommand({ PolicySourceArn: ann.arn })))).toMatch(/^AccessDenied 403: .* iam:GetContextKeysForPrincipalPolicy on resource: arn:aws:iam::111122223333:user\/ann/);
});

test('no fault of ours was met on the way', () => expect(world.faults).toEqual([]));
