import { expect, test } from 'vitest';
import { checkAgreement } from './agreement.ts';

test('nodes that hold the same rows agree, in whatever order they tell them', () => {
  expect(checkAgreement([{ node: 0, rows: ['a', 'b'] }, { node: 1, rows: ['b', 'a'] }])).toEqual([]);
  expect(checkAgreement([])).toEqual([]);
});

test('a node that lacks a row, or has one more, is named', () => {
  const violations = checkAgreement([{ node: 0, rows: ['a', 'b'] }, { node: 1, rows: ['a'] }, { node: 2, rows: ['a', 'b', 'c'] }]);
  expect(violations.map(({ what }) => what)).toEqual(['node 1 lacks 1 rows of node 0 and has 0 others: b', 'node 2 lacks 0 rows of node 0 and has 1 others: c']);
});
