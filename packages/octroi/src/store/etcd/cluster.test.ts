import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { etcdBinary, startEtcdCluster } from './cluster.fixture.ts';

describe.skipIf(etcdBinary() === null)('the cluster that tests run on', () => {
  test('store: it elects another leader when one is killed, takes it back, and leaves nothing behind', async () => {
    const cluster = await startEtcdCluster();
    try {
      const first = await cluster.leader();
      expect(cluster.endpoints).toHaveLength(3);
      await cluster.kill(first);
      expect(cluster.pid(first)).toBeUndefined();
      expect(await cluster.leader()).not.toBe(first);
      await cluster.start(first);
      expect(cluster.pid(first)).toBeGreaterThan(0);
    } finally {
      await cluster.dispose();
    }
    expect(existsSync(cluster.folder)).toBe(false);
    expect([0, 1, 2].map((index) => cluster.pid(index))).toEqual([undefined, undefined, undefined]);
  });
});
