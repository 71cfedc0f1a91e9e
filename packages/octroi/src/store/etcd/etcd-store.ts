import type { ClusterStore } from '../cluster-store.ts';
import { StoreUnavailableError } from '../kv.ts';
import type { EtcdSpec } from '../store-spec.ts';

export interface EtcdStoreOptions {
  /** No node may live meanwhile, and none may start; false: this is a node. */
  readonly exclusive: boolean;
}

/** Opens the store of a cluster of etcd. */
export function openEtcdStore(_spec: EtcdSpec, _options: EtcdStoreOptions): Promise<ClusterStore> {
  return Promise.reject(new StoreUnavailableError('this version of octroi cannot use etcd yet'));
}
