import { LIMITS, type Entry, type Key, type Snapshot } from '../store/kv.ts';

/** Every entry under a prefix, page after page: one range gives at most `LIMITS.rangeEntries`. */
export async function wholeRange(snapshot: Snapshot, prefix: Key): Promise<Entry[]> {
  const all: Entry[] = [];
  for (;;) {
    const last = all.at(-1);
    const page = await snapshot.range(prefix, last === undefined ? {} : { after: last.key });
    all.push(...page);
    if (page.length < LIMITS.rangeEntries) return all;
  }
}
