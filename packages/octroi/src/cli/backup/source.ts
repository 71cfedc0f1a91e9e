import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { rowsOf } from '../../store/bulk.ts';
import { readEtcdRows } from '../../store/etcd/read-rows.ts';
import type { Revision } from '../../store/kv.ts';
import { FolderInUseError } from '../../store/lock.ts';
import type { Rows } from '../../store/refill.ts';
import { DATABASE, openSqliteStore } from '../../store/sqlite.ts';
import type { StoreSpec } from '../../store/store-spec.ts';
import type { Header } from './format.ts';

/** The rows of a store as they were at one revision. */
export interface Source {
  readonly kind: Header['store'];
  readonly revision: Revision;
  /** In the order of their keys; once. */
  readonly rows: Rows;
  close(): Promise<void>;
}

/**
 * Opens a store to read all of it. A folder is this process's alone meanwhile; a store in etcd is read at its newest revision, while its
 * nodes go on.
 * @throws StoreUnavailableError with a sentence for the operator
 */
export async function openSource(store: StoreSpec): Promise<Source> {
  if (store.kind === 'memory') throw new Error('a store in memory cannot be backed up: it ends with its process');
  if (store.kind === 'folder') return folderSource(store.folder);
  return { kind: 'etcd', ...(await readEtcdRows(store)) };
}

async function folderSource(folder: string): Promise<Source> {
  if (!existsSync(join(folder, DATABASE))) throw new Error(`there is no data folder \`${folder}\``);
  const kv = await openSqliteStore(folder).catch((error: unknown) => {
    throw error instanceof FolderInUseError ? new FolderInUseError(`${error.message}; a data folder is backed up while no server runs on it, a store in etcd at any time`) : error;
  });
  return { kind: 'folder', revision: kv.revision, rows: rowsOf(kv), close: () => kv.close() };
}
