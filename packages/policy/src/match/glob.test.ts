import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Symbol } from '../../reference/wildcard.ts';
import { matches, plain } from '../../reference/wildcard.ts';
import type { Token } from './glob.ts';
import { ANY, ANY_IN_SEGMENT, globMatches, globOf, ONE, ONE_IN_SEGMENT, wildcards } from './glob.ts';

const match = (pattern: string, text: string): boolean => globMatches(globOf(wildcards(pattern)), text);

describe('COND-13: `*` is any run and `?` one character', () => {
  for (const [pattern, text, expected] of [
    ['', '', true],
    ['', 'a', false],
    ['*', '', true],
    ['a*', 'a', true],
    ['a*', 'ba', false],
    ['*a', 'ba', true],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['a*b*c', 'axxbyyc', true],
    ['a*b*c', 'acb', false],
    ['ab*ab', 'ab', false],
    ['ab*ab', 'abab', true],
    ['*a*', 'bab', true],
    ['?', '', false],
    ['?', 'a', true],
    ['?', '\u{1F600}', true],
    ['??', '\u{1F600}', false],
    ['a?c', 'abc', true],
    ['a?*c', 'ac', false],
    ['*?a', 'aa', true],
    ['a.c', 'abc', false],
    ['[a]', 'a', false],
    ['A', 'a', false],
  ] as const) {
    test(`${JSON.stringify(pattern)} and ${JSON.stringify(text)}: ${expected}`, () => {
      expect(match(pattern, text)).toBe(expected);
    });
  }
});

test('POL-16: runs that may not cross a colon go together with runs that may', () => {
  const tokens: Token[] = ['a', ANY, 'b', ANY_IN_SEGMENT, 'c'];
  const glob = globOf(tokens);
  expect(globMatches(glob, 'ab:c')).toBe(false);
  expect(globMatches(glob, 'ab:bc')).toBe(true);
  expect(globMatches(glob, 'a:b:bxc')).toBe(true);
  expect(globMatches(glob, 'abx:c')).toBe(false);
  expect(globMatches(globOf(['a', ONE_IN_SEGMENT]), 'a:')).toBe(false);
  expect(globMatches(globOf(['a', ONE]), 'a:')).toBe(true);
});

test('patterns with very many ways to match are decided (reference/work.test.ts bounds the work)', () => {
  const text = 'a'.repeat(2000);
  expect(match('a*'.repeat(12) + 'b', text)).toBe(false);
  expect(match('*a'.repeat(500) + 'b', text)).toBe(false);
  expect(match('?*'.repeat(200) + 'b', text)).toBe(false);
  expect(globMatches(globOf(['x', ...Array.from({ length: 100 }, () => [ANY_IN_SEGMENT, 'a'] as Token[]).flat(), 'b']), `x${text}`)).toBe(false);
});

test('every form of compiled pattern agrees with the reference', () => {
  const text = fc.array(fc.constantFrom('a', 'b', ':', '\u{1F600}', '*'), { maxLength: 10 }).map((parts) => parts.join(''));
  const token = fc.constantFrom<Token>('a', 'b', 'ab', ':', '\u{1F600}', ANY, ANY, ANY_IN_SEGMENT, ONE, ONE_IN_SEGMENT);
  const names = { [ANY]: 'star', [ANY_IN_SEGMENT]: 'starInside', [ONE]: 'one', [ONE_IN_SEGMENT]: 'oneInside' } as const;
  fc.assert(
    fc.property(fc.array(token, { maxLength: 8 }), text, (tokens, value) => {
      const symbols = tokens.flatMap((one): Symbol[] => (typeof one === 'string' ? [...one].map((char) => ({ char })) : [names[one]]));
      expect(globMatches(globOf(tokens), value)).toBe(matches(symbols, value));
    }),
    { numRuns: 5000 },
  );
  expect(matches(plain('a*'), 'abc')).toBe(true);
});

test('COND-13: empty texts in a pattern say nothing, and runs next to each other are one', () => {
  for (const tokens of [['', ANY], ['', ANY, ''], [ANY, ANY], [ANY_IN_SEGMENT, ANY], [ANY, ANY_IN_SEGMENT], [ANY, '', ANY]] as const) expect(globOf(tokens), JSON.stringify(tokens)).toEqual({ form: 'all' });
  expect(globOf([ANY_IN_SEGMENT, ANY_IN_SEGMENT, 'a', ANY_IN_SEGMENT])).toEqual(globOf([ANY_IN_SEGMENT, 'a', ANY_IN_SEGMENT]));
  expect(globOf(['', 'a', '', 'b', ANY])).toEqual(globOf(['ab', ANY]));
  expect(globOf(['', ''])).toEqual({ form: 'exact', text: '' });
});

test('COND-13: pieces between runs stand one behind the other, and the last one behind them all', () => {
  for (const [pattern, text, expected] of [
    ['*ab*ab*', 'xabx', false],
    ['*ab*ab*', 'xababx', true],
    ['*aba*aba*', 'ababa', false],
    ['a*bc*c', 'abc', false],
    ['a*bc*c', 'abcc', true],
    ['*a*a', 'a', false],
  ] as const) expect(match(pattern, text), `${pattern} ${text}`).toBe(expected);
});

test('COND-13: `?` takes a pair of surrogates whole, and one that stands alone by itself', () => {
  for (const pair of ['\u{10000}', '\u{103ff}', '\u{10fc00}', '\u{10ffff}']) {
    expect(match('?', pair), pair).toBe(true);
    expect(match('??', pair), pair).toBe(false);
    expect(match('x?y*', `x${pair}y`), pair).toBe(true);
  }
  for (const two of ['a\udc00', '\ud800a', '\ud800\ue000', '\ud800\ud800', '\udc00\udc00', '\udc00\udfff', '\ue000\udc00', '\udbff\udbff']) {
    expect(match('?', two), JSON.stringify(two)).toBe(false);
    expect(match('??', two), JSON.stringify(two)).toBe(true);
  }
});

test('POL-16: in a segment too a pair of surrogates is one character, and both halves count', () => {
  const ends = globOf([ANY_IN_SEGMENT, '\u{1F600}']);
  expect(globMatches(ends, 'x\u{1F600}')).toBe(true);
  expect(globMatches(ends, 'x\u{1F601}')).toBe(false);
  expect(globMatches(globOf([ANY_IN_SEGMENT, '\u{1F600}', ANY_IN_SEGMENT]), '\u{1F600}\u{1F601}')).toBe(true);
});
