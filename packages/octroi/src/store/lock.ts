import { readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { StoreUnavailableError } from './kv.ts';

/**
 * The lock itself is the database's own exclusive file lock, which the operating system takes back when its process ends in
 * whatever way; so there is no stale lock to detect. This file only tells people who holds it: the process id, the namespace in which
 * that number means something, and the host's name.
 */
const HOLDER = 'lock';

/** Notes this process as the one that has the folder open. */
export function noteHolder(folder: string): void {
  try {
    writeFileSync(join(folder, HOLDER), `${process.pid}\n${pidNamespace()}\n${hostname()}\n`, { mode: 0o600 });
  } catch {
    // The lock holds without the note (the disk may be full); but a note of somebody else would be wrong.
    removeHolder(folder);
  }
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
    const [pid = '', namespace = '', host = ''] = readFileSync(join(folder, HOLDER), 'utf8').split('\n');
    if (!/^\d{1,10}$/.test(pid)) return '';
    if (namespace === pidNamespace()) return ` (process ${pid})`;
    return ` (process ${pid} of another container or host${/^[\w.-]{1,64}$/.test(host) ? `, ${host}` : ''})`;
  } catch {
    // The note is a courtesy: without it the sentence is only shorter.
    return '';
  }
}

/** What tells the processes of one container from those of another; empty where there are no namespaces. */
function pidNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}
