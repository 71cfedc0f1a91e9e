import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AcknowledgedNote, notePath } from './acknowledged.ts';
import { finishBulk } from './bulk.ts';
import type { Kv } from './kv.ts';
import { StoreUnavailableError } from './kv.ts';
import { LocalStore } from './local-store.ts';
import { folderInUse, noteHolder, removeHolder } from './lock.ts';
import { SqliteBackend } from './sqlite-backend.ts';
import { explained, isBusy } from './sqlite-errors.ts';
import { makeFiles } from './sqlite-files.ts';
import { migrate, readTally } from './sqlite-schema.ts';
import { verify, type Depth } from './sqlite-verify.ts';

export interface SqliteStoreOptions {
  /** The file grows no larger than this; writes beyond are refused with `StoreFullError`. No bound unless told. */
  readonly maximumBytes?: number;
}

const PAGE_BYTES = 4096;
/** Beyond this size (about 250,000 rows) a file that was closed in order is checked less thoroughly at its opening. */
const CHECKED_FULLY = 128 * 1024 * 1024;

export const DATABASE = 'store.db';

/**
 * Opens the store of a data folder, making both if need be, for this process alone. Throws `StoreUnavailableError` if another
 * process has it open, if its format is newer than this version, or if the disk cannot be written; `StoreDamagedError` if the files are not
 * what was written. An answered transaction is on the disk, and a bulk change that was cut off is completed or gone.
 */
export async function openSqliteStore(folder: string, options: SqliteStoreOptions = {}): Promise<Kv> {
  const path = join(folder, DATABASE);
  makeFiles(folder, path);
  const { backend, revision } = told(folder, path, () => openBackend(folder, path, options));
  const kv = new LocalStore({ backend, revision, runAgain: () => false });
  try {
    await finishBulk(kv);
  } catch (error) {
    await kv.close();
    throw error;
  }
  return kv;
}

function openBackend(folder: string, path: string, { maximumBytes }: SqliteStoreOptions): { backend: SqliteBackend; revision: number } {
  // Looked at before anything is written: opening takes what a killed process left of commits into the file, and drops what it cannot read of it.
  const endedInOrder = sizeOf(`${path}-wal`) === 0;
  if (!endedInOrder) verifyUntouched(folder, path);
  const db = new DatabaseSync(path, { timeout: 0 });
  let note: AcknowledgedNote | undefined;
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE');
    db.exec(`PRAGMA page_size = ${PAGE_BYTES}`);
    db.exec('PRAGMA cell_size_check = ON');
    db.exec('PRAGMA trusted_schema = OFF');
    db.exec('PRAGMA journal_mode = WAL');
    db.exec('PRAGMA synchronous = FULL');
    db.exec('PRAGMA wal_autocheckpoint = 4000');
    db.exec('PRAGMA cache_size = -32000');
    if (maximumBytes !== undefined) db.exec(`PRAGMA max_page_count = ${Math.max(1, Math.floor(maximumBytes / PAGE_BYTES))}`);
    if (endedInOrder) verify(db, path, folder, depthFor(path));
    migrate(db, path);
    const tally = readTally(db, path);
    note = openNote(folder, tally.revision);
    noteHolder(folder);
    return { backend: new SqliteBackend({ db, path, tally, note, closed: () => removeHolder(folder) }), revision: tally.revision };
  } catch (error) {
    note?.close();
    db.close();
    throw error;
  }
}

/** Reads what is there, write-ahead file and all, and leaves it as it is. */
function verifyUntouched(folder: string, path: string): void {
  const db = new DatabaseSync(path, { timeout: 0, readOnly: true });
  try {
    db.exec('PRAGMA cell_size_check = ON');
    verify(db, path, folder, 'full');
  } finally {
    db.close();
  }
}

function depthFor(path: string): Depth {
  return sizeOf(path) > CHECKED_FULLY ? 'quick' : 'full';
}

function openNote(folder: string, revision: number): AcknowledgedNote {
  try {
    return new AcknowledgedNote(folder, revision);
  } catch (error) {
    throw new StoreUnavailableError(`the note \`${notePath(folder)}\` cannot be written: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** What `open` makes; what it throws, as a sentence. */
export function told<T>(folder: string, path: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    throw isBusy(error) ? folderInUse(folder) : explained(path, error);
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
