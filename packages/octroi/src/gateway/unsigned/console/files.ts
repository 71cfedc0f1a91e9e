import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);

/** Types of what a build of the console holds; anything else is bytes. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** What compresses, from a size on where it pays. */
const TEXT = /^(text\/|application\/json|image\/svg)/;
const WORTH_BYTES = 1024;

/** One file of the console. */
export class ConsoleFile {
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly etag: string;
  #gzipped: Promise<Uint8Array> | undefined;

  constructor(path: string, bytes: Uint8Array) {
    this.type = TYPES[extname(path)] ?? 'application/octet-stream';
    this.bytes = bytes;
    this.etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  }

  get compressible(): boolean {
    return TEXT.test(this.type) && this.bytes.byteLength >= WORTH_BYTES;
  }

  /** Made once, when it is first asked for. */
  gzipped(): Promise<Uint8Array> {
    this.#gzipped ??= compress(this.bytes, { level: 9 });
    return this.#gzipped;
  }
}

/**
 * All files of a built console by their path within it (`assets/index-1a2b.js`), read at once: a server whose package is replaced while it
 * runs goes on with one whole build. Null: it is not built.
 */
export function readConsole(folder: string): ReadonlyMap<string, ConsoleFile> | null {
  if (!existsSync(join(folder, 'index.html'))) return null;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const path = relative(folder, file).replaceAll('\\', '/');
      return [path, new ConsoleFile(path, readFileSync(file))] as const;
    }),
  );
}

/** Where the package @octroi/console keeps its build; null if it is not installed. */
export function consoleFolder(): string | null {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('@octroi/console/package.json')), 'dist');
  } catch {
    return null;
  }
}
