import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { ActionCatalogue } from '@octroi/policy/lint';

const FILE = 'data/action-catalogue.br';

/** The package's file, which is as far above the source as above the built file. */
function bytesOf(file: string): Buffer {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    try {
      return readFileSync(join(folder, file));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      if (dirname(folder) === folder) throw new Error(`the data file \`${file}\` is missing from this installation`, { cause: error });
    }
  }
}

/** What is known of AWS's services: data/action-catalogue.br, written by tools/generate-action-catalogue.ts. Takes about 40 ms. */
export function readActionCatalogue(): ActionCatalogue {
  return JSON.parse(brotliDecompressSync(bytesOf(FILE)).toString('utf8')) as ActionCatalogue;
}
