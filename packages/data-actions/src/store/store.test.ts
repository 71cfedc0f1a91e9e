import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from './database.ts';
import { parseMasterKey, readOrMakeMasterKey } from './master-key.ts';
import type { OrganisationRecord } from './records.ts';
import { EVERYONE, openStore } from './store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'data-actions-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const organisation = (id: string): OrganisationRecord => ({ id, name: id, thirdPartyOrgName: id, region: 'us-east-1', crossRegion: true });

test('what was written is there after a restart, in the order in which it was made', () => {
  const store = openStore(folder);
  store.transact(({ organisations }) => ['b', 'c', 'a'].forEach((id) => organisations.put(EVERYONE, id, organisation(id))));
  store.transact(({ organisations }) => organisations.put(EVERYONE, 'b', { ...organisation('b'), name: 'changed' }));
  store.close();
  const again = openStore(folder);
  expect(again.read(({ organisations }) => organisations.list(EVERYONE)).map(({ name }) => name)).toEqual(['changed', 'c', 'a']);
  again.close();
});

test('a transaction that throws writes nothing', () => {
  const store = openStore(null);
  expect(() =>
    store.transact(({ organisations }) => {
      organisations.put(EVERYONE, 'a', organisation('a'));
      organisations.remove(EVERYONE, 'a');
      organisations.put(EVERYONE, 'b', organisation('b'));
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(store.read(({ organisations }) => organisations.count(EVERYONE))).toBe(0);
  store.close();
});

test('rows of one organisation are not those of another, and kinds do not mix', () => {
  const store = openStore(null);
  store.transact(({ credentials }) => credentials.put('one', 'id', { id: 'id', name: '', typeName: '', sealedFields: '', createdDate: '', modifiedDate: '' }));
  store.read(({ credentials, integrations }) => {
    expect(credentials.get('two', 'id')).toBeUndefined();
    expect(credentials.list('two')).toEqual([]);
    expect(integrations.get('one', 'id')).toBeUndefined();
    expect(credentials.get('one', 'id')?.id).toBe('id');
    expect(credentials.remove('two', 'id')).toBe(false);
  });
  store.close();
});

test('a folder that is in use is refused with a sentence', () => {
  const store = openStore(folder);
  expect(() => openStore(folder)).toThrow('is in use by another process');
  store.close();
  openStore(folder).close();
});

test('a database of a newer version is refused, and a full one writes nothing more', () => {
  openStore(folder).close();
  const db = new DatabaseSync(join(folder, 'data-actions.db'));
  db.exec('PRAGMA user_version = 99');
  db.close();
  expect(() => openStore(folder)).toThrow('start a newer version');
  const small = openStore(null, 256 * 1024);
  expect(() => small.transact(({ organisations }) => organisations.put(EVERYONE, 'x', { ...organisation('x'), name: 'x'.repeat(500_000) }))).toThrow(/full/);
  expect(small.read(({ organisations }) => organisations.count(EVERYONE))).toBe(0);
  small.close();
});

test('GEN-32: the files of a folder are for our eyes only', () => {
  readOrMakeMasterKey(folder);
  const db = openDatabase(folder, 1 << 30);
  for (const file of readdirSync(folder)) expect(statSync(join(folder, file)).mode & 0o077, file).toBe(0);
  db.close();
});

test('GEN-32: the key of a folder stays, and one that others can read, a link and a text that is no key are refused', () => {
  const path = join(folder, 'master.key');
  const key = readOrMakeMasterKey(folder);
  expect(key).toHaveLength(32);
  expect(readOrMakeMasterKey(folder)).toEqual(key);
  chmodSync(path, 0o644);
  expect(() => readOrMakeMasterKey(folder)).toThrow('is open to others');
  chmodSync(path, 0o600);
  writeFileSync(path, 'short');
  expect(() => readOrMakeMasterKey(folder)).toThrow('is not 32 bytes');
  writeFileSync(path, 'x'.repeat(1000));
  expect(() => readOrMakeMasterKey(folder)).toThrow('too long');
  rmSync(path);
  writeFileSync(join(folder, 'elsewhere'), readFileSync('/dev/null'));
  symlinkSync(join(folder, 'elsewhere'), path);
  expect(() => readOrMakeMasterKey(folder)).toThrow('is a link');
  expect(parseMasterKey('00'.repeat(32), 'k')).toEqual(Buffer.alloc(32));
  expect(parseMasterKey(Buffer.alloc(32, 7).toString('base64'), 'k')).toEqual(Buffer.alloc(32, 7));
});
