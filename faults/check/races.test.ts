import { expect, test } from 'vitest';
import { checkIds, checkRace, type Claim } from './races.ts';

const won: Claim = { node: 0, outcome: 'ok', code: '', id: 'AIDA1' };
const lost: Claim = { node: 1, outcome: 'fail', code: 'EntityAlreadyExists', id: null };
const unknown: Claim = { node: 2, outcome: 'unknown', code: 'ServiceUnavailable', id: null };
const unsent: Claim = { node: 2, outcome: 'fail', code: 'ECONNREFUSED', id: null };
const problems = (places: number, ...claims: Claim[]): number => checkRace({ thing: 'user x', places, taken: 'EntityAlreadyExists', claims }).length;

test('one winner, and losers beside it, pass; so do claims that nobody took', () => {
  expect(problems(1, won, lost, unknown)).toBe(0);
  expect(problems(1, unsent, unsent)).toBe(0);
  expect(problems(2, won, won, lost)).toBe(0);
});

test('two winners of one place fail', () => {
  expect(problems(1, won, { ...won, node: 1 })).toBe(1);
  expect(problems(2, won, won, won)).toBe(1);
});

test('losers without a winner fail, unless one of those without an answer may have won', () => {
  expect(problems(1, lost, lost)).toBe(1);
  expect(problems(1, lost, unsent)).toBe(1);
  expect(problems(1, lost, unknown)).toBe(0);
  expect(problems(2, won, lost)).toBe(1);
});

test('an id that was given out twice fails', () => {
  expect(checkIds(['a', 'b', 'c'])).toEqual([]);
  expect(checkIds(['a', 'b', 'a', 'a'])).toEqual([{ promise: 'unique', what: 'given out twice: a' }]);
});
