import { expect, test } from 'vitest';
import { ResponseStream } from './response-stream.ts';

test('LAM-72: a writer waits when a reader is a mebibyte behind, and goes on when it has caught up', async () => {
  const stream = new ResponseStream();
  stream.begin('text/plain');
  let written = 0;
  const writing = (async () => {
    for (let i = 0; i < 4; i++) {
      await stream.write(new Uint8Array(600_000));
      written++;
    }
    stream.end();
  })();
  await new Promise((resolve) => setImmediate(resolve));
  expect(written).toBe(1);
  let size = 0;
  for await (const chunk of stream) size += chunk.byteLength;
  await writing;
  expect([written, size]).toEqual([4, 2_400_000]);
});

test('LAM-70: a reader that goes away holds nobody up', async () => {
  const stream = new ResponseStream();
  await stream.write(Buffer.from('one'));
  const waiting = stream.write(new Uint8Array(2_000_000));
  for await (const chunk of stream) {
    expect(Buffer.from(chunk).toString()).toBe('one');
    break;
  }
  await waiting;
  await stream.write(new Uint8Array(2_000_000));
});
