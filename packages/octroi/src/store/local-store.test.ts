import { expect, test } from 'vitest';
import type { Backend } from './backend.ts';
import { LIMITS, StoreUnavailableError } from './kv.ts';
import type { Transaction } from './kv.ts';
import { LocalStore } from './local-store.ts';
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

test('store: a watcher that begins while a batch is published is told of each of its commits once', async () => {
  const kv = openMemoryStore();
  const late: number[] = [];
  let end: (() => void) | undefined;
  kv.watch(0, {
    onCommit: () => {
      end ??= kv.watch(0, { onCommit: (commit) => late.push(commit.revision), onGap: () => late.push(-1) });
    },
    onGap: () => undefined,
  });
  await Promise.all(['a', 'b', 'c'].map((id) => kv.transact(id, (tx) => tx.put([id], '1'))));
  expect(late).toEqual([1, 2, 3]);
});

test('store: a body that runs again within a commit is held to the limits, and its errors are its own', async () => {
  const kv = openMemoryStore();
  const body = (again: (tx: Transaction) => void) => {
    let runs = 0;
    return (tx: Transaction): void => {
      tx.get(['n']);
      tx.put(['n'], '1');
      if (runs++ > 0) again(tx);
    };
  };
  const outcomes = await Promise.allSettled([
    kv.transact('first', body(() => undefined)),
    kv.transact(
      'caught',
      body((tx) => {
        try {
          tx.put(['large'], 'x'.repeat(LIMITS.valueBytes));
        } catch {
          // What a careless body would do.
        }
        tx.put(['caught'], '1');
      }),
    ),
    kv.transact(
      'thrown',
      body((tx) => {
        tx.put(['thrown'], '1');
        throw new Error('exists already');
      }),
    ),
    kv.transact('last', (tx) => tx.put(['last'], '1')),
  ]);
  expect(outcomes.map((outcome) => (outcome.status === 'rejected' ? (outcome.reason as Error).name : outcome.value.revision))).toEqual([
    1,
    'StoreLimitError',
    'Error',
    2,
  ]);
  expect((await kv.read((snapshot) => snapshot.range([]))) as readonly unknown[]).toHaveLength(2);
});

test('store: when nobody knows whether a commit is on the disk, its writers are told so and the store serves nobody', async () => {
  const broken = new Error('input/output error');
  let rolledBack = 0;
  const backend: Backend = {
    get: () => undefined,
    range: () => [],
    begin: () => undefined,
    apply: () => undefined,
    commit: () => {
      throw broken;
    },
    rollback: () => rolledBack++,
    close: () => undefined,
  };
  const kv = new LocalStore({ backend, revision: 7, runAgain: () => false });
  const told: number[] = [];
  kv.watch(7, { onCommit: (commit) => told.push(commit.revision), onGap: () => told.push(-1) });
  const outcomes = await Promise.allSettled(['a', 'b'].map((id) => kv.transact(id, (tx) => tx.put([id], '1'))));
  for (const outcome of outcomes) {
    expect(outcome.status === 'rejected' && outcome.reason instanceof StoreUnavailableError && outcome.reason.cause === broken).toBe(true);
  }
  expect(rolledBack).toBe(1);
  expect(told).toEqual([]);
  expect(kv.revision).toBe(7);
  await expect(kv.read((snapshot) => snapshot.get(['a']))).rejects.toThrow(StoreUnavailableError);
  await expect(kv.transact('c', (tx) => tx.put(['c'], '1'))).rejects.toThrow(StoreUnavailableError);
  await kv.close();
});
