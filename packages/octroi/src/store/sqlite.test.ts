import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test } from 'vitest';
import { StoreFullError } from './backend.ts';
import type { Transaction } from './kv.ts';
import { StoreUnavailableError } from './kv.ts';
import { openSqliteStore } from './sqlite.ts';
import { FORMAT } from './sqlite-schema.ts';
import { storeSuite } from './suite.ts';

const folders: string[] = [];

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'octroi-store-'));
  folders.push(made);
  return made;
}

afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
});

storeSuite('sqlite', async () => {
  const at = folder();
  let kv = await openSqliteStore(at);
  return {
    kv,
    reopen: async () => {
      await kv.close();
      kv = await openSqliteStore(at);
      return kv;
    },
    dispose: () => kv.close(),
  };
});

test('store: a second opening of a data folder is refused with a sentence that names the folder and the holder', async () => {
  const at = folder();
  const first = await openSqliteStore(at);
  await expect(openSqliteStore(at)).rejects.toThrow(StoreUnavailableError);
  await expect(openSqliteStore(at)).rejects.toThrow(`the data folder \`${at}\` is in use by another octroi (process ${process.pid})`);
  await first.transact('r', (tx) => tx.put(['a'], '1'));
  await first.close();
  const second = await openSqliteStore(at);
  expect((await second.read((snapshot) => snapshot.get(['a'])))?.value).toBe('1');
  await second.close();
  expect(existsSync(join(at, 'lock'))).toBe(false);
});

test('store: a store of a newer format is refused with a sentence and left as it is', async () => {
  const at = folder();
  await (await openSqliteStore(at)).close();
  const db = new DatabaseSync(join(at, 'store.db'));
  db.exec(`UPDATE meta SET value = ${FORMAT + 1} WHERE name = 'format'`);
  db.close();
  await expect(openSqliteStore(at)).rejects.toThrow(StoreUnavailableError);
  await expect(openSqliteStore(at)).rejects.toThrow(`has format ${FORMAT + 1}, this version of octroi knows formats up to ${FORMAT}`);
});

test('store: an empty file of format 0 is migrated to the format of this version', async () => {
  const at = folder();
  const db = new DatabaseSync(join(at, 'store.db'));
  db.exec('CREATE TABLE meta (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID');
  db.close();
  const kv = await openSqliteStore(at);
  await kv.transact('r', (tx) => tx.put(['a'], '1'));
  await kv.close();
  const again = new DatabaseSync(join(at, 'store.db'));
  expect(again.prepare("SELECT value FROM meta WHERE name = 'format'").get()).toEqual({ value: FORMAT });
  again.close();
});

test('store: the file is for its owner only', async () => {
  const at = join(folder(), 'data');
  const kv = await openSqliteStore(at);
  expect(statSync(at).mode & 0o777).toBe(0o700);
  expect(statSync(join(at, 'store.db')).mode & 0o777).toBe(0o600);
  await kv.close();
});

test('store: when there is no room the whole batch fails, nothing of it is there, and the store goes on', async () => {
  const at = folder();
  const kv = await openSqliteStore(at, { maximumBytes: 256 * 1024 });
  await kv.transact('first', (tx) => tx.put(['kept'], '1'));
  const before = kv.revision;
  const told: number[] = [];
  kv.watch(before, { onCommit: (commit) => told.push(commit.revision), onGap: () => undefined });
  const large = 'x'.repeat(200_000);
  const batch = await Promise.allSettled([
    kv.transact('a', (tx) => tx.put(['small'], '1')),
    kv.transact('b', (tx) => tx.put(['one'], large)),
    kv.transact('c', (tx) => tx.put(['two'], large)),
  ]);
  for (const outcome of batch) {
    expect(outcome.status).toBe('rejected');
    expect(outcome.status === 'rejected' && outcome.reason instanceof StoreFullError).toBe(true);
  }
  expect(kv.revision).toBe(before);
  expect(told).toEqual([]);
  expect(await kv.read((snapshot) => snapshot.get(['small']))).toBeUndefined();
  const count = (tx: Transaction): void => tx.put(['kept'], '2');
  expect((await kv.transact('a', count)).revision).toBe(before + 1);
  await kv.close();
});

test('store: what a body saw within a batch that failed is forgotten, in reads and in the history', async () => {
  const kv = await openSqliteStore(folder(), { maximumBytes: 256 * 1024 });
  await kv.transact('first', (tx) => tx.put(['n'], '0'));
  const before = kv.revision;
  const increment = (tx: Transaction): void => {
    const entry = tx.get(['n']);
    if (entry instanceof Promise) throw new Error('the sqlite store answers at once');
    tx.put(['n'], String(Number(entry?.value ?? 0) + 1));
    if (Number(entry?.value) === 1) tx.get(['n', 'after']);
  };
  const reader = (tx: Transaction): void => {
    tx.get(['n']);
    tx.put(['other'], '1');
  };
  // The second runs again on top of the first, so it reads what the third then undoes.
  const batch = await Promise.allSettled([
    kv.transact('a', increment),
    kv.transact('b', reader),
    kv.transact('c', (tx) => tx.put(['large'], 'x'.repeat(600_000))),
  ]);
  expect(batch.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect((await kv.read((snapshot) => snapshot.get(['n'])))?.value).toBe('0');
  const { revision } = await kv.transact('d', increment);
  expect(revision).toBe(before + 1);
  const replayed: number[] = [];
  kv.watch(before, { onCommit: (commit) => replayed.push(commit.changes.length), onGap: () => replayed.push(-1) });
  expect(replayed).toEqual([1]);
  expect((await kv.read((snapshot) => snapshot.get(['n'])))?.value).toBe('1');
  await kv.close();
});

test('store: transactions of one turn share a commit, each with its own revision, answered in order', async () => {
  const kv = await openSqliteStore(folder());
  const order: number[] = [];
  const base = kv.revision;
  const increment = (tx: Transaction): void => {
    const entry = tx.get(['n']);
    if (entry instanceof Promise) throw new Error('the sqlite store answers at once');
    tx.put(['n'], String(Number(entry?.value ?? 0) + 1));
  };
  await Promise.all(
    Array.from({ length: 300 }, async (_, index) => {
      order.push((await kv.transact(`r${index}`, increment)).revision);
    }),
  );
  expect(order).toEqual(Array.from({ length: 300 }, (_, index) => base + index + 1));
  expect((await kv.read((snapshot) => snapshot.get(['n'])))?.value).toBe('300');
  await kv.close();
});
