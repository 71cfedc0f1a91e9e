import { randomUUID } from 'node:crypto';
import { finishBulk } from '../bulk.ts';
import type { ClusterStore } from '../cluster-store.ts';
import type { EtcdSpec } from '../store-spec.ts';
import { connector } from './connect.ts';
import { layOut } from './format.ts';
import { Keyspace } from './keyspace.ts';
import { Members } from './members.ts';
import { EtcdNode } from './node.ts';
import { TIMING } from './timing.ts';
import type { Timing } from './timing.ts';

export interface EtcdStoreOptions {
  /** No node may live meanwhile, and none may start; false: this is a node. */
  readonly exclusive: boolean;
  /** Other times than those of `TIMING` (tests). */
  readonly timing?: Partial<Timing>;
}

/** A store in etcd, which also commits what ran on a replica of its replica. */
export type EtcdStore = ClusterStore & Pick<EtcdNode, 'propose'>;

/**
 * Opens the store of a cluster of etcd, as one of its nodes or alone. A bulk change that was cut off is completed or gone.
 * @throws StoreUnavailableError with a sentence if etcd cannot be reached or refuses us, if its format is newer than this version, or if
 * others use the store as `exclusive` forbids
 */
export async function openEtcdStore(spec: EtcdSpec, options: EtcdStoreOptions): Promise<EtcdStore> {
  const connect = await connector(spec);
  const members = new Members(spec.hosts, connect);
  const keyspace = new Keyspace(spec.prefix);
  const timing = { ...TIMING, ...options.timing };
  try {
    await layOut(members, keyspace, timing.openMillis);
    /** What a killed command left is completed under a claim of its own, before any node may live. */
    const finish = async (): Promise<void> => {
      const alone = await EtcdNode.open({ members, keyspace, nodeId: randomUUID(), exclusive: 'brief', timing, finish: () => Promise.resolve() });
      try {
        await finishBulk(alone);
      } finally {
        await alone.leave();
      }
    };
    const node = await EtcdNode.open({ members, keyspace, nodeId: randomUUID(), exclusive: options.exclusive, timing, finish });
    if (options.exclusive) await finishBulk(node);
    return node;
  } catch (error) {
    members.close();
    throw error;
  }
}
