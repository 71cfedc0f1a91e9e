import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tagChanges, tagProblems, type Tag } from './tag-problems.ts';

const tag = (key: string, value = ''): Tag => ({ key, value });

test.each([
  [tag('team', 'blue'), null],
  [tag('Équipe 2:/=+-@_.', 'été'), null],
  [tag(''), 'needed'],
  [tag(' '), 'needed'],
  [tag('x'.repeat(129)), 'keyLength'],
  [tag('x'.repeat(128), 'v'.repeat(256)), null],
  [tag('a*'), 'keyCharacters'],
  [tag('AWS:team'), 'reserved'],
  [tag('k', 'v'.repeat(257)), 'valueLength'],
  [tag('k', 'a?'), 'valueCharacters'],
])('IAM-90: the tag %j: %j', (row, problem) => {
  expect(tagProblems([row])).toEqual([problem]);
});

test('IAM-91: a key twice is told at its second row, ignoring case where IAM does', () => {
  const rows = [tag('team'), tag('Team'), tag('team')];
  expect(tagProblems(rows, 'ignoring case')).toEqual([null, 'twice', 'twice']);
  expect(tagProblems(rows)).toEqual([null, null, 'twice']);
});

test('IAM-92: only what changed is set, and what is gone is taken away', () => {
  expect(tagChanges([tag('a', '1'), tag('b', '2'), tag('c', '3')], [tag('a', '1'), tag('b', 'two'), tag('d')])).toEqual({ set: [tag('b', 'two'), tag('d')], remove: ['c'] });
});

test('IAM-92: a key that only changes its letter case replaces the tag of a role and is another tag of a policy', () => {
  expect(tagChanges([tag('Team', '1')], [tag('team', '1')], 'ignoring case')).toEqual({ remove: [], set: [tag('team', '1')] });
  expect(tagChanges([tag('Team', '1')], [tag('team', '1')])).toEqual({ remove: ['Team'], set: [tag('team', '1')] });
});

test('the changes lead from any tags to any others', () => {
  const tags = fc.uniqueArray(fc.record({ key: fc.constantFrom('a', 'A', 'b', 'c', 'd'), value: fc.constantFrom('1', '2') }), { selector: ({ key }) => key });
  fc.assert(
    fc.property(tags, tags, (before, after) => {
      const { remove, set } = tagChanges(before, after);
      const reached = new Map<string, string>(before.map(({ key, value }) => [key, value]));
      for (const key of remove) reached.delete(key);
      for (const { key, value } of set) reached.set(key, value);
      expect(Object.fromEntries(reached)).toEqual(Object.fromEntries(after.map(({ key, value }) => [key, value])));
    }),
  );
});
