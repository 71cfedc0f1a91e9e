import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createAccount } from '../../gateway/accounts.ts';
import { openBlobFolder } from '../../store/blobs-folder.ts';
import { listed } from '../../store/blobs-suite.ts';
import { openKeyring } from '../../store/seal.ts';
import { openSqliteStore } from '../../store/sqlite.ts';
import { run } from './doctor.ts';

const base = mkdtempSync(join(tmpdir(), 'octroi-doctor-'));
const sound = join(base, 'sound');
let blob: string;

beforeAll(async () => {
  const kv = await openSqliteStore(sound);
  await createAccount(kv, openKeyring({ folder: sound }), { id: '111122223333', email: 'root@example.com' }, 0);
  blob = await (await openBlobFolder(join(sound, 'blobs'))).put(Buffer.from('package'));
  const layer = { version: 1, codeSha256: Buffer.from(blob, 'hex').toString('base64'), codeSize: 7, unzippedSize: 7, description: '', createdAt: 0 };
  await kv.transact('layer', (tx) => {
    tx.put(['aws', '111122223333', 'eu-west-1', 'lambda', 'layer', 'shared'], JSON.stringify({ nextVersion: 2 }));
    tx.put(['aws', '111122223333', 'eu-west-1', 'lambda', 'layer-version', 'shared', '0000000001'], JSON.stringify(layer));
  });
  await kv.close();
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

let copies = 0;
function copyOfSound(): string {
  const folder = join(base, `copy-${copies++}`);
  cpSync(sound, folder, { recursive: true });
  chmodSync(folder, 0o700);
  return folder;
}

async function doctor(...args: string[]): Promise<{ readonly code: number; readonly text: string }> {
  const written: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  try {
    return { code: await run([...args, '--port', '0']), text: written.join('') };
  } finally {
    spy.mockRestore();
  }
}

async function change(folder: string, key: readonly string[], value: string | undefined): Promise<void> {
  const kv = await openSqliteStore(folder);
  await kv.transact('change', (tx) => (value === undefined ? tx.delete(key) : tx.put(key, value)));
  await kv.close();
}

const filesOf = (folder: string): readonly string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => `${entry.name} ${readFileSync(join(entry.parentPath, entry.name), 'base64')}`).sort();

test('doctor: a sound folder is sound, ends with 0, and is left as it is', async () => {
  const folder = copyOfSound();
  const { code, text } = await doctor('--data', folder);
  expect(text).toMatch(/\nsound\n$/);
  expect(text).toContain('8 rows at revision');
  expect(text).toMatch(/1 named by rows, there and whole/);
  expect(text).toContain('(1 value)');
  expect(code).toBe(0);
  expect(filesOf(folder)).toEqual(filesOf(sound));
  expect(text).not.toContain('\u001b');
});

test('doctor: a missing index is named and, with --repair, made again from its row', async () => {
  const folder = copyOfSound();
  const key = ['aws', '-', '-', 'organizations', 'email-owner', 'root@example.com'];
  await change(folder, key, undefined);
  const broken = await doctor('--data', folder);
  expect(broken.code).toBe(1);
  expect(broken.text).toContain(`aws - - kernel account 111122223333\n          wanted: there is the row \`${key.join(' ')}\``);
  expect(broken.text).toMatch(/\n1 thing is broken\n$/);
  const repaired = await doctor('--data', folder, '--repair', '--json');
  expect(repaired.code).toBe(0);
  expect(JSON.parse(repaired.text)).toMatchObject({ sound: true, broken: 0, repaired: 1 });
  expect((await doctor('--data', folder, '--repair')).text).toMatch(/sound\n0 rows were made again\n$/);
});

test('doctor: what is not certain is left alone by --repair', async () => {
  const folder = copyOfSound();
  await change(folder, ['aws', '-', '-', 'kernel', 'account', '111122223333'], undefined);
  const before = readFileSync(join(folder, 'store.db'));
  const { code, text } = await doctor('--data', folder, '--repair');
  expect(code).toBe(1);
  expect(text).toContain('wanted: there is the account 111122223333, to which the rows under it belong');
  expect(text).toMatch(/\n0 rows were made again\n$/);
  expect(readFileSync(join(folder, 'store.db')).equals(before)).toBe(true);
});

test('doctor: a damaged row, a row that is gone, and the rest of the store all the same', async () => {
  const folder = copyOfSound();
  const db = new DatabaseSync(join(folder, 'store.db'));
  db.exec("UPDATE entry SET value = value || ' ' WHERE key LIKE 'aws%' AND instr(key, 'layer-version') > 0");
  db.exec("DELETE FROM entry WHERE instr(key, 'policy-epoch') > 0");
  db.close();
  const { code, text } = await doctor('--data', folder);
  expect(code).toBe(1);
  expect(text).toContain('the row `aws 111122223333 eu-west-1 lambda layer-version shared 0000000001` is not what was written: its checksum is another');
  expect(text).toMatch(/there are \d+ rows, and 8 were written/);
  expect(text).toContain('octroi restore');
});

test('doctor: a blob that is gone or damaged is named with the row that names it; --quick does not read them', async () => {
  const folder = copyOfSound();
  const blobs = join(folder, 'blobs');
  const file = readdirSync(blobs, { recursive: true, withFileTypes: true }).find(({ name }) => name === blob)!;
  const path = join(file.parentPath, file.name);
  await (await openBlobFolder(blobs)).put(Buffer.from('garbage'));
  rmSync(path);
  cpSync(join(folder, 'credentials').replace('credentials', 'master.key'), path);
  expect((await doctor('--data', folder, '--quick')).code).toBe(0);
  const damaged = await doctor('--data', folder);
  expect(damaged.text).toContain(`layer-version shared 0000000001\n          wanted: the blob \`${blob}\` has the bytes that it had`);
  expect(damaged.text).toContain('nothing names 1 of the blobs that are there');
  rmSync(path);
  const gone = await doctor('--data', folder, '--quick');
  expect(gone.code).toBe(1);
  expect(gone.text).toContain(`there is the blob \`${blob}\``);
});

test('doctor: a key that is not here, and files that others may read', async () => {
  const folder = copyOfSound();
  chmodSync(folder, 0o755);
  chmodSync(join(folder, 'master.key'), 0o644);
  const open = await doctor('--data', folder);
  expect(open.code).toBe(1);
  expect(open.text).toContain(`chmod 600 ${join(folder, 'master.key')}`);
  chmodSync(folder, 0o700);
  rmSync(join(folder, 'master.key'));
  const { code, text } = await doctor('--data', folder);
  expect(code).toBe(1);
  expect(text).toMatch(/there is none, and values are sealed with [0-9a-f]{8} \(1 value\)/);
  expect(existsSync(join(folder, 'master.key'))).toBe(false);
});

test('doctor: a folder that a server holds, one that is not there, and one of an older format are refused with a sentence', async () => {
  const folder = copyOfSound();
  const kv = await openSqliteStore(folder);
  await expect(doctor('--data', folder)).rejects.toThrow(`the data folder \`${folder}\` is in use by another octroi (process ${process.pid})`);
  await kv.close();
  await expect(doctor('--data', join(base, 'none'))).rejects.toThrow('there is no data folder');
  const db = new DatabaseSync(join(folder, 'store.db'));
  db.exec("UPDATE meta SET value = 1 WHERE name = 'format'");
  db.close();
  await expect(doctor('--data', folder)).rejects.toThrow('start the server on it once');
});

test('doctor: --collect deletes what nothing names, and only where all is sound and the blobs are the folder\'s own', async () => {
  const folder = copyOfSound();
  const blobs = await openBlobFolder(join(folder, 'blobs'));
  await blobs.put(Buffer.from('of a deleted function'));
  await expect(doctor('--data', folder, '--collect', '--blobs', join(folder, 'blobs'))).rejects.toThrow('--collect is for blobs that certainly belong to one store');
  await blobs.delete(blob);
  expect((await doctor('--data', folder, '--collect')).text).toContain('nothing was collected, because something is broken');
  await blobs.put(Buffer.from('package'));
  const { code, text } = await doctor('--data', folder, '--collect');
  expect(code).toBe(0);
  expect(text).toContain('1 blob that nothing named was deleted');
  expect(await listed(blobs)).toEqual([blob]);
});
