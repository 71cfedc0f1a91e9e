import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the shipped runtimes and the packages of this installation are. */
export interface Installation {
  /** Folder with `node/` and `python/`. */
  readonly runtimes: string;
  /** A file from whose place the server's own packages resolve. */
  readonly origin: string;
  /** The node_modules folders that `origin` sees. */
  readonly packages: readonly string[];
}

/** Finds the installation from this file, whether it runs as a source or out of a bundle. */
export function findInstallation(): Installation {
  const origin = realPlace(fileURLToPath(import.meta.url));
  const above: string[] = [];
  for (let folder = dirname(origin); ; folder = dirname(folder)) {
    above.push(folder);
    if (dirname(folder) === folder) break;
  }
  const home = above.find((folder) => existsSync(join(folder, 'runtimes', 'node', 'bootstrap.mjs')));
  if (home === undefined) throw new Error('the runtimes of functions are missing from this installation');
  const packages = above.map((folder) => join(folder, 'node_modules')).filter((folder) => existsSync(folder));
  return { runtimes: join(home, 'runtimes'), origin, packages };
}

/** The real place of a file, or the one that it would have: a published package holds the bundle, and none of its sources. */
function realPlace(file: string): string {
  return existsSync(file) ? realpathSync(file) : join(realPlace(dirname(file)), basename(file));
}
