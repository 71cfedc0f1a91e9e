import { randomUUID } from 'node:crypto';
import type { Etcd3 } from 'etcd3';
import type { EtcdSpec } from '../store-spec.ts';
import { connector } from './connect.ts';
import { openEtcdStore } from './etcd-store.ts';
import type { EtcdStore, EtcdStoreOptions } from './etcd-store.ts';

/** For what is to happen by itself, on a machine that is busy. */
export const SOON = { timeout: 20_000 } as const;

/** A place of its own in a cluster. */
export function specOf(hosts: readonly string[], prefix = `/${randomUUID()}`): EtcdSpec {
  return { kind: 'etcd', hosts, prefix, user: null, tls: null };
}

/** Opens stores and closes them all at the end of a test. */
export interface Opened {
  node(spec: EtcdSpec, timing?: EtcdStoreOptions['timing']): Promise<EtcdStore>;
  alone(spec: EtcdSpec, timing?: EtcdStoreOptions['timing']): Promise<EtcdStore>;
  /** A plain client, for what the driver would not do. */
  client(host: string): Promise<Etcd3>;
  close(): Promise<void>;
}

export function opening(): Opened {
  const closers: (() => unknown)[] = [];
  const open = async (spec: EtcdSpec, exclusive: boolean, timing: EtcdStoreOptions['timing']): Promise<EtcdStore> => {
    const store = await openEtcdStore(spec, { exclusive, ...(timing === undefined ? {} : { timing }) });
    closers.push(() => store.close());
    return store;
  };
  return {
    node: (spec, timing) => open(spec, false, timing),
    alone: (spec, timing) => open(spec, true, timing),
    async client(host) {
      const client = (await connector(specOf([host])))(host);
      closers.push(() => client.close());
      return client;
    },
    async close() {
      await Promise.all(closers.splice(0).map((close) => close()));
    },
  };
}
