import { randomUUID } from 'node:crypto';
import type { Problem } from '../../kernel/invariants/invariant.ts';
import { LIMITS, type Kv } from '../../store/kv.ts';

const AT_ONCE = LIMITS.operations - 1;

/** Makes the rows again of which it is certain what they were: indexes of rows that are there. Returns how many it made. */
export async function repair(kv: Kv, problems: readonly Problem[]): Promise<number> {
  const missing = problems.flatMap(({ repair: row }) => (row === undefined ? [] : [row]));
  let made = 0;
  for (let at = 0; at < missing.length; at += AT_ONCE) {
    const { result } = await kv.transact(randomUUID(), async (tx) => {
      let count = 0;
      for (const { key, value } of missing.slice(at, at + AT_ONCE)) {
        // Never over something: only what is absent is certain.
        if ((await tx.get(key)) !== undefined) continue;
        tx.put(key, value);
        count++;
      }
      return count;
    });
    made += result;
  }
  return made;
}
