import { expect, test } from 'vitest';
import type { Write } from './backend.ts';
import { History } from './history.ts';
import { encodeKey, prefixSpan } from './keys.ts';
import type { Key } from './kv.ts';
import { openMemoryStore } from './memory.ts';

function writes(...keys: Key[]): ReadonlyMap<string, Write> {
  return new Map(keys.map((key) => [encodeKey(key), { key, value: '1' }]));
}

const key = (...parts: string[]): ReadonlySet<string> => new Set([encodeKey(parts)]);

test('store: the history tells what changed since a revision, by key and by range', () => {
  const history = new History(5);
  history.add(6, writes(['a', '1']));
  history.add(7, writes(['b', '1']));
  expect(history.changedSince(5, key('a', '1'), [])).toBe(true);
  expect(history.changedSince(6, key('a', '1'), [])).toBe(false);
  expect(history.changedSince(6, key('b', '1'), [])).toBe(true);
  expect(history.changedSince(6, new Set(), [prefixSpan(['a'])])).toBe(false);
  expect(history.changedSince(5, new Set(), [prefixSpan(['a'])])).toBe(true);
  expect(history.since(6)?.map((commit) => commit.revision)).toEqual([7]);
});

test('store: what the history does not know counts as changed and as a gap', () => {
  const history = new History(5);
  expect(history.changedSince(4, key('never', 'written'), [])).toBe(true);
  expect(history.since(4)).toBeUndefined();
  expect(history.since(5)).toEqual([]);
});

test('store: the history is bounded in number', () => {
  const history = new History(0);
  for (let revision = 1; revision <= 20_000; revision++) history.add(revision, writes(['a', String(revision)]));
  expect(history.since(1)).toBeUndefined();
  expect(history.since(19_000)).toHaveLength(1000);
  expect(history.since(20_000)).toEqual([]);
  expect(history.changedSince(19_000, key('a', '19001'), [])).toBe(true);
  expect(history.changedSince(19_000, key('a', '18999'), [])).toBe(false);
});

test('store: the history is bounded in size, even against one large commit', () => {
  const history = new History(0);
  history.add(1, writes(['a']));
  history.add(2, new Map([[encodeKey(['b']), { key: ['b'], value: 'x'.repeat(17 * 1024 * 1024) }]]));
  expect(history.since(1)).toBeUndefined();
  expect(history.since(2)).toEqual([]);
  history.add(3, writes(['c']));
  expect(history.since(2)?.map((commit) => commit.revision)).toEqual([3]);
});

test('store: commits that came to nothing are taken back', () => {
  const history = new History(0);
  history.add(1, writes(['a']));
  history.add(2, writes(['a'], ['b']));
  history.dropAfter(1);
  expect(history.changedSince(1, key('a'), [prefixSpan([])])).toBe(false);
  expect(history.changedSince(0, key('a'), [])).toBe(true);
  expect(history.since(0)?.map((commit) => commit.revision)).toEqual([1]);
});

test('store: a watcher that comes back too late is told of the gap and of nothing before it', async () => {
  const kv = openMemoryStore();
  for (let index = 0; index < 10_000; index++) await kv.transact(`r${index}`, (tx) => tx.put(['n'], String(index)));
  const told: string[] = [];
  kv.watch(1, { onCommit: (commit) => told.push(`commit ${commit.revision}`), onGap: (revision) => told.push(`gap ${revision}`) });
  await kv.transact('last', (tx) => tx.put(['n'], '-1'));
  expect(told).toEqual(['gap 10000', 'commit 10001']);
});
