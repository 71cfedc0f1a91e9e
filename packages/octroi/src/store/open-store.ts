import { openBlobFolder } from './blobs-folder.ts';
import { memoryBlobs } from './blobs-memory.ts';
import type { Blobs } from './blobs.ts';
import type { ClusterStore } from './cluster-store.ts';
import type { Kv } from './kv.ts';
import { openMemoryStore } from './memory.ts';
import { openSqliteStore } from './sqlite.ts';
import type { BlobsSpec, StoreSpec } from './store-spec.ts';

export interface OpenedStore {
  readonly kv: Kv;
  /** The same store, if other nodes share it; null if this process alone has it. */
  readonly cluster: ClusterStore | null;
}

export interface OpenStoreOptions {
  /**
   * No other may use the store meanwhile: refused while nodes live, and nodes refuse to start. A memory or a folder is always its
   * process's own.
   */
  readonly exclusive?: boolean;
}

/**
 * Opens a store, in which no bulk change is half done; the client of etcd is loaded only for etcd.
 * @throws StoreUnavailableError with a sentence if others use it, or it cannot be reached
 */
export async function openStore(spec: StoreSpec, options: OpenStoreOptions = {}): Promise<OpenedStore> {
  if (spec.kind === 'memory') return { kv: openMemoryStore(), cluster: null };
  if (spec.kind === 'folder') return { kv: await openSqliteStore(spec.folder), cluster: null };
  const { openEtcdStore } = await import('./etcd/etcd-store.ts');
  const cluster = await openEtcdStore(spec, { exclusive: options.exclusive ?? false });
  return { kv: cluster, cluster };
}

/** Opens the place of large values; the client of S3 is loaded only for S3. */
export async function openBlobs(spec: BlobsSpec): Promise<Blobs> {
  if (spec.kind === 'memory') return memoryBlobs();
  if (spec.kind === 'folder') return openBlobFolder(spec.folder);
  const { openS3Blobs } = await import('./blobs-s3/blobs-s3.ts');
  return openS3Blobs(spec);
}
