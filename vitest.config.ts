import { defineConfig } from 'vitest/config';

const BROWSER = 'packages/console/e2e/**/*.test.ts';

/** Tests that leave nothing behind in their process. */
const SHARING = [
  'packages/{policy,data-actions}/**/!(*.e2e).test.ts',
  'packages/console/src/**/*.test.ts',
  'packages/octroi/src/{kernel,wire}/**/*.test.ts',
  'packages/octroi/src/services/!(lambda)/**/!(*.e2e).test.ts',
  'packages/octroi/src/services/lambda/!(execution)/**/!(*.e2e).test.ts',
  'packages/octroi/src/gateway/!(*.e2e).test.ts',
  'packages/octroi/src/gateway/{rooms,unsigned,federation}/**/*.test.ts',
  'packages/octroi/src/testing/**/*.test.ts',
];
const ELSEWHERE = ['**/node_modules/**', '**/dist/**'];

/** One run of all tests. `octroi-source` makes the workspace packages resolve to their TypeScript sources. */
export default defineConfig({
  resolve: { conditions: ['octroi-source'] },
  ssr: { resolve: { conditions: ['octroi-source', 'node', 'import', 'default'] } },
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    projects: [
      // Where files share a process, what they import is loaded once for all of them, which halves their time.
      { extends: true, test: { name: 'shared', include: SHARING, exclude: ELSEWHERE, isolate: false, unstubEnvs: true, unstubGlobals: true, maxWorkers: 2, sequence: { groupOrder: 0 } } },
      {
        extends: true,
        test: {
          name: 'all',
          include: ['packages/**/*.test.ts', 'conformance/**/*.test.ts', 'tools/**/*.test.ts', 'faults/**/*.test.ts'],
          exclude: [...ELSEWHERE, ...SHARING, BROWSER],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      // A browser takes a core for itself and the server another: these run after all others, one file at a time.
      { extends: true, test: { name: 'browser', include: [BROWSER], maxWorkers: 1, fileParallelism: false, testTimeout: 90_000, sequence: { groupOrder: 1 } } },
    ],
  },
});
