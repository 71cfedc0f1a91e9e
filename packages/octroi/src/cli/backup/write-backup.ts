import { createHash } from 'node:crypto';
import { heldBy } from '../../gateway/holdings.ts';
import { BlobDamagedError, type Blobs } from '../../store/blobs.ts';
import type { Row } from '../../store/refill.ts';
import { keyIdOf } from '../../store/seal.ts';
import { FORMAT, FORMAT_VERSION, type End, type Header, type Manifest } from './format.ts';
import type { Progress } from './progress.ts';
import type { Source } from './source.ts';

export interface WriteOptions {
  readonly octroi: string;
  /** Milliseconds of the host's clock. */
  readonly now: number;
  /** Resolves when more may be written. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly progress: Progress;
}

type Within = (blob: Uint8Array) => readonly string[];

/** Writes rows, and whatever they name. Memory is needed for the names of the blobs, a page of rows, and the largest blob. */
export async function writeBackup(source: Source, blobs: Blobs, options: WriteOptions): Promise<Manifest> {
  const out = new Output(options.write);
  const header: Header = { format: FORMAT, version: FORMAT_VERSION, octroi: options.octroi, store: source.kind, revision: source.revision, takenAt: new Date(options.now).toISOString() };
  await out.text(`${JSON.stringify(header)}\n`);
  const found = new Found();
  for await (const page of source.rows) {
    let lines = '';
    for (const row of page) {
      found.see(row);
      lines += `${JSON.stringify([row.key, row.value])}\n`;
    }
    await out.text(lines);
    options.progress.show('rows', found.rows);
  }
  const rowsSha256 = out.sha256();
  const missing: string[] = [];
  let [count, bytes] = [0, 0];
  // What a blob names comes to the end of the list while it is walked.
  for (const [name, within] of found.blobs) {
    const blob = await whole(blobs, name);
    if (blob === undefined) {
      missing.push(name);
      continue;
    }
    for (const inner of within?.(blob) ?? []) found.name(inner, null);
    await out.text(`${JSON.stringify({ blob: name, bytes: blob.byteLength })}\n`);
    await out.bytes(blob);
    await out.text('\n');
    count++;
    bytes += blob.byteLength;
    options.progress.show('blobs', count);
  }
  const end: End = { rows: found.rows, blobs: count, blobBytes: bytes, keyIds: [...found.keyIds].toSorted(), missing: missing.toSorted(), rowsSha256, sha256: out.sha256() };
  await out.text(`${JSON.stringify({ end })}\n`);
  return { header, end };
}

/** What rows name and hold beyond themselves. */
export class Found {
  rows = 0;
  readonly blobs = new Map<string, Within | null>();
  readonly keyIds = new Set<string>();

  see(row: Row): void {
    this.rows++;
    const held = heldBy(row);
    if (held === undefined) return;
    for (const name of held.blobs) this.name(name, held.within);
    for (const sealed of held.sealed) {
      const id = keyIdOf(sealed);
      if (id === null) throw new Error(`the row \`${row.key.join('/')}\` is damaged: what it holds was not sealed here`);
      this.keyIds.add(id);
    }
  }

  name(name: string, within: Within | null): void {
    const known = this.blobs.get(name);
    if (known === undefined || known === null) this.blobs.set(name, within);
  }
}

async function whole(blobs: Blobs, name: string): Promise<Uint8Array | undefined> {
  try {
    return await blobs.get(name);
  } catch (error) {
    if (error instanceof BlobDamagedError) return undefined;
    throw error;
  }
}

class Output {
  readonly #write: WriteOptions['write'];
  readonly #hash = createHash('sha256');

  constructor(write: WriteOptions['write']) {
    this.#write = write;
  }

  text(text: string): Promise<void> {
    return this.bytes(Buffer.from(text));
  }

  async bytes(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes);
    await this.#write(bytes);
  }

  /** Of what was written so far. */
  sha256(): string {
    return this.#hash.copy().digest('hex');
  }
}
