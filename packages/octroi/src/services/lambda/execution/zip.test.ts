import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import { describe, expect, test } from 'vitest';
import { zipOf } from './testing.ts';
import { inspectZip, MAX_UNZIPPED_BYTES, MAX_ZIPPED_BYTES, ZipRefused } from './zip.ts';

const COULD_NOT_UNZIP = 'Could not unzip uploaded file. Please check your file, then try to upload again.';
const LINK = { os: 3, attrs: (0o120777 << 16) >>> 0 };

/** The refusal that a package meets. */
async function refusal(bytes: Uint8Array, direct = true): Promise<ZipRefused> {
  const error: unknown = await inspectZip(bytes, direct).catch((thrown: unknown) => thrown);
  if (!(error instanceof ZipRefused)) throw new Error(`not refused: ${String(error)}`);
  return error;
}

/** Replaces a name by another of the same length, in local headers and directory alike. */
function renamed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(from, to), 'latin1');
}

describe('LAM-20: the facts of a package', () => {
  test('LAM-20: size, hash and unzipped size', async () => {
    const bytes = zipOf({ 'index.js': 'x'.repeat(1000), 'lib/a.js': 'y' });
    expect(await inspectZip(bytes)).toEqual({
      codeSize: bytes.length,
      codeSha256: createHash('sha256').update(bytes).digest('base64'),
      unzippedBytes: 1001,
      entryCount: 2,
    });
  });
});

describe('LAM-25: packages that are refused', () => {
  test('LAM-25: what is not a zip', async () => {
    for (const bytes of [new Uint8Array(), strToU8('not a zip'), zipOf({ 'a.js': 'x' }).subarray(0, 40)]) {
      const error = await refusal(bytes);
      expect([error.message, error.statusCode, error.code]).toEqual([COULD_NOT_UNZIP, 400, 'InvalidParameterValueException']);
    }
  });

  test('LAM-25: an empty zip', async () => {
    expect((await refusal(zipSync({}))).message).toBe('Uploaded file must be a non-empty zip');
  });

  test('LAM-25: zipped size over the limit is 413 when the zip came in the request', async () => {
    const bytes = new Uint8Array(MAX_ZIPPED_BYTES + 1);
    const error = await refusal(bytes);
    expect([error.message, error.statusCode, error.code]).toEqual([
      'Zipped size must be smaller than 52428800 bytes',
      413,
      'RequestEntityTooLargeException',
    ]);
    expect((await refusal(bytes, false)).message).toBe(COULD_NOT_UNZIP);
  });

  test('LAM-25: an unzipped size over the limit, before a byte of it is unpacked', async () => {
    const bytes = Buffer.from(zipOf({ 'a.bin': 'x'.repeat(100_000) }));
    bytes.writeUInt32LE(MAX_UNZIPPED_BYTES + 1, bytes.lastIndexOf('PK\u0001\u0002', undefined, 'latin1') + 24);
    expect((await refusal(bytes)).message).toBe('Unzipped size must be smaller than 262144000 bytes');
  });

  test('LAM-25: a bomb that declares less than it holds', async () => {
    const bytes = Buffer.from(zipOf({ 'a.bin': 'x'.repeat(100_000) }));
    bytes.writeUInt32LE(10, bytes.lastIndexOf('PK\u0001\u0002', undefined, 'latin1') + 24);
    expect((await refusal(bytes)).message).toBe(COULD_NOT_UNZIP);
  });

  test('LAM-25: content that does not match its checksum', async () => {
    const bytes = Buffer.from(zipSync({ 'a.txt': strToU8('hello world') }, { level: 0 }));
    bytes.write('jello', bytes.indexOf('hello'));
    expect((await refusal(bytes)).reason).toContain('checksum');
  });

  test('LAM-142: a zip-slip archive, in every spelling', async () => {
    for (const name of ['../evil.js', 'a/../../evil.js', '/etc/evil', 'a\\..\\..\\evil', 'C:\\evil', 'a/nul\0.js']) {
      expect((await refusal(zipOf({ 'index.js': 'x', [name]: 'x' }))).message, name).toBe(COULD_NOT_UNZIP);
    }
  });

  test('LAM-25: the same entry twice, also spelled differently', async () => {
    expect((await refusal(renamed(zipOf({ 'aa.js': '1', 'ab.js': '2' }), 'ab.js', 'aa.js'))).reason).toContain('duplicate');
    expect((await refusal(zipOf({ 'a/b.js': '1', 'a//b.js': '2' }))).reason).toContain('duplicate');
    expect((await refusal(zipOf({ 'a.js': '1', './a.js': '2' }))).reason).toContain('duplicate');
  });

  test('LAM-25: an entry beneath a file or beneath a link', async () => {
    expect((await refusal(zipOf({ a: '1', 'a/b.js': '2' }))).reason).toContain('beneath');
    expect((await refusal(zipSync({ d: [strToU8('e'), LINK], 'd/f.js': strToU8('x') }))).reason).toContain('beneath');
  });

  test('LAM-25: links that leave the package, alone or as a chain', async () => {
    for (const target of ['/etc/passwd', '../x', '../../x', 'a/../../x', 'sub/..', '']) {
      const entries: Zippable = { 'd/link': [strToU8(target), LINK], 'index.js': strToU8('x') };
      if (target === '../x') await expect(inspectZip(zipSync(entries)), target).resolves.toBeDefined();
      else expect((await refusal(zipSync(entries))).message, target).toBe(COULD_NOT_UNZIP);
    }
  });

  test('LAM-25: devices and other special files', async () => {
    for (const type of [0o010000, 0o020000, 0o060000, 0o140000]) {
      const bytes = zipSync({ dev: [strToU8(''), { os: 3, attrs: ((type | 0o644) << 16) >>> 0 }] });
      expect((await refusal(bytes)).reason).toContain('special file');
    }
  });
});
