import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openBlobFolder } from './blobs-folder.ts';
import { memoryBlobs } from './blobs-memory.ts';
import { blobsSuite, listed } from './blobs-suite.ts';

const base = mkdtempSync(join(tmpdir(), 'octroi-blobs-'));
let folders = 0;
const freshFolder = (): string => join(base, String(folders++));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const bytes = Buffer.from('code of a function \u0000\u00ff');
const name = createHash('sha256').update(bytes).digest('hex');
const fileOf = (folder: string, sha256: string): string => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);

blobsSuite('memory', async () => {
  const held = new Map<string, Uint8Array>();
  return { blobs: memoryBlobs(held), damage: async (sha256, other) => void held.set(sha256, other) };
});

blobsSuite('folder', async () => {
  const folder = freshFolder();
  return { blobs: await openBlobFolder(folder), damage: async (sha256, other) => writeFileSync(fileOf(folder, sha256), other), reopen: () => openBlobFolder(folder) };
});

test('store: blobs outlive the process, abandoned ones do not unless another node may still write them, and files are for their owner only', async () => {
  const folder = freshFolder();
  await (await openBlobFolder(folder)).put(bytes);
  mkdirSync(join(folder, 'unfinished'), { recursive: true });
  for (const half of ['old', 'another-node']) writeFileSync(join(folder, 'unfinished', half), 'half');
  utimesSync(join(folder, 'unfinished', 'old'), new Date(), new Date(Date.now() - 3_700_000));
  const again = await openBlobFolder(folder);
  expect(Buffer.from((await again.get(name))!)).toEqual(bytes);
  expect(readdirSync(join(folder, 'unfinished'))).toEqual(['another-node']);
  expect(statSync(fileOf(folder, name)).mode & 0o777).toBe(0o600);
  expect(readFileSync(fileOf(folder, name))).toEqual(bytes);
});

test('store: what lies among the blobs and is none is not listed as one', async () => {
  const folder = freshFolder();
  const blobs = await openBlobFolder(folder);
  await blobs.put(bytes);
  mkdirSync(join(folder, '00', '11'), { recursive: true });
  // The second is in the wrong place: reading it by its name would not find it.
  for (const stray of ['note.txt', name]) writeFileSync(join(folder, '00', '11', stray), 'x');
  writeFileSync(join(folder, 'README'), 'x');
  expect(await listed(blobs)).toEqual([name]);
});
