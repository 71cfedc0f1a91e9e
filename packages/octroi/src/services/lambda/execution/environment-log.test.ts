import { expect, test, vi } from 'vitest';
import { createEnvironmentLog } from './environment-log.ts';
import type { LogBatch } from './task.ts';

const names = { accountId: '111122223333', region: 'eu-west-1', functionName: 'shop', logGroup: '/aws/lambda/shop', logStream: 'stream', sessionToken: 'token' };

function logWithBatches(): { log: ReturnType<typeof createEnvironmentLog>; batches: LogBatch[] } {
  const batches: LogBatch[] = [];
  return { log: createEnvironmentLog(names, (batch) => void batches.push(batch)), batches };
}

test('LAM-139: lines belong to the invocation that runs, or to none', () => {
  const { log, batches } = logWithBatches();
  log.write('stdout', Buffer.from('loading\n'));
  log.begin('r1');
  log.write('stdout', Buffer.from('one\ntw'));
  log.write('stdout', Buffer.from('o\n'));
  log.end();
  log.begin('r2');
  log.write('stderr', Buffer.from('three'));
  log.end();
  expect(batches.map((batch) => [batch.requestId, batch.lines.map((line) => line.message)])).toEqual([
    [undefined, ['loading']],
    ['r1', ['one', 'two']],
    ['r2', ['three']],
  ]);
});

test('LAM-139: characters split between chunks, and carriage returns, come through whole', () => {
  const { log, batches } = logWithBatches();
  const bytes = Buffer.from('größe\rzwei\n');
  log.begin('r');
  for (const byte of bytes) log.write('stdout', Buffer.from([byte]));
  log.end();
  expect(batches[0]?.lines[0]?.message).toBe('größe\rzwei');
});

test('LAM-65: the tail is the last 4096 bytes of this invocation alone', () => {
  const { log } = logWithBatches();
  log.write('stdout', Buffer.from('init\n'));
  log.begin('r');
  log.platform('START\n');
  log.write('stdout', Buffer.from('x'.repeat(5000)));
  log.platform('END\n');
  const tail = log.end();
  expect(tail).toHaveLength(4096);
  expect(tail.toString().endsWith('x\nEND\n')).toBe(true);
  log.begin('r2');
  log.platform('START\n');
  expect(log.end().toString()).toBe('START\n');
});

test('LAM-139: output is bounded per invocation, what is left out is told, and platform lines still come', () => {
  const { log, batches } = logWithBatches();
  log.begin('r');
  const chunk = Buffer.from(`${'y'.repeat(1023)}\n`.repeat(1024));
  for (let megabytes = 0; megabytes < 8; megabytes += 1) log.write('stdout', chunk);
  log.platform('END\n');
  log.end();
  const lines = batches.flatMap((batch) => batch.lines.map((line) => line.message));
  expect(lines.filter((line) => line.startsWith('y'))).toHaveLength(6144);
  expect(lines.slice(-2)).toEqual(['octroi: 2097152 bytes of output are left out, the limit of one invocation is 6291456', 'END']);
});

test('LAM-139: a line without an end is cut', () => {
  const { log, batches } = logWithBatches();
  log.begin('r');
  log.write('stdout', Buffer.alloc(600_000, 'z'));
  log.end();
  expect(batches.flatMap((batch) => batch.lines.map((line) => line.message.length))).toEqual([262_144, 262_144, 75_712]);
});

test('LAM-139: lines of an invocation that goes on reach the sink meanwhile', () => {
  vi.useFakeTimers();
  const { log, batches } = logWithBatches();
  log.begin('r');
  log.write('stdout', Buffer.from('one\n'));
  expect(batches).toEqual([]);
  vi.advanceTimersByTime(500);
  expect(batches.map((batch) => [batch.requestId, batch.lines[0]?.message])).toEqual([['r', 'one']]);
  vi.useRealTimers();
});
