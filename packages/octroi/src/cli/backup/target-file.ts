import { randomBytes } from 'node:crypto';
import { rmSync, type WriteStream } from 'node:fs';
import { open, realpath, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { finished, pipeline } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';
import { UsageError } from '../usage-error.ts';

/** Fast: backups are written more often than read, and rows shrink to a tenth anyhow. */
const LEVEL = 3;

/** A compressed file that is there whole or not at all: until it is, it has another name. For its owner only. */
export class TargetFile {
  readonly path: string;
  readonly #unfinished: string;
  readonly #gzip: Gzip;
  readonly #written: Promise<void>;

  private constructor(path: string, unfinished: string, out: WriteStream) {
    this.path = path;
    this.#unfinished = unfinished;
    this.#gzip = createGzip({ level: LEVEL });
    this.#written = pipeline(this.#gzip, out);
    // Whoever writes or finishes hears of it; nobody else has to.
    this.#written.catch(() => undefined);
  }

  static async open(given: string): Promise<TargetFile> {
    const path = await destination(given);
    const unfinished = `${path}.unfinished-${randomBytes(4).toString('hex')}`;
    const handle = await open(unfinished, 'wx', 0o600);
    return new TargetFile(path, unfinished, handle.createWriteStream({ flush: true }));
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (this.#gzip.destroyed) return this.#written;
    if (!this.#gzip.write(bytes)) await Promise.race([new Promise<void>((resolve) => this.#gzip.once('drain', resolve)), this.#written]);
  }

  /** The file has its name, and will have it after a loss of power. */
  async finish(): Promise<void> {
    this.#gzip.end();
    await this.#written;
    await rename(this.#unfinished, this.path);
    const folder = await open(dirname(this.path), 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  async discard(): Promise<void> {
    this.#gzip.destroy();
    await finished(this.#gzip).catch(() => undefined);
    this.remove();
  }

  /** At once, for a process that is about to end. */
  remove(): void {
    rmSync(this.#unfinished, { force: true });
  }
}

/** The file that is meant, also through a link; it may be there already, as a file. */
async function destination(path: string): Promise<string> {
  const there = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  if (there === undefined) return path;
  if (!there.isFile()) throw new UsageError(`\`${path}\` is no file`);
  return realpath(path);
}
