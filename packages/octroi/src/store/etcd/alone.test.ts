import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { changeInBulk } from '../bulk.ts';
import { LIMITS, StoreLimitError, StoreUnavailableError } from '../kv.ts';
import type { Change, Kv } from '../kv.ts';
import { freshId, get, put, range, remove } from '../suite/shorthand.ts';
import { etcdBinary, startEtcdCluster } from './cluster.fixture.ts';
import type { EtcdCluster } from './cluster.fixture.ts';
import { openEtcdStore } from './etcd-store.ts';
import { encodeRevision, Keyspace } from './keyspace.ts';
import { opening, SOON, specOf } from './open.fixture.ts';
import { startProxy } from './proxy.fixture.ts';

describe.skipIf(etcdBinary() === null)('a store in etcd', () => {
  let cluster: EtcdCluster;
  const opened = opening();
  beforeAll(async () => {
    cluster = await startEtcdCluster({ members: 1 });
  });
  afterEach(() => opened.close());
  afterAll(() => cluster?.dispose());

  const changes = (count: number): Change[] => Array.from({ length: count }, (_, index) => ({ key: ['many', String(index)], value: String(index) }));

  test('store: who wants it alone is refused while a node lives, and a node while somebody has it alone', async () => {
    const spec = specOf(cluster.endpoints);
    const node = await opened.node(spec);
    expect([...node.liveNodes()]).toEqual([node.nodeId]);
    await expect(opened.alone(spec)).rejects.toThrow('a node uses the store, and this command needs it alone: stop them first');
    await node.close();
    const alone = await opened.alone(spec);
    await expect(opened.node(spec)).rejects.toThrow(`an offline command has the store alone now (process ${process.pid} of its machine): wait until it has ended`);
    await expect(opened.alone(spec)).rejects.toThrow(StoreUnavailableError);
    await changeInBulk(alone, changes(300));
    await alone.close();
    const again = await opened.node(spec);
    expect(await range(again, ['many'])).toHaveLength(300);
  });

  test('store: nodes hear of each other, and of who leaves', async () => {
    const spec = specOf(cluster.endpoints);
    const one = await opened.node(spec);
    const two = await opened.node(spec);
    await expect.poll(() => [...one.liveNodes()].sort(), SOON).toEqual([one.nodeId, two.nodeId].sort());
    expect([...two.liveNodes()].sort()).toEqual([one.nodeId, two.nodeId].sort());
    await two.close();
    await expect.poll(() => [...one.liveNodes()], SOON).toEqual([one.nodeId]);
  });

  test('store: what a killed command left is completed or gone before a node lives, though several start at once', async () => {
    for (const flipped of [true, false]) {
      const spec = specOf(cluster.endpoints);
      const alone = await opened.alone(spec);
      await put(alone, ['bulk', 'put', 'many', '1'], '1');
      if (flipped) await put(alone, ['bulk', 'flipped'], '{}');
      await alone.close();
      const nodes = await Promise.all([opened.node(spec), opened.node(spec), opened.node(spec)]);
      for (const node of nodes) {
        expect(await range(node, ['bulk'])).toEqual([]);
        expect(await get(node, ['many', '1'])).toBe(flipped ? '1' : undefined);
      }
    }
  });

  test('store: a node whose registration has ended writes nothing, registers anew and reads everything anew', async () => {
    const spec = specOf(cluster.endpoints);
    const node = await opened.node(spec);
    await put(node, ['n'], '1');
    const client = await opened.client(cluster.endpoints[0]!);
    const gaps: number[] = [];
    node.watch(node.revision, { onCommit: () => undefined, onGap: (revision) => gaps.push(revision) });
    const keyspace = new Keyspace(spec.prefix);
    await client.kv.deleteRange({ key: keyspace.node(node.nodeId) });
    const outcome = await put(node, ['n'], '2').then(() => 'committed', (error: unknown) => (error as Error).message);
    expect(outcome).toMatch(/no longer registered|not registered|answers nobody now/u);
    await expect.poll(() => get(node, ['n']).catch(() => undefined), SOON).toBe('1');
    expect(gaps).toHaveLength(1);
    expect(node.status().counts.reloads).toBe(1);
    await put(node, ['n'], '3');
  });

  test('store: a command that has lost its claim goes no further', async () => {
    const spec = specOf(cluster.endpoints);
    const alone = await opened.alone(spec);
    const client = await opened.client(cluster.endpoints[0]!);
    await client.kv.deleteRange({ key: new Keyspace(spec.prefix).claim });
    await expect.poll(() => put(alone, ['n'], '1').then(() => 'written', (error: unknown) => (error as Error).message), SOON).toContain('the claim to have the store alone has ended');
    expect((await client.kv.range(new Keyspace(spec.prefix).span({ low: '', high: undefined }))).kvs).toEqual([]);
  });

  test('store: a watch whose past is compacted away reads everything anew and tells of a gap', async () => {
    const spec = specOf(cluster.endpoints);
    const door = await startProxy(cluster.endpoints[0]!);
    const node = await opened.node({ ...spec, hosts: [door.endpoint] });
    const other = await opened.node(spec);
    await put(other, ['kept'], '1');
    await expect.poll(() => get(node, ['kept']), SOON).toBe('1');
    const commits: number[] = [];
    const gaps: number[] = [];
    node.watch(node.revision, { onCommit: (commit) => commits.push(commit.revision), onGap: (revision) => gaps.push(revision) });
    door.cut();
    await remove(other, ['kept']);
    const { revision } = await put(other, ['new'], '2');
    const client = await opened.client(cluster.endpoints[0]!);
    await client.kv.compact({ revision });
    door.heal();
    await expect.poll(() => gaps.length, SOON).toBe(1);
    expect(commits).toEqual([]);
    expect(gaps[0]).toBeGreaterThanOrEqual(revision);
    await expect.poll(() => get(node, ['new']).catch(() => 'refused'), SOON).toBe('2');
    expect(await get(node, ['kept'])).toBeUndefined();
    expect(node.status().counts.reloads).toBe(1);
    await door.close();
  });

  test('store: an etcd that has forgotten what it had acknowledged is another history: everything is read anew', async () => {
    const spec = specOf(cluster.endpoints);
    const door = await startProxy(cluster.endpoints[0]!);
    const node = await opened.node({ ...spec, hosts: [door.endpoint] }, { heartbeatMillis: 50 });
    await put(node, ['n'], '1');
    const client = await opened.client(cluster.endpoints[0]!);
    const key = new Keyspace(spec.prefix).node(node.nodeId);
    const held = async () => (await client.kv.range({ key })).kvs[0]!;
    await expect.poll(async () => Number((await held()).version), SOON).toBeGreaterThan(5);
    door.cut();
    const { lease } = await held();
    // As a snapshot from before would have it.
    await client.kv.put({ key, value: Buffer.concat([encodeRevision(1), Buffer.from(' {}')]), lease });
    door.heal();
    await expect.poll(() => node.status().counts.reloads, SOON).toBe(1);
    await expect.poll(() => get(node, ['n']).catch(() => 'refused'), SOON).toBe('1');
    await put(node, ['n'], '2');
    await door.close();
  });

  test('store: tidying takes away old deletions and requests, compacts, and changes nothing that anybody sees', async () => {
    const spec = specOf(cluster.endpoints);
    const keyspace = new Keyspace(spec.prefix);
    const client = await opened.client(cluster.endpoints[0]!);
    const count = async (area: { key: Buffer; range_end: Buffer }): Promise<number> => Number((await client.kv.range({ ...area, count_only: true })).count);
    const timing = { sweepMillis: 150 };
    const [node, other] = await Promise.all([opened.node(spec, timing), opened.node(spec, timing)]);
    for (let index = 0; index < 150; index++) await put(node, ['t', String(index)], '1');
    const { revision } = await node.transact(freshId(), (tx) => {
      for (let index = 0; index < 90; index++) tx.delete(['t', String(index)]);
    });
    await expect.poll(() => other.revision, SOON).toBe(revision);
    const told: number[] = [];
    other.watch(other.revision, { onCommit: ({ revision }) => told.push(revision), onGap: () => told.push(-1) });
    const all = keyspace.span({ low: '', high: undefined });
    await expect.poll(() => count(all), SOON).toBe(60);
    await expect.poll(() => count(keyspace.requests), SOON).toBe(0);
    expect(await range(node, ['t'])).toHaveLength(60);
    expect(await range(other, ['t'])).toHaveLength(60);
    expect(told).toEqual([]);
    // An idle store goes on: what it read long ago is true still.
    await put(other, ['t', '0'], '2');
    await expect.poll(() => get(node, ['t', '0']), SOON).toBe('2');
    expect((await node.sampleAgainstStore(200)).differences).toEqual([]);
  });

  test('store: a transaction that read before the horizon is refused, since what would tell it of a deletion is gone', async () => {
    const spec = specOf(cluster.endpoints);
    const node = await opened.node(spec, { sweepMillis: 100 });
    const old = (await put(node, ['t', '1'], '1')).revision;
    await remove(node, ['t', '1']);
    const client = await opened.client(cluster.endpoints[0]!);
    const keyspace = new Keyspace(spec.prefix);
    await expect.poll(async () => (await client.kv.range({ key: keyspace.entry('t\u00001') })).kvs.length, SOON).toBe(0);
    const span = { low: 't\u0000', high: 't\u0001' };
    const write = new Map([['seen', { key: ['seen'], value: '1' }]]);
    const verdict = await node.propose({ requestId: freshId(), revision: old, keys: new Map(), spans: [span], writes: write });
    expect(verdict.kind).toBe('conflict');
    expect((await node.propose({ requestId: freshId(), revision: node.revision, keys: new Map(), spans: [span], writes: write })).kind).toBe('committed');
  });

  test('store: etcd itself refuses what read before a change, an addition or a deletion, by key and by range, and says when that was', async () => {
    const node = await opened.node(specOf(cluster.endpoints));
    const { revision: first } = await put(node, ['t', '1'], '1');
    const read = (revision: number, keys: readonly (readonly [string, number])[], spans = false) =>
      node.propose({ requestId: freshId(), revision, keys: new Map(keys), spans: spans ? [{ low: 't\u0000', high: 't\u0001' }] : [], writes: new Map([['seen', { key: ['seen'], value: '1' }]]) });
    expect((await read(first, [['t\u00001', first], ['t\u00002', 0]], true)).kind).toBe('committed');
    const { revision: changed } = await put(node, ['t', '1'], '2');
    expect(await read(first, [['t\u00001', first]])).toEqual({ kind: 'conflict', revision: changed });
    const { revision: added } = await put(node, ['t', '2'], '1');
    expect(await read(changed, [['t\u00002', 0]])).toEqual({ kind: 'conflict', revision: added });
    expect(await read(changed, [], true)).toEqual({ kind: 'conflict', revision: added });
    const { revision: deleted } = await remove(node, ['t', '2']);
    expect(await read(added, [['t\u00002', added]])).toEqual({ kind: 'conflict', revision: deleted });
    expect(await read(added, [], true)).toEqual({ kind: 'conflict', revision: deleted });
    expect((await read(deleted, [['t\u00001', changed], ['t\u00002', 0]], true)).kind).toBe('committed');
  });

  test('store: a request that has committed is answered as the first time, whoever sends it again', async () => {
    const spec = specOf(cluster.endpoints);
    const [one, two] = await Promise.all([opened.node(spec), opened.node(spec)]);
    const proposal = { requestId: freshId(), revision: one.revision, keys: new Map(), spans: [], writes: new Map([['a', { key: ['a'], value: '1' }]]) };
    const verdict = await one.propose(proposal);
    expect(verdict.kind).toBe('committed');
    await put(two, ['a'], '2');
    expect(await one.propose(proposal)).toEqual(verdict);
    expect(await two.propose(proposal)).toEqual(verdict);
    expect(await get(two, ['a'])).toBe('2');
  });

  test('store: a body that reads hundreds of keys and deletes 99 commits, and loses to a write to any of them', async () => {
    const spec = specOf(cluster.endpoints);
    const node = await opened.node(spec);
    await Promise.all(Array.from({ length: 4 }, (_, part) => fill(node, part)));
    let runs = 0;
    await node.transact(freshId(), async (tx) => {
      runs++;
      for (let index = 0; index < 300; index++) await tx.get(['t', String(index)]);
      if (runs === 1) await put(node, ['t', '77'], '"changed"');
      for (let index = 0; index < LIMITS.operations - 1; index++) tx.delete(['t', String(index)]);
    });
    expect(runs).toBe(2);
    expect(await range(node, ['t'])).toHaveLength(201);
  });

  test('store: a transaction that is larger than etcd takes is refused in a sentence that names its setting', async () => {
    const node = await opened.node(specOf(cluster.endpoints));
    const write = (each: number) => node.transact(freshId(), (tx) => {
      for (let index = 0; index < 20; index++) tx.put(['t', String(index)], 'x'.repeat(each));
    });
    await write(60_000);
    for (const each of [80_000, 500_000]) {
      await expect(write(each)).rejects.toThrow(StoreLimitError);
      await expect(write(each)).rejects.toThrow('--max-request-bytes');
    }
    expect((await get(node, ['t', '0']))?.length).toBe(60_000);
  });

  test('store: a sample finds what a node lacks, has too much or has otherwise than the store', async () => {
    const spec = specOf(cluster.endpoints);
    const keyspace = new Keyspace(spec.prefix);
    const node = await opened.node(spec);
    await Promise.all(Array.from({ length: 2 }, (_, part) => fill(node, part)));
    expect(await node.sampleAgainstStore(50)).toEqual({ compared: 50, differences: [] });
    const client = await opened.client(cluster.endpoints[0]!);
    const { kvs } = await client.kv.range({ key: keyspace.horizon });
    // Disguised as tidying, so that no node takes it for a change.
    await client.kv.txn({ success: [{ request_put: { key: keyspace.horizon, value: kvs[0]!.value } }, { request_delete_range: { key: keyspace.entry('t\u00007') } }] });
    const found: string[] = [];
    for (let round = 0; round < 8; round++) found.push(...(await node.sampleAgainstStore(50)).differences);
    expect([...new Set(found)]).toEqual(['t/7']);
    node.reload('a sample differs');
    await expect.poll(() => get(node, ['t', '7']).catch(() => 'refused'), SOON).toBeUndefined();
  });

  test('store: a store of a newer format is refused with a sentence, and left as it is', async () => {
    const spec = specOf(cluster.endpoints);
    const node = await opened.node(spec);
    await node.close();
    const client = await opened.client(cluster.endpoints[0]!);
    const { format } = new Keyspace(spec.prefix);
    await client.kv.put({ key: format, value: Buffer.from('2') });
    await expect(opened.node(spec)).rejects.toThrow('the store in etcd has format 2, this version of octroi knows formats up to 1');
  });

  test('store: an etcd that is not there is named in a sentence', async () => {
    const nowhere = openEtcdStore({ ...specOf(['127.0.0.1:1']), user: { name: 'me', password: 'hunter2' } }, { exclusive: false, timing: { openMillis: 500 } });
    const error = await nowhere.then(() => undefined, (failed: unknown) => failed as Error);
    expect(error).toBeInstanceOf(StoreUnavailableError);
    expect(error!.message).toMatch(/^no member of etcd \(`127\.0\.0\.1:1`\) has answered for 0\.5 s: /u);
    expect(JSON.stringify([error!.message, error!.stack, String(error!.cause)])).not.toContain('hunter2');
  });
});

async function fill(node: Kv, part: number): Promise<void> {
  await node.transact(freshId(), (tx) => {
    for (let index = 0; index < 75; index++) tx.put(['t', String(part * 75 + index)], '1');
  });
}
