import { expect, test } from 'vitest';
import { EntryCache } from './entry-cache.ts';
import type { Entry } from './kv.ts';

const entry = (key: string, value = '1'): Entry => ({ key: [key], value, revision: 1 });
const unexpected = (): never => {
  throw new Error('loaded');
};

test('store: the cache remembers entries and absent keys, and loads each once', () => {
  const cache = new EntryCache();
  expect(cache.get('a', () => entry('a'))).toEqual(entry('a'));
  expect(cache.get('b', () => undefined)).toBeUndefined();
  expect(cache.get('a', unexpected)).toEqual(entry('a'));
  expect(cache.get('b', unexpected)).toBeUndefined();
});

test('store: what is forgotten is loaded anew, of whichever generation it is', () => {
  const cache = new EntryCache();
  cache.get('young', () => entry('young'));
  cache.forget('young');
  expect(cache.get('young', () => undefined)).toBeUndefined();
  cache.get('old', () => entry('old'));
  // More than one generation holds, so that a new one begins; less than two, so that the old one is still there.
  for (let index = 0; index < 20_000; index++) cache.get(`n${index}`, () => undefined);
  expect(cache.get('old', unexpected)).toEqual(entry('old'));
  cache.forget('old');
  expect(cache.get('old', () => undefined)).toBeUndefined();
  cache.clear();
  expect(cache.get('n19999', () => entry('n19999'))).toEqual(entry('n19999'));
});

test('store: the cache is bounded in number and size; what is asked for again stays', () => {
  const cache = new EntryCache();
  cache.get('kept', () => entry('kept'));
  cache.get('lost', () => entry('lost'));
  for (let index = 0; index < 60_000; index++) {
    cache.get(`n${index}`, () => undefined);
    if (index % 1000 === 0) cache.get('kept', unexpected);
  }
  expect(() => cache.get('lost', unexpected)).toThrow('loaded');
  const large = 'x'.repeat(1_000_000);
  for (let index = 0; index < 40; index++) cache.get(`large${index}`, () => entry('large', large));
  expect(() => cache.get('large0', unexpected)).toThrow('loaded');
  expect(cache.get('large39', unexpected)?.value).toBe(large);
});
