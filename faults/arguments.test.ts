import { expect, test } from 'vitest';
import { missing, readArguments } from './arguments.ts';
import { faults } from './nemesis/all.ts';
import { Random } from '../packages/octroi/src/testing/random.fixture.ts';

test('a fault is chosen by name, and what is no option or out of bounds is refused in a sentence', () => {
  expect(readArguments(['--only', 'leader-kill,quota', '--times', '5', '--seed', '7'])).toMatchObject({ times: 5, seed: 7, members: 3, nodes: 3 });
  expect(readArguments([]).chosen).toEqual(faults);
  expect(() => readArguments(['--only', 'flood'])).toThrow('`flood` is none of nothing, leader-kill');
  expect(() => readArguments(['--seconds', '4'])).toThrow('--seconds is a whole number from 5 to 120');
  expect(() => readArguments(['--embedded', '--write'])).toThrow('--write is for clusters');
});

test('what cannot be tried is left out for a reason that is said', () => {
  const reasons = (members: number, nodes: number, isolated: boolean): number => faults.filter((fault) => missing(fault, { members, nodes }, isolated) !== null).length;
  expect(reasons(3, 3, true)).toBe(0);
  expect(reasons(3, 3, false)).toBe(4);
  expect(reasons(0, 1, true)).toBeGreaterThan(8);
});

test('a seed repeats its numbers', () => {
  const drawn = (seed: number): number[] => Array.from({ length: 5 }, ((random) => () => random.next())(new Random(seed)));
  expect(drawn(7)).toEqual(drawn(7));
  expect(drawn(7)).not.toEqual(drawn(8));
  for (const number of drawn(9)) expect(number >= 0 && number < 1).toBe(true);
});
