import {
  CreateAliasCommand, CreateFunctionUrlConfigCommand, DeleteAliasCommand, DeleteFunctionCommand, DeleteFunctionUrlConfigCommand, GetFunctionUrlConfigCommand, ListFunctionUrlConfigsCommand,
  PublishVersionCommand, UpdateFunctionUrlConfigCommand,
} from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { allow, implicitDenial, openLambda, refusal, type LambdaWorld } from '../lambda.fixture.ts';
import { functionUrl, newUrlId, urlIdOfHost } from './endpoint.ts';

const create = ({ lambda }: LambdaWorld, Qualifier?: string, FunctionName = 'shop') => lambda.send(new CreateFunctionUrlConfigCommand({ FunctionName, AuthType: 'NONE', Qualifier }));

async function opened(): Promise<LambdaWorld> {
  const world = await openLambda();
  await world.create('shop');
  await world.lambda.send(new PublishVersionCommand({ FunctionName: 'shop' }));
  await world.lambda.send(new CreateAliasCommand({ FunctionName: 'shop', Name: 'live', FunctionVersion: '1' }));
  return world;
}

const indexed = async ({ world }: LambdaWorld) => (await world.gateway.kv.read((snapshot) => snapshot.range(['aws', '-', '-', 'lambda', 'url-index']))).length;

test('LAM-84: a function and each of its aliases have one URL, which is shown, changed and taken away', async () => {
  const world = await opened();
  const { lambda, arn } = world;
  const made = await lambda.send(new CreateFunctionUrlConfigCommand({ FunctionName: 'shop', AuthType: 'AWS_IAM', Cors: { AllowOrigins: ['*'], MaxAge: 5 } }));
  expect(made.FunctionUrl).toMatch(/^http:\/\/[a-z0-9]{32}\.lambda-url\.us-east-1\.localhost:4747\/$/);
  expect(made).toMatchObject({ FunctionArn: arn('shop'), AuthType: 'AWS_IAM', Cors: { AllowOrigins: ['*'], MaxAge: 5 }, CreationTime: expect.stringMatching(/^\d{4}-.*Z$/) });
  expect(made.InvokeMode).toBeUndefined();
  const got = await lambda.send(new GetFunctionUrlConfigCommand({ FunctionName: 'shop' }));
  expect(got).toMatchObject({ FunctionUrl: made.FunctionUrl, InvokeMode: 'BUFFERED', LastModifiedTime: made.CreationTime });
  const changed = await lambda.send(new UpdateFunctionUrlConfigCommand({ FunctionName: 'shop', InvokeMode: 'RESPONSE_STREAM' }));
  expect(changed).toMatchObject({ FunctionUrl: made.FunctionUrl, AuthType: 'AWS_IAM', InvokeMode: 'RESPONSE_STREAM', Cors: { AllowOrigins: ['*'] } });
  const alias = await create(world, 'live');
  expect(alias.FunctionArn).toBe(arn('shop', 'live'));
  const listed = await lambda.send(new ListFunctionUrlConfigsCommand({ FunctionName: 'shop', MaxItems: 1 }));
  expect(listed.FunctionUrlConfigs!.map((each) => each.FunctionArn)).toEqual([arn('shop')]);
  const rest = await lambda.send(new ListFunctionUrlConfigsCommand({ FunctionName: 'shop', Marker: listed.NextMarker }));
  expect(rest.FunctionUrlConfigs!.map((each) => each.FunctionUrl)).toEqual([alias.FunctionUrl]);
  await lambda.send(new DeleteFunctionUrlConfigCommand({ FunctionName: 'shop' }));
  expect(await refusal(lambda.send(new GetFunctionUrlConfigCommand({ FunctionName: 'shop' })))).toBe('ResourceNotFoundException 404: The resource you requested does not exist.');
  expect(world.world.faults).toEqual([]);
});

test('LAM-33, LAM-84: a second one, a missing function, a version, and the end of what a URL is of', async () => {
  const world = await opened();
  const { lambda, arn } = world;
  await create(world);
  await create(world, 'live');
  expect(await refusal(create(world))).toBe(`ResourceConflictException 409: Failed to create function url config for [functionArn = ${arn('shop')}]. Error message:  FunctionUrlConfig exists for this Lambda function`);
  expect(await refusal(create(world, undefined, 'missing'))).toBe('ResourceNotFoundException 404: Function does not exist');
  expect(await refusal(create(world, 'none'))).toBe('ResourceNotFoundException 404: Function does not exist');
  expect(await refusal(create(world, '1'))).toContain('ValidationException 400');
  expect(await refusal(lambda.send(new UpdateFunctionUrlConfigCommand({ FunctionName: 'shop', InvokeMode: 'NONE' as never })))).toBe(
    "ValidationException 400: 1 validation error detected: Value 'NONE' at 'invokeMode' failed to satisfy constraint: Member must satisfy enum value set: [RESPONSE_STREAM, BUFFERED]",
  );
  expect(await indexed(world)).toBe(2);
  await lambda.send(new DeleteAliasCommand({ FunctionName: 'shop', Name: 'live' }));
  expect(await indexed(world)).toBe(1);
  await lambda.send(new DeleteFunctionCommand({ FunctionName: 'shop' }));
  expect(await indexed(world)).toBe(0);
  expect(world.world.faults).toEqual([]);
});

test('LAM-104: lambda:FunctionUrlAuthType is the request\'s type, or else the URL\'s own', async () => {
  const world = await opened();
  const onlyIam = { StringEquals: { 'lambda:FunctionUrlAuthType': 'AWS_IAM' } };
  const ann = await world.user('ann', allow('lambda:*FunctionUrlConfig', '*', onlyIam));
  const denied = (action: string) => implicitDenial(ann.arn, action, world.arn('shop'));
  expect(await refusal(create({ ...world, lambda: ann.lambda }))).toBe(denied('lambda:CreateFunctionUrlConfig'));
  await create(world);
  const FunctionName = 'shop';
  expect(await refusal(ann.lambda.send(new GetFunctionUrlConfigCommand({ FunctionName })))).toBe(denied('lambda:GetFunctionUrlConfig'));
  expect(await refusal(ann.lambda.send(new DeleteFunctionUrlConfigCommand({ FunctionName })))).toBe(denied('lambda:DeleteFunctionUrlConfig'));
  await ann.lambda.send(new UpdateFunctionUrlConfigCommand({ FunctionName, AuthType: 'AWS_IAM' }));
  expect((await ann.lambda.send(new GetFunctionUrlConfigCommand({ FunctionName }))).AuthType).toBe('AWS_IAM');
  expect(world.world.faults).toEqual([]);
});

test('LAM-85: what a host name says', () => {
  const id = newUrlId(new Uint8Array(20).fill(255));
  expect(id).toMatch(/^[a-z0-9]{32}$/);
  expect(newUrlId(new Uint8Array(20))).toBe('0'.repeat(32));
  expect(functionUrl('https://127.0.0.1:8443', id, 'eu-west-1')).toBe(`https://${id}.lambda-url.eu-west-1.localhost:8443/`);
  expect(functionUrl('http://[::1]:80', id, 'eu-west-1')).toBe(`http://${id}.lambda-url.eu-west-1.localhost/`);
  expect(functionUrl('https://aws.example.org', id, 'eu-west-1')).toBe(`https://${id}.lambda-url.eu-west-1.aws.example.org/`);
  expect(urlIdOfHost(`${id.toUpperCase()}.lambda-url.eu-west-1.localhost:8443`)).toEqual({ urlId: id, region: 'eu-west-1' });
  for (const host of ['localhost', 'lambda.eu-west-1.localhost', `${id}.lambda-url.eu-west-1`, `${id}x.lambda-url.eu-west-1.localhost`]) expect(urlIdOfHost(host)).toBeUndefined();
});
