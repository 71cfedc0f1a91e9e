import { expect, test } from 'vitest';
import { report, rulesOfTests, rulesOfVectors } from './rules.ts';

// Built at run time, so that this file's own text claims no rule.
const id = (name: string, number: number): string => `${name}-${number}`;

test('titles of tests name their rules, in every form of quoting and with `each`', () => {
  const source = [
    `test('${id('COND', 3)}: a missing key', () => {});`,
    `it("${id('SIG', 2)}, ${id('SIG', 3)}: both", () => {});`,
    `describe.skip(\`${id('POL', 1)}: a group\`, () => {});`,
    `test.each([1, 2])('${id('LAM', 9)}: case %s', () => {});`,
    `// ${id('IAM', 5)} in a comment proves nothing`,
  ].join('\n');
  expect(rulesOfTests(source).toSorted()).toEqual(['COND-3', 'LAM-9', 'POL-1', 'SIG-2', 'SIG-3'].toSorted());
});

test('vectors name their rule in a field, at any depth', () => {
  expect(rulesOfVectors([{ rule: id('EVAL', 1) }, { cases: [{ rule: id('EVAL', 2), note: id('EVAL', 9) }] }])).toEqual(['EVAL-1', 'EVAL-2']);
});

test('the report counts by prefix, filters the missing ones and shows unknown ids', () => {
  const rules = { [id('POL', 1)]: 'one', [id('POL', 2)]: 'two', [id('SIG', 1)]: 'three' };
  const proofs = new Map([
    [id('POL', 1), 2],
    [id('POL', 77), 1],
  ]);
  const lines = report(rules, proofs, 'POL', true).join('\n');
  expect(lines).not.toContain('one');
  expect(lines).toContain('two');
  expect(lines).toContain('POL   1 of 2 rules have tests');
  expect(lines).toContain('unknown to docs/rules.json: POL-77');
  expect(lines).not.toContain('SIG');
});
