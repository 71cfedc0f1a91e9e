import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { StoreUnavailableError } from '../kv.ts';
import type { Transaction } from '../kv.ts';
import { freshId, get, put, range, remove } from '../suite/shorthand.ts';
import { etcdBinary, startEtcdCluster } from './cluster.fixture.ts';
import type { EtcdCluster } from './cluster.fixture.ts';
import { Keyspace } from './keyspace.ts';
import { opening, SOON, specOf } from './open.fixture.ts';
import { startProxy } from './proxy.fixture.ts';
import type { Proxy } from './proxy.fixture.ts';
import type { Timing } from './timing.ts';

/** A node that finds out soon. */
const QUICK: Partial<Timing> = { heartbeatMillis: 100, silentMillis: 600, staleMillis: 1200, commitMillis: 3000 };

describe.skipIf(etcdBinary() === null)('a store in etcd whose members fail', () => {
  let cluster: EtcdCluster;
  const opened = opening();
  const proxies: Proxy[] = [];
  const proxy = async (target: string): Promise<Proxy> => {
    const made = await startProxy(target);
    proxies.push(made);
    return made;
  };
  beforeAll(async () => {
    cluster = await startEtcdCluster();
  });
  afterEach(async () => {
    await opened.close();
    for (const each of proxies.splice(0)) await each.close();
  });
  afterAll(() => cluster?.dispose());

  test('store: a leader that is killed in the middle of writes takes nothing acknowledged with it, and nothing happens twice', async () => {
    const spec = specOf(cluster.endpoints);
    const [one, two] = await Promise.all([opened.node(spec), opened.node(spec)]);
    const acknowledged = new Map<string, number>();
    const leader = await cluster.leader();
    const stop = new AbortController();
    const writers = Array.from({ length: 8 }, async (_, own) => {
      const store = own % 2 === 0 ? one : two;
      while (!stop.signal.aborted) {
        await store.transact(freshId(), async (tx) => {
          tx.put(['n', String(own)], String(Number((await tx.get(['n', String(own)]))?.value ?? 0) + 1));
        });
        acknowledged.set(String(own), (acknowledged.get(String(own)) ?? 0) + 1);
      }
    });
    await expect.poll(() => Math.min(...acknowledged.values()), SOON).toBeGreaterThan(5);
    await cluster.kill(leader);
    const before = new Map(acknowledged);
    await expect.poll(() => [...acknowledged].every(([own, count]) => count > (before.get(own) ?? 0) + 5), SOON).toBe(true);
    stop.abort();
    await Promise.all(writers);
    await cluster.start(leader);
    const found = new Map((await range(one, ['n'])).map((entry) => [entry.key[1]!, Number(entry.value)]));
    expect(found).toEqual(acknowledged);
    const anew = await opened.node(spec);
    expect(new Map((await range(anew, ['n'])).map((entry) => [entry.key[1]!, Number(entry.value)]))).toEqual(acknowledged);
  });

  test('store: an answer that is lost after the commit is found again: the transaction has happened once', async () => {
    const door = await proxy(cluster.endpoints[0]!);
    const spec = specOf([door.endpoint]);
    const node = await opened.node(spec);
    await put(node, ['n'], '1');
    const client = await opened.client(cluster.endpoints[0]!);
    const before = await client.kv.range({ key: Buffer.from('none') });
    let runs = 0;
    door.swallowAnswers();
    const writing = node.transact(freshId(), (tx) => {
      runs++;
      tx.put(['blind'], '2');
    });
    await expect.poll(async () => Number((await client.kv.range({ key: Buffer.from('none') })).header.revision), SOON).toBeGreaterThan(Number(before.header.revision));
    door.heal();
    const { revision } = await writing;
    expect(runs).toBe(1);
    expect(await node.read((snapshot) => snapshot.get(['blind']))).toEqual({ key: ['blind'], value: '2', revision });
    const { kvs } = await client.kv.range({ key: new Keyspace(spec.prefix).entry('blind') });
    expect([Number(kvs[0]!.version), Number(kvs[0]!.mod_revision)]).toEqual([1, revision]);
    expect(node.status().counts.unknownOutcomes).toBe(1);
    expect(node.status().counts.conflicts).toBe(0);
  });

  test('store: a node whose door stays shut says that nobody knows what became of its write, and refuses reads once it is stale', async () => {
    const door = await proxy(cluster.endpoints[0]!);
    const node = await opened.node(specOf([door.endpoint]), { ...QUICK, commitMillis: 800 });
    await put(node, ['n'], '1');
    door.freeze();
    await expect(put(node, ['n'], '2')).rejects.toThrow('nobody knows whether the transaction was committed');
    await expect.poll(() => get(node, ['n']).catch((error: unknown) => error), SOON).toBeInstanceOf(StoreUnavailableError);
    expect(node.status().fresh).toBe(false);
    await expect(put(node, ['n'], '3')).rejects.toThrow('has heard nothing from etcd for');
    door.heal();
    await expect.poll(() => get(node, ['n']).catch(() => undefined), SOON).toMatch(/^[12]$/);
    await put(node, ['n'], '4');
    expect(await get(node, ['n'])).toBe('4');
  });

  test('store: a watch that is cut goes on at another member, and its watchers miss nothing', async () => {
    const doors = await Promise.all(cluster.endpoints.map(proxy));
    const spec = specOf(doors.map((door) => door.endpoint));
    const node = await opened.node(spec, QUICK);
    const other = await opened.node({ ...spec, hosts: cluster.endpoints });
    const revisions: number[] = [];
    const gaps: number[] = [];
    node.watch(node.revision, { onCommit: (commit) => revisions.push(commit.revision), onGap: (revision) => gaps.push(revision) });
    const expected: number[] = [];
    for (let round = 0; round < 6; round++) {
      const door = doors[round % 3]!;
      door.cut();
      for (let index = 0; index < 5; index++) expected.push((await put(other, ['n', String(index)], String(round))).revision);
      door.heal();
    }
    await expect.poll(() => revisions.length, SOON).toBe(expected.length);
    expect(revisions).toEqual(expected);
    expect(gaps).toEqual([]);
    expect(node.status().counts.reconnects).toBeGreaterThan(0);
  });

  test('store: a member that stands still holds up neither the watch nor the writes of a node', async () => {
    const node = await opened.node(specOf(cluster.endpoints), QUICK);
    await put(node, ['n'], '0');
    for (const index of [0, 1, 2]) {
      cluster.pause(index);
      try {
        await expect.poll(() => put(node, ['n'], String(index)).then(() => true, () => false), SOON).toBe(true);
        await expect.poll(() => get(node, ['n']).catch(() => 'refused'), SOON).toBe(String(index));
      } finally {
        cluster.resume(index);
      }
    }
  });

  test('store: of nodes that race for a name each time one gets it', async () => {
    const spec = specOf(cluster.endpoints);
    const nodes = await Promise.all([0, 1, 2].map(() => opened.node(spec)));
    for (let round = 0; round < 20; round++) {
      const take = (who: number) => async (tx: Transaction) => {
        if ((await tx.get(['name', String(round)])) !== undefined) return 'taken';
        tx.put(['name', String(round)], String(who));
        return 'made';
      };
      const outcomes = await Promise.all(nodes.map((node, who) => node.transact(freshId(), take(who))));
      expect(outcomes.map(({ result }) => result).sort()).toEqual(['made', 'taken', 'taken']);
    }
  });

  test('store: what another node deletes from a range that was read makes the body run again, though the range is empty then', async () => {
    const spec = specOf(cluster.endpoints);
    const [one, two] = await Promise.all([opened.node(spec), opened.node(spec)]);
    for (let round = 0; round < 10; round++) {
      const key = ['t', String(round)];
      const { revision } = await put(one, key, '1');
      await expect.poll(() => two.revision, SOON).toBeGreaterThanOrEqual(revision);
      const counts: number[] = [];
      await two.transact(freshId(), async (tx) => {
        counts.push((await tx.range(['t'])).length);
        if (counts.length === 1) await remove(one, key);
        tx.put(['count'], String(counts.at(-1)));
      });
      expect(counts.at(-1)).toBe(0);
    }
  });
});
