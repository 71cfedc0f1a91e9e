import { randomUUID } from 'node:crypto';
import { afterAll, describe } from 'vitest';
import { parseStore } from '../store-spec.ts';
import type { EtcdSpec } from '../store-spec.ts';
import { storeSuite } from '../suite.ts';
import { etcdBinary, startEtcdCluster } from './cluster.fixture.ts';
import type { EtcdCluster } from './cluster.fixture.ts';
import { openEtcdStore } from './etcd-store.ts';

describe.skipIf(etcdBinary() === null)('on a cluster of three members', () => {
  let starting: Promise<EtcdCluster> | undefined;
  const cluster = (): Promise<EtcdCluster> => (starting ??= startEtcdCluster());
  afterAll(async () => (await starting)?.dispose());

  storeSuite('etcd', async () => {
    const spec = parseStore((await cluster()).url(randomUUID()), {}) as EtcdSpec;
    let kv = await openEtcdStore(spec, { exclusive: false });
    return {
      kv,
      reopen: async () => {
        await kv.close();
        kv = await openEtcdStore(spec, { exclusive: false });
        return kv;
      },
      dispose: () => kv.close(),
    };
  });
});
