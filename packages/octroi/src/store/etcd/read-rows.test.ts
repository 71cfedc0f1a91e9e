import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { changeInBulk } from '../bulk.ts';
import { dying } from '../dying.fixture.ts';
import type { Row } from '../refill.ts';
import { etcdBinary, startEtcdCluster, type EtcdCluster } from './cluster.fixture.ts';
import { CompactedError } from './members.ts';
import { opening, specOf } from './open.fixture.ts';
import { readEtcdRows, type RowsAtRevision } from './read-rows.ts';

describe.skipIf(etcdBinary() === null)('rows of a store in etcd at one revision', () => {
  let cluster: EtcdCluster;
  let opened = opening();
  beforeAll(async () => {
    cluster = await startEtcdCluster({ members: 1 });
  });
  afterEach(async () => {
    await opened.close();
    opened = opening();
  });
  afterAll(() => cluster?.dispose());

  const all = async ({ rows }: RowsAtRevision): Promise<readonly Row[]> => {
    const read: Row[] = [];
    for await (const page of rows) read.push(...page);
    return read;
  };

  test('all rows of the revision at the start are read in their order, and nothing that is written or deleted later', async () => {
    const spec = specOf(cluster.endpoints);
    const kv = await opened.node(spec);
    // More than a page, with a deletion among them and values that look like one.
    const rows = Array.from({ length: 1200 }, (_, n) => ({ key: ['aws', String(n).padStart(5, '0')], value: n % 2 === 0 ? `"${n}"` : `\0${n}` }));
    for (let at = 0; at < rows.length; at += 90) await kv.transact(randomUUID(), (tx) => rows.slice(at, at + 90).forEach(({ key, value }) => tx.put(key, value)));
    await kv.transact(randomUUID(), (tx) => tx.delete(rows[700]!.key));
    const source = await readEtcdRows(spec);
    try {
      await kv.transact(randomUUID(), (tx) => {
        tx.delete(rows[3]!.key);
        tx.put(rows[4]!.key, '"changed"');
        tx.put(['aws', 'later'], '1');
      });
      expect(await all(source)).toEqual(rows.filter((_, n) => n !== 700));
      expect(source.revision).toBeLessThan(kv.revision);
    } finally {
      await source.close();
    }
  });

  test('a revision that etcd has forgotten meanwhile is an error, and no part of a store', async () => {
    const spec = specOf(cluster.endpoints);
    const kv = await opened.node(spec);
    await kv.transact(randomUUID(), (tx) => tx.put(['aws', 'a'], '1'));
    const source = await readEtcdRows(spec);
    try {
      const { revision } = await kv.transact(randomUUID(), (tx) => tx.put(['aws', 'b'], '2'));
      await (await opened.client(cluster.endpoints[0]!)).kv.compact({ revision: String(revision) });
      await expect(all(source)).rejects.toBeInstanceOf(CompactedError);
    } finally {
      await source.close();
    }
  });

  test('a store in which a bulk change is half done is not read', async () => {
    const spec = specOf(cluster.endpoints);
    const kv = await opened.alone(spec);
    await changeInBulk(dying(kv, 1, 'after'), [{ key: ['aws', 'a'], value: '1' }]).catch(() => undefined);
    await expect(readEtcdRows(spec)).rejects.toThrow('an import or a restore into this store is under way, or was cut off');
  });

  test('a prefix without a store is said', async () => {
    await expect(readEtcdRows(specOf(cluster.endpoints, '/nothing'))).rejects.toThrow('there is no store of octroi under `/nothing` in etcd');
  });
});
