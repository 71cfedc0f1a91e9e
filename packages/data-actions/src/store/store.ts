import type { DatabaseSync } from 'node:sqlite';
import { openDatabase } from './database.ts';
import type { ActionRecord, CredentialRecord, IntegrationRecord, OAuthClientRecord, OrganisationRecord, TokenRecord } from './records.ts';

/** Rows of one kind. Every key begins with an organisation, so that no id of another organisation leads anywhere (GEN-75). */
export interface Rows<R> {
  get(organisation: string, id: string): R | undefined;
  /** In the order in which they were made. */
  list(organisation: string): readonly R[];
  count(organisation: string): number;
  put(organisation: string, id: string, row: R): void;
  /** False if there was none. */
  remove(organisation: string, id: string): boolean;
}

/** Organisations, clients and tokens are looked up before an organisation is known: they stand under `EVERYONE`. */
export interface Tables {
  readonly organisations: Rows<OrganisationRecord>;
  readonly clients: Rows<OAuthClientRecord>;
  readonly tokens: Rows<TokenRecord>;
  readonly integrations: Rows<IntegrationRecord>;
  readonly credentials: Rows<CredentialRecord>;
  readonly actions: Rows<ActionRecord>;
}

export const EVERYONE = '';

/** The durable state. Bodies are synchronous, so nothing comes between their reads and their writes. */
export interface Store {
  read<T>(body: (tables: Tables) => T): T;
  /** All writes of the body, or none if it throws. When it returns they are on the disk. */
  transact<T>(body: (tables: Tables) => T): T;
  close(): void;
}

const KINDS = ['organisations', 'clients', 'tokens', 'integrations', 'credentials', 'actions'] as const satisfies readonly (keyof Tables)[];

/** The most that the database may grow to; a write beyond fails and changes nothing. */
const MOST_BYTES = 2 * 1024 * 1024 * 1024;

/** Opens the state of a data folder, made if need be; null keeps it in memory. */
export function openStore(folder: string | null, mostBytes: number = MOST_BYTES): Store {
  const db = openDatabase(folder, mostBytes);
  const tables = tablesOf(db);
  return {
    read: (body) => body(tables),
    transact: (body) => transact(db, () => body(tables)),
    close: () => {
      if (db.isOpen) db.close();
    },
  };
}

function transact<T>(db: DatabaseSync, body: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = body();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

function tablesOf(db: DatabaseSync): Tables {
  const rows = Object.fromEntries(KINDS.map((kind) => [kind, rowsOf(db, kind)]));
  return rows as unknown as Tables;
}

function rowsOf(db: DatabaseSync, kind: string): Rows<unknown> {
  const get = db.prepare('SELECT value FROM entry WHERE kind = ? AND organisation = ? AND id = ?');
  const list = db.prepare('SELECT value FROM entry WHERE kind = ? AND organisation = ? ORDER BY sequence');
  const count = db.prepare('SELECT count(*) AS n FROM entry WHERE kind = ? AND organisation = ?');
  const put = db.prepare('INSERT INTO entry (kind, organisation, id, value) VALUES (?, ?, ?, ?) ON CONFLICT (kind, organisation, id) DO UPDATE SET value = excluded.value');
  const remove = db.prepare('DELETE FROM entry WHERE kind = ? AND organisation = ? AND id = ?');
  const rowOf = (found: Record<string, unknown>): unknown => JSON.parse(String(found['value']));
  return {
    get: (organisation, id) => {
      const found = get.get(kind, organisation, id);
      return found === undefined ? undefined : rowOf(found);
    },
    list: (organisation) => list.all(kind, organisation).map(rowOf),
    count: (organisation) => Number(count.get(kind, organisation)?.['n'] ?? 0),
    put: (organisation, id, row) => void put.run(kind, organisation, id, JSON.stringify(row)),
    remove: (organisation, id) => Number(remove.run(kind, organisation, id).changes) > 0,
  };
}
