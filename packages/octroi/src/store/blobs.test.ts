import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openBlobFolder } from './blobs-folder.ts';
import { memoryBlobs } from './blobs-memory.ts';
import { BlobDamagedError } from './blobs.ts';
import type { Blobs } from './blobs.ts';

const base = mkdtempSync(join(tmpdir(), 'octroi-blobs-'));
let folders = 0;
const freshFolder = (): string => join(base, String(folders++));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const bytes = Buffer.from('code of a function \u0000\u00ff');
const name = createHash('sha256').update(bytes).digest('hex');

const drivers: readonly (readonly [string, () => Promise<Blobs>])[] = [
  ['memory', async () => memoryBlobs()],
  ['folder', () => openBlobFolder(freshFolder())],
];

describe.each(drivers)('store: blobs in %s', (_, open) => {
  test('store: a blob comes back under the SHA-256 of its bytes, however often it is stored', async () => {
    const blobs = await open();
    expect(await blobs.put(bytes)).toBe(name);
    expect(await Promise.all([blobs.put(bytes), blobs.put(bytes)])).toEqual([name, name]);
    expect(Buffer.from((await blobs.get(name))!)).toEqual(bytes);
    expect(await blobs.put(new Uint8Array())).toBe(createHash('sha256').digest('hex'));
  });

  test('store: an unknown blob is undefined, a deleted one too, and deleting twice is no error', async () => {
    const blobs = await open();
    expect(await blobs.get(name)).toBeUndefined();
    await blobs.put(bytes);
    await blobs.delete(name);
    await blobs.delete(name);
    expect(await blobs.get(name)).toBeUndefined();
  });

  test('store: a name that is no SHA-256 is refused, so that none becomes another path', async () => {
    const blobs = await open();
    for (const wrong of ['', '../../etc/passwd', name.toUpperCase(), `${name}0`, `../${name.slice(3)}`, `${name}\n`]) {
      await expect((async () => blobs.get(wrong))()).rejects.toThrow(RangeError);
      await expect((async () => blobs.delete(wrong))()).rejects.toThrow(RangeError);
    }
  });

  test('store: changing the bytes given or got changes nothing stored', async () => {
    const blobs = await open();
    const given = Uint8Array.from(bytes);
    await blobs.put(given);
    given[0] = 0;
    (await blobs.get(name))![0] = 0;
    expect(Buffer.from((await blobs.get(name))!)).toEqual(bytes);
  });
});

test('store: a damaged blob is never handed out, and storing its bytes again repairs it', async () => {
  const folder = freshFolder();
  const blobs = await openBlobFolder(folder);
  await blobs.put(bytes);
  const file = join(folder, name.slice(0, 2), name.slice(2, 4), name);
  writeFileSync(file, 'something else');
  await expect(blobs.get(name)).rejects.toThrow(BlobDamagedError);
  await blobs.put(bytes);
  expect(Buffer.from((await blobs.get(name))!)).toEqual(bytes);
});

test('store: blobs outlive the process, unfinished ones do not, and files are for their owner only', async () => {
  const folder = freshFolder();
  await (await openBlobFolder(folder)).put(bytes);
  mkdirSync(join(folder, 'unfinished'), { recursive: true });
  writeFileSync(join(folder, 'unfinished', 'half'), 'half');
  const again = await openBlobFolder(folder);
  expect(Buffer.from((await again.get(name))!)).toEqual(bytes);
  expect(readdirSync(join(folder, 'unfinished'))).toEqual([]);
  const file = join(folder, name.slice(0, 2), name.slice(2, 4), name);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file)).toEqual(bytes);
});
