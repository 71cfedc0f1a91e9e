import { expect, test } from 'vitest';
import type { WithStore } from '../suite.ts';
import { get, put, range, remove } from './shorthand.ts';

export function reopenTests(withStore: WithStore): void {
  test(
    'store: a store that keeps its data has all of it after a restart, and its revisions go on',
    withStore(async (kv, store) => {
      if (store.reopen === undefined) return;
      const kept = await put(kv, ['a', '\u{1F600}'], '"kept"');
      await put(kv, ['a', 'gone'], '1');
      const { revision } = await remove(kv, ['a', 'gone']);
      const again = await store.reopen();
      expect(again.revision).toBeGreaterThanOrEqual(revision);
      expect(await range(again, [])).toEqual([{ key: ['a', '\u{1F600}'], value: '"kept"', revision: kept.revision }]);
      expect((await put(again, ['a', 'new'], '1')).revision).toBeGreaterThan(revision);
      expect(await get(again, ['a', 'new'])).toBe('1');
    }),
  );

  test(
    'store: a watch from before a restart gets everything since or is told of the gap',
    withStore(async (kv, store) => {
      if (store.reopen === undefined) return;
      const from = (await put(kv, ['n'], '0')).revision;
      const missed = (await put(kv, ['n'], '1')).revision;
      const again = await store.reopen();
      const commits: number[] = [];
      const gaps: number[] = [];
      again.watch(from, { onCommit: (commit) => commits.push(commit.revision), onGap: (revision) => gaps.push(revision) });
      const { revision } = await put(again, ['n'], '2');
      expect(commits.includes(missed) || gaps.some((gap) => gap >= missed)).toBe(true);
      expect(commits.at(-1)).toBe(revision);
    }),
  );
}
