import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compilePattern, PatternError } from './pattern.ts';

const STEPS = 200_000;
const find = (pattern: string, text: string) => compilePattern(pattern, STEPS).find(text);

test.each([
  ['a', 'xay'], ['a|bc', 'xbc'], ['^a+$', 'aaa'], ['a*?b', 'aab'], ['(a|ab)(c|bcd)', 'abcd'], ['[a-c\\d_-]+', '--b7_'], ['[^a]+', 'aabc'],
  ['(\\w+)\\s(\\w+)', 'say hello'], ['x{2,3}', 'xxxx'], ['x{2,}?', 'xxxx'], ['\\bfoo\\b', 'a foo b'], ['(a*)*b', 'aab'], ['(?:ab)+', 'ababx'],
  ['\\u0041\\x42', 'AB'], ['.', '\n'], ['(a)|(b)', 'b'], ['[\\]]', ']'], ['a{0}b', 'ab'], ['\\Bb', 'ab'], ['(|a)+', 'aa'], ['é.', 'é😀'],
])('GEN-66: `%s` finds in `%s` what JavaScript finds', (pattern, text) => {
  const expected = new RegExp(pattern, 'u').exec(text);
  const actual = find(pattern, text);
  expect(actual === null ? null : [actual.start, text.slice(actual.start, actual.end)]).toEqual(expected === null ? null : [expected.index, expected[0]]);
});

test('GEN-66: on random patterns the same as JavaScript', () => {
  const part = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '(a)', '(?:b|a)', 'a*', 'b+', 'a?', '(ab)*', 'a{1,2}', 'b+?', '\\w', '|');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 }), (parts, text) => {
      const pattern = parts.join('');
      const expected = new RegExp(pattern, 'u').exec(text);
      const actual = find(pattern, text);
      expect(actual === null ? null : [actual.start, actual.end]).toEqual(expected === null ? null : [expected.index, expected.index + expected[0].length]);
    }),
    { numRuns: 500 },
  );
});

test('GEN-69: the whole text is matched, in any case if told', () => {
  expect(compilePattern('b.*', STEPS).matches('abc')).toBe(false);
  expect(compilePattern('.b.*', STEPS).matches('abc')).toBe(true);
  expect(compilePattern('a|ab', STEPS).matches('ab')).toBe(true);
  expect(compilePattern('[a-c]É', STEPS, true).matches('Bé')).toBe(true);
});

test('GEN-68: a pattern that explodes is stopped', () => {
  expect(() => find('(a+)+b', 'a'.repeat(40))).toThrow(PatternError);
  expect(() => find('(.*)*(.*)*x', 'a'.repeat(5000))).toThrow(PatternError);
});

test.each(['(', ')', '[', '[a', 'a{', 'a{2,1}', '*a', '(?=a)', '(?<n>a)', '\\1', 'a++', '\\', '[b-a]', '\\p{Nope}', '[[a]]', '(((((((('.repeat(10), 'a'.repeat(2000), '((a{1000}){1000}){1000}', '\\k', '^*'])(
  'GEN-68: `%s` is refused',
  (pattern) => {
    expect(() => compilePattern(pattern, STEPS)).toThrow(PatternError);
  },
);

test('GEN-68: any text is a pattern or is refused, in bounded steps', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab()[]{}*+?|^$\\.-,:12wd'), maxLength: 20 }), fc.string({ maxLength: 50 }), (pattern, text) => {
      try {
        find(pattern, text);
      } catch (error) {
        expect(error).toBeInstanceOf(PatternError);
      }
    }),
    { numRuns: 500 },
  );
});
