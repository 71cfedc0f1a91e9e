import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchesSlotPattern } from './match-slot-pattern.ts';
import { parseSlotPattern, SlotPatternError } from './parse-slot-pattern.ts';

function matches(pattern: string, value: string): boolean {
  return matchesSlotPattern(parseSlotPattern(pattern), value);
}

test('LEX-VAL-8: literals, classes, groups, bounded repeats and \\uXXXX are a pattern', () => {
  expect(matches('ab?c', 'ac')).toBe(true);
  expect(matches('(?:ab|c){2}', 'abc')).toBe(true);
  expect(matches('[A-Z]{3}\\d{2,3}', 'XYZ12')).toBe(true);
  expect(matches('[^0-9]{2}', 'a1')).toBe(false);
  expect(matches('\\u0041', 'A')).toBe(true);
  expect(matches('a\\.b', 'a.b')).toBe(true);
});

test.each(['a*', 'a+', 'a{2,}', '.', '[', '(a', 'a)', 'a{3,2}', '\\q', '\\u00', '(?=a)', 'a{1}{2}', '', 'a'.repeat(101), '[z-a]', 'a|*'])('LEX-VAL-8: the pattern `%s` is refused', (pattern) => {
  expect(() => parseSlotPattern(pattern)).toThrow(SlotPatternError);
});

test('LEX-NLU-7: a pattern matches the whole of a value of at most 30 characters', () => {
  expect(matches('a{1,40}', 'a'.repeat(30))).toBe(true);
  expect(matches('a{1,40}', 'a'.repeat(31))).toBe(false);
  expect(matches('ab', 'abc')).toBe(false);
});

test('LEX-VAL-8: repeats in repeats end at once', () => {
  const began = process.cpuUsage();
  expect(matches('(?:(?:a{0,999}){0,999}){0,999}b', 'a'.repeat(30))).toBe(false);
  expect(process.cpuUsage(began).user / 1000).toBeLessThan(500);
});

test('LEX-VAL-8: a pattern matches what the same regular expression of JavaScript matches', () => {
  const atom = fc.constantFrom('a', 'b', '[ab]', '[^a]', '(?:a|bc)', '\\d');
  const quantified = fc.tuple(atom, fc.constantFrom('', '?', '{2}', '{0,2}', '{1,3}')).map(([part, repeat]) => part + repeat);
  const pattern = fc.array(quantified, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
  const value = fc.array(fc.constantFrom('a', 'b', 'c', '1'), { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
  fc.assert(fc.property(pattern, value, (source, text) => {
    expect(matches(source, text)).toBe(new RegExp(`^(?:${source})$`).test(text));
  }), { numRuns: 500 });
});
