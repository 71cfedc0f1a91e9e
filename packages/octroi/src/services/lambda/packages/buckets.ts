import { constants } from 'node:fs';
import { open, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** Why an object cannot be had, in S3's codes. */
export type NoObject = 'NoSuchBucket' | 'NoSuchKey' | 'EntityTooLarge';

/** Objects by bucket and key. */
export interface Buckets {
  object(bucket: string, key: string): Promise<Uint8Array | NoObject>;
}

/** Without a folder no bucket exists. */
export const noBuckets: Buckets = { object: async () => 'NoSuchBucket' };

/** What a package holds at most when it is unpacked, and so how large one can be (LAM-25). */
const MAX_BYTES = 262_144_000;
const BUCKET = /^[0-9A-Za-z_-][0-9A-Za-z._-]{1,61}[0-9A-Za-z_-]$/;

/**
 * A folder whose folders are buckets, and whose files are objects: `<folder>/<bucket>/<key>` (LAM-26). Nothing outside of the bucket's folder
 * is read, whatever a key says and wherever links in it lead.
 */
export function openBuckets(folder: string): Buckets {
  return {
    async object(bucket, key) {
      const root = BUCKET.test(bucket) ? await realpathOf(join(folder, bucket)) : undefined;
      if (root === undefined || !(await stat(root)).isDirectory()) return 'NoSuchBucket';
      const parts = key.split('/');
      if (parts.some((part) => part === '' || part === '.' || part === '..' || part.includes('\0') || part.includes(sep))) return 'NoSuchKey';
      const path = await realpathOf(join(root, ...parts));
      return path === undefined || !path.startsWith(root + sep) ? 'NoSuchKey' : readObject(path);
    },
  };
}

async function realpathOf(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch {
    return undefined;
  }
}

/** A pipe or a device is no object, and is not waited for. */
async function readObject(path: string): Promise<Uint8Array | NoObject> {
  let file: Awaited<ReturnType<typeof open>>;
  try {
    file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch {
    return 'NoSuchKey';
  }
  try {
    const facts = await file.stat();
    if (!facts.isFile()) return 'NoSuchKey';
    if (facts.size > MAX_BYTES) return 'EntityTooLarge';
    const bytes = Buffer.alloc(facts.size);
    const { bytesRead } = await file.read(bytes, 0, facts.size, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
