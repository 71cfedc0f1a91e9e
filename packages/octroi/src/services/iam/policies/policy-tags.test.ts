import { GetPolicyCommand, ListPolicyTagsCommand, TagPolicyCommand, UntagPolicyCommand, type IAMClient } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openWorld } from '../../../testing/world.ts';
import { failureOf, newUser } from '../shared/testing.ts';
import { newPolicy,  } from './policies.fixture.ts';

type Pair = readonly [key: string, value: string];

const tag = (iam: IAMClient, PolicyArn: string, ...pairs: Pair[]) => iam.send(new TagPolicyCommand({ PolicyArn, Tags: pairs.map(([Key, Value]) => ({ Key, Value })) }));
const untag = (iam: IAMClient, PolicyArn: string, ...TagKeys: string[]) => iam.send(new UntagPolicyCommand({ PolicyArn, TagKeys }));
const tags = async (iam: IAMClient, PolicyArn: string): Promise<Pair[]> => (await iam.send(new ListPolicyTagsCommand({ PolicyArn }))).Tags!.map(({ Key, Value }) => [Key!, Value!]);

test('IAM-92: a tag of the same key is replaced, one of another case is another, an absent key is untagged in silence', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  const arn = await newPolicy(iam, 'P');
  expect(await iam.send(new ListPolicyTagsCommand({ PolicyArn: arn }))).toMatchObject({ IsTruncated: false, Tags: [] });
  await tag(iam, arn, ['a', 'lower'], ['A', 'upper']);
  await tag(iam, arn, ['a', '']);
  expect(await tags(iam, arn)).toEqual([['A', 'upper'], ['a', '']]);
  expect((await iam.send(new GetPolicyCommand({ PolicyArn: arn }))).Policy!.Tags).toEqual([{ Key: 'A', Value: 'upper' }, { Key: 'a', Value: '' }]);
  await untag(iam, arn, 'a', 'none');
  expect(await tags(iam, arn)).toEqual([['A', 'upper']]);
  expect(world.faults).toEqual([]);
});

test('IAM-93: tags are listed page by page', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  const arn = await newPolicy(iam, 'P');
  await tag(iam, arn, ['somekey', '1'], ['someotherkey', '2']);
  const first = await iam.send(new ListPolicyTagsCommand({ PolicyArn: arn, MaxItems: 1 }));
  expect(first).toMatchObject({ IsTruncated: true, Marker: expect.any(String), Tags: [{ Key: 'somekey', Value: '1' }] });
  const second = await iam.send(new ListPolicyTagsCommand({ PolicyArn: arn, Marker: first.Marker! }));
  expect(second).toMatchObject({ IsTruncated: false, Tags: [{ Key: 'someotherkey', Value: '2' }] });
  expect(world.faults).toEqual([]);
});

test('IAM-90, IAM-91: duplicate keys, the reserved prefix, more than 50 in one call and in all', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  const arn = await newPolicy(iam, 'P');
  const many = (count: number, prefix: string): Pair[] => Array.from({ length: count }, (_, index) => [`${prefix}${index}`, '']);
  expect(await failureOf(tag(iam, arn, ['k', '1'], ['k', '2']))).toBe('InvalidInput 400: Duplicate tag keys found.');
  expect(await failureOf(tag(iam, arn, ['aws:k', '1']))).toMatch(/^InvalidInput 400: /);
  expect(await failureOf(tag(iam, arn, ...many(51, 'x')))).toBe("ValidationError 400: 1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50");
  await tag(iam, arn, ...many(50, 'x'));
  await tag(iam, arn, ['x0', 'again']);
  expect(await failureOf(tag(iam, arn, ['one more', '']))).toBe('LimitExceeded 409: The number of tags has reached the maximum limit.');
  expect(await tags(iam, arn)).toHaveLength(50);
  expect(world.faults).toEqual([]);
});

test('IAM-22, IAM-92: tags of a policy that is not there, and of AWS managed ones', async () => {
  const world = await openWorld();
  const root = await world.account('111122223333');
  const iam = world.iam(root);
  const missing = 'arn:aws:iam::111122223333:policy/none';
  const notFound = `NoSuchEntity 404: Policy ${missing} was not found.`;
  expect(await failureOf(tag(iam, missing, ['k', 'v']))).toBe(notFound);
  expect(await failureOf(untag(iam, missing, 'k'))).toBe(notFound);
  expect(await failureOf(tags(iam, missing))).toBe(notFound);
  const aws = 'arn:aws:iam::aws:policy/AdministratorAccess';
  expect(await failureOf(tag(iam, aws, ['k', 'v']))).toBe('AccessDenied 403: Cannot update policies outside your own account.');
  expect(await failureOf(untag(iam, aws, 'k'))).toBe('AccessDenied 403: Cannot update policies outside your own account.');
  expect(await tags(iam, aws)).toEqual([]);
  expect(world.faults).toEqual([]);
});

test('KEY-34, KEY-35, KEY-39a: tagging is decided by the new tags, the keys, and the tags there are', async () => {
  const world = await openWorld();
  const root = await world.account();
  const arn = await newPolicy(world.iam(root), 'P');
  const ann = await newUser(world, root, 'ann', [
    { Effect: 'Allow', Action: 'iam:TagPolicy', Resource: '*', Condition: { StringEquals: { 'aws:RequestTag/team': 'red' } } },
    { Effect: 'Allow', Action: ['iam:UntagPolicy', 'iam:ListPolicyTags'], Resource: '*', Condition: { StringEquals: { 'aws:ResourceTag/team': 'red' } } },
    { Effect: 'Deny', Action: 'iam:UntagPolicy', Resource: '*', Condition: { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'team' } } },
  ]);
  const denied = (action: string, why: string) => `AccessDenied 403: User: ${ann.arn} is not authorized to perform: iam:${action} on resource: policy ${arn} ${why}`;
  const implicit = (action: string) => denied(action, `because no identity-based policy allows the iam:${action} action`);
  expect(await failureOf(tags(ann.iam, arn))).toBe(implicit('ListPolicyTags'));
  expect(await failureOf(tag(ann.iam, arn, ['team', 'blue']))).toBe(implicit('TagPolicy'));
  await tag(ann.iam, arn, ['team', 'red'], ['x', 'y']);
  expect(await failureOf(untag(ann.iam, arn, 'x', 'team'))).toBe(denied('UntagPolicy', 'with an explicit deny in an identity-based policy'));
  await untag(ann.iam, arn, 'x');
  expect(await tags(ann.iam, arn)).toEqual([['team', 'red']]);
  expect(world.faults).toEqual([]);
});
