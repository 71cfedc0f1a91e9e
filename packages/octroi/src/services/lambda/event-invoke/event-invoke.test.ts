import {
  CreateAliasCommand, DeleteFunctionEventInvokeConfigCommand, GetFunctionEventInvokeConfigCommand, ListFunctionEventInvokeConfigsCommand, PublishVersionCommand, PutFunctionEventInvokeConfigCommand,
  UpdateFunctionEventInvokeConfigCommand, type PutFunctionEventInvokeConfigCommandInput,
} from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { openLambda, refusal } from '../lambda.fixture.ts';

const QUEUE = 'arn:aws:sqs:us-east-1:111122223333:letters';
const TOPIC = 'arn:aws:sns:us-east-1:111122223333:news';

async function opened() {
  const lambdaWorld = await openLambda();
  const { lambda, create } = lambdaWorld;
  await create('shop');
  const put = (more: Partial<PutFunctionEventInvokeConfigCommandInput>) => lambda.send(new PutFunctionEventInvokeConfigCommand({ FunctionName: 'shop', ...more }));
  return { ...lambdaWorld, put };
}

test('LAM-75: Put replaces, Update merges, and without a qualifier it is $LATEST that is meant', async () => {
  const { world, lambda, put, arn } = await opened();
  const empty = { OnSuccess: {}, OnFailure: {} };
  const first = await put({ MaximumRetryAttempts: 1, DestinationConfig: { OnFailure: { Destination: QUEUE } } });
  expect(first).toMatchObject({ FunctionArn: arn('shop', '$LATEST'), MaximumRetryAttempts: 1, LastModified: expect.any(Date), DestinationConfig: { OnSuccess: {}, OnFailure: { Destination: QUEUE } } });
  expect(first.MaximumEventAgeInSeconds).toBeUndefined();
  const changed = await lambda.send(new UpdateFunctionEventInvokeConfigCommand({ FunctionName: 'shop', MaximumEventAgeInSeconds: 60, DestinationConfig: { OnSuccess: { Destination: TOPIC } } }));
  expect(changed).toMatchObject({ MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 60, DestinationConfig: { OnSuccess: { Destination: TOPIC }, OnFailure: { Destination: QUEUE } } });
  const emptied = await lambda.send(new UpdateFunctionEventInvokeConfigCommand({ FunctionName: 'shop', DestinationConfig: { OnFailure: {} } }));
  expect(emptied.DestinationConfig).toEqual({ OnSuccess: { Destination: TOPIC }, OnFailure: {} });
  const replaced = await put({ MaximumEventAgeInSeconds: 90 });
  expect(replaced.MaximumRetryAttempts).toBeUndefined();
  expect(replaced).toMatchObject({ MaximumEventAgeInSeconds: 90, DestinationConfig: empty });
  expect(await lambda.send(new GetFunctionEventInvokeConfigCommand({ FunctionName: 'shop', Qualifier: '$LATEST' }))).toMatchObject({ MaximumEventAgeInSeconds: 90 });
  expect(world.faults).toEqual([]);
});

test('LAM-75: what cannot be set is refused in AWS\'s words', async () => {
  const { world, put, create, arn } = await opened();
  await create('audit');
  const to = (OnSuccess: string) => refusal(put({ DestinationConfig: { OnSuccess: { Destination: OnSuccess } } }));
  const invalid = 'InvalidParameterValueException 400: ';
  expect(await refusal(put({}))).toBe(`${invalid}You must specify at least one of error handling or destination setting.`);
  expect(await to(arn('shop'))).toBe(`${invalid}You can't specify the function as a destination for itself.`);
  expect(await to(arn('missing'))).toBe(`${invalid}The destination ARN ${arn('missing')} is invalid.`);
  const table = 'arn:aws:dynamodb:us-east-1:111122223333:table/orders';
  expect(await to(table)).toBe(`${invalid}The provided destination config DestinationConfig(onSuccess=OnSuccess(destination=${table}), onFailure=null) is invalid.`);
  expect(await to(arn('audit'))).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});

test('LAM-33, LAM-75: versions and aliases have their own, lists name them all, and a missing one is told of by its ARN', async () => {
  const { world, lambda, put, arn } = await opened();
  await lambda.send(new PublishVersionCommand({ FunctionName: 'shop' }));
  await lambda.send(new CreateAliasCommand({ FunctionName: 'shop', Name: 'live', FunctionVersion: '1' }));
  for (const Qualifier of [undefined, '1', 'live']) await put({ MaximumRetryAttempts: 0, Qualifier });
  const list = async (MaxItems?: number, Marker?: string) => lambda.send(new ListFunctionEventInvokeConfigsCommand({ FunctionName: 'shop', MaxItems, Marker }));
  expect((await list()).FunctionEventInvokeConfigs!.map((config) => config.FunctionArn)).toEqual([arn('shop', '$LATEST'), arn('shop', '1'), arn('shop', 'live')]);
  const page = await list(2);
  expect((await list(2, page.NextMarker)).FunctionEventInvokeConfigs!.map((config) => config.FunctionArn)).toEqual([arn('shop', 'live')]);
  await lambda.send(new DeleteFunctionEventInvokeConfigCommand({ FunctionName: 'shop' }));
  const gone = `ResourceNotFoundException 404: The function ${arn('shop', '$LATEST')} doesn't have an EventInvokeConfig`;
  expect(await refusal(lambda.send(new GetFunctionEventInvokeConfigCommand({ FunctionName: 'shop' })))).toBe(gone);
  expect(await refusal(lambda.send(new DeleteFunctionEventInvokeConfigCommand({ FunctionName: 'shop' })))).toBe(gone);
  expect(await refusal(put({ MaximumRetryAttempts: 0, Qualifier: 'none' }))).toBe("ResourceNotFoundException 404: The function doesn't exist.");
  expect(await refusal(lambda.send(new ListFunctionEventInvokeConfigsCommand({ FunctionName: 'missing' })))).toBe("ResourceNotFoundException 404: The function doesn't exist.");
  expect(world.faults).toEqual([]);
});
