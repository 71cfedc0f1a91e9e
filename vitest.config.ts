import { defineConfig } from 'vitest/config';

const BROWSER = 'packages/console/e2e/**/*.test.ts';

/** One run of all tests. `octroi-source` makes the workspace packages resolve to their TypeScript sources. */
export default defineConfig({
  resolve: { conditions: ['octroi-source'] },
  ssr: { resolve: { conditions: ['octroi-source', 'node', 'import', 'default'] } },
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    projects: [
      {
        extends: true,
        test: {
          name: 'all',
          include: ['packages/**/*.test.ts', 'conformance/**/*.test.ts', 'tools/**/*.test.ts', 'faults/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**', BROWSER],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      // A browser takes a core for itself and the server another: these run after all others, one file at a time.
      { extends: true, test: { name: 'browser', include: [BROWSER], maxWorkers: 1, fileParallelism: false, testTimeout: 90_000, sequence: { groupOrder: 1 } } },
    ],
  },
});
