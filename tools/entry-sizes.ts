/** What each entry of @octroi/policy costs a page that bundles all of it: minified, and compressed as servers send it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'tsdown';
import { ENTRIES } from './api-report.ts';

/** Bound of the main entry in bytes after gzip: 30 KB. */
export const MAX_MAIN_ENTRY = 30_000;

/** Bytes of one entry with everything that it imports. */
export interface EntrySize {
  readonly specifier: string;
  readonly minified: number;
  readonly gzip: number;
}

/** Bundles each entry in `dist`, the folder of the built package, by itself. */
export async function entrySizes(dist: string): Promise<readonly EntrySize[]> {
  const folder = mkdtempSync(join(tmpdir(), 'octroi-sizes-'));
  try {
    const sizes: EntrySize[] = [];
    for (const { specifier, name } of ENTRIES) {
      const file = join(dist, `${name}.js`);
      await build({ config: false, logLevel: 'error', cwd: dist, entry: { [name]: file }, outDir: join(folder, name), clean: false, format: 'esm', platform: 'neutral', target: 'es2024', fixedExtension: false, dts: false, minify: true });
      const code = readFileSync(join(folder, name, `${name}.js`));
      sizes.push({ specifier, minified: code.length, gzip: gzipSync(code, { level: 9 }).length });
    }
    return sizes;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`;
const ROW = /^\| `(@octroi\/policy[a-z/]*)` \|(.*)\| [0-9.]+ KB \| ([0-9.]+) KB \|$/gm;

/** The README with the measured sizes in the rows of its table of entries. Throws if an entry has no row. */
export function withSizes(readme: string, sizes: readonly EntrySize[]): string {
  const rows = new Set([...readme.matchAll(ROW)].map(([, specifier]) => specifier));
  for (const { specifier } of sizes) if (!rows.has(specifier)) throw new Error(`the README has no row of sizes for \`${specifier}\``);
  return readme.replaceAll(ROW, (row, specifier: string, what: string) => {
    const size = sizes.find((each) => each.specifier === specifier);
    return size === undefined ? row : `| \`${specifier}\` |${what}| ${kilobytes(size.minified)} | ${kilobytes(size.gzip)} |`;
  });
}

/** Bytes after gzip that the README states, by entry. */
export function statedSizes(readme: string): ReadonlyMap<string, number> {
  return new Map([...readme.matchAll(ROW)].map(([, specifier, , gzip]) => [specifier!, Number(gzip) * 1000]));
}
