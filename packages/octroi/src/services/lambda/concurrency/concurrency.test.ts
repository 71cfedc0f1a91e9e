import { DeleteFunctionCommand, DeleteFunctionConcurrencyCommand, GetAccountSettingsCommand, GetFunctionCommand, GetFunctionConcurrencyCommand, InvokeCommand, PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { openLambda, refusal, type LambdaWorld } from '../lambda.fixture.ts';

const reserve = ({ lambda }: LambdaWorld, FunctionName: string, ReservedConcurrentExecutions: number) => lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions }));
const unreserved = async ({ lambda }: LambdaWorld) => (await lambda.send(new GetAccountSettingsCommand({}))).AccountLimit!.UnreservedConcurrentExecutions;

test('LAM-80, LAM-95: what is set aside is shown, counted against the account, and given back', async () => {
  const opened = await openLambda();
  const { world, lambda, create, replies } = opened;
  await create('shop');
  const get = () => lambda.send(new GetFunctionConcurrencyCommand({ FunctionName: 'shop' }));
  await get();
  expect(replies.at(-1)!.body).toBe('{}');
  expect((await reserve(opened, 'shop', 5)).ReservedConcurrentExecutions).toBe(5);
  expect((await get()).ReservedConcurrentExecutions).toBe(5);
  expect((await lambda.send(new GetFunctionCommand({ FunctionName: 'shop' }))).Concurrency).toEqual({ ReservedConcurrentExecutions: 5 });
  expect((await lambda.send(new GetFunctionCommand({ FunctionName: 'shop', Qualifier: '$LATEST' }))).Concurrency).toEqual({ ReservedConcurrentExecutions: 5 });
  await reserve(opened, 'shop', 7);
  expect(await unreserved(opened)).toBe(993);
  expect((await lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName: 'shop' }))).$metadata.httpStatusCode).toBe(204);
  expect(await unreserved(opened)).toBe(1000);
  await reserve(opened, 'shop', 9);
  await lambda.send(new DeleteFunctionCommand({ FunctionName: 'shop' }));
  expect(await unreserved(opened)).toBe(1000);
  expect(world.faults).toEqual([]);
});

test('LAM-80: a hundred are left to the others, and only whole functions have a share', async () => {
  const opened = await openLambda();
  const { world, create, replies, arn } = opened;
  await create('shop');
  await create('till');
  await reserve(opened, 'shop', 600);
  expect(await refusal(reserve(opened, 'till', 301))).toBe(
    "InvalidParameterValueException 400: Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].",
  );
  expect(JSON.parse(String(replies.at(-1)!.body))).not.toHaveProperty('Type');
  await reserve(opened, 'till', 300);
  expect(await refusal(reserve(opened, `${arn('till')}:1`, 1))).toContain('This operation is permitted on Lambda functions only.');
  expect(await refusal(reserve(opened, 'missing', 1))).toBe(`ResourceNotFoundException 404: Function not found: ${arn('missing')}`);
  expect(world.faults).toEqual([]);
});

test('LAM-81: over its share a function is throttled at once, whatever version is called; zero stops it', async () => {
  const opened = await openLambda();
  const { world, lambda, create, executor, replies } = opened;
  await create('shop', { Publish: true });
  await reserve(opened, 'shop', 1);
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  executor.behave = async (task) => {
    await gate;
    return { payload: Buffer.from('1'), executedVersion: task.version };
  };
  const first = lambda.send(new InvokeCommand({ FunctionName: 'shop' }));
  await expect.poll(() => executor.tasks.length).toBe(1);
  expect(await refusal(lambda.send(new InvokeCommand({ FunctionName: 'shop', Qualifier: '1' })))).toBe('TooManyRequestsException 429: Rate Exceeded.');
  expect(JSON.parse(String(replies.at(-1)!.body))).toEqual({ Type: 'User', message: 'Rate Exceeded.', Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' });
  expect(replies.at(-1)!.headers).toHaveProperty('Retry-After');
  open();
  await first;
  expect(await refusal(lambda.send(new InvokeCommand({ FunctionName: 'shop' })))).toBe('it succeeded');
  await reserve(opened, 'shop', 0);
  expect(await refusal(lambda.send(new InvokeCommand({ FunctionName: 'shop' })))).toBe('TooManyRequestsException 429: Rate Exceeded.');
  expect(executor.tasks).toHaveLength(2);
  expect(world.faults).toEqual([]);
});

test('LAM-81: functions without a share have what the others leave, together', async () => {
  const opened = await openLambda();
  const { world, lambda, create, executor, replies } = opened;
  for (const name of ['shop', 'till', 'hog']) await create(name);
  await reserve(opened, 'hog', 900);
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  executor.behave = async (task) => {
    await gate;
    return { payload: Buffer.from('1'), executedVersion: task.version };
  };
  const running = Array.from({ length: 100 }, (_, index) => lambda.send(new InvokeCommand({ FunctionName: index % 2 === 0 ? 'shop' : 'till' })));
  await expect.poll(() => executor.tasks.length, { timeout: 5000 }).toBe(100);
  expect(await refusal(lambda.send(new InvokeCommand({ FunctionName: 'shop' })))).toContain('TooManyRequestsException 429');
  expect(JSON.parse(String(replies.at(-1)!.body))).toMatchObject({ Reason: 'ConcurrentInvocationLimitExceeded' });
  const hog = lambda.send(new InvokeCommand({ FunctionName: 'hog' }));
  open();
  await Promise.all([...running, hog]);
  expect(world.faults).toEqual([]);
});
