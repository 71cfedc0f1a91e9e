import { expect, test } from 'vitest';
import { LIMITS, StoreLimitError } from '../kv.ts';
import type { Key, Transaction } from '../kv.ts';
import type { WithStore } from '../suite.ts';
import { freshId, get, put, range } from './shorthand.ts';

export function boundsTests(withStore: WithStore): void {
  test(
    'store: a value is less than 1 MiB as UTF-8',
    withStore(async (kv) => {
      const largest = 'x'.repeat(LIMITS.valueBytes - 1);
      await put(kv, ['large'], largest);
      expect(await get(kv, ['large'])).toBe(largest);
      for (const value of ['x'.repeat(LIMITS.valueBytes), 'é'.repeat(LIMITS.valueBytes / 2), '€'.repeat(LIMITS.valueBytes / 3 + 1)]) {
        await expect(put(kv, ['larger'], value)).rejects.toThrow(StoreLimitError);
      }
      expect(await get(kv, ['larger'])).toBeUndefined();
    }),
  );

  test(
    'store: a transaction has less than 100 writes, of one key counted once',
    withStore(async (kv) => {
      const write = (count: number) => (tx: Transaction) => {
        for (let index = 0; index < count; index++) tx.put(['t', String(index)], '1');
        tx.delete(['t', '0']);
        tx.put(['t', '0'], '2');
      };
      await kv.transact(freshId(), write(LIMITS.operations - 1));
      expect(await range(kv, ['t'])).toHaveLength(LIMITS.operations - 1);
      await expect(kv.transact(freshId(), write(LIMITS.operations))).rejects.toThrow(StoreLimitError);
      expect(await range(kv, ['t'])).toHaveLength(LIMITS.operations - 1);
    }),
  );

  test(
    'store: a body that catches the error of a limit commits nothing',
    withStore(async (kv) => {
      const careless = kv.transact(freshId(), (tx) => {
        tx.put(['a'], '1');
        try {
          tx.put(['b'], 'x'.repeat(LIMITS.valueBytes));
        } catch {
          // What a careless body would do.
        }
      });
      await expect(careless).rejects.toThrow(StoreLimitError);
      expect(await get(kv, ['a'])).toBeUndefined();
    }),
  );

  test(
    'store: a key has at most 4,096 bytes',
    withStore(async (kv) => {
      const largest: Key = ['k', 'é'.repeat((LIMITS.keyBytes - 2) / 2)];
      await put(kv, largest, '1');
      expect(await get(kv, largest)).toBe('1');
      for (const key of [[`${'k'.repeat(LIMITS.keyBytes)}k`], ['k', 'é'.repeat(LIMITS.keyBytes / 2)], Array(LIMITS.keyBytes + 2).fill('')]) {
        await expect(put(kv, key, '1')).rejects.toThrow(StoreLimitError);
        await expect(kv.read(async (snapshot) => snapshot.get(key))).rejects.toThrow(StoreLimitError);
        await expect(kv.read(async (snapshot) => snapshot.range(key))).rejects.toThrow(StoreLimitError);
      }
    }),
  );

  test(
    'store: a key has parts, none of which holds U+0000 or half a surrogate pair, nor has a value the latter',
    withStore(async (kv) => {
      for (const key of [[], ['a\u0000b'], ['a', '\u0000'], ['\uD800'], ['a', '\uDC00b']] as Key[]) {
        await expect(put(kv, key, '1')).rejects.toThrow(StoreLimitError);
        await expect(kv.read(async (snapshot) => snapshot.get(key))).rejects.toThrow(StoreLimitError);
        await expect(kv.transact(freshId(), (tx) => tx.delete(key))).rejects.toThrow(StoreLimitError);
      }
      await expect(put(kv, ['a'], '"\uD800"')).rejects.toThrow(StoreLimitError);
      expect(await range(kv, [])).toEqual([]);
    }),
  );
}
