import {
  CreateAliasCommand,
  DeleteAliasCommand,
  DeleteFunctionCommand,
  DeleteFunctionConcurrencyCommand,
  DeleteProvisionedConcurrencyConfigCommand,
  GetAccountSettingsCommand,
  GetProvisionedConcurrencyConfigCommand,
  InvokeCommand,
  ListProvisionedConcurrencyConfigsCommand,
  PublishVersionCommand,
  PutFunctionConcurrencyCommand,
  PutProvisionedConcurrencyConfigCommand,
  UpdateAliasCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { allow, implicitDenial, openLambda, refusal, type LambdaWorld } from '../../lambda.fixture.ts';

const FunctionName = 'shop';
const put = ({ lambda }: Pick<LambdaWorld, 'lambda'>, Qualifier: string, ProvisionedConcurrentExecutions: number) =>
  lambda.send(new PutProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier, ProvisionedConcurrentExecutions }));
const get = ({ lambda }: Pick<LambdaWorld, 'lambda'>, Qualifier: string) => lambda.send(new GetProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier }));
const drop = ({ lambda }: Pick<LambdaWorld, 'lambda'>, Qualifier: string) => lambda.send(new DeleteProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier }));
const unreserved = async ({ lambda }: LambdaWorld) => (await lambda.send(new GetAccountSettingsCommand({}))).AccountLimit!.UnreservedConcurrentExecutions;

/** A function with versions 1 and 2, and the alias `live` of version 1. */
async function openShop(): Promise<LambdaWorld> {
  const opened = await openLambda();
  await opened.create(FunctionName, { Publish: true });
  await opened.lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Description: 'second' }));
  opened.settle();
  await opened.lambda.send(new PublishVersionCommand({ FunctionName }));
  await opened.lambda.send(new CreateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '1' }));
  return opened;
}

const NONE = 'ProvisionedConcurrencyConfigNotFoundException 404: No Provisioned Concurrency Config found for this function';
const NEITHER = 'InvalidParameterValueException 400: The function resource provided must be an alias or a published version.';

test('LAM-83: a configuration is in progress, then ready; it is listed, replaced and deleted', async () => {
  const opened = await openShop();
  const { world, replies, lambda, arn } = opened;
  const { $metadata, LastModified, ...made } = await put(opened, '2', 3);
  expect($metadata.httpStatusCode).toBe(202);
  expect(LastModified).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/);
  expect(made).toEqual({ RequestedProvisionedConcurrentExecutions: 3, AvailableProvisionedConcurrentExecutions: 0, AllocatedProvisionedConcurrentExecutions: 0, Status: 'IN_PROGRESS' });
  opened.settle();
  expect(await get(opened, '2')).toMatchObject({ RequestedProvisionedConcurrentExecutions: 3, AvailableProvisionedConcurrentExecutions: 3, AllocatedProvisionedConcurrentExecutions: 3, Status: 'READY' });
  await put(opened, 'live', 1);
  expect(await get(opened, 'live')).toMatchObject({ Status: 'IN_PROGRESS' });
  await put(opened, '2', 5);
  opened.settle();
  const page = await lambda.send(new ListProvisionedConcurrencyConfigsCommand({ FunctionName, MaxItems: 1 }));
  const rest = await lambda.send(new ListProvisionedConcurrencyConfigsCommand({ FunctionName, Marker: page.NextMarker }));
  const shown = [...page.ProvisionedConcurrencyConfigs!, ...rest.ProvisionedConcurrencyConfigs!].map((item) => [item.FunctionArn, item.RequestedProvisionedConcurrentExecutions, item.Status]);
  expect(shown).toEqual([[arn(FunctionName, '2'), 5, 'READY'], [arn(FunctionName, 'live'), 1, 'READY']]);
  expect(await unreserved(opened)).toBe(994);
  expect((await drop(opened, '2')).$metadata.httpStatusCode).toBe(204);
  expect((await drop(opened, '2')).$metadata.httpStatusCode).toBe(204);
  expect(await refusal(get(opened, '2'))).toBe(NONE);
  expect(JSON.parse(String(replies.at(-1)!.body))).toEqual({ Type: 'User', message: 'No Provisioned Concurrency Config found for this function' });
  expect(world.faults).toEqual([]);
});

test('LAM-83, LAM-33: only aliases and published versions that exist keep executions ready', async () => {
  const opened = await openShop();
  const { world, arn, lambda } = opened;
  expect(await refusal(put(opened, '$LATEST', 1))).toBe('InvalidParameterValueException 400: Provisioned Concurrency Configs cannot be applied to unpublished function versions.');
  for (const ask of [get, drop]) expect(await refusal(ask(opened, '$LATEST'))).toBe(NEITHER);
  for (const ask of [get, drop, (world_: LambdaWorld, qualifier: string) => put(world_, qualifier, 1)]) {
    expect(await refusal(ask(opened, '9'))).toBe(`ResourceNotFoundException 404: Function not found: ${arn(FunctionName, '9')}`);
    expect(await refusal(ask(opened, 'none'))).toBe(`ResourceNotFoundException 404: Cannot find alias arn: ${arn(FunctionName, 'none')}`);
  }
  expect(await refusal(lambda.send(new GetProvisionedConcurrencyConfigCommand({ FunctionName: 'till', Qualifier: '1' })))).toBe(`ResourceNotFoundException 404: Function not found: ${arn('till', '1')}`);
  expect(await refusal(lambda.send(new ListProvisionedConcurrencyConfigsCommand({ FunctionName: 'till' })))).toBe(`ResourceNotFoundException 404: Function not found: ${arn('till')}`);
  expect(await refusal(put(opened, '1', 0))).toBe(
    "ValidationException 400: 1 validation error detected: Value '0' at 'provisionedConcurrentExecutions' failed to satisfy constraint: Member must have value greater than or equal to 1",
  );
  await lambda.send(new CreateAliasCommand({ FunctionName, Name: 'tip', FunctionVersion: '$LATEST' }));
  expect(await refusal(put(opened, 'tip', 1))).toContain('Provisioned Concurrency Configs cannot be applied to unpublished function versions.');
  expect(world.faults).toEqual([]);
});

test('LAM-83: a version keeps executions ready once, by itself or by an alias', async () => {
  const opened = await openShop();
  const { world, lambda } = opened;
  const ALREADY = "ResourceConflictException 409: Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version";
  await put(opened, '1', 1);
  expect(await refusal(put(opened, 'live', 1))).toBe(ALREADY);
  await drop(opened, '1');
  await put(opened, 'live', 1);
  expect(await refusal(put(opened, '1', 1))).toBe('ResourceConflictException 409: Version is pointed by a Provisioned Concurrency alias');
  await put(opened, '2', 1);
  expect(await refusal(lambda.send(new UpdateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '2' })))).toBe(ALREADY);
  await drop(opened, '2');
  opened.settle();
  await lambda.send(new UpdateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '2' }));
  expect((await get(opened, 'live')).Status).toBe('IN_PROGRESS');
  expect(world.faults).toEqual([]);
});

test('LAM-83, LAM-80: what is kept ready comes out of the reservation, or of what is left to all, and is given back', async () => {
  const opened = await openShop();
  const { world, lambda, replies } = opened;
  const reserve = (count: number) => lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: count }));
  expect(await refusal(put(opened, '1', 1001))).toBe("InvalidParameterValueException 400: Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [1000].");
  expect(await refusal(put(opened, '1', 901))).toBe("InvalidParameterValueException 400: Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].");
  expect(JSON.parse(String(replies.at(-1)!.body))).not.toHaveProperty('Type');
  await put(opened, '1', 900);
  await put(opened, '1', 4);
  await put(opened, '2', 2);
  expect(await unreserved(opened)).toBe(994);
  expect(await refusal(reserve(5))).toBe("InvalidParameterValueException 400:  ReservedConcurrentExecutions  5 should not be lower than function's total provisioned concurrency [6].");
  await reserve(6);
  expect(await unreserved(opened)).toBe(994);
  expect(await refusal(put(opened, '2', 3))).toBe('InvalidParameterValueException 400: Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function');
  await lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName }));
  expect(await unreserved(opened)).toBe(994);
  await lambda.send(new DeleteFunctionCommand({ FunctionName, Qualifier: '2' }));
  expect(await unreserved(opened)).toBe(996);
  await drop(opened, '1');
  await put(opened, 'live', 3);
  await lambda.send(new DeleteAliasCommand({ FunctionName, Name: 'live' }));
  expect(await unreserved(opened)).toBe(1000);
  await put(opened, '1', 3);
  await lambda.send(new DeleteFunctionCommand({ FunctionName }));
  expect(await unreserved(opened)).toBe(1000);
  expect(world.faults).toEqual([]);
});

test('LAM-83: calls run in environments that are told they were kept ready; what exceeds them runs on demand', async () => {
  const opened = await openShop();
  const { world, lambda, executor } = opened;
  const call = (Qualifier?: string) => lambda.send(new InvokeCommand({ FunctionName, Qualifier }));
  await put(opened, 'live', 1);
  await call('live');
  opened.settle();
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  executor.behave = async (task) => {
    await gate;
    return { payload: Buffer.from('1'), executedVersion: task.version };
  };
  const running = [call('live')];
  await expect.poll(() => executor.tasks.length).toBe(2);
  running.push(call('1'));
  await expect.poll(() => executor.tasks.length).toBe(3);
  open();
  await Promise.all(running);
  await call('1');
  await call('2');
  await call();
  expect(executor.tasks.map((task) => [task.version, task.initialization ?? 'on-demand'])).toEqual([
    ['1', 'on-demand'], ['1', 'provisioned-concurrency'], ['1', 'on-demand'], ['1', 'provisioned-concurrency'], ['2', 'on-demand'], ['$LATEST', 'on-demand'],
  ]);
  expect(executor.tasks[1]!.environmentKey).toBe(`${executor.tasks[2]!.environmentKey}provisioned/`);
  expect(world.faults).toEqual([]);
});

test('LAM-97, LAM-10: the permission is on the alias or the version, and comes before everything that is there', async () => {
  const opened = await openShop();
  const { user, arn, world } = opened;
  const ann = await user('ann', allow('lambda:*ProvisionedConcurrency*', arn(FunctionName, '1')));
  await put(ann, '1', 1);
  for (const qualifier of ['2', 'live', 'none', '9']) {
    expect(await refusal(get(ann, qualifier))).toBe(implicitDenial(ann.arn, 'lambda:GetProvisionedConcurrencyConfig', arn(FunctionName, qualifier)));
  }
  expect(await refusal(ann.lambda.send(new ListProvisionedConcurrencyConfigsCommand({ FunctionName })))).toBe(implicitDenial(ann.arn, 'lambda:ListProvisionedConcurrencyConfigs', arn(FunctionName)));
  expect(world.faults).toEqual([]);
});
