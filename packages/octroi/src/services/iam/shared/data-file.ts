import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The path of a file in the package's folder `data`, which is as far above the source as above the built file. */
export function dataFile(name: string): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const file = join(folder, 'data', name);
    if (existsSync(file)) return file;
    if (dirname(folder) === folder) throw new Error(`the data file \`${name}\` is missing from this installation`);
  }
}
