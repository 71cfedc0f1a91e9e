import { afterEach, describe, expect, test } from 'vitest';
import { encodeKey } from '../keys.ts';
import { StoreUnavailableError } from '../kv.ts';
import type { Kv } from '../kv.ts';
import { MemoryBackend, openMemoryStore } from '../memory.ts';
import { storeSuite } from '../suite.ts';
import { freshId, get, put } from '../suite/shorthand.ts';
import { type Follower, follow } from './follower.fixture.ts';

storeSuite('replica of a memory store, told a little later', async () => {
  const owner = openMemoryStore();
  const { replica } = follow(owner);
  return {
    kv: replica,
    dispose: async () => {
      await replica.close();
      await owner.close();
    },
  };
});

describe('a replica', () => {
  let owner: Kv;
  let opened: Follower[] = [];
  const replicas = (count: number): Follower[] => {
    owner = openMemoryStore();
    opened = Array.from({ length: count }, () => follow(owner));
    return opened;
  };
  afterEach(async () => {
    for (const { replica } of opened) await replica.close();
    await owner.close();
  });

  test('sees what another one wrote once it is told, and whoever wrote sees it at once', async () => {
    const [one, two] = replicas(2);
    two!.pause();
    await put(one!.replica, ['a'], '1');
    expect(await get(one!.replica, ['a'])).toBe('1');
    expect(await get(two!.replica, ['a'])).toBeUndefined();
    two!.resume();
    await expect.poll(() => get(two!.replica, ['a'])).toBe('1');
  });

  test('that is behind commits nothing on what has changed: its body runs again on the news', async () => {
    const [one, two] = replicas(2);
    await put(one!.replica, ['n'], '1');
    await expect.poll(() => get(two!.replica, ['n'])).toBe('1');
    two!.pause();
    await put(one!.replica, ['n'], '2');
    const seen: string[] = [];
    const writing = two!.replica.transact(freshId(), async (tx) => {
      const value = (await tx.get(['n']))!.value;
      seen.push(value);
      if (seen.length === 2) two!.resume();
      tx.put(['n'], `${value}+`);
    });
    await writing;
    expect(seen[0]).toBe('1');
    expect(seen.at(-1)).toBe('2');
    expect(await get(owner, ['n'])).toBe('2+');
  });

  test('tells the replica that it feeds of no conflict before it has told the winner', async () => {
    const [one, two] = replicas(2);
    await put(one!.replica, ['n'], '1');
    await expect.poll(() => get(two!.replica, ['n'])).toBe('1');
    two!.pause();
    await put(one!.replica, ['n'], '2');
    const key = encodeKey(['n']);
    const stale = { requestId: freshId(), revision: two!.replica.revision, keys: new Map([[key, two!.replica.revision]]), spans: [], writes: new Map([[key, { key: ['n'], value: '3' }]]) };
    // The winner does not come in time: the conflict is told as of what is known here.
    expect(await two!.replica.propose(stale)).toEqual({ kind: 'conflict', revision: two!.replica.revision });
    const again = two!.replica.propose({ ...stale, requestId: freshId() });
    two!.resume();
    expect(await again).toEqual({ kind: 'conflict', revision: owner.revision });
    expect(two!.replica.revision).toBe(owner.revision);
  });

  test('of two replicas that take a name that both see free, one gets it', async () => {
    const all = replicas(3);
    const outcomes = await Promise.all(
      all.map(({ replica }, index) =>
        replica.transact(freshId(), async (tx) => {
          if ((await tx.get(['name'])) !== undefined) return 'taken';
          tx.put(['name'], String(index));
          return 'made';
        }),
      ),
    );
    expect(outcomes.map(({ result }) => result).sort()).toEqual(['made', 'taken', 'taken']);
  });

  test('phantoms: what another replica deletes or adds in a range that was read makes the body run again', async () => {
    const [one, two] = replicas(2);
    for (const change of ['delete', 'add'] as const) {
      await put(one!.replica, ['t', 'a'], '1');
      await expect.poll(() => get(two!.replica, ['t', 'a'])).toBe('1');
      await expect.poll(() => get(two!.replica, ['t', 'b'])).toBeUndefined();
      two!.pause();
      await one!.replica.transact(freshId(), (tx) => (change === 'delete' ? tx.delete(['t', 'a']) : tx.put(['t', 'b'], '1')));
      const counts: number[] = [];
      await two!.replica.transact(freshId(), async (tx) => {
        counts.push((await tx.range(['t'])).length);
        if (counts.length === 2) two!.resume();
        tx.put(['count'], String(counts.at(-1)));
      });
      expect(counts.at(-1)).toBe(change === 'delete' ? 0 : 2);
    }
  });

  test('that was reloaded tells its watchers of a gap, and shows the new content alone', async () => {
    const [one] = replicas(1);
    await put(one!.replica, ['gone'], '1');
    const gaps: number[] = [];
    one!.replica.watch(one!.replica.revision, { onCommit: () => undefined, onGap: (revision) => gaps.push(revision) });
    const backend = new MemoryBackend();
    backend.load([{ key: ['there'], value: '2', revision: 90 }]);
    one!.replica.reload(backend, 100);
    expect(gaps).toEqual([100]);
    expect(one!.replica.revision).toBe(100);
    expect(await get(one!.replica, ['gone'])).toBeUndefined();
    expect(await get(one!.replica, ['there'])).toBe('2');
  });

  test('a body that runs while its replica is reloaded runs again', async () => {
    const [one] = replicas(1);
    let runs = 0;
    const seen = await one!.replica.read(async (snapshot) => {
      runs++;
      await snapshot.get(['a']);
      if (runs === 1) one!.replica.reload(new MemoryBackend(), one!.replica.revision + 5);
      return snapshot.get(['b']);
    });
    expect([runs, seen]).toEqual([2, undefined]);
  });

  test('refuses reads and writes while it is not admitted, and goes on afterwards', async () => {
    const [one] = replicas(1);
    one!.refuse(new StoreUnavailableError('the feed is lost'));
    await expect(get(one!.replica, ['a'])).rejects.toThrow('the feed is lost');
    await expect(put(one!.replica, ['a'], '1')).rejects.toThrow('the feed is lost');
    one!.refuse(undefined);
    await put(one!.replica, ['a'], '1');
    expect(await get(one!.replica, ['a'])).toBe('1');
  });

  test('answers a writer whose commit stands although the feed has stalled', async () => {
    const [one] = replicas(1);
    one!.pause();
    const writing = put(one!.replica, ['a'], '1');
    await expect.poll(() => get(owner, ['a'])).toBe('1');
    one!.replica.stalled();
    await expect(writing).resolves.toMatchObject({ revision: owner.revision });
  });

  test('that has answered a writer before it was told of the commit refuses everyone until it is', async () => {
    const [one] = replicas(1);
    one!.pause();
    const writing = put(one!.replica, ['a'], '1');
    await expect.poll(() => get(owner, ['a'])).toBe('1');
    one!.replica.stalled();
    await writing;
    await expect(get(one!.replica, ['a'])).rejects.toThrow(StoreUnavailableError);
    await expect(put(one!.replica, ['b'], '1')).rejects.toThrow(StoreUnavailableError);
    one!.resume();
    expect(await get(one!.replica, ['a'])).toBe('1');
  });

  test('whose watcher throws serves nobody any more', async () => {
    const [one] = replicas(1);
    one!.replica.watch(one!.replica.revision, {
      onCommit() {
        throw new Error('broken cache');
      },
      onGap: () => undefined,
    });
    await put(one!.replica, ['a'], '1').catch(() => undefined);
    await expect(get(one!.replica, ['a'])).rejects.toThrow(StoreUnavailableError);
  });
});
