import { expect, test } from 'vitest';
import { wholeNumber } from './whole-number.ts';

test('only a whole number within its bounds is one', () => {
  expect(['1', ' 900 ', '0', '901', '', '1.5', '-1', '1e2', '0x10', 'ten'].map((text) => wholeNumber(text, 1, 900))).toEqual([1, 900, null, null, null, null, null, null, null, null]);
});
