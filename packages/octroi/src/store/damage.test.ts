import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test } from 'vitest';
import { notePath, readAcknowledged } from './acknowledged.ts';
import { StoreDamagedError } from './damaged.ts';
import { StoreUnavailableError } from './kv.ts';
import { openSqliteStore } from './sqlite.ts';

const folders: string[] = [];
afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
});

async function storeWith(keys: readonly string[]): Promise<string> {
  const at = mkdtempSync(join(tmpdir(), 'octroi-damage-'));
  folders.push(at);
  const kv = await openSqliteStore(at);
  for (const key of keys) await kv.transact(key, (tx) => tx.put(['t', key], `value of ${key}`));
  await kv.close();
  return at;
}

function change(at: string, sql: string): void {
  const db = new DatabaseSync(join(at, 'store.db'), { defensive: false });
  db.exec(sql);
  db.close();
}

test.for([
  ['a value', "UPDATE entry SET value = 'value of B' WHERE key = 't' || char(0) || 'b'"],
  ['a revision', "UPDATE entry SET revision = revision + 1 WHERE key = 't' || char(0) || 'b'"],
  ['the value of another row', "UPDATE entry SET value = 'value of a', revision = 1 WHERE key = 't' || char(0) || 'b'"],
])('store: a row with %s that was not written is never handed out, and then nothing is', async ([, sql]) => {
  const at = await storeWith(['a', 'b']);
  change(at, sql!);
  const kv = await openSqliteStore(at);
  expect((await kv.read((snapshot) => snapshot.get(['t', 'a'])))?.value).toBe('value of a');
  await expect(kv.read((snapshot) => snapshot.get(['t', 'b']))).rejects.toThrow(`the store \`${join(at, 'store.db')}\` is damaged: the row of the key \`t b\` is not what was written`);
  await expect(kv.read((snapshot) => snapshot.get(['t', 'a']))).rejects.toThrow(StoreDamagedError);
  await expect(kv.transact('w', (tx) => tx.put(['t', 'c'], '1'))).rejects.toThrow(StoreDamagedError);
  await kv.close();
});

test('store: a range over a damaged row is refused', async () => {
  const at = await storeWith(['a', 'b']);
  change(at, "UPDATE entry SET value = 'x' WHERE key = 't' || char(0) || 'b'");
  const kv = await openSqliteStore(at);
  await expect(kv.read((snapshot) => snapshot.range(['t']))).rejects.toThrow('the row of the key `t b`');
  await kv.close();
});

test.for([
  ['a row that is gone', "DELETE FROM entry WHERE key = 't' || char(0) || 'b'", 'it has 1 rows, and 2 were written'],
  ['a row that nobody wrote', "INSERT INTO entry (key, value, revision, checksum) VALUES ('x', 'y', 1, 1)", 'it has 3 rows, and 2 were written'],
  ['a checksum that is another', 'UPDATE entry SET checksum = checksum + 1 WHERE revision = 1', 'the sum of their checksums is another'],
  ['a revision that went back', 'UPDATE tally SET revision = 1', '(table tally) is not what was written'],
  ['a table that is gone', 'DROP TABLE tally', 'no such table: tally'],
  ['an index that is gone', 'PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name LIKE \'sqlite_autoindex%\'', 'is damaged'],
])('store: %s is noticed at the start', async ([, sql, said]) => {
  const at = await storeWith(['a', 'b']);
  change(at, sql!);
  const before = readFileSync(join(at, 'store.db'));
  await expect(openSqliteStore(at)).rejects.toThrow(said);
  await expect(openSqliteStore(at)).rejects.toThrow(StoreDamagedError);
  expect(readFileSync(join(at, 'store.db')).equals(before)).toBe(true);
});

test('store: a database file that was emptied or removed is no new store while the note says otherwise', async () => {
  for (const hurt of [(path: string) => writeFileSync(path, ''), (path: string) => rmSync(path)]) {
    const at = await storeWith(['a', 'b']);
    hurt(join(at, 'store.db'));
    await expect(openSqliteStore(at)).rejects.toThrow('it ends at revision 0, and revision 2 was acknowledged, so its newest commits are lost');
    // Whoever wants to go on without them says so by deleting the note.
    rmSync(notePath(at));
    const kv = await openSqliteStore(at);
    expect(kv.revision).toBe(0);
    await kv.close();
  }
});

test('store: the note follows each commit, and a damaged one is refused with a sentence', async () => {
  const at = await storeWith(['a', 'b', 'c']);
  expect(readAcknowledged(at)).toBe(3);
  const note = readFileSync(notePath(at), 'latin1');
  writeFileSync(notePath(at), note.replace('3 ', '2 '));
  await expect(openSqliteStore(at)).rejects.toThrow(StoreUnavailableError);
  await expect(openSqliteStore(at)).rejects.toThrow(`the note \`${notePath(at)}\` of the newest acknowledged revision is damaged`);
  // Made, and then the power went before it was written.
  writeFileSync(notePath(at), '\0'.repeat(26));
  const kv = await openSqliteStore(at);
  await kv.close();
  expect(readAcknowledged(at)).toBe(3);
});

test('store: a file of format 1 gets its checksums, and a damaged one does not', async () => {
  const format1 = (at: string, more = ''): void => {
    rmSync(notePath(at), { force: true });
    change(at, `DROP TABLE tally; ALTER TABLE entry DROP COLUMN checksum; INSERT INTO meta VALUES ('revision', 2); UPDATE meta SET value = 1 WHERE name = 'format'; ${more}`);
  };
  const at = await storeWith(['a', 'b']);
  format1(at);
  const kv = await openSqliteStore(at);
  expect(kv.revision).toBe(2);
  expect((await kv.read((snapshot) => snapshot.range(['t']))).map(({ value }) => value)).toEqual(['value of a', 'value of b']);
  await kv.transact('more', (tx) => tx.delete(['t', 'a']));
  await kv.close();
  await (await openSqliteStore(at)).close();
  expect(existsSync(notePath(at))).toBe(true);

  const hurt = await storeWith(['a', 'b']);
  format1(hurt, "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 3 WHERE name LIKE 'sqlite_autoindex%'");
  await expect(openSqliteStore(hurt)).rejects.toThrow(StoreDamagedError);
});
