import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readAcknowledged } from './acknowledged.ts';
import { rowChecksum } from './checksum.ts';
import { decodeKey, ordered } from './keys.ts';
import { StoreUnavailableError, type Entry, type Revision } from './kv.ts';
import { folderInUse } from './lock.ts';
import { DATABASE } from './sqlite.ts';
import { explained, isBusy, isSqliteError } from './sqlite-errors.ts';
import { countRows, FORMAT, readTally, requireKnownFormat } from './sqlite-schema.ts';

export interface Examined {
  readonly format: number;
  readonly revision: Revision | null;
  /** The rows that are as they were written. */
  readonly entries: readonly Entry[];
  /** What is damaged, a sentence each. */
  readonly damages: readonly string[];
}

const CANTOPEN = 14;
/** So many damages are told one by one. */
const TOLD = 50;

/**
 * Looks at every page and every row of a data folder's store, and changes nothing: write-ahead file and all stay as they are. Throws
 * `StoreUnavailableError` if the folder has no store, a process has it open, or its format is not of this version.
 */
export function examineSqlite(folder: string): Examined {
  const path = join(folder, DATABASE);
  if (!existsSync(path)) throw new StoreUnavailableError(`there is no store in \`${folder}\``);
  try {
    return examineFile(path, folder);
  } catch (error) {
    if (isBusy(error)) throw folderInUse(folder);
    if (isSqliteError(error) && (error.errcode & 0xff) === CANTOPEN) return examineCopy(path, folder);
    throw error;
  }
}

/** On a read-only disk SQLite cannot read what has a write-ahead file, so it gets a copy elsewhere. */
function examineCopy(path: string, folder: string): Examined {
  const elsewhere = mkdtempSync(join(tmpdir(), 'octroi-examine-'));
  try {
    for (const file of [path, `${path}-wal`]) if (existsSync(file)) cpSync(file, join(elsewhere, DATABASE + file.slice(path.length)));
    return examineFile(join(elsewhere, DATABASE), folder);
  } finally {
    rmSync(elsewhere, { recursive: true, force: true });
  }
}

function examineFile(path: string, folder: string): Examined {
  const db = new DatabaseSync(path, { timeout: 0, readOnly: true });
  const ours = [`${path}-wal`, `${path}-shm`].filter((file) => !existsSync(file));
  const damages: string[] = [];
  const entries: Entry[] = [];
  let format = 0;
  let revision: Revision | null = null;
  /** Does one part of the work; what SQLite cannot read is a damage, and the other parts are done all the same. */
  const part = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      if (isBusy(error) || (isSqliteError(error) && (error.errcode & 0xff) === CANTOPEN)) throw error;
      const told = error instanceof RangeError ? new Error('a number in it is not one that was written') : explained(path, error);
      damages.push(told instanceof Error ? told.message : String(told));
    }
  };
  try {
    // Held to the end, so that no server begins to write meanwhile.
    part(() => db.exec('BEGIN; SELECT count(*) FROM sqlite_schema'));
    if (damages.length === 0) format = requireKnownFormat(db, path);
    part(() => {
      for (const row of db.prepare(`PRAGMA integrity_check(${TOLD})`).all()) {
        const said = String(Object.values(row)[0]);
        if (said !== 'ok') damages.push(`SQLite says \`${said.replaceAll('\n', ' ')}\``);
      }
    });
    if (damages.length === 0 && format > 0 && format < FORMAT) throw new StoreUnavailableError(`the store \`${path}\` has format ${format}, and this version writes ${FORMAT}: start the server on it once, which brings it to that`);
    if (format === FORMAT) {
      part(() => (revision = examineTally(db, path, damages)));
      part(() => readRows(db, entries, damages));
    }
    part(() => examineNote(folder, revision ?? 0, damages));
    // What SQLite made to read the file is empty, and no server can have begun to use it while this holds the file.
    for (const file of ours) rmSync(file, { force: true });
  } finally {
    db.close();
  }
  return { format, revision, entries, damages };
}

function examineTally(db: DatabaseSync, path: string, damages: string[]): Revision {
  const tally = readTally(db, path);
  const { entries, digest } = countRows(db);
  if (entries !== tally.entries) damages.push(`there are ${entries} rows, and ${tally.entries} were written`);
  else if (digest !== tally.digest) damages.push('the rows together are not those that were written: the sum of their checksums is another');
  return tally.revision;
}

function readRows(db: DatabaseSync, entries: Entry[], damages: string[]): void {
  const statement = db.prepare('SELECT key, value, revision, checksum FROM entry ORDER BY key');
  statement.setReturnArrays(true);
  let wrong = 0;
  for (const row of statement.iterate() as Iterable<unknown> as Iterable<readonly unknown[]>) {
    const [key, value, revision, checksum] = row;
    if (typeof key === 'string' && typeof value === 'string' && typeof revision === 'number' && rowChecksum(key, value, revision) === checksum) {
      entries.push({ key: decodeKey(ordered(key)), value, revision });
    } else if (wrong++ < TOLD) {
      damages.push(`the row \`${String(key).replaceAll('\u0000', ' ')}\` is not what was written: its checksum is another`);
    }
  }
  if (wrong > TOLD) damages.push(`${wrong - TOLD} more rows are not what was written`);
}

function examineNote(folder: string, revision: Revision, damages: string[]): void {
  const noted = readAcknowledged(folder);
  if (noted !== undefined && noted > revision) damages.push(`the store ends at revision ${revision}, and revision ${noted} was acknowledged: its newest commits are lost`);
}
