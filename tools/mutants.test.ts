import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { BLIND_SHADOW, mutate, MUTANTS } from './mutants.ts';

const ROOT = dirname(import.meta.dirname);
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

test('every mutant changes the source as it is now', () => {
  expect(Object.keys(MUTANTS)).toEqual(['always-allow', 'always-deny']);
  for (const edit of [...Object.values(MUTANTS), BLIND_SHADOW]) expect(mutate(edit, read(edit.file))).not.toBe(read(edit.file));
  expect(() => mutate(BLIND_SHADOW, 'nothing to change')).toThrow('0 times, not once');
});

test('nothing that is shipped knows of mutants', () => {
  const files = globSync('packages/*/src/**/*.ts', { cwd: ROOT });
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => read(file).includes('OCTROI_MUTANT'))).toEqual([]);
});
