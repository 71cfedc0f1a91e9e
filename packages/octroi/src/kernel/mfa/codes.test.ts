import { expect, test } from 'vitest';
import { codesOf, sameCode, stepAt } from './codes.ts';

/** `12345678901234567890` in base32. */
const SEED = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('IAM-121: the vectors of RFC 6238 (SHA-1), in six digits: at %d s the code is %s', async (seconds, code) => {
  expect((await codesOf(SEED))(stepAt(seconds * 1000))).toBe(code);
});

test('IAM-121: a step lasts 30 seconds', () => {
  expect([0, 29_999, 30_000, 59_999, 60_000].map(stepAt)).toEqual([0, 0, 1, 1, 2]);
});

test('codes are the same or not, whatever their length', () => {
  expect(sameCode('123456', '123456')).toBe(true);
  expect(sameCode('123456', '123457')).toBe(false);
  expect(sameCode('123456', '12345')).toBe(false);
});
