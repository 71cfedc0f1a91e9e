import type { DatabaseSync } from 'node:sqlite';
import { DIGEST_MODULUS, rowChecksum, tallyChecksum, type Tally } from './checksum.ts';
import { damaged } from './damaged.ts';
import { StoreUnavailableError } from './kv.ts';

/** `MIGRATIONS[n]` makes format n + 1 of format n; a new file has format 0. */
const MIGRATIONS: readonly ((db: DatabaseSync) => void)[] = [
  (db) =>
    db.exec(
      `CREATE TABLE entry (
         key TEXT NOT NULL PRIMARY KEY COLLATE BINARY,
         value TEXT NOT NULL,
         revision INTEGER NOT NULL
       ) STRICT;
       INSERT INTO meta (name, value) VALUES ('revision', 0);`,
    ),
  addChecksums,
];

/** The format that this version writes. */
export const FORMAT = MIGRATIONS.length;

/** Brings the database to the newest format in one transaction. Throws `StoreUnavailableError` if it is of a newer one. */
export function migrate(db: DatabaseSync, path: string): void {
  const format = requireKnownFormat(db, path);
  if (format === FORMAT) return;
  db.exec('BEGIN IMMEDIATE');
  try {
    db.exec('CREATE TABLE IF NOT EXISTS meta (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID');
    for (const step of MIGRATIONS.slice(format)) step(db);
    db.prepare("INSERT OR REPLACE INTO meta (name, value) VALUES ('format', ?)").run(FORMAT);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** The format of the file; 0 for a new one. Throws `StoreUnavailableError` if it is newer than this version. */
export function requireKnownFormat(db: DatabaseSync, path: string): number {
  const hasMeta = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'meta'").get() !== undefined;
  const row = hasMeta ? db.prepare("SELECT value FROM meta WHERE name = 'format'").get() : undefined;
  const format = row === undefined ? 0 : Number(row['value']);
  if (format > FORMAT) {
    throw new StoreUnavailableError(
      `the store \`${path}\` has format ${format}, this version of octroi knows formats up to ${FORMAT}: start a newer version`,
    );
  }
  if (!Number.isInteger(format) || format < 0) throw damaged(path, `it says that it has the format ${format}`);
  return format;
}

/** What the file (of format 2 on) says of its rows. Throws `StoreDamagedError` if it says nothing that was written here. */
export function readTally(db: DatabaseSync, path: string): Tally {
  const row = db.prepare('SELECT revision, entries, digest, checksum FROM tally').get();
  const tally = { revision: Number(row?.['revision']), entries: Number(row?.['entries']), digest: Number(row?.['digest']) };
  if (row === undefined || tallyChecksum(tally) !== row['checksum']) throw damaged(path, 'what it says of its own rows (table tally) is not what was written');
  return tally;
}

/** Format 2: a checksum in each row, and one of all rows with their number. */
function addChecksums(db: DatabaseSync): void {
  db.function('octroi_row_checksum', { deterministic: true }, (key, value, revision) => rowChecksum(String(key), String(value), Number(revision)));
  db.exec(
    `ALTER TABLE entry ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
     UPDATE entry SET checksum = octroi_row_checksum(key, value, revision);
     CREATE TABLE tally (
       only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
       revision INTEGER NOT NULL,
       entries INTEGER NOT NULL,
       digest INTEGER NOT NULL,
       checksum INTEGER NOT NULL
     ) STRICT;`,
  );
  const { entries, digest } = countRows(db);
  const revision = Number(db.prepare("SELECT value FROM meta WHERE name = 'revision'").get()?.['value'] ?? 0);
  const tally = { revision, entries, digest };
  db.prepare('INSERT INTO tally (only, revision, entries, digest, checksum) VALUES (1, ?, ?, ?, ?)').run(revision, entries, digest, tallyChecksum(tally));
  db.exec("DELETE FROM meta WHERE name = 'revision'");
}

/** The rows as they lie in the file, not by way of the index. */
export function countRows(db: DatabaseSync): Omit<Tally, 'revision'> {
  const row = db.prepare(`SELECT count(*) AS entries, coalesce(sum(checksum), 0) % ${DIGEST_MODULUS} AS digest FROM entry NOT INDEXED`).get();
  return { entries: Number(row?.['entries']), digest: Number(row?.['digest']) };
}
