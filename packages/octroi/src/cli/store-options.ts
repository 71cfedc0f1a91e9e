import { placesOf, PlacesError, type Places } from '../gateway/places.ts';
import { MEMORY, parseBlobs, parseStore, StoreSpecError, type BlobsSpec, type EtcdSpec, type StoreSpec } from '../store/store-spec.ts';
import { readText } from './options.ts';
import { UsageError } from './usage-error.ts';

/** The options of the commands that open a store themselves. */
export const STORE_OPTIONS = { data: { type: 'string', default: '.octroi' }, store: { type: 'string' } } as const;

/** The cluster that --store names. */
export function readEtcd(text: string): EtcdSpec {
  const spec = asUsage('--store', () => parseStore(text));
  if (spec.kind !== 'etcd') throw new UsageError('--store takes etcd://HOST:PORT,...; a folder is named by --data');
  return spec;
}

/** Where --blobs says that large values are. */
export function readBlobs(text: string): BlobsSpec {
  return asUsage('--blobs', () => parseBlobs(text));
}

/** The store of --store, else that of the data folder. */
export function readStore({ data, store }: { readonly data: string; readonly store?: string | undefined }): StoreSpec {
  if (store !== undefined) return readEtcd(store);
  const folder = readText('--data', data);
  return folder === MEMORY ? { kind: 'memory' } : { kind: 'folder', folder };
}

/** The store and its blobs, from --data, --store and --blobs. */
export function readPlaces({ blobs, ...values }: { readonly data: string; readonly store?: string | undefined; readonly blobs?: string | undefined }): Places {
  try {
    return placesOf({ data: readText('--data', values.data), store: readStore(values), blobs: blobs === undefined ? undefined : readBlobs(blobs) });
  } catch (error) {
    if (error instanceof PlacesError) throw new UsageError(error.message);
    throw error;
  }
}

function asUsage<T>(option: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof StoreSpecError) throw new UsageError(`${option}: ${error.message}`);
    throw error;
  }
}
