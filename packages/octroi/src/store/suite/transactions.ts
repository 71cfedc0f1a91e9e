import { expect, test } from 'vitest';
import type { Transaction } from '../kv.ts';
import { StoreUnavailableError } from '../kv.ts';
import type { WithStore } from '../suite.ts';
import { freshId, get, keysOf, put, range, remove } from './shorthand.ts';

export function transactionTests(withStore: WithStore): void {
  test(
    'store: a transaction answers the result of its body, and its revision grows with every write',
    withStore(async (kv) => {
      const before = kv.revision;
      const first = await kv.transact(freshId(), (tx) => {
        tx.put(['a'], '1');
        return 'done';
      });
      expect(first.result).toBe('done');
      expect(first.revision).toBeGreaterThan(before);
      const second = await kv.transact(freshId(), async (tx) => tx.delete(['a']));
      expect(second.revision).toBeGreaterThan(first.revision);
      expect(kv.revision).toBe(second.revision);
    }),
  );

  test(
    'store: a transaction that writes nothing makes no revision and answers the one it read at',
    withStore(async (kv) => {
      const { revision } = await put(kv, ['a'], '1');
      const read = await kv.transact(freshId(), async (tx) => (await tx.get(['a']))?.value);
      expect(read).toEqual({ result: '1', revision });
      expect(kv.revision).toBe(revision);
    }),
  );

  test(
    'store: a body sees its own writes and deletions',
    withStore(async (kv) => {
      await put(kv, ['a', '1'], '"old"');
      await kv.transact(freshId(), async (tx) => {
        tx.put(['a', '1'], '"new"');
        expect(await tx.get(['a', '1'])).toEqual({ key: ['a', '1'], value: '"new"', revision: 0 });
        tx.delete(['a', '1']);
        expect(await tx.get(['a', '1'])).toBeUndefined();
        tx.put(['a', '1'], '"again"');
        expect((await tx.get(['a', '1']))?.value).toBe('"again"');
      });
      expect(await get(kv, ['a', '1'])).toBe('"again"');
    }),
  );

  test(
    'store: a range of a body is merged with its writes, up to the limit',
    withStore(async (kv) => {
      for (const id of ['b', 'd', 'f', 'h']) await put(kv, ['t', id], '"committed"');
      await kv.transact(freshId(), async (tx) => {
        tx.put(['t', 'a'], '1');
        tx.delete(['t', 'b']);
        tx.put(['t', 'd'], '2');
        tx.put(['t', 'g'], '3');
        tx.put(['u', 'x'], '4');
        tx.delete(['t', 'zz']);
        const ids = async (options?: { limit?: number; after?: readonly string[] }) =>
          (await tx.range(['t'], options)).map((entry) => `${entry.key[1]}=${entry.value}`);
        expect(await ids()).toEqual(['a=1', 'd=2', 'f="committed"', 'g=3', 'h="committed"']);
        expect(await ids({ limit: 2 })).toEqual(['a=1', 'd=2']);
        expect(await ids({ limit: 3, after: ['t', 'a'] })).toEqual(['d=2', 'f="committed"', 'g=3']);
        expect(await ids({ limit: 1, after: ['t', 'g'] })).toEqual(['h="committed"']);
        tx.delete(['t', 'a']);
        tx.delete(['t', 'd']);
        expect(await ids({ limit: 1 })).toEqual(['f="committed"']);
        tx.put(['t', 'a'], '1');
        tx.put(['t', 'd'], '2');
      });
      expect(keysOf(await range(kv, ['t'])).map((key) => key[1])).toEqual(['a', 'd', 'f', 'g', 'h']);
    }),
  );

  test(
    'store: a body that throws, at once or later, writes nothing and its error is the answer',
    withStore(async (kv) => {
      const { revision } = await put(kv, ['a'], '1');
      const error = new Error('no such thing');
      const atOnce = (tx: Transaction): void => {
        tx.put(['a'], '2');
        throw error;
      };
      const later = async (tx: Transaction): Promise<void> => {
        tx.put(['b'], '2');
        await tx.get(['a']);
        throw error;
      };
      await expect(kv.transact(freshId(), atOnce)).rejects.toBe(error);
      await expect(kv.transact(freshId(), later)).rejects.toBe(error);
      await expect(
        kv.read(() => {
          throw error;
        }),
      ).rejects.toBe(error);
      expect(await get(kv, ['a'])).toBe('1');
      expect(await get(kv, ['b'])).toBeUndefined();
      expect(kv.revision).toBe(revision);
    }),
  );

  test(
    'store: deletion removes, and deleting what is not there is no error',
    withStore(async (kv) => {
      await put(kv, ['a'], '1');
      await remove(kv, ['a']);
      await remove(kv, ['a']);
      await remove(kv, ['never']);
      expect(await get(kv, ['a'])).toBeUndefined();
      expect(await range(kv, [])).toEqual([]);
    }),
  );

  test(
    'store: a key or value changed by the caller afterwards changes nothing stored',
    withStore(async (kv) => {
      const key = ['a', 'b'];
      await kv.transact(freshId(), (tx) => {
        tx.put(key, '1');
        key[1] = 'c';
      });
      expect(await get(kv, ['a', 'b'])).toBe('1');
      expect(await get(kv, ['a', 'c'])).toBeUndefined();
      expect(keysOf(await range(kv, ['a']))).toEqual([['a', 'b']]);
      expect((await kv.read((snapshot) => snapshot.get(['a', 'b'])))?.key).toEqual(['a', 'b']);
    }),
  );

  test(
    'store: a request id that committed is not applied again and answers as the first time',
    withStore(async (kv) => {
      const id = freshId();
      let runs = 0;
      const body = async (tx: Transaction): Promise<string> => {
        runs++;
        const count = Number((await tx.get(['count']))?.value ?? 0) + 1;
        tx.put(['count'], String(count));
        return `made ${count}`;
      };
      const first = await kv.transact(id, body);
      const again = await kv.transact(id, body);
      expect(again).toEqual(first);
      expect(runs).toBe(1);
      expect(await get(kv, ['count'])).toBe('1');
      const other = freshId();
      const together = await Promise.all([kv.transact(other, body), kv.transact(other, body)]);
      expect(together[0]).toEqual(together[1]);
      expect(await get(kv, ['count'])).toBe('2');
    }),
  );

  test(
    'store: a request id whose transaction wrote nothing can be used again',
    withStore(async (kv) => {
      const id = freshId();
      await expect(
        kv.transact(id, () => {
          throw new Error('refused');
        }),
      ).rejects.toThrow('refused');
      expect((await kv.transact(id, () => 'read')).result).toBe('read');
      await kv.transact(id, (tx) => tx.put(['a'], '1'));
      expect(await get(kv, ['a'])).toBe('1');
    }),
  );

  test(
    'store: what a body was given is dead when it ends',
    withStore(async (kv) => {
      let kept: Transaction | undefined;
      await kv.transact(freshId(), (tx) => {
        kept = tx;
        tx.put(['a'], '1');
      });
      expect(() => kept!.put(['a'], '2')).toThrow();
      expect(() => kept!.delete(['a'])).toThrow();
      await expect((async () => kept!.get(['a']))()).rejects.toThrow();
      await expect((async () => kept!.range(['a']))()).rejects.toThrow();
      expect(await get(kv, ['a'])).toBe('1');
    }),
  );

  test(
    'store: a closed store refuses, and what it took before is answered',
    withStore(async (kv) => {
      const taken = put(kv, ['a'], '1');
      await kv.close();
      expect((await taken).revision).toBeGreaterThan(0);
      await expect(get(kv, ['a'])).rejects.toThrow(StoreUnavailableError);
      await expect(put(kv, ['a'], '2')).rejects.toThrow(StoreUnavailableError);
      await kv.close();
    }),
  );
}
