import type { DatabaseSync } from 'node:sqlite';
import { StoreUnavailableError } from './kv.ts';

/** `MIGRATIONS[n]` makes format n + 1 of format n; a new file has format 0. */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE entry (
     key TEXT NOT NULL PRIMARY KEY COLLATE BINARY,
     value TEXT NOT NULL,
     revision INTEGER NOT NULL
   ) STRICT;
   INSERT INTO meta (name, value) VALUES ('revision', 0);`,
];

/** The format that this version writes. */
export const FORMAT = MIGRATIONS.length;

/** Brings the database to the newest format in one transaction. Throws `StoreUnavailableError` if it is of a newer one. */
export function migrate(db: DatabaseSync, path: string): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    db.exec('CREATE TABLE IF NOT EXISTS meta (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID');
    const format = readMeta(db, 'format') ?? 0;
    if (format > FORMAT) {
      throw new StoreUnavailableError(
        `the store \`${path}\` has format ${format}, this version of octroi knows formats up to ${FORMAT}: start a newer version`,
      );
    }
    for (const step of MIGRATIONS.slice(format)) db.exec(step);
    db.prepare("INSERT OR REPLACE INTO meta (name, value) VALUES ('format', ?)").run(FORMAT);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

export function readMeta(db: DatabaseSync, name: 'format' | 'revision'): number | undefined {
  const row = db.prepare('SELECT value FROM meta WHERE name = ?').get(name);
  return row === undefined ? undefined : Number(row['value']);
}
