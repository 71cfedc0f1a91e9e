import { randomUUID } from 'node:crypto';
import { LIMITS, type Change, type Entry, type Key, type Kv, type Transaction } from './kv.ts';

/**
 * Changes that are too many for one transaction and are nevertheless one (design section 4): they are staged under a prefix of their own,
 * where nobody looks, become true by one pointer row, and are then moved to their places. Whoever opens the store finishes the moves
 * before anything else reads (docs/adr/0010-bulk-changes.md), so that a process killed at any moment leaves all of them or none.
 */
export const BULK = 'bulk';
/** The pointer: what is staged is true. Without it what is staged is nothing. */
const FLIPPED: Key = [BULK, 'flipped'];
/** [BULK, 'put', ...key]: the new value of the key. */
const PUTS: Key = [BULK, 'put'];
/** [BULK, 'delete', ...key]. */
const DELETES: Key = [BULK, 'delete'];

/** While it is there, all other rows are a part of something: whoever finds it takes them away (refill.ts). */
export const FILLING: Key = [BULK, 'filling'];
/** After all keys of a bulk change, and before whatever follows. */
const AFTER_BULK: Key = [`${BULK}\u0001`];

const WRITES = LIMITS.operations - 1;
/** A move is two writes. */
const MOVES = Math.floor(WRITES / 2);
/** Characters of keys and values in a transaction, unless one alone has more: etcd takes 1.5 MiB in a request. */
const CHARACTERS = 256 * 1024;
/** Transactions that are under way together: they share no key, and a driver commits what is ready together at once. */
const TOGETHER = 20;

/** What the pointer says. `clear`: all other rows have still to go, since what is staged is the whole store. */
export interface Flipped {
  readonly changes: number;
  readonly clear?: boolean;
}

/**
 * Makes all of these changes or none, whenever the process ends. Nobody else may use the store meanwhile: between the flip and the last
 * move others would see a part. `guard` runs in the transaction that flips; if it throws, nothing changes. No key may occur twice.
 */
export async function changeInBulk(kv: Kv, changes: readonly Change[], guard: (tx: Transaction) => void | Promise<void> = () => undefined): Promise<void> {
  if (new Set(changes.map(({ key }) => JSON.stringify(key))).size !== changes.length) throw new TypeError('a key occurs twice among the changes');
  await finishBulk(kv);
  try {
    await stage(kv, changes);
    await flip(kv, { changes: changes.length }, guard);
  } catch (error) {
    // What cannot be taken away now, the next one who opens the store takes away. If the flip did happen, this finishes it.
    await finishBulk(kv).catch(() => undefined);
    throw error;
  }
  await finishBulk(kv);
}

/** Writes changes to where nobody looks. */
export function stage(kv: Kv, changes: readonly Change[]): Promise<void> {
  return writeAll(kv, changes, WRITES, (tx, { key, value }) => tx.put(value === undefined ? [...DELETES, ...key] : [...PUTS, ...key], value ?? '""'));
}

/** Makes what is staged true. */
export async function flip(kv: Kv, flipped: Flipped, guard: (tx: Transaction) => void | Promise<void>): Promise<void> {
  await kv.transact(randomUUID(), async (tx) => {
    await guard(tx);
    tx.put(FLIPPED, JSON.stringify(flipped));
  });
}

/** Writes rows to their places. */
export function putAll(kv: Kv, rows: readonly Pick<Entry, 'key' | 'value'>[]): Promise<void> {
  return writeAll(kv, rows, WRITES, (tx, { key, value }) => tx.put(key, value));
}

/** Ends what a killed bulk change left: completes it if it was flipped, else takes away what was staged, or what was filled in. */
export async function finishBulk(kv: Kv): Promise<void> {
  const [filling, pointer] = await kv.read(async (snapshot) => [await snapshot.get(FILLING), await snapshot.get(FLIPPED)]);
  if (filling !== undefined) {
    await clear(kv);
    await kv.transact(randomUUID(), (tx) => tx.delete(FILLING));
  }
  const flipped = pointer === undefined ? null : (JSON.parse(pointer.value) as Flipped);
  if (flipped?.clear === true) {
    await clear(kv);
    // Before the first move, or the next one who comes would take away what has been moved.
    await kv.transact(randomUUID(), (tx) => tx.put(FLIPPED, JSON.stringify({ changes: flipped.changes } satisfies Flipped)));
  }
  for (const staged of [PUTS, DELETES]) {
    for (;;) {
      const entries = await kv.read((snapshot) => snapshot.range(staged));
      if (entries.length === 0) break;
      await writeAll(kv, entries, MOVES, (tx, entry) => {
        if (flipped !== null) move(tx, entry);
        tx.delete(entry.key);
      });
    }
  }
  if (flipped !== null) await kv.transact(randomUUID(), (tx) => tx.delete(FLIPPED));
}

/** Pages of the rows, in the order of their keys, without those of a bulk change. Each is read for itself. */
export async function* rowsOf(kv: Kv): AsyncGenerator<readonly Entry[]> {
  for (let after: Key | undefined; ; ) {
    const from: Key | undefined = after;
    const page: readonly Entry[] = await kv.read((snapshot) => snapshot.range([], from === undefined ? {} : { after: from }));
    const last = page.at(-1);
    if (last === undefined) return;
    const rows = page.filter(({ key }) => key[0] !== BULK);
    if (rows.length > 0) yield rows;
    after = last.key[0] === BULK ? AFTER_BULK : last.key;
  }
}

async function clear(kv: Kv): Promise<void> {
  for await (const rows of rowsOf(kv)) await writeAll(kv, rows, WRITES, (tx, { key }) => tx.delete(key));
}

/** Writes every item, `each` of them to a transaction at most. When one fails, those under way have ended before this throws. */
async function writeAll<Item extends Change>(kv: Kv, items: readonly Item[], each: number, write: (tx: Transaction, item: Item) => void): Promise<void> {
  const parts = partsOf(items, each);
  for (let from = 0; from < parts.length; from += TOGETHER) {
    const outcomes = await Promise.allSettled(parts.slice(from, from + TOGETHER).map((part) => kv.transact(randomUUID(), (tx) => part.forEach((item) => write(tx, item)))));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  }
}

function partsOf<Item extends Change>(items: readonly Item[], each: number): readonly (readonly Item[])[] {
  const parts: Item[][] = [];
  let characters = Infinity;
  for (const item of items) {
    const size = (item.value?.length ?? 0) + item.key.reduce((sum, part) => sum + part.length + 1, 0);
    const last = parts.at(-1);
    if (last === undefined || last.length === each || characters + size > CHARACTERS) {
      parts.push([item]);
      characters = size;
    } else {
      last.push(item);
      characters += size;
    }
  }
  return parts;
}

function move(tx: Transaction, { key, value }: Entry): void {
  const place = key.slice(PUTS.length);
  if (key[1] === PUTS[1]) tx.put(place, value);
  else tx.delete(place);
}
