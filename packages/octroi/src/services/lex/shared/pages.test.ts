import { expect, test } from 'vitest';
import { contains, pageOf } from './pages.ts';

const keyOf = (text: string) => text;
const all = ['c', 'a', 'e', 'b', 'd'];

test('LEX-PAG-4, LEX-PAG-1: pages follow each other in the order of the keys, the last without a token', () => {
  const seen: string[][] = [];
  let nextToken: string | undefined;
  do {
    const page = pageOf(all, { keyOf, maxResults: 2, nextToken });
    seen.push([...page.shown]);
    nextToken = page.nextToken;
  } while (nextToken !== undefined && seen.length < 9);
  expect(seen).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  expect(pageOf(all, { keyOf, maxResults: 5 })).toEqual({ shown: ['a', 'b', 'c', 'd', 'e'] });
  expect(pageOf([], { keyOf, maxResults: 5 })).toEqual({ shown: [] });
});

test('LEX-PAG-1: a page begins behind the item of its token also if that is gone', () => {
  const { nextToken } = pageOf(all, { keyOf, maxResults: 2 });
  expect(pageOf(['a', 'c', 'd'], { keyOf, maxResults: 2, nextToken }).shown).toEqual(['c', 'd']);
});

test.each(['x', '', 'W10', 'WzFd', `${'a'.repeat(5000)}`])('LEX-PAG-1: a token that no answer gave is a bad request: %s', (nextToken) => {
  expect(() => pageOf(all, { keyOf, maxResults: 2, nextToken })).toThrow(expect.objectContaining({ code: 'BadRequestException', message: 'The value of nextToken is not valid.' }));
});

test('LEX-PAG-2: nameContains is a part of the name in any letter case', () => {
  expect(contains('OrderFlowers', 'flower')).toBe(true);
  expect(contains('OrderFlowers', undefined)).toBe(true);
  expect(contains('OrderFlowers', 'flowers_')).toBe(false);
});
