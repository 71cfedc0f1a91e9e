import { expect, test } from 'vitest';
import type { Snapshot, Transaction } from '../kv.ts';
import type { WithStore } from '../suite.ts';
import { freshId, get, meeting, put, range, remove } from './shorthand.ts';

export function serialisableTests(withStore: WithStore): void {
  test(
    'store: nobody sees a write before its commit',
    withStore(async (kv) => {
      const written = Promise.withResolvers<void>();
      const goOn = Promise.withResolvers<void>();
      const writer = kv.transact(freshId(), async (tx) => {
        tx.put(['a', '1'], '1');
        written.resolve();
        await goOn.promise;
      });
      await written.promise;
      expect(await get(kv, ['a', '1'])).toBeUndefined();
      expect(await range(kv, ['a'])).toEqual([]);
      goOn.resolve();
      await writer;
      expect(await get(kv, ['a', '1'])).toBe('1');
    }),
  );

  test(
    'store: no update is lost: the body of the loser runs again on what the winner wrote',
    withStore(async (kv) => {
      await put(kv, ['n'], '0');
      const meet = meeting(2);
      const increment = async (tx: Transaction): Promise<void> => {
        const value = Number((await tx.get(['n']))!.value);
        await meet();
        tx.put(['n'], String(value + 1));
      };
      await Promise.all([kv.transact(freshId(), increment), kv.transact(freshId(), increment)]);
      expect(await get(kv, ['n'])).toBe('2');
    }),
  );

  test(
    'store: no write skew: of two that each rely on what the other changes, one runs again',
    withStore(async (kv) => {
      await put(kv, ['on-call', 'ann'], 'true');
      await put(kv, ['on-call', 'bob'], 'true');
      const meet = meeting(2);
      const leave = (who: string) => async (tx: Transaction) => {
        const ann = (await tx.get(['on-call', 'ann']))!.value;
        const bob = (await tx.get(['on-call', 'bob']))!.value;
        await meet();
        if (ann === 'true' && bob === 'true') tx.put(['on-call', who], 'false');
      };
      await Promise.all([kv.transact(freshId(), leave('ann')), kv.transact(freshId(), leave('bob'))]);
      expect([await get(kv, ['on-call', 'ann']), await get(kv, ['on-call', 'bob'])].sort()).toEqual(['false', 'true']);
    }),
  );

  test(
    'store: no phantoms: a range that another one adds to conflicts, with and without a limit',
    withStore(async (kv) => {
      for (const [table, limit] of [
        ['whole', 1000],
        ['first', 1],
      ] as const) {
        const meet = meeting(2);
        const createFirst = (id: string) => async (tx: Transaction) => {
          const others = await tx.range([table], { limit });
          await meet();
          if (others.length === 0) tx.put([table, id], '1');
          return others.length;
        };
        const both = await Promise.all([kv.transact(freshId(), createFirst('a')), kv.transact(freshId(), createFirst('b'))]);
        expect(both.map((committed) => committed.result).sort()).toEqual([0, 1]);
        expect(await range(kv, [table])).toHaveLength(1);
      }
    }),
  );

  test(
    'store: a range conflicts with a deletion or a change in it, and in front of a full page',
    withStore(async (kv) => {
      const changes: readonly ((tx: Transaction) => void)[] = [
        (tx) => tx.delete(['t', 'c']),
        (tx) => tx.put(['t', 'c'], '"changed"'),
        (tx) => tx.put(['t', 'a'], '"in front"'),
      ];
      for (const change of changes) {
        for (const id of ['b', 'c', 'd']) await put(kv, ['t', id], '1');
        await remove(kv, ['t', 'a']);
        let runs = 0;
        await kv.transact(freshId(), async (tx) => {
          runs++;
          await tx.range(['t'], { limit: 2 });
          if (runs === 1) await kv.transact(freshId(), change);
          tx.put(['seen'], '1');
        });
        expect(runs).toBe(2);
      }
    }),
  );

  test(
    'store: of two that create what both saw absent, one runs again and sees it',
    withStore(async (kv) => {
      const meet = meeting(2);
      const create = (who: string) => async (tx: Transaction) => {
        const taken = await tx.get(['name']);
        await meet();
        if (taken !== undefined) return 'taken';
        tx.put(['name'], JSON.stringify(who));
        return 'created';
      };
      const both = await Promise.all([kv.transact(freshId(), create('ann')), kv.transact(freshId(), create('bob'))]);
      expect(both.map((committed) => committed.result).sort()).toEqual(['created', 'taken']);
    }),
  );

  test(
    'store: writers that read nothing of each other do not run again',
    withStore(async (kv) => {
      let runs = 0;
      const meet = meeting(2);
      const write = (id: string) => async (tx: Transaction) => {
        runs++;
        await tx.get(['t', id]);
        await tx.range(['t', id]);
        await meet();
        tx.put(['t', id], '1');
      };
      await Promise.all([kv.transact(freshId(), write('a')), kv.transact(freshId(), write('b'))]);
      expect(runs).toBe(2);
    }),
  );

  test(
    'store: everything that a body reads is of one revision, in reads and in transactions',
    withStore(async (kv) => {
      const body = (change: () => Promise<unknown>) => {
        let runs = 0;
        return async (snapshot: Snapshot) => {
          runs++;
          const left = (await snapshot.get(['pair', 'left']))!.value;
          if (runs === 1) await change();
          const right = (await snapshot.get(['pair', 'right']))!.value;
          return [left, right];
        };
      };
      const both = (value: string) => () =>
        kv.transact(freshId(), (tx) => {
          tx.put(['pair', 'left'], value);
          tx.put(['pair', 'right'], value);
        });
      await both('0')();
      const [left, right] = await kv.read(body(both('1')));
      expect(left).toBe(right);
      const committed = await kv.transact(freshId(), body(both('2')));
      expect(committed.result[0]).toBe(committed.result[1]);
    }),
  );

  test(
    'store: a body that swallows every error of its reads still commits nothing stale',
    withStore(async (kv) => {
      await put(kv, ['a'], '1');
      let runs = 0;
      await kv.transact(freshId(), async (tx) => {
        runs++;
        const seen = (await tx.get(['a']))!.value;
        if (runs === 1) await put(kv, ['a'], '2');
        try {
          await tx.get(['b']);
          await tx.get(['a']);
        } catch {
          // What a careless body would do.
        }
        tx.put(['copy'], seen);
      });
      expect(await get(kv, ['copy'])).toBe('2');
    }),
  );

  test(
    'store: a body that only reads and swallows every error still answers nothing of two revisions',
    withStore(async (kv) => {
      const careless = () => {
        let runs = 0;
        return async (snapshot: Snapshot) => {
          runs++;
          const left = (await snapshot.get(['pair', 'left']))?.value;
          if (runs === 1) await both(String(runs + kv.revision));
          try {
            return [left, (await snapshot.get(['pair', 'right']))?.value];
          } catch {
            return [left, 'swallowed'];
          }
        };
      };
      const both = (value: string) =>
        kv.transact(freshId(), (tx) => {
          tx.put(['pair', 'left'], value);
          tx.put(['pair', 'right'], value);
        });
      await both('0');
      const [left, right] = await kv.read(careless());
      expect(right).toBe(left);
      const { result } = await kv.transact(freshId(), careless());
      expect(result[1]).toBe(result[0]);
    }),
  );
}
