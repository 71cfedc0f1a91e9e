import { expect, test } from 'vitest';
import type { Commit, Kv, Revision, Watcher } from '../kv.ts';
import type { WithStore } from '../suite.ts';
import { freshId, put, remove } from './shorthand.ts';

interface Recording extends Watcher {
  readonly commits: Commit[];
  readonly gaps: Revision[];
}

function recording(): Recording {
  const commits: Commit[] = [];
  const gaps: Revision[] = [];
  return { commits, gaps, onCommit: (commit) => commits.push(commit), onGap: (revision) => gaps.push(revision) };
}

export function watchTests(withStore: WithStore): void {
  test(
    'store: a watcher is told of every commit, with all its changes and no others',
    withStore(async (kv) => {
      const watcher = recording();
      kv.watch(kv.revision, watcher);
      const first = await kv.transact(freshId(), (tx) => {
        tx.put(['a', '1'], '1');
        tx.put(['a', '2'], '2');
        tx.put(['a', '2'], '3');
      });
      await kv.transact(freshId(), (tx) => tx.get(['a', '1']));
      const second = await remove(kv, ['a', '1']);
      expect(watcher.gaps).toEqual([]);
      expect(watcher.commits.map((commit) => commit.revision)).toEqual([first.revision, second.revision]);
      expect([...watcher.commits[0]!.changes].sort((a, b) => (a.key[1]! < b.key[1]! ? -1 : 1))).toEqual([
        { key: ['a', '1'], value: '1' },
        { key: ['a', '2'], value: '3' },
      ]);
      expect(watcher.commits[1]!.changes).toEqual([{ key: ['a', '1'], value: undefined }]);
    }),
  );

  test(
    'store: watchers are told in the order of revisions, and before the writer is answered',
    withStore(async (kv) => {
      const watcher = recording();
      kv.watch(kv.revision, watcher);
      const write = async (index: number): Promise<void> => {
        const { revision } = await kv.transact(freshId(), async (tx) => {
          if (index % 3 === 0) await tx.get(['n']);
          tx.put(['n'], String(index));
        });
        expect(watcher.commits.some((commit) => commit.revision === revision)).toBe(true);
        expect(kv.revision).toBeGreaterThanOrEqual(revision);
      };
      await Promise.all(Array.from({ length: 60 }, (_, index) => write(index)));
      const revisions = watcher.commits.map((commit) => commit.revision);
      expect(revisions).toHaveLength(60);
      expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
    }),
  );

  test(
    'store: a watcher that starts from an old revision gets what it missed, then what comes, each once',
    withStore(async (kv) => {
      const from = (await put(kv, ['n'], '0')).revision;
      const expected: Revision[] = [];
      for (let index = 1; index <= 5; index++) expected.push((await put(kv, ['n'], String(index))).revision);
      const watcher = recording();
      kv.watch(from, watcher);
      expected.push((await put(kv, ['n'], '6')).revision);
      expect(watcher.gaps).toEqual([]);
      expect(watcher.commits.map((commit) => commit.revision)).toEqual(expected);
      expect(watcher.commits.at(-1)!.changes).toEqual([{ key: ['n'], value: '6' }]);
    }),
  );

  test(
    'store: a watcher from a revision that the store never had is told of a gap, then of what comes',
    withStore(async (kv) => {
      await put(kv, ['n'], '0');
      const watcher = recording();
      kv.watch(kv.revision + 1000, watcher);
      const { revision } = await put(kv, ['n'], '1');
      expect(watcher.gaps).toHaveLength(1);
      expect(watcher.gaps[0]).toBeLessThanOrEqual(revision);
      expect(watcher.commits.filter((commit) => commit.revision > watcher.gaps[0]!).map((commit) => commit.revision)).toEqual(
        watcher.gaps[0] === revision ? [] : [revision],
      );
    }),
  );

  test(
    'store: a watch that ended is told nothing more, and another one goes on',
    withStore(async (kv) => {
      const ended = recording();
      const goesOn = recording();
      const end = kv.watch(kv.revision, ended);
      kv.watch(kv.revision, goesOn);
      await put(kv, ['n'], '1');
      end();
      end();
      await put(kv, ['n'], '2');
      expect(ended.commits).toHaveLength(1);
      expect(goesOn.commits).toHaveLength(2);
    }),
  );

  test(
    'store: what a watcher reads when it is told is at least as new as what it is told',
    withStore(async (kv) => {
      const reads: Promise<boolean>[] = [];
      const watcher = recording();
      kv.watch(kv.revision, { ...watcher, onCommit: (commit) => reads.push(newEnough(kv, commit)) });
      for (let index = 0; index < 5; index++) await put(kv, ['n'], String(index));
      expect(await Promise.all(reads)).toEqual([true, true, true, true, true]);
    }),
  );
}

async function newEnough(kv: Kv, commit: Commit): Promise<boolean> {
  const entry = await kv.read((snapshot) => snapshot.get(['n']));
  return entry !== undefined && entry.revision >= commit.revision;
}
