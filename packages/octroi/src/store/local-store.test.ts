import { expect, test } from 'vitest';
import { StoreUnavailableError } from './kv.ts';
import type { Transaction } from './kv.ts';
import { openMemoryStore } from './memory.ts';

test('store: a watcher that throws closes the store, since a cache has missed a commit', async () => {
  const kv = openMemoryStore();
  const told: number[] = [];
  kv.watch(0, {
    onCommit: () => {
      throw new Error('broken cache');
    },
    onGap: () => undefined,
  });
  kv.watch(0, { onCommit: (commit) => told.push(commit.revision), onGap: () => undefined });
  await expect(kv.transact('a', (tx) => tx.put(['a'], '1'))).resolves.toMatchObject({ revision: 1 });
  await expect(kv.read((snapshot) => snapshot.get(['a']))).rejects.toThrow(StoreUnavailableError);
  await expect(kv.transact('b', (tx) => tx.put(['b'], '1'))).rejects.toThrow(StoreUnavailableError);
});

test('store: a body that never ends holds up no other one that lost', async () => {
  const kv = openMemoryStore();
  const stuck = Promise.withResolvers<void>();
  let runs = 0;
  const never = kv.transact('stuck', async (tx) => {
    await tx.get(['n']);
    if (runs++ === 0) await kv.transact('between', (other) => other.put(['n'], '1'));
    else await stuck.promise;
    tx.put(['mine'], '1');
  });
  let otherRuns = 0;
  const other = kv.transact('other', async (tx: Transaction) => {
    await tx.get(['m']);
    if (otherRuns++ === 0) await kv.transact('between too', (between) => between.put(['m'], '1'));
    tx.put(['other'], '1');
  });
  await other;
  expect(otherRuns).toBe(2);
  stuck.resolve();
  await never;
  expect(runs).toBe(2);
});

test('store: a watcher may write, which commits after the one it was told of', async () => {
  const kv = openMemoryStore();
  const order: string[] = [];
  let follow: Promise<unknown> | undefined;
  kv.watch(0, {
    onCommit: (commit) => {
      order.push(`${commit.revision} ${commit.changes[0]!.key[0]}`);
      follow ??= kv.transact('follow', (tx) => tx.put(['follow'], '1'));
    },
    onGap: () => undefined,
  });
  await kv.transact('a', (tx) => tx.put(['a'], '1'));
  await follow;
  expect(order).toEqual(['1 a', '2 follow']);
});
