/** Adds up what `.ci/run` saw: the tests of vitest's JSON report, and each other check as one test. The last line is the count. */
import { existsSync, readFileSync } from 'node:fs';

export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** One line for each failure, for the reader of the log. */
  readonly failures: readonly string[];
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/**
 * Counts `checks` (lines `name exit-code`) and vitest's `report`. Fails closed: a missing or empty report, a file that could not
 * be loaded, and a test run that ended badly although no test failed are failures of their own.
 */
export function count(checks: string, report: Report | undefined): Count {
  const failures: string[] = [];
  let passed = 0;
  let skipped = 0;
  let testsEnded = 'not run';
  for (const line of checks.split('\n').filter((text) => text !== '')) {
    const [name = '', code = ''] = line.split(' ');
    if (name === 'tests') testsEnded = code;
    else if (code === '0') passed++;
    else failures.push(`check ${name} (exit code ${code})`);
  }
  const before = failures.length;
  let tests = 0;
  for (const file of report?.testResults ?? []) {
    for (const test of file.assertionResults) {
      tests++;
      if (test.status === 'passed') passed++;
      else if (test.status === 'failed') failures.push(`${file.name}: ${test.fullName}`);
      else skipped++;
    }
    if (file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')) {
      failures.push(`${file.name}: the file could not be run`);
    }
  }
  if (tests === 0) failures.push('check tests: no test was run');
  else if (testsEnded !== '0' && failures.length === before) failures.push(`check tests (exit code ${testsEnded})`);
  return { passed, failed: failures.length, skipped, failures };
}

if (import.meta.main) {
  const [checksFile = '', reportFile = ''] = process.argv.slice(2);
  const report = existsSync(reportFile) ? (JSON.parse(readFileSync(reportFile, 'utf8')) as Report) : undefined;
  const result = count(readFileSync(checksFile, 'utf8'), report);
  for (const failure of result.failures) console.log(`failed: ${failure}`);
  console.log(`${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped`);
  process.exitCode = result.failed === 0 ? 0 : 1;
}
