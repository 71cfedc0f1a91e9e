import { expect, test } from 'vitest';
import { count } from './ci-summary.ts';

const report = (...statuses: string[]) => ({
  testResults: [
    {
      name: 'a.test.ts',
      status: statuses.includes('failed') ? 'failed' : 'passed',
      assertionResults: statuses.map((status, index) => ({ status, fullName: `test ${index}` })),
    },
  ],
});

test('tests and checks are added up, and skipped ones are told apart', () => {
  const result = count('install 0\ntests 0\nlint 0\n', report('passed', 'passed', 'pending', 'todo'));
  expect(result).toMatchObject({ passed: 4, failed: 0, skipped: 2 });
});

test('a failed test and a failed check are named', () => {
  const result = count('install 0\ntests 1\nlint 2\n', report('passed', 'failed'));
  expect(result).toMatchObject({ passed: 2, failed: 2 });
  expect(result.failures).toEqual(['check lint (exit code 2)', 'a.test.ts: test 1']);
});

test('a run without a report, without tests or with a bad end is a failure', () => {
  expect(count('install 0\ntests 1\n', undefined).failed).toBe(1);
  expect(count('install 0\ntests 0\n', { testResults: [] }).failed).toBe(1);
  expect(count('install 0\ntests 1\n', report('passed')).failed).toBe(1);
});

test('a test file that could not be loaded is a failure', () => {
  const broken = { testResults: [...report('passed').testResults, { name: 'b.test.ts', status: 'failed', assertionResults: [] }] };
  expect(count('install 0\ntests 1\n', broken)).toMatchObject({ passed: 2, failed: 1 });
});
