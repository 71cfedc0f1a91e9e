import { CreateFunctionCommand, InvokeCommand, ListTagsCommand, TagResourceCommand, UntagResourceCommand } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { allow, functionOf, implicitDenial, openLambda, refusal } from '../lambda.fixture.ts';

test('LAM-94: tags are added, replaced and taken away', async () => {
  const { world, lambda, create, arn } = await openLambda();
  await create('shop', { Tags: { team: 'red' } });
  const tags = async () => (await lambda.send(new ListTagsCommand({ Resource: arn('shop') }))).Tags;
  expect(await tags()).toEqual({ team: 'red' });
  const tagged = await lambda.send(new TagResourceCommand({ Resource: arn('shop'), Tags: { team: 'blue', Team: '' } }));
  expect(tagged.$metadata.httpStatusCode).toBe(204);
  expect(await tags()).toEqual({ team: 'blue', Team: '' });
  await lambda.send(new UntagResourceCommand({ Resource: arn('shop'), TagKeys: ['team', 'none'] }));
  expect(await tags()).toEqual({ Team: '' });
  expect(world.faults).toEqual([]);
});

test('LAM-94: too many tags, tags of versions, tags of what is not there', async () => {
  const { world, lambda, create, arn, role } = await openLambda();
  await create('shop', { Publish: true });
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, 'v']));
  const invalid = 'InvalidParameterValueException 400: ';
  await lambda.send(new TagResourceCommand({ Resource: arn('shop'), Tags: many(50) }));
  expect(await refusal(lambda.send(new TagResourceCommand({ Resource: arn('shop'), Tags: { more: '' } })))).toBe(`${invalid}Number of tags exceeds resource tag limit.`);
  expect(await refusal(lambda.send(new CreateFunctionCommand(functionOf('other', role, { Tags: many(51) }))))).toBe(`${invalid}Number of tags exceeds resource tag limit.`);
  for (const Resource of [arn('shop', '1'), arn('shop', '$LATEST')]) {
    expect(await refusal(lambda.send(new ListTagsCommand({ Resource })))).toBe(`${invalid}Tags on function aliases and versions are not supported. Please specify a function ARN.`);
  }
  expect(await refusal(lambda.send(new ListTagsCommand({ Resource: arn('missing') })))).toBe(`ResourceNotFoundException 404: Function not found: ${arn('missing')}`);
  expect(await refusal(lambda.send(new ListTagsCommand({ Resource: arn('shop').replace('us-east-1', 'eu-west-1') })))).toBe(
    "ResourceNotFoundException 404: Functions from 'eu-west-1' are not reachable in this region ('us-east-1')",
  );
  expect(world.faults).toEqual([]);
});

test('LAM-97: request tags and aws:TagKeys bound tagging; tags of the function bound what is done to it, and count at once', async () => {
  const { world, lambda, create, arn, user } = await openLambda();
  await create('shop');
  const ann = await user(
    'ann',
    allow('lambda:TagResource', '*', { StringEquals: { 'aws:RequestTag/team': 'red' } }),
    allow('lambda:UntagResource', '*', { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } }),
    allow('lambda:InvokeFunction', '*', { StringEquals: { 'aws:ResourceTag/team': 'red' } }),
  );
  const invoking = () => refusal(ann.lambda.send(new InvokeCommand({ FunctionName: 'shop' })));
  expect(await invoking()).toBe(implicitDenial(ann.arn, 'lambda:InvokeFunction', arn('shop')));
  expect(await refusal(ann.lambda.send(new TagResourceCommand({ Resource: arn('shop'), Tags: { team: 'blue' } })))).toBe(implicitDenial(ann.arn, 'lambda:TagResource', arn('shop')));
  await ann.lambda.send(new TagResourceCommand({ Resource: arn('shop'), Tags: { team: 'red' } }));
  expect(await invoking()).toBe('it succeeded');
  expect(await refusal(ann.lambda.send(new UntagResourceCommand({ Resource: arn('shop'), TagKeys: ['team', 'other'] })))).toBe(implicitDenial(ann.arn, 'lambda:UntagResource', arn('shop')));
  await lambda.send(new UntagResourceCommand({ Resource: arn('shop'), TagKeys: ['team'] }));
  expect(await invoking()).toBe(implicitDenial(ann.arn, 'lambda:InvokeFunction', arn('shop')));
  expect(world.faults).toEqual([]);
});
