import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openBlobFolder } from '../../store/blobs-folder.ts';
import { rowsOf } from '../../store/bulk.ts';
import { openSqliteStore } from '../../store/sqlite.ts';
import { run as account } from './account.ts';
import { run as backup } from './backup.ts';
import { run as restore } from './restore.ts';

const ID = '111122223333';
const CODE = Buffer.from('code of a function');
let folder = '';
let printed = '';
const at = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'octroi-backup-'));
  printed = '';
  for (const stream of [process.stdout, process.stderr]) vi.spyOn(stream, 'write').mockImplementation((text) => ((printed += String(text)), true));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** A data folder with an account, and a function whose code is a blob. */
async function dataFolder(name = 'data'): Promise<string> {
  await account(['create', '--id', ID, '--data', at(name)]);
  const kv = await openSqliteStore(at(name));
  const sha256 = await (await openBlobFolder(join(at(name), 'blobs'))).put(CODE);
  const configuration = { codeSha256: Buffer.from(sha256, 'hex').toString('base64') };
  await kv.transact('a', (tx) => tx.put(['aws', ID, 'eu-west-1', 'lambda', 'function', 'shop'], JSON.stringify({ configuration })));
  await kv.close();
  return at(name);
}

async function contents(data: string): Promise<readonly string[]> {
  const kv = await openSqliteStore(data);
  const all: string[] = [];
  for await (const page of rowsOf(kv)) all.push(...page.map(({ key, value }) => `${key.join('/')}=${value}`));
  await kv.close();
  return all;
}

const blobFile = (data: string): string => {
  const [first, ...more] = readdirSync(join(data, 'blobs'), { recursive: true, encoding: 'utf8' }).filter((name) => /[0-9a-f]{64}$/.test(name));
  expect(more).toEqual([]);
  return join(data, 'blobs', first!);
};

test('a data folder goes into a file and into another folder, once that has the master key', async () => {
  const data = await dataFolder();
  expect(await backup([at('file'), '--data', data])).toBe(0);
  expect(printed).toMatch(/backed up .*data at revision \d+ to .*file: \d+ rows, 1 blob\nits secrets are sealed with the master key [0-9a-f]{8}, which is not in it: keep that too\n/);
  expect(statSync(at('file')).mode & 0o777).toBe(0o600);
  const key = readFileSync(join(data, 'master.key'), 'utf8');
  expect(readFileSync(at('file')).includes(key.trim())).toBe(false);

  const refused = restore([at('file'), '--data', at('other')]);
  await expect(refused).rejects.toThrow(/sealed with the master key [0-9a-f]{8}, and no key is given: give the key of the store that was backed up as OCTROI_MASTER_KEY, or put the file master\.key/);
  expect(existsSync(at('other'))).toBe(false);
  vi.stubEnv('OCTROI_MASTER_KEY', '33'.repeat(32));
  await expect(restore([at('file'), '--data', at('other')])).rejects.toThrow(/and the key given is [0-9a-f]{8}/);
  vi.unstubAllEnvs();

  mkdirSync(at('other'));
  cpSync(join(data, 'master.key'), at('other/master.key'));
  expect(await restore([at('file'), '--data', at('other')])).toBe(0);
  expect(printed).toMatch(/restored .*other from `.*file`: \d+ rows and 1 blob of revision \d+, taken .* by octroi \d/);
  expect(await contents(at('other'))).toEqual(await contents(data));
  expect(readFileSync(blobFile(at('other')))).toEqual(CODE);
});

test('--verify checks a file and touches no store; a damaged file is refused before the store is opened', async () => {
  const data = await dataFolder();
  await backup([at('file'), '--data', data]);
  printed = '';
  expect(await restore([at('file'), '--verify', '--data', at('none')])).toBe(0);
  expect(printed).toMatch(/^`.*file` is whole: \d+ rows and 1 blob of revision/);
  const bytes = readFileSync(at('file'));
  bytes[Math.floor(bytes.length / 2)]! ^= 4;
  writeFileSync(at('damaged'), bytes);
  for (const option of ['--verify', '--replace']) await expect(restore([at('damaged'), option, '--data', at('none')])).rejects.toThrow(/damaged` is damaged/);
  expect(existsSync(at('none'))).toBe(false);
  writeFileSync(at('foreign'), '{"UserDetailList":[]}');
  await expect(restore([at('foreign'), '--data', at('none')])).rejects.toThrow('is no backup of octroi');
  await expect(restore([at('absent'), '--data', at('none')])).rejects.toThrow('ENOENT');
});

test('a store that holds something is replaced only if told, and says what goes', async () => {
  const data = await dataFolder();
  await backup([at('file'), '--data', data]);
  const before = await contents(data);
  await account(['create', '--id', '444455556666', '--data', data]);
  const both = await contents(data);
  await expect(restore([at('file'), '--data', data])).rejects.toThrow(/data is not empty, it holds 2 accounts in \d+ rows: with --replace all of that would go/);
  expect(await contents(data)).toEqual(both);
  expect(await restore([at('file'), '--replace', '--data', data])).toBe(0);
  expect(printed).toMatch(/replacing what .*data holds: 2 accounts in/);
  expect(printed).toContain('credentials is as it was');
  expect(await contents(data)).toEqual(before);
});

test('a folder that a server holds is neither backed up nor restored, and the last backup stays', async () => {
  const data = await dataFolder();
  await backup([at('file'), '--data', data]);
  const last = readFileSync(at('file'));
  const kv = await openSqliteStore(data);
  try {
    await expect(backup([at('file'), '--data', data])).rejects.toThrow(/is in use by another octroi \(process \d+\).*; a data folder is backed up while no server runs on it, a store in etcd at any time/);
    await expect(restore([at('file'), '--replace', '--data', data])).rejects.toThrow('is in use by another octroi');
  } finally {
    await kv.close();
  }
  expect(readFileSync(at('file'))).toEqual(last);
  expect(readdirSync(folder).toSorted()).toEqual(['data', 'file']);
});

test.each(['missing', 'damaged'])('a backup without a blob that is %s is refused, unless it may be incomplete, and then both ways', async (how) => {
  const data = await dataFolder();
  const file = blobFile(data);
  if (how === 'missing') rmSync(file);
  else writeFileSync(file, 'other');
  await expect(backup([at('file'), '--data', data])).rejects.toThrow(/a blob is missing or damaged \([0-9a-f]{64}\): `octroi doctor` says what needs them; --incomplete backs up the rest/);
  expect(readdirSync(folder)).toEqual(['data']);
  expect(await backup([at('file'), '--incomplete', '--data', data])).toBe(0);
  expect(printed).toMatch(/not in it, because missing or damaged: [0-9a-f]{64}/);
  cpSync(join(data, 'master.key'), at('master.key'));
  await expect(restore([at('file'), '--replace', '--data', data])).rejects.toThrow('lacks 1 blob, missing or damaged when it was taken; --incomplete restores the rest');
  expect(await restore([at('file'), '--replace', '--incomplete', '--data', data])).toBe(0);
  expect(await contents(data)).toContainEqual(expect.stringContaining('lambda/function/shop'));
});

test('a backup goes through a pipe, and tells what it did beside it', async () => {
  const data = await dataFolder();
  const command = (name: string, target: string) => spawn(process.execPath, ['--conditions=octroi-source', join(import.meta.dirname, '../main.ts'), name, '-', '--data', target], { env: { ...process.env, TMPDIR: folder }, stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = (child: ReturnType<typeof command>) => new Promise<number | null>((resolve) => child.once('close', resolve));
  mkdirSync(at('other'));
  cpSync(join(data, 'master.key'), at('other/master.key'));
  const [from, to] = [command('backup', data), command('restore', at('other'))];
  const codes = [ended(from), ended(to)];
  const said = [text(from.stderr), text(to.stderr)];
  from.stdout.pipe(to.stdin);
  expect(await Promise.all([...codes, text(to.stdout), ...said])).toEqual([0, 0, expect.stringMatching(/^restored .* from the standard input: \d+ rows and 1 blob/), expect.stringMatching(/^backed up .* to standard output/), '']);
  expect(await contents(at('other'))).toEqual(await contents(data));
  // What lay in a temporary folder is gone.
  expect(readdirSync(folder).toSorted()).toEqual(['data', 'other']);
});

test('a wrong call is told in a sentence', async () => {
  await expect(backup([])).rejects.toThrow('say `octroi backup FILE`');
  await expect(backup(['a', 'b'])).rejects.toThrow('say `octroi backup FILE`');
  await expect(restore([])).rejects.toThrow('say `octroi restore FILE`');
  await expect(backup(['', '--data', at('data')])).rejects.toThrow('must not be empty');
  await expect(backup([at('file'), '--data', at('absent')])).rejects.toThrow(/there is no data folder `.*absent`/);
  expect(existsSync(at('absent'))).toBe(false);
  await expect(backup([at('file'), '--data', ':memory:'])).rejects.toThrow('a store in memory cannot be backed up');
  await expect(backup([at('file'), '--store', 'etcd://127.0.0.1:1'])).rejects.toThrow('needs --blobs');
  await expect(restore([at('file'), '--verify', '--replace'])).rejects.toThrow('--verify touches no store');
  const data = await dataFolder();
  await expect(backup([folder, '--data', data])).rejects.toThrow('is no file');
  await expect(backup([at('absent/file'), '--data', data])).rejects.toThrow('ENOENT');
});
