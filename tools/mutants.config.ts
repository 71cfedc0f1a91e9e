import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../vitest.config.ts';
import { BLIND_SHADOW, mutate, MUTANTS } from './mutants.ts';

/** The tests' configuration with the mutant that OCTROI_MUTANT names in place of the engine; nothing but this file reads it. */
const name = process.env['OCTROI_MUTANT'] ?? '';
const mutant = MUTANTS[name];
if (name !== '' && mutant === undefined) throw new Error(`\`${name}\` is no mutant`);
const edits = mutant === undefined ? [] : [mutant, BLIND_SHADOW];

export default mergeConfig(
  base,
  defineConfig({
    root: new URL('..', import.meta.url).pathname,
    // The cache of transformed modules does not know which mutant a module was transformed for.
    test: { fsModuleCache: false },
    plugins: [
      {
        name: 'mutant',
        enforce: 'pre',
        transform(code: string, id: string) {
          const edit = edits.find(({ file }) => id.split('?')[0]!.replaceAll('\\', '/').endsWith(`/${file}`));
          return edit === undefined ? null : mutate(edit, code);
        },
      },
    ],
  }),
);
