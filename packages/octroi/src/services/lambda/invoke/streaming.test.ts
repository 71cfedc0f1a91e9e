import { InvokeWithResponseStreamCommand, type InvokeWithResponseStreamCommandInput } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { ConcurrencyExceeded } from '../execution/task.ts';
import { allow, implicitDenial, openLambda, refusal, type LambdaWorld } from '../lambda.fixture.ts';

const call = ({ lambda }: LambdaWorld, more: Partial<InvokeWithResponseStreamCommandInput> = {}) => lambda.send(new InvokeWithResponseStreamCommand({ FunctionName: 'shop', Payload: Buffer.from('{"a":1}'), ...more }));

async function eventsOf(answer: Awaited<ReturnType<typeof call>>): Promise<unknown[]> {
  const events: unknown[] = [];
  for await (const event of answer.EventStream!) events.push(event.PayloadChunk === undefined ? event.InvokeComplete : Buffer.from(event.PayloadChunk.Payload!).toString());
  return events;
}

test('LAM-71, LAM-72: pieces come as the function writes them, then the end; the version is told at once', async () => {
  const world = await openLambda();
  await world.create('shop');
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  world.executor.behave = async (task) => {
    task.sink!.begin('text/plain');
    await task.sink!.write(Buffer.from('one'));
    await gate;
    await task.sink!.write(Buffer.from('two'));
    return { payload: new Uint8Array(0), executedVersion: task.version, logTail: 'bG9n' };
  };
  const answer = await call(world, { LogType: 'Tail' });
  expect(answer).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' });
  const events = answer.EventStream![Symbol.asyncIterator]();
  expect(Buffer.from((await events.next()).value!.PayloadChunk!.Payload!).toString()).toBe('one');
  open();
  expect(Buffer.from((await events.next()).value!.PayloadChunk!.Payload!).toString()).toBe('two');
  expect((await events.next()).value).toMatchObject({ InvokeComplete: { LogResult: 'bG9n' } });
  expect((await events.next()).done).toBe(true);
  expect(world.world.faults).toEqual([]);
});

test('LAM-71, LAM-72: a function that does not stream answers in one piece, and a failure stands in the end', async () => {
  const world = await openLambda();
  await world.create('shop');
  expect(await eventsOf(await call(world))).toEqual(['{"a":1}', {}]);
  world.executor.behave = (task) => ({ payload: Buffer.from('{"errorType":"Error"}'), functionError: 'Unhandled', executedVersion: task.version });
  expect(await eventsOf(await call(world))).toEqual([{ ErrorCode: 'Unhandled', ErrorDetails: '{"errorType":"Error"}' }]);
  world.executor.behave = async (task) => {
    task.sink!.begin('text/plain');
    await task.sink!.write(Buffer.from('half'));
    return { payload: Buffer.from('{"errorType":"Late"}'), functionError: 'Unhandled', executedVersion: task.version };
  };
  expect(await eventsOf(await call(world))).toEqual(['half', { ErrorCode: 'Unhandled', ErrorDetails: '{"errorType":"Late"}' }]);
  expect(world.world.faults).toEqual([]);
});

test('LAM-72: the permission is lambda:InvokeFunction, and what is refused is refused before anything streams', async () => {
  const world = await openLambda();
  await world.create('shop');
  const ann = await world.user('ann', allow('lambda:InvokeWithResponseStream'));
  expect(await refusal(call({ ...world, lambda: ann.lambda }))).toBe(implicitDenial(ann.arn, 'lambda:InvokeFunction', world.arn('shop')));
  expect((await call(world, { InvocationType: 'DryRun' })).StatusCode).toBe(204);
  expect(await refusal(call(world, { FunctionName: 'missing' }))).toContain('Function not found');
  expect(await refusal(call(world, { Payload: Buffer.from('{') }))).toContain('InvalidRequestContentException 400');
  world.executor.behave = () => {
    throw new ConcurrencyExceeded();
  };
  expect(await refusal(call(world))).toBe('TooManyRequestsException 429: Rate Exceeded.');
  expect(world.world.faults).toEqual([]);
});
