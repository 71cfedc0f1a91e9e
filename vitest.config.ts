import { defineConfig } from 'vitest/config';

/** One run of all tests. `octroi-source` makes the workspace packages resolve to their TypeScript sources. */
export default defineConfig({
  resolve: { conditions: ['octroi-source'] },
  ssr: { resolve: { conditions: ['octroi-source', 'node', 'import', 'default'] } },
  test: {
    include: ['packages/**/*.test.ts', 'conformance/**/*.test.ts', 'tools/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
