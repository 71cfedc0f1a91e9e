import { afterEach, expect, test } from 'vitest';
import { signRequest } from '../../wire/sigv4/index.ts';
import { StoreUnavailableError, type Kv } from '../../store/kv.ts';
import { openMemoryStore } from '../../store/memory.ts';
import { openKeyring } from '../../store/seal.ts';
import { movableClocks } from '../../kernel/clock.ts';
import { iamService } from '../../services/iam/service.ts';
import { stsService } from '../../services/sts/service.ts';
import { compose, type Gateway } from '../compose.ts';
import { monotonic, Pulse } from './pulse.ts';
import { NO_BLOBS } from './no-blobs.ts';
import { Shared } from './shared.ts';

let gateway: Gateway | undefined;
afterEach(() => gateway?.close());

/** A gateway as a worker has it, its root key, and what it did in which order. */
async function opened(catchUp: () => void) {
  const log: string[] = [];
  const kv: Kv = openMemoryStore();
  const read = kv.read.bind(kv);
  Object.assign(kv, { read: (body: Parameters<Kv['read']>[0]) => (log.push('read'), read(body)) });
  const made = compose({
    kv,
    blobs: NO_BLOBS,
    seal: openKeyring({}),
    clocks: movableClocks(),
    services: [iamService, stsService],
    parts: [],
    version: '0',
    control: false,
    report() {},
    catchUp() {
      log.push('catch up');
      catchUp();
    },
  });
  gateway = made;
  const root = await made.newAccount();
  const { accountId: _accountId, ...keys } = root;
  const ask = async () => {
    log.length = 0;
    const headers: [string, string][] = [['host', 'localhost:4747'], ['content-type', 'application/x-www-form-urlencoded']];
    const http = signRequest({ method: 'POST', path: '/', query: '', headers, body: Buffer.from('Action=GetUser&Version=2010-05-08') }, { ...keys, region: 'us-east-1', service: 'iam', now: new Date() });
    return made.walk({ requestId: 'r', http, transport: { sourceIp: '127.0.0.1', secure: false, userAgent: null, referer: null }, header: (name) => http.headers.find(([candidate]) => candidate.toLowerCase() === name)?.[1] });
  };
  return { ask, log };
}

test('a worker catches up before it reads anything, for each request, remembered or not', async () => {
  const { ask, log } = await opened(() => {});
  expect((await ask()).status).toBe(200);
  expect(log[0]).toBe('catch up');
  expect(log).toContain('read');
  await ask();
  expect(log[0]).toBe('catch up');
  expect(log.filter((each) => each === 'catch up')).toHaveLength(1);
});

test('a worker that cannot catch up answers nobody, not even that a signature is wrong', async () => {
  const { ask, log } = await opened(() => {
    throw new StoreUnavailableError('behind');
  });
  const { status, body } = await ask();
  expect([status, String(body)]).toEqual([503, expect.stringContaining('ServiceUnavailable')]);
  expect(log).toEqual(['catch up']);
});

test('a worker answers while the main thread may, and where others write too, only while that one runs', () => {
  const shared = new Shared();
  const alone = new Pulse(shared, null);
  const among = new Pulse(shared, 300);
  const good = (): boolean[] => [alone.isGood(), among.isGood()];
  shared.pulse(true, monotonic());
  expect(good()).toEqual([false, false]);
  shared.pulse(false, monotonic());
  expect(good()).toEqual([true, true]);
  // As after a stop of the whole process: no timer has run, and the clock has gone on.
  shared.pulse(false, monotonic() - 400);
  expect(good()).toEqual([true, false]);
  shared.pulse(false, monotonic());
  expect(good()).toEqual([true, true]);
});

test('a worker answers no longer than what the main thread knows is fresh, however lately that one was heard of', () => {
  const shared = new Shared();
  const among = new Pulse(shared, 60_000);
  for (const over of [monotonic() - 1, -Infinity]) {
    shared.pulse(false, monotonic(), over);
    expect(among.isGood()).toBe(false);
  }
  shared.pulse(false, monotonic(), monotonic() + 60_000);
  expect(among.isGood()).toBe(true);
});

test('threads share the decision clock and the order of requests', () => {
  const main = new Shared();
  const there = new Shared(main.buffer);
  const [clocks, clocksThere] = [movableClocks(() => 1000, main.clock), movableClocks(() => 1000, there.clock)];
  clocks.advance(60);
  expect(clocksThere.decision()).toBe(61_000);
  clocks.reset();
  expect(clocksThere.decision()).toBe(1000);
  expect([main.nextOrder(), there.nextOrder(), main.nextOrder()]).toEqual([0, 1, 2]);
});
