import { DeleteRoleCommand, DeleteRolePolicyCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { InvokeAsyncCommand, InvokeCommand, PutFunctionConcurrencyCommand, PutFunctionEventInvokeConfigCommand, PutFunctionRecursionConfigCommand, type PutFunctionEventInvokeConfigCommandInput } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { ConcurrencyExceeded, type InvocationTask } from '../execution/task.ts';
import { allow, openLambda, policy, refusal, type LambdaWorld } from '../lambda.fixture.ts';
import { outboxContext } from './outbox.ts';

const QUEUE = 'arn:aws:sqs:us-east-1:111122223333:letters';

async function opened(config: Partial<PutFunctionEventInvokeConfigCommandInput>, baseDelayMillis = 1) {
  const world = await openLambda({ baseDelayMillis });
  await world.create('audit');
  await world.create('shop', { DeadLetterConfig: { TargetArn: QUEUE } });
  await world.lambda.send(new PutFunctionEventInvokeConfigCommand({ FunctionName: 'shop', ...config }));
  return world;
}

const mayInvoke = ({ iam }: LambdaWorld) => iam.send(new PutRolePolicyCommand({ RoleName: 'execution', PolicyName: 'send', PolicyDocument: policy(allow(['lambda:InvokeFunction', 'sqs:SendMessage'])) }));
const emit = (world: LambdaWorld, FunctionName = 'shop') => world.lambda.send(new InvokeCommand({ FunctionName, InvocationType: 'Event', Payload: Buffer.from('{"order":7}') }));
const eventOf = (task: InvocationTask | undefined): Record<string, unknown> => JSON.parse(Buffer.from(task!.payload).toString());
const calls = ({ executor }: LambdaWorld, name: string) => executor.tasks.filter((task) => task.functionName === name);
const rowsOf = async ({ world, root }: LambdaWorld, table: string) => (await world.gateway.kv.read((snapshot) => snapshot.range(['aws', root.accountId, 'us-east-1', 'lambda', table]))).map((entry) => ({ key: entry.key, row: JSON.parse(entry.value) }));
const emptied = ({ world }: LambdaWorld) => expect.poll(async () => (await world.gateway.kv.read((snapshot) => snapshot.range(['aws', '-', '-', 'lambda']))).length, { timeout: 8000 }).toBe(0);
const failing = { payload: Buffer.from('{"errorMessage":"sold out"}'), functionError: 'Unhandled', executedVersion: '$LATEST' } as const;

test('LAM-76, LAM-78: success goes to the function that is named for it, with the permissions of the role', async () => {
  const world = await opened({ DestinationConfig: { OnSuccess: { Destination: 'arn:aws:lambda:us-east-1:111122223333:function:nowhere' } } });
  await world.lambda.send(new PutFunctionEventInvokeConfigCommand({ FunctionName: 'shop', DestinationConfig: { OnSuccess: { Destination: world.arn('audit') } } }));
  await mayInvoke(world);
  const sent = await emit(world);
  await expect.poll(() => calls(world, 'audit').length).toBe(1);
  await emptied(world);
  expect(eventOf(calls(world, 'audit')[0])).toEqual({
    version: '1.0',
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    requestContext: { requestId: sent.$metadata.requestId, functionArn: world.arn('shop', '$LATEST'), condition: 'Success', approximateInvokeCount: 1 },
    requestPayload: { order: 7 },
    responseContext: { statusCode: 200, executedVersion: '$LATEST' },
    responsePayload: { order: 7 },
  });
  expect(world.world.faults).toEqual([]);
});

test('LAM-78: without the permission nothing is sent, and the outbox says why', async () => {
  const world = await opened({ MaximumRetryAttempts: 0 });
  await world.lambda.send(new PutFunctionEventInvokeConfigCommand({ FunctionName: 'shop', DestinationConfig: { OnSuccess: { Destination: world.arn('audit') } } }));
  await emit(world);
  await emptied(world);
  expect(calls(world, 'audit')).toEqual([]);
  const [{ row, key }] = (await rowsOf(world, 'outbox')) as [{ key: string[]; row: { body: string } }];
  expect(row).toMatchObject({ kind: 'destination', target: world.arn('audit'), action: 'lambda:InvokeFunction', denied: expect.stringContaining('is not authorized to perform: lambda:InvokeFunction') });
  expect(row.body).not.toContain('order');
  expect(JSON.parse(world.needs.seal.open(row.body, outboxContext(key.slice(5))).toString())).toMatchObject({ requestPayload: { order: 7 } });
  expect(world.world.faults).toEqual([]);
});

test('LAM-74, LAM-76, LAM-77: what failed for good goes to the destination for failures and to the dead-letter queue', async () => {
  const world = await opened({ MaximumRetryAttempts: 1, DestinationConfig: { OnFailure: { Destination: 'arn:aws:sns:us-east-1:111122223333:alarms' } } });
  await mayInvoke(world);
  world.executor.behave = () => failing;
  const sent = await emit(world);
  await emptied(world);
  expect(calls(world, 'shop')).toHaveLength(2);
  const kept = (await rowsOf(world, 'outbox')).map(({ row }) => row);
  expect(kept).toHaveLength(2);
  const letter = kept.find((row) => row.kind === 'dead-letter');
  expect(letter).toMatchObject({ target: QUEUE, action: 'sqs:SendMessage', attributes: { RequestID: sent.$metadata.requestId, ErrorCode: '200', ErrorMessage: 'sold out' } });
  expect(letter.denied, 'a queue of another account has to allow as well').toContain('sqs:SendMessage');
  expect(kept.find((row) => row.kind === 'destination')).toMatchObject({ action: 'sns:Publish', denied: expect.stringContaining('is not authorized to perform: sns:Publish') });
  expect(world.world.faults).toEqual([]);
});

test('LAM-76: too old, or no concurrency at all: the function is not called, and the record has no answer', async () => {
  const world = await opened({ MaximumEventAgeInSeconds: 60 });
  await world.lambda.send(new PutFunctionEventInvokeConfigCommand({ FunctionName: 'shop', MaximumEventAgeInSeconds: 60, DestinationConfig: { OnFailure: { Destination: world.arn('audit') } } }));
  await mayInvoke(world);
  world.executor.behave = (task) => {
    if (task.functionName === 'shop') throw new ConcurrencyExceeded();
    return { payload: Buffer.from('null'), executedVersion: task.version };
  };
  await emit(world);
  await expect.poll(() => calls(world, 'shop').length).toBe(1);
  world.world.clocks.advance(61);
  await expect.poll(() => calls(world, 'audit').length, { timeout: 5000 }).toBe(1);
  const aged = eventOf(calls(world, 'audit')[0]);
  expect(aged).toMatchObject({ requestContext: { condition: 'EventAgeExceeded', approximateInvokeCount: 0 } });
  expect(aged).not.toHaveProperty('responseContext');
  await world.lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: 'shop', ReservedConcurrentExecutions: 0 }));
  await emit(world);
  await expect.poll(() => calls(world, 'audit').length, { timeout: 5000 }).toBe(2);
  expect(eventOf(calls(world, 'audit')[1])).toMatchObject({ requestContext: { condition: 'ZeroReservedConcurrency' } });
  expect(calls(world, 'shop')).toHaveLength(1);
  await emptied(world);
  expect(world.world.faults).toEqual([]);
});

test('LAM-78: a role that is gone sends nothing', async () => {
  const world = await opened({ DestinationConfig: { OnSuccess: { Destination: QUEUE } } });
  await mayInvoke(world);
  world.executor.behave = async (task) => {
    await world.iam.send(new DeleteRolePolicyCommand({ RoleName: 'execution', PolicyName: 'send' }));
    await world.iam.send(new DeleteRoleCommand({ RoleName: 'execution' }));
    return { payload: Buffer.from('null'), executedVersion: task.version };
  };
  await emit(world);
  await emptied(world);
  expect((await rowsOf(world, 'outbox')).map(({ row }) => row.denied)).toEqual(['The role defined for the function cannot be assumed by Lambda.']);
  expect(world.world.faults).toEqual([]);
});

test('LAM-79: a chain that returns to its function is stopped after sixteen calls, unless the function allows it', async () => {
  const world = await opened({ MaximumRetryAttempts: 0 });
  await mayInvoke(world);
  world.executor.behave = (task) => ({ payload: Buffer.from('null'), executedVersion: task.version });
  const to = (FunctionName: string, target: string) => world.lambda.send(new PutFunctionEventInvokeConfigCommand({ FunctionName, DestinationConfig: { OnSuccess: { Destination: world.arn(target) } } }));
  await to('shop', 'audit');
  await to('audit', 'shop');
  await emit(world);
  await emptied(world);
  expect(world.world.faults).toEqual([]);
  expect((await rowsOf(world, 'outbox')).map(({ row }) => row.kind)).toEqual(['dead-letter']);
  expect(calls(world, 'shop')).toHaveLength(16);
  for (const FunctionName of ['shop', 'audit']) await world.lambda.send(new PutFunctionRecursionConfigCommand({ FunctionName, RecursiveLoop: 'Allow' }));
  await emit(world);
  await expect.poll(() => calls(world, 'shop').length, { timeout: 10_000 }).toBeGreaterThan(40);
  for (const FunctionName of ['shop', 'audit']) await world.lambda.send(new PutFunctionRecursionConfigCommand({ FunctionName, RecursiveLoop: 'Terminate' }));
  await emptied(world);
  expect(world.world.faults).toEqual([]);
}, 20_000);

test('LAM-2: InvokeAsync queues under an action of its own', async () => {
  const world = await opened({ MaximumRetryAttempts: 0 });
  const ann = await world.user('ann', allow('lambda:InvokeFunction'));
  const send = (client: LambdaWorld['lambda'], text: string) => client.send(new InvokeAsyncCommand({ FunctionName: 'shop', InvokeArgs: Buffer.from(text) }));
  expect(await refusal(send(ann.lambda, '{}'))).toContain('is not authorized to perform: lambda:InvokeAsync');
  expect((await send(world.lambda, '{"a":1}')).Status).toBe(202);
  expect(await refusal(send(world.lambda, '{'))).toContain('InvalidRequestContentException 400');
  expect(await refusal(send(world.lambda, `"${'x'.repeat(262_143)}"`))).toBe('RequestTooLargeException 413: Request must be smaller than 262144 bytes for the InvokeAsync operation');
  await expect.poll(() => calls(world, 'shop').length).toBe(1);
  expect(eventOf(calls(world, 'shop')[0])).toEqual({ a: 1 });
  expect(world.world.faults).toEqual([]);
});
