import { createHash } from 'node:crypto';
import type { Blobs } from './blobs.ts';
import { checkBlobName } from './blobs.ts';

/** Blobs that live and die with the process. */
export function memoryBlobs(): Blobs {
  const blobs = new Map<string, Uint8Array>();
  return {
    put: async (bytes) => {
      const name = createHash('sha256').update(bytes).digest('hex');
      blobs.set(name, Uint8Array.from(bytes));
      return name;
    },
    get: async (sha256) => {
      checkBlobName(sha256);
      const bytes = blobs.get(sha256);
      return bytes === undefined ? undefined : Uint8Array.from(bytes);
    },
    delete: async (sha256) => {
      checkBlobName(sha256);
      blobs.delete(sha256);
    },
  };
}
