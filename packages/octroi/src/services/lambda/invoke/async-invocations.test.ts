import { UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import { DeleteFunctionCommand, InvokeCommand, PublishVersionCommand } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { LAMBDA_TRUST, openLambda, policy, refusal, type LambdaWorld } from '../lambda.fixture.ts';
import { ConcurrencyExceeded, ExecutorClosed } from '../execution/task.ts';
import { lambdaParts } from '../open-parts.ts';

const rowsOfQueue = ({ world }: LambdaWorld) => world.gateway.kv.read((snapshot) => snapshot.range(['aws', '-', '-', 'lambda']));
const failing = { payload: Buffer.from('{"errorType":"Error"}'), functionError: 'Unhandled', executedVersion: '$LATEST' } as const;
const emptied = (opened: LambdaWorld) => expect.poll(async () => (await rowsOfQueue(opened)).length, { timeout: 5000 }).toBe(0);

test('LAM-73: an event is accepted with 202, stored sealed, and run once with the request id of its acceptance', async () => {
  const opened = await openLambda();
  const { world, lambda, create, executor, replies, arn } = opened;
  await create('shop');
  await lambda.send(new PublishVersionCommand({ FunctionName: 'shop' }));
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  executor.behave = async (task) => {
    await gate;
    return { payload: Buffer.from('null'), executedVersion: task.version };
  };
  const ClientContext = Buffer.from('{"custom":{}}').toString('base64');
  const accepted = await lambda.send(new InvokeCommand({ FunctionName: 'shop', Qualifier: '1', InvocationType: 'Event', Payload: Buffer.from('{"secret":"sesame"}'), ClientContext }));
  expect(accepted.StatusCode).toBe(202);
  expect(Buffer.from(accepted.Payload ?? []).byteLength).toBe(0);
  expect(replies.at(-1)).toMatchObject({ status: 202 });
  await expect.poll(() => executor.tasks.length).toBe(1);
  const rows = await rowsOfQueue(opened);
  expect(rows).toHaveLength(2);
  expect(JSON.stringify(rows)).not.toContain('sesame');
  open();
  await emptied(opened);
  expect(executor.tasks).toHaveLength(1);
  expect(executor.tasks[0]).toMatchObject({ requestId: accepted.$metadata.requestId, version: '1', invokedFunctionArn: arn('shop', '1'), clientContext: '{"custom":{}}' });
  expect(Buffer.from(executor.tasks[0]!.payload).toString()).toBe('{"secret":"sesame"}');
  expect(world.faults).toEqual([]);
});

test('LAM-60: an event of the greatest size is stored in pieces and comes back whole', async () => {
  const opened = await openLambda({ rerunProbability: 0 });
  await opened.create('shop');
  const Payload = Buffer.from(`"${'é'.repeat(524_287)}"`);
  expect(Payload.byteLength).toBe(1_048_576);
  await opened.lambda.send(new InvokeCommand({ FunctionName: 'shop', InvocationType: 'Event', Payload }));
  await emptied(opened);
  expect(Payload.equals(Buffer.from(opened.executor.tasks[0]!.payload))).toBe(true);
  expect(opened.world.faults).toEqual([]);
});

test('LAM-10, LAM-73: an event is decided and looked up before it is accepted', async () => {
  const opened = await openLambda();
  const { lambda, create, user, arn } = opened;
  await create('shop');
  const ann = await user('ann');
  const sending = (client: typeof lambda, FunctionName: string) => refusal(client.send(new InvokeCommand({ FunctionName, InvocationType: 'Event' })));
  expect(await sending(ann.lambda, 'shop')).toContain('is not authorized to perform: lambda:InvokeFunction');
  expect(await sending(lambda, 'missing')).toBe(`ResourceNotFoundException 404: Function not found: ${arn('missing', '$LATEST')}`);
  expect(await rowsOfQueue(opened)).toEqual([]);
  expect(opened.world.faults).toEqual([]);
});

test('LAM-74: a function that fails is called twice more, after one delay and after two, under the same request id', async () => {
  const opened = await openLambda({ baseDelayMillis: 200 });
  const { world, lambda, create, executor } = opened;
  await create('shop');
  const times: number[] = [];
  executor.behave = () => {
    times.push(performance.now());
    return failing;
  };
  await lambda.send(new InvokeCommand({ FunctionName: 'shop', InvocationType: 'Event' }));
  await emptied(opened);
  expect(times).toHaveLength(3);
  expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(195);
  expect(times[2]! - times[1]!).toBeGreaterThanOrEqual(395);
  expect(new Set(executor.tasks.map((task) => task.requestId)).size).toBe(1);
  expect(world.faults).toEqual([]);
});

test('LAM-74: the default delays are one minute and two, by the decision clock', async () => {
  const opened = await openLambda();
  const { world, lambda, create, executor } = opened;
  await create('shop');
  executor.behave = () => failing;
  await lambda.send(new InvokeCommand({ FunctionName: 'shop', InvocationType: 'Event' }));
  const attempts = (count: number) => expect.poll(() => executor.tasks.length, { timeout: 3000 }).toBe(count);
  await attempts(1);
  world.clocks.advance(58);
  await new Promise((resolve) => setTimeout(resolve, 1100));
  expect(executor.tasks).toHaveLength(1);
  world.clocks.advance(3);
  await attempts(2);
  world.clocks.advance(121);
  await attempts(3);
  await emptied(opened);
  expect(world.faults).toEqual([]);
}, 15_000);

test('LAM-74, LAM-109: a call that does not reach the function is tried again and does not count as its failure', async () => {
  const opened = await openLambda({ baseDelayMillis: 20 });
  const { world, lambda, create, executor, iam } = opened;
  await create('shop');
  const trust = (PolicyDocument: string) => iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'execution', PolicyDocument }));
  let throttled = 0;
  executor.behave = async (task) => {
    if (throttled++ === 0) throw new ConcurrencyExceeded();
    await task.credentials();
    return { payload: Buffer.from('null'), executedVersion: task.version };
  };
  await trust(policy({ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }));
  await lambda.send(new InvokeCommand({ FunctionName: 'shop', InvocationType: 'Event' }));
  await expect.poll(() => executor.tasks.length).toBe(1);
  world.clocks.advance(1);
  await expect.poll(() => executor.tasks.length).toBe(2);
  await trust(LAMBDA_TRUST);
  world.clocks.advance(4);
  await emptied(opened);
  expect(executor.tasks).toHaveLength(3);
  expect(world.faults).toEqual([]);
});

test('LAM-74: after six hours nobody tries again', async () => {
  const opened = await openLambda({ baseDelayMillis: 20 });
  const { world, lambda, create, executor } = opened;
  await create('shop');
  executor.behave = () => {
    throw new ConcurrencyExceeded();
  };
  await lambda.send(new InvokeCommand({ FunctionName: 'shop', InvocationType: 'Event' }));
  await expect.poll(() => executor.tasks.length).toBe(1);
  world.clocks.advance(21_600);
  await emptied(opened);
  expect(executor.tasks).toHaveLength(1);
  expect(world.faults).toEqual([]);
});

test('LAM-32, LAM-73: what waits for a deleted function is dropped, also if another of its name was made', async () => {
  const opened = await openLambda({ baseDelayMillis: 100 });
  const { world, lambda, create, executor } = opened;
  await create('shop');
  executor.behave = () => failing;
  await lambda.send(new InvokeCommand({ FunctionName: 'shop', InvocationType: 'Event' }));
  await expect.poll(() => executor.tasks.length).toBe(1);
  await lambda.send(new DeleteFunctionCommand({ FunctionName: 'shop' }));
  await create('shop');
  await emptied(opened);
  expect(executor.tasks).toHaveLength(1);
  expect(world.faults).toEqual([]);
});

test('LAM-73: what a process leaves behind when it stops, the next one runs', async () => {
  const opened = await openLambda({ baseDelayMillis: 20 });
  const { world, lambda, create, executor } = opened;
  await create('shop');
  executor.behave = () => {
    throw new ExecutorClosed();
  };
  await lambda.send(new InvokeCommand({ FunctionName: 'shop', InvocationType: 'Event', Payload: Buffer.from('{"kept":true}') }));
  await expect.poll(() => executor.tasks.length).toBeGreaterThan(0);
  // The queue of another process over the same store: it finds the row by itself, nobody wakes it.
  executor.behave = (task) => ({ payload: Buffer.from('null'), executedVersion: task.version });
  const needs = { ...opened.needs, outside: () => world.gateway.outside };
  const [other] = lambdaParts(needs);
  await emptied(opened);
  expect(Buffer.from(executor.tasks.at(-1)!.payload).toString()).toBe('{"kept":true}');
  await other!.close!();
  expect(world.faults).toEqual([]);
});
