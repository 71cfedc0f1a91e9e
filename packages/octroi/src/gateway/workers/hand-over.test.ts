import { expect, test } from 'vitest';
import type { HttpResponse } from '../../wire/http.ts';
import type { Received } from '../rooms/received.ts';
import { HandIn } from './hand-in.ts';
import { HandOver, owned } from './hand-over.ts';
import type { FromWorker, ToWorker } from './messages.ts';

/** Both sides, with what passes between two threads cloned as it would be. */
function between(answer: (received: Received) => Promise<HttpResponse>) {
  const passed: (FromWorker | ToWorker)['kind'][] = [];
  const clone = <T extends FromWorker | ToWorker>(message: T, transfer: readonly ArrayBuffer[]): T => {
    passed.push(message.kind);
    return structuredClone(message, { transfer: [...transfer] });
  };
  const hands: { in?: HandIn; over?: HandOver } = {};
  hands.in = new HandIn(answer, (message, transfer = []) => {
    const copy = clone(message, transfer);
    queueMicrotask(() => copy.kind !== 'ask' && hands.over!.take(copy));
  });
  hands.over = new HandOver((message, transfer = []) => {
    const copy = clone(message, transfer);
    queueMicrotask(() => (copy.kind === 'request' || copy.kind === 'more' || copy.kind === 'cancel') && hands.in!.take(copy));
  });
  return { passed, over: hands.over, in: hands.in };
}

const received = (over: Partial<Received['http']> = {}, header: Received['header'] = () => undefined): Received => ({
  requestId: 'request-1',
  http: { method: 'POST', path: '/2015-03-31/functions', query: 'a=b', headers: [['Host', 'x'], ['X-Twice', '1'], ['x-twice', '2']], body: Buffer.from('body'), ...over },
  transport: { sourceIp: '192.0.2.1', secure: true, userAgent: 'test', referer: null },
  ports: { remotePort: 1, localPort: 2 },
  header,
});
const ok = (body: string | Uint8Array): HttpResponse => ({ status: 200, headers: { a: 'b' }, cookies: ['c=d'], body });

test('a request arrives as it was, and its answer as it was given', async () => {
  const { over } = between(async (request) => {
    const { header, ...facts } = request;
    expect(facts).toEqual({ ...received(), header: undefined, http: { ...received().http, body: new Uint8Array(Buffer.from('body')) } });
    expect([header('host'), header('x-twice'), header('none')]).toEqual(['x', 'first of two', undefined]);
    return ok('text');
  });
  expect(await over.send(received({}, (name) => (name === 'x-twice' ? 'first of two' : undefined)))).toEqual(ok('text'));
});

test('bytes that others share are copied, bytes of one request alone are moved', async () => {
  const pool = Buffer.from('before body after');
  const kept = Buffer.from('what a part keeps');
  const { over } = between(async (request) => ok(Buffer.concat([request.http.body, kept.subarray(0, 4)])));
  const reply = await over.send(received({ body: pool.subarray(7, 11) }));
  expect(Buffer.from(reply.body as Uint8Array).toString()).toBe('bodywhat');
  expect(pool.toString()).toBe('before body after');
  const large = new Uint8Array(100_000);
  expect(owned(large).buffer).toBe(large.buffer);
  await over.send(received({ body: large }));
  expect(large.byteLength).toBe(0);
});

test('a fault of the main thread becomes one of the request alone', async () => {
  const { over } = between(() => Promise.reject(new TypeError('broken')));
  await expect(over.send(received())).rejects.toThrow('TypeError: broken');
});

async function* pieces(count: number, log: string[], failAt = -1): AsyncGenerator<Uint8Array> {
  try {
    for (let n = 0; n < count; n++) {
      if (n === failAt) throw new Error('half way');
      log.push(`made ${n}`);
      yield Buffer.from(`${n} `);
    }
  } finally {
    log.push('over');
  }
}

async function taken(stream: AsyncIterable<Uint8Array>, most = Infinity): Promise<string> {
  let text = '';
  let chunks = 0;
  for await (const chunk of stream) {
    text += Buffer.from(chunk).toString();
    if (++chunks === most) break;
  }
  return text;
}

test('a stream comes whole and in order, and runs only a little ahead of who takes it', async () => {
  const log: string[] = [];
  const { over } = between(async () => ({ ...ok('head '), stream: pieces(30, log) }));
  const { body, stream } = await over.send(received());
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(log.length).toBeLessThanOrEqual(9);
  expect(body).toBe('head ');
  expect(await taken(stream!)).toBe(Array.from({ length: 30 }, (_, n) => `${n} `).join(''));
  expect(log.at(-1)).toBe('over');
});

test('whoever leaves a stream ends it, and so does the end of the worker', async () => {
  const log: string[] = [];
  const { over, in: handIn, passed } = between(async () => ({ ...ok(''), stream: pieces(1000, log) }));
  expect(await taken((await over.send(received())).stream!, 3)).toBe('0 1 2 ');
  await expect.poll(() => log.at(-1)).toBe('over');
  expect(passed).toContain('cancel');
  await over.send(received());
  handIn.end();
  await expect.poll(() => log.filter((line) => line === 'over').length).toBe(2);
});

test('a stream that breaks gives what came before, and no end', async () => {
  const { over } = between(async () => ({ ...ok(''), stream: pieces(9, [], 2) }));
  const { stream } = await over.send(received());
  await expect(taken(stream!)).rejects.toThrow('the stream broke');
});
