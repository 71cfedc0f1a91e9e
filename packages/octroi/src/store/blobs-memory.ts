import { createHash } from 'node:crypto';
import type { Blobs } from './blobs.ts';
import { BlobDamagedError, checkBlobName, checkBlobSize } from './blobs.ts';

/** Blobs that live and die with the process, or with `blobs`. */
export function memoryBlobs(blobs: Map<string, Uint8Array> = new Map()): Blobs {
  return {
    put: async (bytes) => {
      checkBlobSize(bytes.byteLength);
      const name = createHash('sha256').update(bytes).digest('hex');
      blobs.set(name, Uint8Array.from(bytes));
      return name;
    },
    get: async (sha256) => {
      checkBlobName(sha256);
      const bytes = blobs.get(sha256);
      if (bytes === undefined) return undefined;
      if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new BlobDamagedError(`the blob \`${sha256}\` is damaged: its bytes have another hash`);
      return Uint8Array.from(bytes);
    },
    delete: async (sha256) => {
      checkBlobName(sha256);
      blobs.delete(sha256);
    },
    list: async function* () {
      yield* [...blobs.keys()].toSorted();
    },
  };
}
