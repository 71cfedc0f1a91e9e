import { rowsOf } from '../store/bulk.ts';
import type { Blobs } from '../store/blobs.ts';
import type { Kv } from '../store/kv.ts';
import { heldBy } from './holdings.ts';

export interface Collected {
  /** Blobs that rows name. */
  readonly named: number;
  /** Blobs that were deleted, because none does. */
  readonly deleted: number;
}

/**
 * Deletes the blobs that no row of the store names: what deleted functions, layers, bots and imports have left. Only for who has store and blobs
 * for itself: a running server puts a blob before the row that names it, and another store on the same blobs names others.
 * Deletes nothing unless every row, and every blob that names others, can be read.
 */
export async function collectBlobs(kv: Kv, blobs: Blobs): Promise<Collected> {
  const named = await namedBlobs(kv, blobs);
  let deleted = 0;
  for await (const name of blobs.list()) {
    if (named.has(name)) continue;
    await blobs.delete(name);
    deleted++;
  }
  return { named: named.size, deleted };
}

async function namedBlobs(kv: Kv, blobs: Blobs): Promise<ReadonlySet<string>> {
  const named = new Set<string>();
  for await (const page of rowsOf(kv)) {
    for (const row of page) {
      const held = heldBy(row);
      for (const name of held?.blobs ?? []) {
        named.add(name);
        if (held!.within === null) continue;
        const blob = await blobs.get(name);
        if (blob === undefined) throw new Error(`the row \`${row.key.join('/')}\` names a blob that is not there, and what that names cannot be known: nothing is collected`);
        for (const inner of held!.within(blob)) named.add(inner);
      }
    }
  }
  return named;
}
