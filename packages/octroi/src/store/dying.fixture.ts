import type { Kv } from './kv.ts';

/** A store whose process dies at its nth transaction: before the commit, or after it and before the answer. */
export function dying(kv: Kv, nth: number, when: 'before' | 'after'): Kv {
  let count = 0;
  return {
    revision: kv.revision,
    read: (body) => (count >= nth ? Promise.reject(new Error('dead')) : kv.read(body)),
    watch: (from, watcher) => kv.watch(from, watcher),
    close: () => kv.close(),
    async transact(id, body) {
      if (++count > nth || (count === nth && when === 'before')) throw new Error('dead');
      const committed = await kv.transact(id, body);
      if (count === nth) throw new Error('dead');
      return committed;
    },
  };
}
