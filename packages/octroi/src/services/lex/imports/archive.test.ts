import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { archiveOf } from '../exports/archive.ts';
import { ImportRefused, MAX_DOCUMENT_BYTES, readArchive } from './archive.ts';

const NOT_READABLE = 'The payload is not a readable .zip file';
const ONE_FILE = 'The payload must be a .zip file with exactly one file';

async function refusal(bytes: Uint8Array): Promise<string> {
  try {
    await readArchive(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(ImportRefused);
    return (error as Error).message;
  }
  return 'it was read';
}

/** Changes bytes of an archive where a header of the central directory (`PK\1\2`) or of the entry (`PK\3\4`) has them. */
function patched(zip: Uint8Array, signature: readonly number[], offset: number, value: readonly number[]): Uint8Array {
  const bytes = Buffer.from(zip);
  bytes.set(value, bytes.indexOf(Buffer.from(signature)) + offset);
  return bytes;
}

const CENTRAL = [0x50, 0x4b, 1, 2];
const LOCAL = [0x50, 0x4b, 3, 4];

test('LEX-IMP-1: an archive holds one file, whatever its name', async () => {
  for (const name of ['import.json', 'OrderFlowers_Export.json', 'a/b/c', 'ü.json']) expect(await readArchive(archiveOf(name, '{"é":1}'))).toBe('{"é":1}');
  expect(await readArchive(zipSync({ 'a.json': [strToU8('stored'), { level: 0 }] }))).toBe('stored');
  expect(await readArchive(archiveOf('a', '\uFEFF{}'))).toBe('{}');
});

test('LEX-IMP-1: no archive, an empty one, one with several files or with a folder is refused', async () => {
  expect(await refusal(strToU8('{"metadata":{}}'))).toBe(NOT_READABLE);
  expect(await refusal(new Uint8Array(0))).toBe(NOT_READABLE);
  expect(await refusal(zipSync({}))).toBe(ONE_FILE);
  expect(await refusal(zipSync({ 'a.json': strToU8('{}'), 'b.json': strToU8('{}') }))).toBe(ONE_FILE);
  expect(await refusal(zipSync({ 'a/': new Uint8Array(0) }))).toBe(NOT_READABLE);
});

test('LEX-IMP-1: nothing leads out: a name that yauzl finds unsafe makes the archive unreadable', async () => {
  for (const name of ['../../etc/passwd', '/etc/passwd', 'C:\\x']) expect(await refusal(zipSync({ [name]: strToU8('{}') })), name).toBe(NOT_READABLE);
});

test('LEX-IMP-1: a bomb is refused by what it declares, and read no further than that if it lies', async () => {
  const bomb = zipSync({ 'a.json': [new Uint8Array(MAX_DOCUMENT_BYTES + 1), { level: 9 }] });
  expect(bomb.length).toBeLessThan(MAX_DOCUMENT_BYTES / 500);
  expect(await refusal(bomb)).toBe(`The file in the payload must be smaller than ${MAX_DOCUMENT_BYTES} bytes`);
  const lying = patched(patched(bomb, CENTRAL, 24, [100, 0, 0, 0]), LOCAL, 22, [100, 0, 0, 0]);
  const before = process.memoryUsage().arrayBuffers;
  expect(await refusal(lying)).toBe(NOT_READABLE);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(MAX_DOCUMENT_BYTES / 2);
});

test('LEX-IMP-1: damage, encryption and an unknown compression are refused, and so is what is no UTF-8', async () => {
  const zip = archiveOf('a.json', '{"some":"content that is compressed"}');
  expect(await refusal(zip.slice(0, -30))).toBe(NOT_READABLE);
  expect(await refusal(patched(zip, CENTRAL, 16, [1, 2, 3, 4]))).toBe(NOT_READABLE);
  expect(await refusal(patched(zip, CENTRAL, 8, [1, 0]))).toBe(NOT_READABLE);
  expect(await refusal(patched(zip, CENTRAL, 10, [99, 0]))).toBe(NOT_READABLE);
  expect(await refusal(zipSync({ 'a.json': new Uint8Array([0x22, 0xff, 0x22]) }))).toBe('The file in the payload is not valid UTF-8');
});

test('LEX-IMP-1: whatever bytes come, an archive is read or refused', async () => {
  const zip = archiveOf('a.json', '{"a":[1,2,3]}');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), async (changes) => {
      const bytes = Uint8Array.from(zip);
      for (const [at, value] of changes) bytes[at] = value;
      const outcome = await refusal(bytes);
      expect(['it was read', NOT_READABLE, ONE_FILE, 'The file in the payload is not valid UTF-8', `The file in the payload must be smaller than ${MAX_DOCUMENT_BYTES} bytes`]).toContain(outcome);
    }),
    { numRuns: 300 },
  );
});
