import { accessSync, closeSync, constants, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { StoreUnavailableError } from './kv.ts';

/** Makes the folder and the empty database file if need be, for our eyes only. Throws `StoreUnavailableError` with a sentence if it cannot. */
export function makeFiles(folder: string, path: string): void {
  try {
    // Asked first, since what mkdir and sqlite say of a read-only disk is something else.
    accessSync(nearest(folder), constants.W_OK | constants.X_OK);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (makeFile(path)) syncFolder(folder);
    accessSync(path, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw cannotWrite(folder, error);
  }
}

/**
 * Made by us and not by sqlite, so that it is for our eyes only from its first byte. A file that is there is not opened: closing it
 * again would give back every lock that this process has on it, as POSIX wants.
 */
function makeFile(path: string): boolean {
  try {
    closeSync(openSync(path, 'wx', 0o600));
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** The folder, or the nearest one above it that is there. */
function nearest(folder: string): string {
  let at = resolve(folder);
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at);
  return at;
}

/** A new file is durable only when its folder is. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EROFS: 'its disk is read-only',
  EACCES: 'this user may not',
  EPERM: 'this user may not',
  ENOSPC: 'its disk is full',
  EDQUOT: 'the quota of its disk is used up',
  ENOTDIR: 'a part of its path is no folder',
  EEXIST: 'a file of that name is there',
};

function cannotWrite(folder: string, error: unknown): StoreUnavailableError {
  const reason = REASONS[codeOf(error) ?? ''] ?? (error instanceof Error ? error.message : String(error));
  return new StoreUnavailableError(`the data folder \`${folder}\` cannot be written: ${reason}`, { cause: error });
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
