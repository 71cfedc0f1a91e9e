import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BlobDamagedError, checkBlobName, checkBlobSize, isBlobName } from './blobs.ts';
import type { Blobs } from './blobs.ts';

/** Unfinished writes, on the same file system as the blobs, so that a rename makes them whole at once. */
const UNFINISHED = 'unfinished';

/** So old is nothing that somebody still writes: the folder may be that of several nodes. */
const ABANDONED_MILLIS = 3_600_000;

/** Blobs as files of a folder: `ab/cd/abcd...`. What an earlier process left unfinished an hour ago is removed at opening. */
export async function openBlobFolder(folder: string): Promise<Blobs> {
  const unfinished = join(folder, UNFINISHED);
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  for (const name of await readdir(unfinished)) await removeIfAbandoned(join(unfinished, name));
  return blobsIn(folder);
}

/** The blobs of a folder that is there, without touching it. */
export function blobsIn(folder: string): Blobs {
  return {
    put: (bytes) => put(folder, bytes),
    get: (sha256) => get(folder, sha256),
    delete: (sha256) => rm(pathOf(folder, sha256).file, { force: true }),
    list: () => list(folder),
  };
}

async function removeIfAbandoned(path: string): Promise<void> {
  try {
    if (Date.now() - (await stat(path)).mtimeMs > ABANDONED_MILLIS) await rm(path, { force: true });
  } catch (error) {
    // Whoever wrote it has finished meanwhile.
    if (!isAbsent(error)) throw error;
  }
}

async function put(folder: string, bytes: Uint8Array): Promise<string> {
  checkBlobSize(bytes.byteLength);
  const name = sha256Of(bytes);
  const { first, second, file } = pathOf(folder, name);
  // The same bytes may lie there damaged; writing them again over it is how a damaged blob is repaired.
  if (!(await isWhole(file, name))) {
    await mkdir(second, { recursive: true, mode: 0o700 });
    const unfinished = join(folder, UNFINISHED, randomUUID());
    try {
      await writeDurably(unfinished, bytes);
      await rename(unfinished, file);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }
  // Also for a blob that was there: whoever renamed it may not have come to this yet.
  for (const path of [second, first, folder]) await syncFolder(path);
  return name;
}

async function get(folder: string, sha256: string): Promise<Uint8Array | undefined> {
  const bytes = await readIfThere(pathOf(folder, sha256).file);
  if (bytes !== undefined && sha256Of(bytes) !== sha256) {
    throw new BlobDamagedError(`the blob \`${sha256}\` is damaged: its bytes have another hash`);
  }
  return bytes;
}

/** One folder of a 65,536th of the names at a time. */
async function* list(folder: string): AsyncGenerator<string> {
  for (const first of await hexFolders(folder)) {
    for (const second of await hexFolders(join(folder, first))) {
      for (const name of (await namesIn(join(folder, first, second))).filter(isBlobName)) {
        if (name.startsWith(first + second)) yield name;
      }
    }
  }
}

async function hexFolders(folder: string): Promise<readonly string[]> {
  return (await namesIn(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name));
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).toSorted();
}

async function isWhole(file: string, name: string): Promise<boolean> {
  const bytes = await readIfThere(file);
  return bytes !== undefined && sha256Of(bytes) === name;
}

async function readIfThere(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A rename is durable only when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function pathOf(folder: string, sha256: string): { first: string; second: string; file: string } {
  checkBlobName(sha256);
  const first = join(folder, sha256.slice(0, 2));
  const second = join(first, sha256.slice(2, 4));
  return { first, second, file: join(second, sha256) };
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
