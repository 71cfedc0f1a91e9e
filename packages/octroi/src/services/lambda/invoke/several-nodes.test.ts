import { InvokeCommand } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { memoryBlobs } from '../../../store/blobs-memory.ts';
import { openKeyring } from '../../../store/seal.ts';
import { openSharedMemory } from '../../../testing/shared-memory.fixture.ts';
import type { InvocationOutcome } from '../execution/task.ts';
import { openLambda, type LambdaWorld } from '../lambda.fixture.ts';

/** Nodes that run what is queued, on one store. */
async function nodes() {
  const memory = openSharedMemory(0);
  const [seal, blobs] = [openKeyring({}), memoryBlobs()];
  const open = async (id: string) => {
    const cluster = memory.node(id);
    return { cluster, ...(await openLambda({ baseDelayMillis: 20, node: { kv: cluster, cluster, seal, blobs } })) };
  };
  const [one, two] = [await open('one'), await open('two')];
  const queued = () => memory.beneath.read(async (snapshot) => (await snapshot.range(['aws', '-', '-', 'lambda', 'queue'])).map(({ value }) => JSON.parse(value) as { id: string; node?: string }));
  return { one, two, queued };
}

const send = ({ lambda }: LambdaWorld, FunctionName = 'shop') => lambda.send(new InvokeCommand({ FunctionName, InvocationType: 'Event', Payload: Buffer.from('1') }));
const tasks = (...worlds: readonly LambdaWorld[]) => worlds.flatMap(({ executor }) => executor.tasks.map(({ requestId }) => requestId));

test('LAM-73: of nodes on one store one runs an event, and it says which', async () => {
  const { one, two, queued } = await nodes();
  await one.create('shop');
  two.settle();
  const accepted = await Promise.all(Array.from({ length: 20 }, () => send(one)));
  await expect.poll(async () => (await queued()).length, { timeout: 5000 }).toBe(0);
  // Both had time to look at all of them more than once.
  expect(tasks(one, two).toSorted()).toEqual(accepted.map(({ $metadata }) => $metadata.requestId).toSorted());
  expect([...one.world.faults, ...two.world.faults]).toEqual([]);
  await two.world.close();
  await one.world.close();
});

test('LAM-73: an event that a node runs is not run by another while it lives, and is at once when it is gone', async () => {
  const { one, two, queued } = await nodes();
  await one.create('shop');
  two.settle();
  const { promise, resolve } = Promise.withResolvers<InvocationOutcome>();
  one.executor.behave = () => promise;
  const { $metadata } = await send(one);
  await expect.poll(() => one.executor.tasks.length).toBe(1);
  expect((await queued())[0]?.node).toBe('one');
  // The other looks every 20 ms.
  await new Promise((later) => setTimeout(later, 150));
  expect(two.executor.tasks).toEqual([]);
  one.cluster.die();
  await expect.poll(async () => (await queued()).length, { timeout: 5000 }).toBe(0);
  expect(tasks(two)).toEqual([$metadata.requestId]);
  // Who was only believed to be dead does not put back what is not its own any more.
  resolve({ payload: Buffer.from('{"errorType":"Error"}'), functionError: 'Unhandled', executedVersion: '$LATEST' });
  await one.world.close();
  expect(await queued()).toEqual([]);
  expect([...one.world.faults, ...two.world.faults]).toEqual([]);
  await two.world.close();
});

test('LAM-73: what waits on a node that dies is run by another', async () => {
  const { one, two, queued } = await nodes();
  await one.create('shop');
  two.settle();
  one.executor.behave = (task) => ({ payload: Buffer.from('{"errorType":"Error"}'), functionError: 'Unhandled', executedVersion: task.version });
  // Fails at once, and would wait for its second attempt on a node that is closed by then.
  const { $metadata } = await send(one);
  await expect.poll(() => one.executor.tasks.length).toBeGreaterThan(0);
  await one.world.close();
  await expect.poll(async () => (await queued()).length, { timeout: 5000 }).toBe(0);
  expect(tasks(one, two).every((id) => id === $metadata.requestId)).toBe(true);
  expect([...one.world.faults, ...two.world.faults]).toEqual([]);
  await two.world.close();
});
