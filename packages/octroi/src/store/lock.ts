import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreUnavailableError } from './kv.ts';

/**
 * The lock itself is the database's own exclusive file lock, which the operating system takes back when its process ends in
 * whatever way; so there is no stale lock to detect. This file only tells people who holds it.
 */
const HOLDER = 'lock';

/** Notes this process as the one that has the folder open. */
export function noteHolder(folder: string): void {
  writeFileSync(join(folder, HOLDER), `${process.pid}\n`, { mode: 0o600 });
}

export function removeHolder(folder: string): void {
  rmSync(join(folder, HOLDER), { force: true });
}

/** Another process has the folder open. */
export class FolderInUseError extends StoreUnavailableError {}

/** The error for the second one to come. */
export function folderInUse(folder: string): FolderInUseError {
  return new FolderInUseError(
    `the data folder \`${folder}\` is in use by another octroi${holder(folder)}: stop that one, or give this one another folder`,
  );
}

function holder(folder: string): string {
  try {
    const pid = readFileSync(join(folder, HOLDER), 'utf8').trim();
    return /^\d{1,10}$/.test(pid) ? ` (process ${pid})` : '';
  } catch {
    // The note is a courtesy: without it the sentence is only shorter.
    return '';
  }
}
