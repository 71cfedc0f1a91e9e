import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accountOfAccessKeyId, idsFrom, newSeed } from './ids.ts';

test('STS-6: ids have their prefix, length and alphabet', () => {
  const ids = idsFrom(newSeed());
  expect(ids.unique('AIDA')).toMatch(/^AIDA[A-Z0-9]{17}$/);
  expect(ids.accessKeyId('ASIA', '111122223333')).toMatch(/^ASIA[A-Z0-9]{16}$/);
  expect(ids.secretAccessKey()).toMatch(/^[A-Za-z0-9+/]{40}$/);
  expect(ids.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('STS-71: an access key id carries its account', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (number) => {
      const account = String(number).padStart(12, '0');
      expect(accountOfAccessKeyId(idsFrom(newSeed()).accessKeyId('AKIA', account))).toBe(account);
    }),
  );
  expect(accountOfAccessKeyId('not a key')).toBeNull();
  expect(accountOfAccessKeyId('AKIA0000000000000000')).toBeNull();
});

test('ids: a second attempt draws what the first drew, and the stream does not repeat', () => {
  const seed = newSeed();
  const [first, second] = [idsFrom(seed), idsFrom(seed)];
  const drawn = Array.from({ length: 100 }, () => first.unique('AROA'));
  expect(Array.from({ length: 100 }, () => second.unique('AROA'))).toEqual(drawn);
  expect(new Set(drawn).size).toBe(100);
});
