import fc from 'fast-check';
import { expect, test } from 'vitest';
import { laidOut } from '../json/laid-out.ts';
import { compareVersions } from './compare.ts';

test('what was added and removed has its line numbers', () => {
  expect(compareVersions('{"Effect":"Allow","Action":"a:B"}', '{ "Effect": "Deny", "Action": "a:B" }')).toEqual([
    { kind: 'same', text: '{', before: 1, after: 1 },
    { kind: 'removed', text: '    "Effect": "Allow",', before: 2, after: null },
    { kind: 'added', text: '    "Effect": "Deny",', before: null, after: 2 },
    { kind: 'same', text: '    "Action": "a:B"', before: 3, after: 3 },
    { kind: 'same', text: '}', before: 4, after: 4 },
  ]);
});

test('white space makes no difference', () => {
  expect(compareVersions('{"a":[1,2]}', '{\n"a": [1,\t2] }').every(({ kind }) => kind === 'same')).toBe(true);
});

test('property: each side can be read off the comparison', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 3 }), fc.json({ maxDepth: 3 }), (before, after) => {
      const lines = compareVersions(before, after);
      const side = (other: 'added' | 'removed'): string => lines.filter(({ kind }) => kind !== other).map(({ text }) => text).join('\n');
      expect(side('added')).toBe(laidOut(before));
      expect(side('removed')).toBe(laidOut(after));
    }),
  );
});
