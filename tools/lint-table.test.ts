import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FINDING_CODES, findingType } from '@octroi/policy/lint';
import { expect, test } from 'vitest';

const ROOT = dirname(import.meta.dirname);

test('LINT.md lists every code of the linter once, with its type, and rules that there are', () => {
  const rules = JSON.parse(readFileSync(join(ROOT, 'docs/rules.json'), 'utf8')) as Record<string, string>;
  const rows = readFileSync(join(ROOT, 'packages/policy/LINT.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  expect(rows.map((row) => `${row[1]} ${row[2]}`).sort()).toEqual(FINDING_CODES.map((code) => `\`${code}\` ${findingType(code)}`).sort());
  expect(rows.flatMap((row) => row[4]!.split(', ')).filter((rule) => rules[rule] === undefined)).toEqual([]);
});
