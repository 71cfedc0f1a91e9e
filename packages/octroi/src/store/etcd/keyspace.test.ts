import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeKey } from '../keys.ts';
import { decodeValue, encodeRevision, encodeValue, Keyspace } from './keyspace.ts';

const keyspace = new Keyspace('/octroi');
const key = fc.array(fc.string({ unit: 'binary', maxLength: 6 }).map((text) => text.replaceAll('\u0000', '')), { minLength: 1, maxLength: 4 });

test('store: etcd orders entries by their bytes as the port orders keys, and gives the same keys back', () => {
  fc.assert(
    fc.property(key, key, (a, b) => {
      const [first, second] = [encodeKey(a), encodeKey(b)];
      expect(Math.sign(Buffer.compare(keyspace.entry(first), keyspace.entry(second)))).toBe(first < second ? -1 : first > second ? 1 : 0);
      expect(keyspace.keyOf(keyspace.entry(first))).toBe(first);
    }),
  );
});

test('store: any value comes back, and a deletion is none of them', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '\0', '\0\0', '\0x')), (value) => {
      expect(decodeValue(encodeValue(value))).toBe(value);
      expect(encodeValue(value).equals(encodeValue(undefined))).toBe(false);
    }),
  );
  expect(decodeValue(encodeValue(undefined))).toBeUndefined();
});

test('store: a node watches entries, registrations, claims and the horizon, but not the requests of others', () => {
  const { key: from, range_end: to } = keyspace.watched;
  const watched = (stored: Buffer): boolean => Buffer.compare(stored, from) >= 0 && Buffer.compare(stored, to) < 0;
  for (const stored of [keyspace.claim, keyspace.format, keyspace.horizon, keyspace.node('n'), keyspace.entry(encodeKey(['\u{10FFFF}']))]) expect(watched(stored)).toBe(true);
  for (const stored of [keyspace.request('r'), keyspace.sweep, new Keyspace('/octroi2').claim, new Keyspace('/octro').claim]) expect(watched(stored)).toBe(false);
});

test('store: only entries and nodes are taken for such, and long request ids fit', () => {
  expect(keyspace.keyOf(keyspace.node('n'))).toBeUndefined();
  expect(keyspace.nodeOf(keyspace.node('n'))).toBe('n');
  expect(keyspace.nodeOf(keyspace.claim)).toBeUndefined();
  expect(keyspace.request('x'.repeat(100_000)).length).toBeLessThan(300);
  expect(keyspace.request('x'.repeat(1000))).not.toEqual(keyspace.request('x'.repeat(1001)));
});

test('store: revisions compare as their bytes do', () => {
  for (const [less, more] of [[0, 1], [9, 10], [99, 100], [2 ** 53 - 2, 2 ** 53 - 1]] as const) expect(Buffer.compare(encodeRevision(less), encodeRevision(more))).toBe(-1);
});
