import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { covers, encodeKey, prefixSpan } from '../keys.ts';
import type { OrderedKey, Span } from '../keys.ts';
import type { Revision } from '../kv.ts';
import { MAX_READS } from './committer.ts';
import { readSet } from './compares.ts';
import { Keyspace } from './keyspace.ts';

const keyspace = new Keyspace('/p');
const part = fc.constantFrom('', 'a', 'ab', 'b', '\u{1F600}', '\uFFFF');
const key = fc.array(part, { minLength: 1, maxLength: 3 }).map(encodeKey);
const span = fc.array(part, { maxLength: 2 }).map(prefixSpan);

/** What etcd would say of the comparisons, given when each key was written last. */
function holds(compares: ReturnType<typeof readSet>['compares'], written: ReadonlyMap<OrderedKey, Revision>): boolean {
  return compares.every((compare) => {
    const from = compare.key!;
    const to = compare.range_end;
    const revisions = [...written].filter(([each]) => {
      const stored = keyspace.entry(each);
      return to === undefined ? stored.equals(from) : Buffer.compare(stored, from) >= 0 && Buffer.compare(stored, to) < 0;
    });
    const found = revisions.length === 0 ? [0] : revisions.map(([, revision]) => revision);
    const against = Number(compare.mod_revision);
    return found.every((revision) => (compare.result === 'Equal' ? revision === against : revision < against));
  });
}

test('store: comparisons fail for every write to what was read, and, unless merged, for no other', () => {
  fc.assert(
    fc.property(fc.uniqueArray(key, { maxLength: 8 }), fc.array(span, { maxLength: 3 }), fc.uniqueArray(key, { maxLength: 8 }), key, fc.integer({ min: 1, max: 12 }), (keys, spans, before, later, limit) => {
      const written = new Map<OrderedKey, Revision>(before.map((each, index) => [each, index + 1]));
      const revision = 100;
      const read = { keys: new Map(keys.map((each) => [each, written.get(each) ?? 0])), spans };
      const reads = readSet(read, revision, keyspace, limit);
      expect(reads.compares.length).toBeLessThanOrEqual(Math.max(limit, 1));
      expect(holds(reads.compares, written)).toBe(true);
      const after = new Map(written).set(later, revision + 1);
      const wasRead = keys.includes(later) || spans.some((each: Span) => covers(each, later));
      if (wasRead) expect(holds(reads.compares, after)).toBe(false);
      else if (keys.length + spans.length <= limit) expect(holds(reads.compares, after)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('store: what has most in common is merged first', () => {
  const read = [['users', 'ann'], ['users', 'bob'], ['roles', 'x'], ['zones', 'y']].map(encodeKey);
  const reads = readSet({ keys: new Map(read.map((each) => [each, 1])), spans: [] }, 9, keyspace, 3);
  expect(reads.ranges.map((range) => `${range.key}`.replaceAll('\u0000', '|'))).toEqual(['/p/kv/roles|x', '/p/kv/users|ann', '/p/kv/zones|y']);
  expect(`${(reads.ranges[1] as { range_end: Buffer }).range_end}`.replaceAll('\u0000', '|')).toBe('/p/kv/users|bob|');
  expect(reads.compares.every((compare) => compare.result === 'Less' && compare.mod_revision === 10)).toBe(true);
});

test('store: what is read by range and by key is compared once', () => {
  const reads = readSet({ keys: new Map([[encodeKey(['t', 'a']), 5], [encodeKey(['u']), 0]]), spans: [prefixSpan(['t']), prefixSpan(['t', 'a'])] }, 9, keyspace, MAX_READS);
  expect(reads.compares).toEqual([
    { key: keyspace.entry('u'), target: 'Mod', result: 'Less', mod_revision: 10 },
    { ...keyspace.span(prefixSpan(['t'])), target: 'Mod', result: 'Less', mod_revision: 10 },
  ]);
});
