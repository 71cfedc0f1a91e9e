import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { folderInUse, noteHolder, removeHolder } from './lock.ts';
import { isBusy } from './sqlite-errors.ts';

/**
 * Holds a data folder for this process alone where its store is elsewhere: two nodes would empty each other's scratch and write into
 * each other's records. The lock is that of a database file, which the operating system takes back when the process ends in whatever way.
 * Returns what gives it back.
 * @throws FolderInUseError
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'node.db');
  closeSync(openSync(path, 'a', 0o600));
  const db = new DatabaseSync(path, { timeout: 0 });
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE');
    db.exec('BEGIN EXCLUSIVE');
    db.exec('CREATE TABLE IF NOT EXISTS held (held INTEGER)');
    db.exec('COMMIT');
  } catch (error) {
    db.close();
    if (isBusy(error)) throw folderInUse(folder);
    throw error;
  }
  noteHolder(folder);
  return () => {
    removeHolder(folder);
    db.close();
  };
}
