import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { syncFolder } from './master-key.ts';

const FILE = 'data-actions.db';
const SQLITE_BUSY = 5;
const PAGE_BYTES = 4096;

/** `MIGRATIONS[n]` makes format n + 1 of format n; a new file has format 0. */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE entry (
     sequence INTEGER PRIMARY KEY AUTOINCREMENT,
     kind TEXT NOT NULL,
     organisation TEXT NOT NULL,
     id TEXT NOT NULL,
     value TEXT NOT NULL,
     UNIQUE (kind, organisation, id)
   ) STRICT;`,
];

/**
 * Opens the database of a data folder, or one in memory if the folder is null, for this process alone. Throws a sentence if another
 * process has it open or a newer version wrote it. A transaction that returned is on the disk.
 */
export function openDatabase(folder: string | null, mostBytes: number): DatabaseSync {
  const path = folder === null ? ':memory:' : makeFile(folder);
  const db = new DatabaseSync(path, { timeout: 0 });
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE');
    db.exec(`PRAGMA page_size = ${PAGE_BYTES}`);
    db.exec('PRAGMA journal_mode = WAL');
    db.exec('PRAGMA synchronous = FULL');
    db.exec(`PRAGMA max_page_count = ${Math.max(1, Math.floor(mostBytes / PAGE_BYTES))}`);
    migrate(db, path);
    return db;
  } catch (error) {
    db.close();
    if (isBusy(error)) throw new Error(`the data folder \`${folder}\` is in use by another process: stop that one, or give this one another folder`, { cause: error });
    throw error;
  }
}

/** Made by us and not by sqlite, so that it is for our eyes only from its first byte. */
function makeFile(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, FILE);
  closeSync(openSync(path, 'a', 0o600));
  syncFolder(folder);
  return path;
}

function migrate(db: DatabaseSync, path: string): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    const format = Number(db.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
    if (format > MIGRATIONS.length) throw new Error(`the store \`${path}\` has format ${format}, this version knows formats up to ${MIGRATIONS.length}: start a newer version`);
    for (const step of MIGRATIONS.slice(format)) db.exec(step);
    db.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' && (error.errcode & 0xff) === SQLITE_BUSY;
}
