import { expect, test } from 'vitest';
import { tagChanges, tagProblems } from './tag-problems.ts';

const tag = (key: string, value = '') => ({ key, value });

test('a key is needed, comes once, and does not begin with aws:', () => {
  expect(tagProblems([tag('a'), tag(' '), tag('a'), tag('AWS:x'), tag('A')])).toEqual([null, 'needed', 'twice', 'reserved', null]);
});

test('only what changed is set, and what is gone is taken away', () => {
  expect(tagChanges([tag('a', '1'), tag('b', '2'), tag('c', '3')], [tag('a', '1'), tag('b', 'two'), tag('d')])).toEqual({ set: [tag('b', 'two'), tag('d')], remove: ['c'] });
});
