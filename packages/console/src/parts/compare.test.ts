import { expect, test } from 'vitest';
import { compareText } from './compare.ts';

test('texts sort as the language does, with the numbers inside them by size', () => {
  expect(['a10', 'a2', 'é', 'z', 'e'].toSorted(compareText((item) => item, 'fr'))).toEqual(['a2', 'a10', 'e', 'é', 'z']);
});

test('numbers sort by size', () => {
  expect([10, 9, 100].toSorted(compareText((item) => item, 'en'))).toEqual([9, 10, 100]);
});
