import type { Kv } from '../store/kv.ts';
import { LIMITS } from '../store/kv.ts';
import { newRequestId } from './pipeline.ts';

/** Deletes every row, in transactions of the port's size. Only the control endpoint's reset comes here. */
export async function emptyStore(kv: Kv): Promise<void> {
  for (;;) {
    const { result: deleted } = await kv.transact(newRequestId(), async (tx) => {
      const entries = await tx.range([], { limit: LIMITS.operations - 1 });
      for (const entry of entries) tx.delete(entry.key);
      return entries.length;
    });
    if (deleted < LIMITS.operations - 1) return;
  }
}
