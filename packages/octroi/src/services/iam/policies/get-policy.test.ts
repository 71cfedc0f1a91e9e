import { CreatePolicyCommand, GetPolicyCommand, TagPolicyCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { openWorld } from '../../../testing/world.ts';
import { failureOf, newUser } from '../shared/testing.ts';
import { documentOf, newPolicy,  } from './policies.fixture.ts';

const ADMIN = 'arn:aws:iam::aws:policy/AdministratorAccess';

test('IAM-80: GetPolicy shows the description and the tags, an empty list if there are none', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  const { Policy: made } = await iam.send(new CreatePolicyCommand({ PolicyName: 'Told', PolicyDocument: documentOf(), Description: 'what it does' }));
  const { Policy: told } = await iam.send(new GetPolicyCommand({ PolicyArn: made!.Arn! }));
  expect(told).toEqual({ ...made, Description: 'what it does', Tags: [] });
  const plain = await newPolicy(iam, 'Plain');
  expect((await iam.send(new GetPolicyCommand({ PolicyArn: plain }))).Policy).not.toHaveProperty('Description');
  expect(world.faults).toEqual([]);
});

test('IAM-22: AWS managed policies exist in every account', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn: ADMIN }));
  expect(Policy).toMatchObject({ PolicyName: 'AdministratorAccess', Path: '/', Arn: ADMIN, DefaultVersionId: 'v1', AttachmentCount: 0, IsAttachable: true, Tags: [] });
  expect(Policy!.CreateDate).toEqual(new Date('2015-02-06T18:39:46Z'));
  expect(world.faults).toEqual([]);
});

test('IAM-22: what does not exist is named by its ARN, whose path and letter case count (POL-18)', async () => {
  const world = await openWorld();
  const root = await world.account('111122223333');
  const other = await world.account('444455556666');
  const iam = world.iam(root);
  await newPolicy(iam, 'Read', documentOf(), '/team/');
  await newPolicy(world.iam(other), 'Theirs');
  for (const arn of [
    'arn:aws:iam::111122223333:policy/none',
    'arn:aws:iam::111122223333:policy/Read',
    'arn:aws:iam::111122223333:policy/team/read',
    'arn:aws-cn:iam::111122223333:policy/team/Read',
    'arn:aws:iam::aws:policy/NoSuchPolicy',
    'arn:aws:iam::444455556666:policy/Theirs',
  ]) {
    expect(await failureOf(iam.send(new GetPolicyCommand({ PolicyArn: arn })))).toBe(`NoSuchEntity 404: Policy ${arn} was not found.`);
  }
  expect(world.faults).toEqual([]);
});

test('IAM-22: text that is no ARN is a ValidationError, an ARN of something else InvalidInput', async () => {
  const world = await openWorld();
  const iam = world.iam(await world.account());
  const get = (arn: string) => failureOf(iam.send(new GetPolicyCommand({ PolicyArn: arn })));
  expect(await get('longpolicynamebutnoarn')).toBe('ValidationError 400: ARN longpolicynamebutnoarn is not valid.');
  for (const arn of ['arn:aws:iam::111122223333:not_a_policy/x', 'arn:aws:iam::111122223333:policy/', 'arn:aws:iam:us-east-1:111122223333:policy/x', 'arn:aws:s3:::policy/bucket-of-ours', `arn:aws:iam::111122223333:policy/${'x'.repeat(129)}`]) {
    expect(await get(arn)).toBe(`InvalidInput 400: ARN ${arn} is not valid.`);
  }
  expect(world.faults).toEqual([]);
});

test('ERR-28: access is decided before existence, under the ARN that the request gives', async () => {
  const world = await openWorld();
  const root = await world.account('111122223333');
  const ann = await newUser(world, root, 'ann', [{ Effect: 'Allow', Action: 'iam:GetPolicy', Resource: 'arn:aws:iam::aws:policy/*' }]);
  const missing = 'arn:aws:iam::111122223333:policy/none';
  expect(await failureOf(ann.iam.send(new GetPolicyCommand({ PolicyArn: missing })))).toBe(
    `AccessDenied 403: User: ${ann.arn} is not authorized to perform: iam:GetPolicy on resource: policy ${missing} because no identity-based policy allows the iam:GetPolicy action`,
  );
  expect((await ann.iam.send(new GetPolicyCommand({ PolicyArn: ADMIN }))).Policy!.PolicyName).toBe('AdministratorAccess');
  expect(world.faults).toEqual([]);
});

test('KEY-45: the tags of a policy are condition keys of requests on it', async () => {
  const world = await openWorld();
  const root = await world.account();
  const red = await newPolicy(world.iam(root), 'Red');
  const plain = await newPolicy(world.iam(root), 'Plain');
  await world.iam(root).send(new TagPolicyCommand({ PolicyArn: red, Tags: [{ Key: 'team', Value: 'red' }] }));
  const ann = await newUser(world, root, 'ann', [
    { Effect: 'Allow', Action: 'iam:GetPolicy', Resource: '*', Condition: { StringEquals: { 'iam:ResourceTag/team': 'red', 'aws:ResourceTag/team': 'red' } } },
  ]);
  expect((await ann.iam.send(new GetPolicyCommand({ PolicyArn: red }))).Policy!.Tags).toEqual([{ Key: 'team', Value: 'red' }]);
  expect(await failureOf(ann.iam.send(new GetPolicyCommand({ PolicyArn: plain })))).toMatch(/^AccessDenied 403: /);
  expect(world.faults).toEqual([]);
});
