import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { isBlobName, MAX_BLOB_BYTES } from '../../store/blobs.ts';
import type { Row } from '../../store/refill.ts';
import { ByteReader } from './byte-reader.ts';
import { BackupError, FORMAT, FORMAT_VERSION, MAX_LINE_BYTES, type End, type Header } from './format.ts';

/** The parts of a backup, in the order in which they stand there. */
export type Part =
  | { readonly kind: 'header'; readonly header: Header }
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  /** Comes once, after the last row; `sha256` is that of header and rows. */
  | { readonly kind: 'rows-end'; readonly sha256: string }
  | { readonly kind: 'blob'; readonly name: string; readonly bytes: Buffer }
  /** `sha256` is that of everything before. */
  | { readonly kind: 'end'; readonly end: End; readonly sha256: string };

const PAGE_ROWS = 2000;
const PAGE_BYTES = 4 * 1024 * 1024;

/**
 * Reads a backup from beginning to end. Only what lies in the file is checked here: form and order of the records, that it ends with its end record
 * and that the compressed stream is whole.
 * @throws BackupError
 */
export async function* readBackup(path: string, name: string): AsyncGenerator<Part> {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  pipeline(createReadStream(path, { highWaterMark: 256 * 1024 }), gunzip, () => undefined);
  try {
    yield* parts(new ByteReader(gunzip), name);
    if (gunzip.bytesWritten !== (await stat(path)).size) throw new BackupError(`${name} is damaged: something follows after its end`);
  } catch (error) {
    throw known(error, name);
  } finally {
    gunzip.destroy();
  }
}

async function* parts(input: ByteReader, name: string): AsyncGenerator<Part> {
  const hash = createHash('sha256');
  const header = headerIn(await input.line(MAX_LINE_BYTES), name);
  hash.update(input.lastLine);
  yield { kind: 'header', header };
  let [rows, bytes, inRows]: [Row[], number, boolean] = [[], 0, true];
  for (;;) {
    const line = input.lineNow(MAX_LINE_BYTES) ?? (await input.line(MAX_LINE_BYTES));
    if (line === null) throw new BackupError(`${name} is cut off: it has no end`);
    const record = json(line, name);
    if (Array.isArray(record)) {
      if (!inRows) throw damaged(name, 'a row stands after the blobs');
      rows.push(rowIn(record, name));
      bytes += line.length;
      hash.update(input.lastLine);
      if (rows.length < PAGE_ROWS && bytes < PAGE_BYTES) continue;
    }
    if (rows.length > 0) {
      yield { kind: 'rows', rows };
      [rows, bytes] = [[], 0];
    }
    if (Array.isArray(record)) continue;
    if (inRows) yield { kind: 'rows-end', sha256: hash.copy().digest('hex') };
    inRows = false;
    if ('end' in record) {
      yield { kind: 'end', end: endIn(record['end'], name), sha256: hash.copy().digest('hex') };
      if ((await input.line(MAX_LINE_BYTES)) !== null) throw damaged(name, 'something follows after its end');
      return;
    }
    hash.update(input.lastLine);
    const blob = blobIn(record, name);
    const content = await input.bytes(blob.bytes + 1);
    if (content === null) throw new BackupError(`${name} is cut off in a blob`);
    hash.update(content);
    yield { kind: 'blob', name: blob.name, bytes: content.subarray(0, blob.bytes) };
  }
}

type Json = Readonly<Record<string, unknown>> | readonly unknown[];

function json(line: Buffer, name: string): Json {
  try {
    const value = JSON.parse(line.toString('utf8')) as unknown;
    if (typeof value === 'object' && value !== null) return value as Json;
  } catch {
    // The sentence below says it: what does not parse may be anything, also a secret.
  }
  throw damaged(name, 'a line is no record');
}

function headerIn(line: Buffer | null, name: string): Header {
  let header: Partial<Header> | undefined;
  try {
    header = line === null ? undefined : (JSON.parse(line.toString('utf8')) as Partial<Header>);
  } catch {
    // Then it is none.
  }
  if (header?.format !== FORMAT || !Number.isInteger(header.version)) throw new BackupError(`${name} is no backup of octroi`);
  if (header.version !== FORMAT_VERSION) throw new BackupError(`${name} is a backup of format ${header.version}, and this version of octroi knows format ${FORMAT_VERSION}: restore it with the version that wrote it, or a newer one`);
  const { octroi, store, revision, takenAt } = header;
  if (typeof octroi !== 'string' || (store !== 'folder' && store !== 'etcd') || !isCount(revision) || typeof takenAt !== 'string') throw damaged(name, 'its header is not one');
  return header as Header;
}

function rowIn(record: readonly unknown[], name: string): Row {
  const [key, value] = record;
  if (record.length !== 2 || !isTexts(key) || typeof value !== 'string') throw damaged(name, 'a row is not one');
  return { key, value };
}

function blobIn(record: object, name: string): { readonly name: string; readonly bytes: number } {
  const { blob, bytes } = record as { readonly blob?: unknown; readonly bytes?: unknown };
  if (typeof blob !== 'string' || !isBlobName(blob) || !isCount(bytes) || bytes > MAX_BLOB_BYTES) throw damaged(name, 'a blob is not one');
  return { name: blob, bytes };
}

function endIn(record: unknown, name: string): End {
  const end = record as End | null;
  if (end === null || typeof end !== 'object' || ![end.rows, end.blobs, end.blobBytes].every(isCount) || !isTexts(end.keyIds) || !isTexts(end.missing)) throw damaged(name, 'its end is not one');
  return end;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

export function damaged(name: string, why: string): BackupError {
  return new BackupError(`${name} is damaged: ${why}`);
}

function known(error: unknown, name: string): unknown {
  if (error instanceof RangeError) return damaged(name, error.message);
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'Z_BUF_ERROR') return new BackupError(`${name} is cut off`);
  if (code === 'Z_DATA_ERROR' || code === 'Z_NEED_DICT') return new BackupError((error as Error).message === 'incorrect header check' ? `${name} is no backup of octroi, or damaged: it is not compressed as one` : `${name} is damaged: its compressed bytes are not whole`);
  return error;
}
