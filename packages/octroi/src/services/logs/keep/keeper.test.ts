import { DeleteLogGroupCommand, DeleteLogStreamCommand, DescribeLogGroupsCommand, DescribeLogStreamsCommand, FilterLogEventsCommand, GetLogEventsCommand, PutRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import { expect, test } from 'vitest';
import { lambdaParts, offExecutorPart } from '../../lambda/open-parts.ts';
import { stsParts } from '../../sts/open-parts.ts';
import { openLogs } from '../logs.fixture.ts';
import { logsParts } from '../open-parts.ts';
import { logKeeper } from '../parts.ts';
import type { LogBounds } from './sweep.ts';

const KB = 1024;

async function opened(bounds: Partial<LogBounds> = {}) {
  const open = await openLogs({ parts: (needs) => [offExecutorPart(), ...lambdaParts(needs), ...stsParts(needs), ...logsParts(needs, { groupBytes: 320 * KB, totalBytes: 640 * KB, groupStreams: 100, ...bounds })] });
  const { gateway } = open.world;
  const settled = () => gateway.outside.use(logKeeper).settled();
  /** Rows of the service by table. */
  const rows = () =>
    gateway.kv.read(async (snapshot) => {
      const count: Record<string, number> = {};
      for (const account of [open.accountId, '-']) {
        for (const region of ['us-east-1', '-']) {
          for (const table of ['group', 'stream', 'chunk-list', 'chunk', 'long-message', 'group-index', 'deleted-stream']) {
            const { length } = await snapshot.range(['aws', account, region, 'logs', table]);
            if (length > 0) count[table] = (count[table] ?? 0) + length;
          }
        }
      }
      return count;
    });
  const text = (index: number) => `${index} `.padEnd(8 * KB, 'x');
  const firstOf = async (logGroupName: string) => Number((await open.logs.send(new FilterLogEventsCommand({ logGroupName, limit: 1 }))).events![0]?.message!.split(' ')[0] ?? NaN);
  const storedOf = async (logGroupName: string) => (await open.logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: logGroupName }))).logGroups![0]!.storedBytes!;
  return { ...open, settled, rows, text, firstOf, storedOf };
}

test('issue 6: a group is bounded on disk, and its oldest events go first', async () => {
  const { world, group, put, settled, text, firstOf, storedOf } = await opened();
  await group('g', 'a', 'b');
  for (let index = 0; index < 100; index++) await put('g', index % 2 === 0 ? 'a' : 'b', [text(index)], 100_000 - index * 10);
  expect(await storedOf('g')).toBeLessThan(400 * KB);
  await settled();
  const stored = await storedOf('g');
  expect(stored).toBeLessThanOrEqual(320 * KB);
  expect(stored).toBeGreaterThan(200 * KB);
  const first = await firstOf('g');
  expect(first).toBeGreaterThan(55);
  expect(first).toBeLessThan(75);
  expect(world.faults).toEqual([]);
});

test('issue 6: all groups together are bounded, whosever they are', async () => {
  const { world, group, put, settled, text, firstOf, storedOf } = await opened({ totalBytes: 320 * KB });
  await group('old', 's');
  await group('new', 's');
  for (let index = 0; index < 30; index++) await put('old', 's', [text(index)], 100_000 - index * 10);
  for (let index = 0; index < 30; index++) await put('new', 's', [text(index)], 50_000 - index * 10);
  await settled();
  expect((await storedOf('old')) + (await storedOf('new'))).toBeLessThanOrEqual(320 * KB);
  expect(await firstOf('new')).toBe(0);
  expect(await firstOf('old')).toBeGreaterThan(10);
  expect(world.faults).toEqual([]);
});

test('issue 6: the streams of a group are bounded; those that were of no use for longest go first', async () => {
  const { world, logs, group, put, settled } = await opened({ groupStreams: 2 });
  await group('g', 'a', 'b', 'c');
  for (const stream of ['b', 'a', 'c']) {
    world.clocks.advance(1);
    await put('g', stream, ['x']);
  }
  await settled();
  expect((await logs.send(new DescribeLogStreamsCommand({ logGroupName: 'g' }))).logStreams!.map(({ logStreamName }) => logStreamName)).toEqual(['a', 'c']);
  expect(world.faults).toEqual([]);
});

test('issue 6: expired events leave the disk, and what deleted groups and streams had as well', async () => {
  const { world, logs, group, put, settled, rows } = await opened({ groupBytes: 4096 * KB, totalBytes: 4096 * KB });
  await group('g', 's', 't');
  await group('h', 's');
  await logs.send(new PutRetentionPolicyCommand({ logGroupName: 'g', retentionInDays: 1 }));
  await put('g', 's', ['a', '"'.repeat(100_000)]);
  await put('g', 't', ['"'.repeat(100_000)]);
  await put('h', 's', ['kept']);
  expect(await rows()).toMatchObject({ chunk: 3, 'long-message': 4 });
  world.clocks.advance(86_400);
  await settled();
  expect(await rows()).toEqual({ group: 2, 'group-index': 2, stream: 3, chunk: 1 });
  await put('g', 's', ['b', '"'.repeat(100_000)], 1000);
  expect((await logs.send(new GetLogEventsCommand({ logGroupName: 'g', logStreamName: 's' }))).events!.map(({ message }) => message!.slice(0, 1))).toEqual(['b', '"']);
  await logs.send(new DeleteLogStreamCommand({ logGroupName: 'g', logStreamName: 's' }));
  await settled();
  expect(await rows()).toEqual({ group: 2, 'group-index': 2, stream: 2, chunk: 1 });
  for (const logGroupName of ['g', 'h']) await logs.send(new DeleteLogGroupCommand({ logGroupName }));
  await settled();
  expect(await rows()).toEqual({});
  expect(world.faults).toEqual([]);
});
