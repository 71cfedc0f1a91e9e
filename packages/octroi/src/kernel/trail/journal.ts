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
  #pending: DecisionRecord[] = [];
  #writing: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  /** Records that were lost, for the metrics. */
  lost = 0;

  constructor(folder: string, options: JournalOptions = {}) {
    this.#folder = folder;
    this.#fileBytes = options.fileBytes ?? 32 * 1024 * 1024;
    this.#totalBytes = options.totalBytes ?? 256 * 1024 * 1024;
    this.#queue = options.queue ?? 20_000;
  }

  add(record: DecisionRecord): void {
    if (this.#pending.length >= this.#queue) {
      this.lost++;
      return;
    }
    this.#pending.push(record);
    this.#timer ??= setTimeout(() => void this.flush(), 200).unref();
  }

  /** Writes what is pending; resolves when it is in the file. */
  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#writing;
    const batch = this.#pending;
    this.#pending = [];
    if (batch.length === 0) return;
    this.#writing = this.#write(batch);
    await this.#writing;
    this.#writing = null;
  }

  async #write(batch: readonly DecisionRecord[]): Promise<void> {
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      const file = join(this.#folder, `${batch[0]!.time.slice(0, 10)}.jsonl`);
      await appendFile(file, batch.map((record) => `${JSON.stringify(record)}\n`).join(''), { mode: 0o600 });
      await this.#rotate(file);
    } catch {
      this.lost += batch.length;
    }
  }

  async #rotate(file: string): Promise<void> {
    if ((await stat(file)).size < this.#fileBytes) return;
    await rename(file, file.replace(/\.jsonl$/, `.${Date.now().toString(36)}.jsonl`));
    const names = (await readdir(this.#folder)).filter((name) => name.endsWith('.jsonl'));
    const files = await Promise.all(names.map(async (name) => ({ path: join(this.#folder, name), ...(await this.#facts(name)) })));
    files.sort((a, b) => b.modified - a.modified);
    let kept = 0;
    for (const { path, size } of files) {
      kept += size;
      if (kept > this.#totalBytes) await unlink(path);
    }
  }

  async #facts(name: string): Promise<{ size: number; modified: number }> {
    const facts = await stat(join(this.#folder, name));
    return { size: facts.size, modified: facts.mtimeMs };
  }
}
