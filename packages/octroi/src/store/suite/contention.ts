import { expect, test } from 'vitest';
import { MAX_ATTEMPTS, StoreConflictError } from '../kv.ts';
import type { Transaction } from '../kv.ts';
import type { WithStore } from '../suite.ts';
import { freshId, get, put } from './shorthand.ts';

export function contentionTests(withStore: WithStore): void {
  test(
    'store: a hundred writers of one entry all succeed, each once',
    withStore(async (kv) => {
      await Promise.all(Array.from({ length: 100 }, () => kv.transact(freshId(), increment)));
      expect(await get(kv, ['n'])).toBe('100');
    }),
  );

  test(
    'store: a body that takes its time is not starved by others that write the same entry again and again',
    withStore(async (kv) => {
      const stop = new AbortController();
      const busy = Array.from({ length: 8 }, async (_, client) => {
        while (!stop.signal.aborted) {
          await kv.transact(freshId(), client < 6 ? incrementAtOnce : increment);
        }
      });
      try {
        for (let index = 0; index < 20; index++) {
          await kv.transact(freshId(), async (tx) => {
            await increment(tx);
            for (let pause = 0; pause < 5; pause++) await tx.get(['other']);
          });
        }
      } finally {
        stop.abort();
        await Promise.all(busy);
      }
    }),
  );

  test(
    `store: a body that always meets another writer gives up after ${MAX_ATTEMPTS} attempts and writes nothing`,
    withStore(async (kv) => {
      let runs = 0;
      await put(kv, ['n'], '0');
      const unlucky = kv.transact(freshId(), async (tx) => {
        runs++;
        await tx.get(['n']);
        await put(kv, ['n'], String(runs));
        tx.put(['mine'], '1');
      });
      await expect(unlucky).rejects.toThrow(StoreConflictError);
      expect(runs).toBe(MAX_ATTEMPTS);
      expect(await get(kv, ['mine'])).toBeUndefined();
    }),
  );
}

async function increment(tx: Transaction): Promise<void> {
  tx.put(['n'], String(Number((await tx.get(['n']))?.value ?? 0) + 1));
}

/** The same without a promise, where the driver answers without one. */
function incrementAtOnce(tx: Transaction): void | Promise<void> {
  const entry = tx.get(['n']);
  if (entry instanceof Promise) return entry.then((read) => tx.put(['n'], String(Number(read?.value ?? 0) + 1)));
  tx.put(['n'], String(Number(entry?.value ?? 0) + 1));
}
