import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { openKeyring, type Keyring, type KeyringSource } from '../store/seal.ts';
import { MEMORY, type BlobsSpec, type StoreSpec } from '../store/store-spec.ts';

/** What a node keeps, and where. */
export interface Places {
  /** The folder of this node alone: credentials, decisions, and the store if no other is named. Null: nothing is kept on this host. */
  readonly folder: string | null;
  readonly store: StoreSpec;
  readonly blobs: BlobsSpec;
}

/** A combination that cannot work, as a sentence for the operator. */
export class PlacesError extends Error {
  override readonly name = 'PlacesError';
}

/** Where things are, from what was named; what was not is in the data folder. */
export function placesOf({ data, store, blobs }: { readonly data: string; readonly store?: StoreSpec | undefined; readonly blobs?: BlobsSpec | undefined }): Places {
  const folder = data === MEMORY ? null : data;
  if (store?.kind === 'etcd') {
    if (blobs === undefined) throw new PlacesError('a store that several nodes share needs --blobs, a place that all of them reach: s3://BUCKET?endpoint=URL, or a folder of a shared file system');
    if (blobs.kind === 'memory') throw new PlacesError('the blobs of a store that several nodes share cannot be in the memory of one of them');
  }
  return {
    folder,
    store: store ?? (folder === null ? { kind: 'memory' } : { kind: 'folder', folder }),
    blobs: blobs ?? (folder === null ? { kind: 'memory' } : { kind: 'folder', folder: join(folder, 'blobs') }),
  };
}

/** Where the keys of a store are: in the environment, or in the data folder if the store is this node's own. */
export function keysFor({ folder, store }: Pick<Places, 'folder' | 'store'>, env: NodeJS.ProcessEnv = process.env): KeyringSource {
  const { OCTROI_MASTER_KEY: current, OCTROI_MASTER_KEY_PREVIOUS: previous } = env;
  if (store.kind === 'etcd' && current === undefined) {
    throw new PlacesError('a store that several nodes share needs OCTROI_MASTER_KEY, the same for all of them: `openssl rand -base64 32` makes one; keep it, since what it sealed cannot be read without it');
  }
  return { env: current, previous, folder: folder ?? undefined };
}

/** The keyring of a store. */
export function keyringFor(places: Pick<Places, 'folder' | 'store'>, env: NodeJS.ProcessEnv = process.env): Keyring {
  return openKeyring(keysFor(places, env));
}

/** The same keys for several threads, also where they would be random and of one keyring alone. */
export function keysForThreads(source: KeyringSource): KeyringSource {
  return source.env === undefined && source.folder === undefined ? { ...source, env: randomBytes(32).toString('base64') } : source;
}
