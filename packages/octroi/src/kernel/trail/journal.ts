import { appendFile, mkdir, readdir, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { DecisionRecord } from './record.ts';

export interface JournalOptions {
  /** Bytes of one file before it is rotated. Default 32 MiB. */
  readonly fileBytes?: number;
  /** Bytes of all files together; the oldest leave first. Default 256 MiB. */
  readonly totalBytes?: number;
  /** Records held back while the disk is slow; beyond it they are counted and dropped. Default 20,000. */
  readonly queue?: number;
  /** Names the files of one of several journals in the folder, which share the bound on all bytes. Default: none, the day alone. */
  readonly name?: string;
}

/**
 * Decision records as JSON lines, one file a day, rotated and bounded. It is the one place where a failure is counted
 * instead of ending the request (design section 3).
 */
export class Journal {
  readonly #folder: string;
  readonly #fileBytes: number;
  readonly #totalBytes: number;
  readonly #queue: number;
  readonly #name: string;
  /** Lines ready to be written: put into bytes one by one, so that no batch holds requests up, and outside of the heap, which is not swept for them. */
  #pending = new Lines();
  /** The day of the first pending line. */
  #day = '';
  #writing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | null = null;
  /** The file of the last batch; with a new one the bound on all files together is looked at. */
  #file: string | null = null;
  /** Records that were lost, for the metrics. */
  lost = 0;

  constructor(folder: string, options: JournalOptions = {}) {
    this.#folder = folder;
    this.#fileBytes = options.fileBytes ?? 32 * 1024 * 1024;
    this.#totalBytes = options.totalBytes ?? 256 * 1024 * 1024;
    this.#queue = options.queue ?? 20_000;
    this.#name = options.name === undefined ? '' : `.${options.name}`;
  }

  add(record: DecisionRecord): void {
    if (this.#pending.count >= this.#queue) {
      this.lost++;
      return;
    }
    if (this.#pending.count === 0) this.#day = record.time.slice(0, 10);
    this.#pending.add(JSON.stringify(record));
    this.#timer ??= setTimeout(() => void this.flush(), 200).unref();
  }

  /** Writes what is pending; resolves when it is in the file, or counted as lost. */
  flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    // One batch after another; what is pending is taken when its turn comes, so that a slow disk meets the bound of the queue.
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  async #write(): Promise<void> {
    const batch = this.#pending;
    this.#pending = new Lines();
    if (batch.count === 0) return;
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      const file = join(this.#folder, `${this.#day}${this.#name}.jsonl`);
      await appendFile(file, batch.bytes(), { mode: 0o600 });
      const full = (await stat(file)).size >= this.#fileBytes;
      if (full) await rename(file, file.replace(/\.jsonl$/, `.${Date.now().toString(36)}.jsonl`));
      if (full || file !== this.#file) await this.#dropOldest();
      this.#file = full ? null : file;
    } catch {
      this.lost += batch.count;
    }
  }

  async #dropOldest(): Promise<void> {
    const names = (await readdir(this.#folder)).filter((name) => name.endsWith('.jsonl'));
    const files = await Promise.all(names.map(async (name) => ({ path: join(this.#folder, name), ...(await this.#facts(name)) })));
    files.sort((a, b) => b.modified - a.modified);
    let kept = 0;
    for (const { path, size } of files) {
      kept += size;
      if (kept > this.#totalBytes) await unlink(path).catch(unlessGone);
    }
  }

  async #facts(name: string): Promise<{ size: number; modified: number }> {
    const facts = await stat(join(this.#folder, name)).catch(unlessGone);
    return { size: facts?.size ?? 0, modified: facts?.mtimeMs ?? 0 };
  }
}

/** Another journal of the folder may have dropped or renamed a file meanwhile. */
function unlessGone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

const BLOCK_BYTES = 64 * 1024;
const NEWLINE = 0x0a;

/** Lines of text as UTF-8, in blocks. */
class Lines {
  readonly #full: Uint8Array[] = [];
  #block: Buffer = Buffer.alloc(0);
  #used = 0;
  count = 0;

  add(line: string): void {
    const most = line.length * 3 + 1;
    if (this.#used + most > this.#block.length) {
      this.#full.push(this.#block.subarray(0, this.#used));
      this.#block = Buffer.allocUnsafeSlow(Math.max(BLOCK_BYTES, most));
      this.#used = 0;
    }
    this.#used += this.#block.write(line, this.#used);
    this.#block[this.#used++] = NEWLINE;
    this.count++;
  }

  /** All of them, each with its newline. */
  bytes(): Uint8Array {
    return Buffer.concat([...this.#full, this.#block.subarray(0, this.#used)]);
  }
}
