import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { BlobDamagedError, MAX_BLOB_BYTES } from './blobs.ts';
import type { Blobs } from './blobs.ts';

/** An open, empty place of blobs of the driver under test. */
export interface SuiteBlobs {
  readonly blobs: Blobs;
  /** Puts other bytes where a blob lies, behind the driver's back. */
  damage(sha256: string, bytes: Uint8Array): Promise<void>;
  /** Opens the same place again; left out by a driver that forgets. */
  reopen?(): Promise<Blobs>;
}

const bytes = Buffer.from('code of a function \u0000\u00ff');
const nameOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');
const name = nameOf(bytes);
const named = (content: Uint8Array | undefined): string | undefined => (content === undefined ? undefined : nameOf(content));

/** The names of all blobs. */
export async function listed(blobs: Blobs): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const each of blobs.list()) names.push(each);
  return names;
}

/** The conformance suite of blobs: a driver that passes it can stand behind Octroi. `open` makes an empty place each time. */
export function blobsSuite(driver: string, open: () => Promise<SuiteBlobs>): void {
  describe(`store: blobs in ${driver}`, () => {
    test('store: a blob comes back under the SHA-256 of its bytes, however often it is stored', async () => {
      const { blobs } = await open();
      expect(await blobs.put(bytes)).toBe(name);
      expect(await Promise.all([blobs.put(bytes), blobs.put(bytes)])).toEqual([name, name]);
      expect(Buffer.from((await blobs.get(name))!)).toEqual(bytes);
      const empty = await blobs.put(new Uint8Array());
      expect(empty).toBe(createHash('sha256').digest('hex'));
      expect((await blobs.get(empty))!.byteLength).toBe(0);
    });

    test('store: an unknown blob is undefined, a deleted one too, and deleting twice is no error', async () => {
      const { blobs } = await open();
      expect(await blobs.get(name)).toBeUndefined();
      await blobs.put(bytes);
      await blobs.delete(name);
      await blobs.delete(name);
      expect(await blobs.get(name)).toBeUndefined();
      expect(await listed(blobs)).toEqual([]);
    });

    test('store: a name that is no SHA-256 is refused, so that none becomes another path', async () => {
      const { blobs } = await open();
      for (const wrong of ['', '../../etc/passwd', name.toUpperCase(), `${name}0`, `../${name.slice(3)}`, `${name}\n`]) {
        await expect((async () => blobs.get(wrong))()).rejects.toThrow(RangeError);
        await expect((async () => blobs.delete(wrong))()).rejects.toThrow(RangeError);
      }
    });

    test('store: changing the bytes given or got changes nothing stored', async () => {
      const { blobs } = await open();
      const given = Uint8Array.from(bytes);
      await blobs.put(given);
      given[0] = 0;
      (await blobs.get(name))![0] = 0;
      expect(Buffer.from((await blobs.get(name))!)).toEqual(bytes);
    });

    test('store: a part of a larger buffer is stored as that part', async () => {
      const { blobs } = await open();
      const part = Buffer.concat([Buffer.from('before'), bytes, Buffer.from('after')]).subarray(6, 6 + bytes.byteLength);
      expect(await blobs.put(part)).toBe(name);
      expect(Buffer.from((await blobs.get(name))!)).toEqual(bytes);
    });

    test('store: a blob of many megabytes comes back whole', async () => {
      const { blobs } = await open();
      const large = Buffer.alloc(24 * 1024 * 1024 + 7);
      for (let at = 0; at + 4 < large.length; at += 4096) large.writeUInt32LE(at, at);
      expect(named(await blobs.get(await blobs.put(large)))).toBe(nameOf(large));
    });

    test('store: what is too large for a blob is refused', async () => {
      const { blobs } = await open();
      await expect(blobs.put(Buffer.alloc(MAX_BLOB_BYTES + 1))).rejects.toMatchObject({ name: 'StoreLimitError' });
    });

    test('store: a damaged blob is never handed out, and storing its bytes again repairs it', async () => {
      const { blobs, damage } = await open();
      for (const other of [Buffer.from('something else'), bytes.subarray(1), Buffer.concat([bytes, bytes]), Buffer.alloc(0)]) {
        await blobs.put(bytes);
        await damage(name, other);
        await expect(blobs.get(name)).rejects.toThrow(BlobDamagedError);
        expect(await blobs.put(bytes)).toBe(name);
        expect(Buffer.from((await blobs.get(name))!)).toEqual(bytes);
      }
    });

    test('store: all blobs are listed, in order', async () => {
      const { blobs, reopen } = await open();
      expect(await listed(blobs)).toEqual([]);
      const names = await Promise.all(Array.from({ length: 30 }, (_, n) => blobs.put(Buffer.from(String(n)))));
      expect(await listed(blobs)).toEqual(names.toSorted());
      if (reopen !== undefined) expect(await listed(await reopen())).toEqual(names.toSorted());
    });
  });
}
