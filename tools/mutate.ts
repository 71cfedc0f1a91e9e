/**
 * `npm run mutate`: swaps the engine for one that always allows and for one that always denies, and expects every suite of a fast subset
 * to go red both times; without a mutant all must be green. Prints what each noticed; the last line counts, one for each suite and run.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { BLIND_SHADOW, mutate, MUTANTS } from './mutants.ts';

const ROOT = dirname(import.meta.dirname);

/** Suites that must notice by themselves that the engine decides nothing. */
const SUITES = [
  'conformance/policy-evaluation.test.ts',
  'packages/policy/src/evaluate/evaluate.test.ts',
  'packages/octroi/src/services/iam/policy-operations.test.ts',
  'packages/octroi/src/services/iam/groups/groups.test.ts',
  'packages/octroi/src/services/iam/shared/asks.test.ts',
  'packages/octroi/src/services/lambda/functions/functions.test.ts',
  'packages/octroi/src/services/sts/assume-role.test.ts',
  'packages/octroi/src/services/sts/external-id.test.ts',
  'packages/octroi/src/services/sts/session-policies.test.ts',
  'packages/octroi/src/testing/sweep/sweep.test.ts',
] as const;

const LIMIT_MILLIS = 300_000;

interface Report {
  readonly testResults: readonly { readonly name: string; readonly status: string; readonly assertionResults: readonly { readonly status: string }[] }[];
}

interface Seen {
  readonly tests: number;
  readonly failed: number;
  readonly red: boolean;
}

/** Runs the suites with a mutant, or with the engine as it is for ''. A suite that gave no result is missing. */
function run(mutant: string): ReadonlyMap<string, Seen> {
  const folder = mkdtempSync(join(tmpdir(), 'octroi-mutate-'));
  const file = join(folder, 'report.json');
  try {
    const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
    const args = [vitest, 'run', '--config', 'tools/mutants.config.ts', '--reporter=json', `--outputFile=${file}`, ...SUITES];
    const { error } = spawnSync(process.execPath, args, { cwd: ROOT, env: { ...process.env, OCTROI_MUTANT: mutant }, encoding: 'utf8', timeout: LIMIT_MILLIS });
    if (error !== undefined || !existsSync(file)) return new Map();
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
    return new Map(
      report.testResults.map(({ name, status, assertionResults }) => {
        const failed = assertionResults.filter((test) => test.status === 'failed').length;
        return [relative(ROOT, name).replaceAll('\\', '/'), { tests: assertionResults.length, failed, red: status === 'failed' || failed > 0 }];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function wordsFor({ tests, failed, red }: Seen): string {
  if (!red) return `green, ${tests} tests`;
  return failed === 0 ? 'red before its first test' : `red, ${failed} of ${tests} tests`;
}

// A mutant that cannot be made would turn every suite red, and prove nothing.
for (const edit of [...Object.values(MUTANTS), BLIND_SHADOW]) mutate(edit, readFileSync(join(ROOT, edit.file), 'utf8'));

let passed = 0;
let failed = 0;
for (const mutant of ['', ...Object.keys(MUTANTS)]) {
  console.log(mutant === '' ? 'the engine as it is' : `the engine that decides ${mutant}`);
  const seen = run(mutant);
  for (const suite of SUITES) {
    const result = seen.get(suite);
    const good = result !== undefined && result.red === (mutant !== '');
    if (good) passed++;
    else failed++;
    const words = result === undefined ? 'did not run' : wordsFor(result);
    console.log(`  ${good ? 'ok    ' : 'FAILED'} ${suite}: ${words}`);
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
