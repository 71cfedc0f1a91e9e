import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { memoryBlobs } from '../../store/blobs-memory.ts';
import type { Blobs } from '../../store/blobs.ts';
import { rowsOf } from '../../store/bulk.ts';
import type { Kv } from '../../store/kv.ts';
import { openMemoryStore } from '../../store/memory.ts';
import type { Row } from '../../store/refill.ts';
import { openKeyring } from '../../store/seal.ts';
import type { Manifest } from './format.ts';
import { restoreBackup } from './restore-backup.ts';
import { TargetFile } from './target-file.ts';
import { verifyBackup } from './verify-backup.ts';
import { writeBackup } from './write-backup.ts';

const folder = mkdtempSync(join(tmpdir(), 'octroi-backup-file-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const fresh = (): string => join(folder, String(files++));
const quiet = { show: () => undefined, end: () => undefined };
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const keyring = openKeyring({ env: '11'.repeat(32) });
const CODE = Buffer.from([...Array(256).keys(), 10, 10]);
const functionRow = (name: string, code: Buffer): Row => ({
  key: ['aws', '111122223333', 'eu-west-1', 'lambda', 'function', name],
  value: JSON.stringify({ configuration: { codeSha256: createHash('sha256').update(code).digest('base64'), environment: keyring.seal('x', 'c') } }),
});
const ROWS: readonly Row[] = [functionRow('shop', CODE), functionRow('empty', Buffer.alloc(0)), ...Array.from({ length: 2500 }, (_, n) => ({ key: ['aws', '111122223333', '-', 'iam', 'user', `ü𝒳${n}`], value: JSON.stringify({ name: `\u0000\n"${n}` }) }))];

async function filled(rows: readonly Row[], held: readonly Buffer[] = [CODE, Buffer.alloc(0)]): Promise<{ kv: Kv; blobs: Blobs }> {
  const [kv, blobs] = [openMemoryStore(), memoryBlobs()];
  for (let at = 0; at < rows.length; at += 90) await kv.transact(randomUUID(), (tx) => rows.slice(at, at + 90).forEach(({ key, value }) => tx.put(key, value)));
  for (const blob of held) await blobs.put(blob);
  return { kv, blobs };
}

const contents = async (kv: Kv): Promise<readonly Row[]> => {
  const all: Row[] = [];
  for await (const page of rowsOf(kv)) all.push(...page.map(({ key, value }) => ({ key, value })));
  return all;
};

async function backUp({ kv, blobs }: { kv: Kv; blobs: Blobs }, path = fresh()): Promise<{ path: string; manifest: Manifest }> {
  const target = await TargetFile.open(path);
  const source = { kind: 'folder' as const, revision: kv.revision, rows: rowsOf(kv), close: async () => undefined };
  const manifest = await writeBackup(source, blobs, { octroi: '0.1.0', now: 0, write: (bytes) => target.write(bytes), progress: quiet });
  await target.finish();
  return { path, manifest };
}

const verified = (path: string) => verifyBackup(path, '`it`', quiet);
const refusal = (path: string): Promise<string> => verified(path).then(() => 'taken', (error: Error) => (error.name === 'BackupError' ? error.message : `${error.name}: ${error.stack}`));

let whole: Buffer;
let said: Manifest;
beforeAll(async () => {
  const { path, manifest } = await backUp(await filled(ROWS));
  [whole, said] = [readFileSync(path), manifest];
});
const fileOf = (bytes: Buffer): string => {
  const path = fresh();
  writeFileSync(path, bytes);
  return path;
};

test('a backup holds every row and every blob that one names, says which keys sealed it, and brings all of it back', async () => {
  const path = fileOf(whole);
  expect(said).toMatchObject({ header: { format: 'octroi-backup', version: 1, revision: expect.any(Number), takenAt: '1970-01-01T00:00:00.000Z' }, end: { rows: ROWS.length, blobs: 2, blobBytes: CODE.length, keyIds: keyring.keyIds, missing: [] } });
  const manifest = await verified(path);
  expect(manifest).toEqual(said);
  const { kv, blobs } = await filled([], []);
  await restoreBackup(path, kv, blobs, { name: 'it', manifest, replace: false, progress: quiet });
  expect(await contents(kv)).toEqual(await contents((await filled(ROWS)).kv));
  expect(Buffer.from((await blobs.get(sha256(CODE)))!)).toEqual(CODE);
  // What is restored is backed up the same, but for the revision.
  const { manifest: again } = await backUp({ kv, blobs });
  expect({ ...again.end, rowsSha256: '', sha256: '' }).toEqual({ ...said.end, rowsSha256: '', sha256: '' });
});

test('rows of any key and value come back as they were, an empty store too', async () => {
  const part = fc.string({ unit: 'binary', maxLength: 8 }).map((text) => text.replaceAll('\u0000', ' ')).filter((text) => text.isWellFormed());
  const row = fc.record({ key: fc.array(part, { minLength: 1, maxLength: 3 }).map((key) => ['aws', ...key]), value: fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()) });
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(row, { selector: ({ key }) => JSON.stringify(key), maxLength: 30 }), async (rows) => {
      const store = await filled(rows, []);
      const { path } = await backUp(store);
      const target = await filled([], []);
      await restoreBackup(path, target.kv, target.blobs, { name: 'it', manifest: await verified(path), replace: false, progress: quiet });
      expect(await contents(target.kv)).toEqual(await contents(store.kv));
    }),
    { numRuns: 20 },
  );
});

test('a file that was cut off anywhere is refused', async () => {
  for (let length = 0; length < whole.length; length += Math.max(1, Math.floor(whole.length / 60))) expect(await refusal(fileOf(whole.subarray(0, length)))).toMatch(/^`it` is (?:cut off|damaged|no backup)/);
  expect(await refusal(fileOf(whole.subarray(0, -1)))).toBe('`it` is cut off');
});

test('a file in which a bit has flipped is refused, or says exactly what it said', async () => {
  let refused = 0;
  const flips = [...Array(20).keys(), ...Array.from({ length: 130 }, (_, n) => Math.floor((n * whole.length) / 130)), ...Array.from({ length: 12 }, (_, n) => whole.length - 1 - n)];
  for (const [n, at] of flips.entries()) {
    const bytes = Buffer.from(whole);
    bytes[at]! ^= 1 << (n % 8);
    const outcome = await verified(fileOf(bytes)).then((manifest) => void expect(manifest).toEqual(said), (error: Error) => (error.name === 'BackupError' ? error.name : error.stack));
    expect([undefined, 'BackupError'], `bit ${n % 8} of byte ${at}`).toContain(outcome);
    if (outcome === 'BackupError') refused++;
  }
  // Time, system and name in the compressed stream's header mean nothing.
  expect(refused).toBeGreaterThan(flips.length - 12);
});

test('what is no backup, or none for this version, is refused by name', async () => {
  const lines = gunzipSync(whole).toString('latin1');
  const cases: readonly (readonly [Buffer, string])[] = [
    [Buffer.alloc(0), '`it` is cut off'],
    [Buffer.from('{"UserDetailList":[]}'), '`it` is no backup of octroi, or damaged'],
    [gzipSync('{"UserDetailList":[]}\n'), '`it` is no backup of octroi'],
    [gzipSync(''), '`it` is no backup of octroi'],
    [gzipSync(lines.replace('"version":1', '"version":2')), 'is a backup of format 2, and this version of octroi knows format 1'],
    [Buffer.concat([whole, Buffer.alloc(8)]), 'is damaged: something follows after its end'],
    [Buffer.concat([whole, gzipSync('more\n')]), 'is damaged: something follows after its end'],
    [gzipSync(Buffer.from(lines.slice(0, lines.lastIndexOf('{"end"')), 'latin1')), '`it` is cut off: it has no end'],
  ];
  for (const [bytes, message] of cases) expect(await refusal(fileOf(bytes))).toContain(message);
});

/** A backup whose sums are right and whose content is not. */
function forged(lines: readonly (object | Buffer)[], end: object = {}): string {
  const header = { format: 'octroi-backup', version: 1, octroi: 'x', store: 'folder', revision: 1, takenAt: 'now' };
  const hash = createHash('sha256');
  const parts = [header, ...lines].map((line) => (Buffer.isBuffer(line) ? line : Buffer.from(`${JSON.stringify(line)}\n`)));
  const rows = lines.filter((line) => Array.isArray(line)).length;
  let rowsSha256 = '';
  for (const [n, part] of parts.entries()) {
    hash.update(part);
    if (n === rows) rowsSha256 = hash.copy().digest('hex');
  }
  const counts = { rows, blobs: lines.filter((line) => 'blob' in line).length, blobBytes: 0, keyIds: [], missing: [] };
  return fileOf(gzipSync(Buffer.concat([...parts, Buffer.from(`${JSON.stringify({ end: { ...counts, rowsSha256, sha256: hash.digest('hex'), ...end } })}\n`)])));
}

test('what a backup says of itself is believed in nothing', async () => {
  const row = (...key: string[]) => [key, '{}'];
  const blob = (bytes: Buffer, name = sha256(bytes)) => [{ blob: name, bytes: bytes.length }, Buffer.concat([bytes, Buffer.from('\n')])];
  const { key, value } = functionRow('shop', CODE);
  expect(await refusal(forged([row('aws', 'a'), row('aws', 'b')]))).toBe('taken');
  const cases: readonly (readonly [string, string])[] = [
    [forged([row('aws', 'b'), row('aws', 'a')]), 'its rows are not in order'],
    [forged([row('aws', 'a'), row('aws', 'a')]), 'its rows are not in order'],
    [forged([row('bulk', 'flipped')]), 'it holds a part of a change'],
    [forged([row('aws', 'x\u0000y')]), 'no part of a key holds U+0000'],
    [forged([[['aws'], 1]]), 'a row is not one'],
    [forged([[[], '{}']]), 'a key has at least one part'],
    [forged([[['aws'], 'x'.repeat(1024 * 1024)]]), 'a value is less than 1048576 bytes'],
    [forged([...blob(CODE), row('aws', 'a')]), 'a row stands after the blobs'],
    [forged([row('aws', 'a')], { rows: 2 }), 'what it says of its rows is not so'],
    [forged([row('aws', 'a')], { rowsSha256: '00' }), 'what it says of its rowsSha256 is not so'],
    [forged([row('aws', 'a')], { sha256: '00' }), 'its checksum is another one'],
    [forged([row('aws', 'a')], { keyIds: ['00000000'] }), 'what it says of its keyIds is not so'],
    [forged([[key, value]], { keyIds: keyring.keyIds }), 'what it says of its missing is not so'],
    [forged([[key, '{"configuration":{"codeSha256":"","environment":"open"}}']]), 'what it holds was not sealed here'],
    [forged([[key, '{}']]), 'is damaged: it is not one of its table'],
    [forged([...blob(CODE, sha256(Buffer.from('other')))]), 'is not what its name says'],
    [forged([...blob(CODE), ...blob(CODE)]), 'is there twice'],
    [forged([{ blob: '../../etc/passwd', bytes: 1 }, Buffer.from('x\n')]), 'a blob is not one'],
    [forged([{ blob: sha256(CODE), bytes: 2 ** 40 }]), 'a blob is not one'],
    [forged([{ note: 'x' }]), 'a blob is not one'],
    [forged([Buffer.from('no json\n')]), 'a line is no record'],
    [fileOf(gzipSync(Buffer.concat([Buffer.from('{"format":"octroi-backup","version":1,"octroi":"x","store":"folder","revision":1,"takenAt":"now"}\n'), Buffer.alloc(9 * 1024 * 1024, 0x61)]))), '`it` is damaged: a line has more than 8388608 bytes'],
  ];
  for (const [path, message] of cases) expect(await refusal(path)).toContain(message);
});

test('a file that is another one when it is read again changes nothing', async () => {
  const [manifest, other] = [await verified(fileOf(whole)), await backUp(await filled(ROWS.slice(0, 100)))];
  for (const [path, replace] of [[other.path, false], [other.path, true], [fileOf(whole.subarray(0, -600)), false]] as const) {
    const before = replace ? [{ key: ['aws', 'a'], value: '1' }] : [];
    const { kv, blobs } = await filled(before, []);
    await expect(restoreBackup(path, kv, blobs, { name: 'it', manifest, replace, progress: quiet })).rejects.toMatchObject({ name: 'BackupError' });
    expect(await contents(kv)).toEqual(before);
  }
});

test('a file is there when it is whole, for its owner only; until then what was there stays', async () => {
  const path = join(folder, 'target');
  writeFileSync(path, 'the last one');
  const target = await TargetFile.open(path);
  await target.write(Buffer.from('half'));
  expect(readFileSync(path, 'utf8')).toBe('the last one');
  await target.discard();
  expect(readdirSync(folder).filter((name) => name.startsWith('target'))).toEqual(['target']);
  const link = join(folder, 'link');
  symlinkSync(path, link);
  const again = await TargetFile.open(link);
  await again.write(Buffer.from('whole'));
  await again.finish();
  expect(gunzipSync(readFileSync(path)).toString()).toBe('whole');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).filter((name) => name.startsWith('target') || name.startsWith('link'))).toEqual(['link', 'target']);
  await expect(TargetFile.open(folder)).rejects.toThrow('is no file');
  await expect(TargetFile.open(join(folder, 'absent', 'file'))).rejects.toThrow('ENOENT');
});
