import { randomUUID } from 'node:crypto';
import { FILLING, finishBulk, flip, putAll, rowsOf, stage } from './bulk.ts';
import type { Entry, Kv, Transaction } from './kv.ts';

export type Row = Pick<Entry, 'key' | 'value'>;

/** Pages of rows; a page is what may be in memory at once. No key may occur twice. */
export type Rows = AsyncIterable<readonly Row[]>;

/** The store has rows already. */
export class StoreNotEmptyError extends Error {
  override readonly name = 'StoreNotEmptyError';
}

export async function isEmpty(kv: Kv): Promise<boolean> {
  for await (const _ of rowsOf(kv)) return false;
  return true;
}

/**
 * Fills an empty store, whole or not at all, whenever the process ends: a row tells that what is there is a part, and goes with the last
 * transaction; who finds it takes everything away. Each row is written once. Nobody else may use the store meanwhile. `guard` runs before
 * the end; if it throws, the store stays empty.
 * @throws StoreNotEmptyError
 */
export async function fillStore(kv: Kv, rows: Rows, guard: () => void = () => undefined): Promise<void> {
  await finishBulk(kv);
  await kv.transact(randomUUID(), async (tx) => {
    await requireEmpty(tx);
    tx.put(FILLING, JSON.stringify({}));
  });
  await endedBy(kv, async () => {
    for await (const page of rows) await putAll(kv, page);
    guard();
    await kv.transact(randomUUID(), (tx) => tx.delete(FILLING));
  });
}

/**
 * Makes `rows` all that the store holds, in place of what it holds, whole or not at all, whenever the process ends. Each row is written
 * twice. Nobody else may use the store meanwhile.
 */
export async function replaceStore(kv: Kv, rows: Rows, guard: () => void = () => undefined): Promise<void> {
  await finishBulk(kv);
  let changes = 0;
  await endedBy(kv, async () => {
    for await (const page of rows) {
      await stage(kv, page);
      changes += page.length;
    }
    guard();
    await flip(kv, { changes, clear: true }, () => undefined);
  });
  await finishBulk(kv);
}

/** What cannot be taken away now, the next one who opens the store takes away. What did become true stays. */
async function endedBy(kv: Kv, change: () => Promise<void>): Promise<void> {
  try {
    await change();
  } catch (error) {
    await finishBulk(kv).catch(() => undefined);
    throw error;
  }
}

async function requireEmpty(tx: Transaction): Promise<void> {
  if ((await tx.range([], { limit: 1 })).length > 0) throw new StoreNotEmptyError('the store is not empty');
}
