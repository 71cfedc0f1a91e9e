import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const PARTS = ['bin', 'dist', 'data', 'models', 'runtimes', 'package.json'];

/** A copy of the built program in `folder`, so that a node that is started again is the same program even if it is built anew meanwhile. Returns its bin. */
export function copyProgram(folder: string): string {
  const built = join(ROOT, 'packages/octroi');
  const copy = join(folder, 'packages/octroi');
  const bin = join(copy, 'bin/octroi.js');
  if (existsSync(bin)) return bin;
  if (!existsSync(join(built, 'dist/main.js'))) throw new Error('octroi is not built: `npm run build` makes it');
  mkdirSync(copy, { recursive: true });
  for (const part of PARTS) cpSync(join(built, part), join(copy, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return bin;
}
