import { MessageChannel } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { StoreLimitError, StoreUnavailableError } from '../kv.ts';
import type { Kv, Watcher } from '../kv.ts';
import { openMemoryStore } from '../memory.ts';
import { storeSuite } from '../suite.ts';
import { freshId, get, put } from '../suite/shorthand.ts';
import { type Owner, ThreadFeeds } from './thread-feed.ts';
import { openThreadReplica, type ThreadReplica } from './thread-replica.ts';
import { ThreadTip } from './thread-tip.ts';

interface Pair {
  readonly owner: Owner;
  readonly replica: ThreadReplica;
  readonly tip: ThreadTip;
  close(): Promise<void>;
}

const noFault = (fault: unknown): void => {
  throw fault;
};
const newTip = (at = 0): ThreadTip => {
  const cells = new Int32Array(new SharedArrayBuffer(4));
  cells[0] = at;
  return new ThreadTip(cells);
};

async function openPair(owner = openMemoryStore() as Owner, tip = newTip(), during?: () => Promise<void>): Promise<Pair> {
  const { port1, port2 } = new MessageChannel();
  const feeds = new ThreadFeeds(owner, tip, noFault);
  feeds.add(port1);
  const opening = openThreadReplica(port2, tip);
  await during?.();
  const replica = await opening;
  return {
    owner,
    replica,
    tip,
    async close() {
      await replica.kv.close();
      feeds.close();
      await owner.close();
    },
  };
}

storeSuite('replica of a store of another thread', async () => {
  const pair = await openPair();
  return { kv: pair.replica.kv, dispose: pair.close };
});

let pair: Pair | undefined;
afterEach(() => pair?.close());

async function everything(kv: Kv): Promise<[string, string, number][]> {
  const found: [string, string, number][] = [];
  for (let after: readonly string[] | undefined; ; ) {
    const entries = await kv.read((snapshot) => snapshot.range([], after === undefined ? {} : { after }));
    found.push(...entries.map(({ key, value, revision }): [string, string, number] => [key.join('/'), value, revision]));
    if (entries.length < 1000) return found;
    after = entries.at(-1)!.key;
  }
}

test('a copy that is made while others write, over and delete is the store, with its revisions', async () => {
  const owner = openMemoryStore() as Owner;
  for (let batch = 0; batch < 40; batch++) {
    await owner.transact(freshId(), (tx) => {
      for (let n = 0; n < 90; n++) tx.put(['k', `${batch * 90 + n}`], 'old');
    });
  }
  let written = 0;
  pair = await openPair(owner, newTip(), async () => {
    for (let round = 0; round < 60; round++) {
      await owner.transact(freshId(), (tx) => {
        for (let n = 0; n < 30; n++) {
          const key = ['k', `${(written++ * 7919) % 4000}`];
          if (n % 3 === 0) tx.delete(key);
          else tx.put(key, `new ${written}`);
        }
      });
    }
  });
  pair.replica.catchUp();
  expect(await everything(pair.replica.kv)).toEqual(await everything(owner));
  expect(pair.replica.kv.revision).toBe(owner.revision);
});

test('who catches up knows, in the same turn, all that anyone was answered; the counter goes round', async () => {
  pair = await openPair(undefined, newTip(0x7fffffff - 5));
  const { owner, replica } = pair;
  for (let n = 0; n < 20; n++) {
    await put(owner, ['n'], String(n));
    replica.catchUp();
    expect(await get(replica.kv, ['n'])).toBe(String(n));
  }
});

test('while the owner has missed something nothing is answered, and afterwards all of it', async () => {
  const owner = openMemoryStore() as Owner;
  const watchers: Watcher[] = [];
  const watch = owner.watch.bind(owner);
  Object.assign(owner, { watch: (from: number, watcher: Watcher) => (watchers.push(watcher), watch(from, watcher)) });
  pair = await openPair(owner);
  const { replica } = pair;
  await put(owner, ['a'], '1');
  replica.catchUp();
  const gaps: number[] = [];
  replica.kv.watch(owner.revision, { onCommit() {}, onGap: (revision) => gaps.push(revision) });
  watchers[0]!.onGap(owner.revision);
  expect(() => replica.catchUp()).toThrow(StoreUnavailableError);
  await expect(get(replica.kv, ['a'])).rejects.toThrow(StoreUnavailableError);
  await expect.poll(() => get(replica.kv, ['a']).catch(() => 'not yet')).toBe('1');
  replica.catchUp();
  expect(gaps).toEqual([owner.revision]);
});

test('refusals of the owner keep their kind; when the owner is gone all is refused', async () => {
  pair = await openPair();
  const { owner, replica } = pair;
  const refuse = (error: Error): void => void Object.assign(owner, { propose: () => Promise.reject(error) });
  refuse(new StoreLimitError('too large'));
  await expect(put(replica.kv, ['a'], '1')).rejects.toThrow(new StoreLimitError('too large'));
  refuse(new TypeError('a fault'));
  await expect(put(replica.kv, ['a'], '1')).rejects.toBeInstanceOf(StoreUnavailableError);
  await pair.close();
  await expect(get(replica.kv, ['a'])).rejects.toBeInstanceOf(StoreUnavailableError);
});
