import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { finishBulk } from './bulk.ts';
import type { Kv } from './kv.ts';
import { LocalStore } from './local-store.ts';
import { folderInUse, noteHolder, removeHolder } from './lock.ts';
import { SqliteBackend, isSqliteError } from './sqlite-backend.ts';
import { migrate, readMeta } from './sqlite-schema.ts';

export interface SqliteStoreOptions {
  /** The file grows no larger than this; writes beyond are refused with `StoreFullError`. No bound unless told. */
  readonly maximumBytes?: number;
}

const PAGE_BYTES = 4096;
const SQLITE_BUSY = 5;

/**
 * Opens the store of a data folder, making both if need be, for this process alone. Throws `StoreUnavailableError` if another
 * process has it open, or if its format is newer than this version. An answered transaction is on the disk, and a bulk change that was cut
 * off is completed or gone.
 */
export async function openSqliteStore(folder: string, options: SqliteStoreOptions = {}): Promise<Kv> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'store.db');
  // Made by us and not by sqlite, so that it is for our eyes only from its first byte.
  closeSync(openSync(path, 'a', 0o600));
  syncFolder(folder);
  const db = new DatabaseSync(path, { timeout: 0 });
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE');
    db.exec(`PRAGMA page_size = ${PAGE_BYTES}`);
    db.exec('PRAGMA journal_mode = WAL');
    db.exec('PRAGMA synchronous = FULL');
    db.exec('PRAGMA wal_autocheckpoint = 4000');
    db.exec('PRAGMA cache_size = -32000');
    if (options.maximumBytes !== undefined) {
      db.exec(`PRAGMA max_page_count = ${Math.max(1, Math.floor(options.maximumBytes / PAGE_BYTES))}`);
    }
    migrate(db, path);
  } catch (error) {
    db.close();
    if (isSqliteError(error) && (error.errcode & 0xff) === SQLITE_BUSY) throw folderInUse(folder);
    throw error;
  }
  noteHolder(folder);
  const kv = new LocalStore({
    backend: new SqliteBackend(db, () => removeHolder(folder)),
    revision: readMeta(db, 'revision') ?? 0,
    runAgain: () => false,
  });
  try {
    await finishBulk(kv);
  } catch (error) {
    await kv.close();
    throw error;
  }
  return kv;
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
