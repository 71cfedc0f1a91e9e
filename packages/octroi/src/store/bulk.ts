import { randomUUID } from 'node:crypto';
import { LIMITS, type Change, type Entry, type Key, type Kv, type Transaction } from './kv.ts';

/**
 * Changes that are too many for one transaction and are nevertheless one (design section 4): they are staged under a prefix of their own,
 * where nobody looks, become true by one pointer row, and are then moved to their places. Whoever opens the store finishes the moves
 * before anything else reads (docs/adr/0010-bulk-changes.md), so that a process killed at any moment leaves all of them or none.
 */
const ROOT = 'bulk';
/** The pointer: what is staged is true. Without it what is staged is nothing. */
const FLIPPED: Key = [ROOT, 'flipped'];
/** [ROOT, 'put', ...key]: the new value of the key. */
const PUTS: Key = [ROOT, 'put'];
/** [ROOT, 'delete', ...key]. */
const DELETES: Key = [ROOT, 'delete'];

const WRITES = LIMITS.operations - 1;
/** A move is two writes. */
const MOVES = Math.floor(WRITES / 2);
/** Transactions that are under way together: they share no key, and a driver commits what is ready together at once. */
const TOGETHER = 20;

/**
 * Makes all of these changes or none, whenever the process ends. Nobody else may use the store meanwhile: between the flip and the last
 * move others would see a part. `guard` runs in the transaction that flips; if it throws, nothing changes. No key may occur twice.
 */
export async function changeInBulk(kv: Kv, changes: readonly Change[], guard: (tx: Transaction) => void | Promise<void> = () => undefined): Promise<void> {
  if (new Set(changes.map(({ key }) => JSON.stringify(key))).size !== changes.length) throw new TypeError('a key occurs twice among the changes');
  await finishBulk(kv);
  try {
    await writeAll(kv, changes, WRITES, (tx, { key, value }) => tx.put(value === undefined ? [...DELETES, ...key] : [...PUTS, ...key], value ?? '""'));
    await kv.transact(randomUUID(), async (tx) => {
      await guard(tx);
      tx.put(FLIPPED, JSON.stringify({ changes: changes.length }));
    });
  } catch (error) {
    // What cannot be taken away now, the next one who opens the store takes away. If the flip did happen, this finishes it.
    await finishBulk(kv).catch(() => undefined);
    throw error;
  }
  await finishBulk(kv);
}

/** Whether a killed `changeInBulk` left anything. */
export function bulkPending(kv: Kv): Promise<boolean> {
  return kv.read(async (snapshot) => (await snapshot.range([ROOT], { limit: 1 })).length > 0);
}

/** Ends what a killed `changeInBulk` left: completes it if it was flipped, else takes away what was staged. */
export async function finishBulk(kv: Kv): Promise<void> {
  const flipped = await kv.read(async (snapshot) => (await snapshot.get(FLIPPED)) !== undefined);
  for (const stage of [PUTS, DELETES]) {
    for (;;) {
      const entries = await kv.read((snapshot) => snapshot.range(stage));
      if (entries.length === 0) break;
      await writeAll(kv, entries, MOVES, (tx, entry) => {
        if (flipped) move(tx, entry);
        tx.delete(entry.key);
      });
    }
  }
  if (flipped) await kv.transact(randomUUID(), (tx) => tx.delete(FLIPPED));
}

/** Writes every item, `each` of them to a transaction at most. When one fails, those under way have ended before this throws. */
async function writeAll<Item>(kv: Kv, items: readonly Item[], each: number, write: (tx: Transaction, item: Item) => void): Promise<void> {
  for (let from = 0; from < items.length; from += each * TOGETHER) {
    const parts = Array.from({ length: TOGETHER }, (_, n) => items.slice(from + n * each, from + (n + 1) * each)).filter((part) => part.length > 0);
    const outcomes = await Promise.allSettled(parts.map((part) => kv.transact(randomUUID(), (tx) => part.forEach((item) => write(tx, item)))));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  }
}

function move(tx: Transaction, { key, value }: Entry): void {
  const place = key.slice(PUTS.length);
  if (key[1] === PUTS[1]) tx.put(place, value);
  else tx.delete(place);
}
