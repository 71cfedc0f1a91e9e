import { expect, test } from 'vitest';
import { Guesses, networkOf } from './guesses.ts';

const HOUR = 3_600_000;
let now = 1_700_000_000_000;

test('sign-in: five failures of a name are free, the fifth locks it, each further one for twice as long, a quarter of an hour at most', () => {
  const guesses = new Guesses();
  for (let failure = 1; failure <= 5; failure++) expect(guesses.begin('ann', null, now)).not.toBeNull();
  let lock = 5_000;
  for (let more = 0; more < 12; more++) {
    expect(guesses.begin('ann', null, now + lock - 1)).toBeNull();
    expect(guesses.begin('bob', null, now)?.right()).toBeUndefined();
    now += lock;
    expect(guesses.begin('ann', null, now)).not.toBeNull();
    lock = Math.min(lock * 2, 900_000);
  }
  expect(lock).toBe(900_000);
});

test('sign-in: attempts that are under way count as failures, so that many at once are no way around it', () => {
  const guesses = new Guesses();
  const begun = Array.from({ length: 40 }, () => guesses.begin('ann', null, now));
  expect(begun.filter((attempt) => attempt !== null)).toHaveLength(5);
  begun[0]!.right();
  expect(guesses.begin('ann', null, now)).not.toBeNull();
});

test('sign-in: an address that tries many names is locked, and those who sign in from it do not count', () => {
  const guesses = new Guesses();
  for (let person = 0; person < 200; person++) guesses.begin(`good-${person}`, '192.0.2.1', now)!.right();
  for (let name = 0; name < 50; name++) expect(guesses.begin(`name-${name}`, '192.0.2.1', now)).not.toBeNull();
  expect(guesses.begin('ann', '192.0.2.1', now)).toBeNull();
  expect(guesses.begin('ann', '192.0.2.2', now)).not.toBeNull();
});

test('sign-in: what nobody has tried for an hour is forgotten, and a reset forgets all', () => {
  const guesses = new Guesses();
  for (let failure = 1; failure <= 5; failure++) guesses.begin('ann', null, now);
  expect(guesses.begin('ann', null, now)).toBeNull();
  for (let failure = 1; failure <= 5; failure++) expect(guesses.begin('ann', null, now + HOUR)).not.toBeNull();
  expect(guesses.begin('ann', null, now + HOUR)).toBeNull();
  guesses.clear();
  expect(guesses.begin('ann', null, now + HOUR)).not.toBeNull();
});

test('sign-in: an address of IPv6 stands for its network of 64 bits', () => {
  for (const same of ['2001:db8:0:7::1', '2001:0DB8::0007:ffff:1:2:3', '2001:db8:0:7:1:2:3:4']) expect(networkOf(same)).toBe('2001:db8:0:7');
  expect(networkOf('::1')).toBe('0:0:0:0');
  expect(networkOf('2001:db8:0:8::1')).not.toBe('2001:db8:0:7');
  for (const itself of ['192.0.2.1', '::ffff:192.0.2.1', 'nowhere']) expect(networkOf(itself)).toBe(itself);
});
