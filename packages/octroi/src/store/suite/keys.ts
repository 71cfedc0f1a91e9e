import { expect, test } from 'vitest';
import type { Key } from '../kv.ts';
import { StoreLimitError } from '../kv.ts';
import type { WithStore } from '../suite.ts';
import { freshId, get, keysOf, put, range, remove } from './shorthand.ts';

/** In the order of the port: part by part by UTF-8 bytes, a tuple before those that continue it. */
const ORDERED: readonly Key[] = [
  [''],
  ['', ''],
  ['', 'z'],
  ['\u0001'],
  ['A'],
  ['a'],
  ['a', ''],
  ['a', '', 'b'],
  ['a', '\u0001'],
  ['a', 'b'],
  ['a', 'b', 'c'],
  ['a', 'ba'],
  ['a', 'z'],
  ['a\u0001'],
  ['a!'],
  ['a!', 'a'],
  ['ab'],
  ['b'],
  ['b', '10'],
  ['b', '9'],
  ['b', 'é'],
  ['b', '\uD7FF'],
  ['b', '\uE000'],
  ['b', '\uFFFF'],
  ['b', '\u{10000}'],
  ['b', '\u{1F600}'],
  ['b', '\u{1F600}', 'x'],
  ['b', '\u{10FFFF}'],
];

export function keyTests(withStore: WithStore): void {
  test(
    'store: an empty store has nothing',
    withStore(async (kv) => {
      expect(await get(kv, ['a'])).toBeUndefined();
      expect(await range(kv, [])).toEqual([]);
    }),
  );

  test(
    'store: an entry comes back with its key, value and the revision that wrote it',
    withStore(async (kv) => {
      const value = JSON.stringify({ text: 'é \u{1F600} \u2028 "quoted"', number: 1 });
      const { revision } = await put(kv, ['a', 'b'], value);
      await put(kv, ['a', 'c'], '1');
      expect(await kv.read((snapshot) => snapshot.get(['a', 'b']))).toEqual({ key: ['a', 'b'], value, revision });
      expect(await range(kv, ['a'], { limit: 1 })).toEqual([{ key: ['a', 'b'], value, revision }]);
      expect(kv.revision).toBeGreaterThan(revision);
    }),
  );

  test(
    'store: keys are ordered as tuples by UTF-8 bytes, in whatever order they are written',
    withStore(async (kv) => {
      const mixed = ORDERED.map((key, index) => ({ key, at: (index * 11) % ORDERED.length })).sort((a, b) => a.at - b.at);
      for (const { key } of mixed) await put(kv, key, '1');
      expect(keysOf(await range(kv, []))).toEqual(ORDERED);
      for (const prefix of ORDERED) {
        const within = ORDERED.filter((key) => key.length > prefix.length && prefix.every((part, index) => key[index] === part));
        expect(keysOf(await range(kv, prefix))).toEqual(within);
      }
    }),
  );

  test(
    'store: a prefix is whole parts and is not itself in its range',
    withStore(async (kv) => {
      for (const key of [['a'], ['a', 'b'], ['ab'], ['ab', 'c'], ['a', 'b', 'c']]) await put(kv, key, '1');
      expect(keysOf(await range(kv, ['a']))).toEqual([
        ['a', 'b'],
        ['a', 'b', 'c'],
      ]);
      expect(keysOf(await range(kv, ['a', 'b']))).toEqual([['a', 'b', 'c']]);
    }),
  );

  test(
    'store: pages continue after a key, present or not, and never repeat or skip',
    withStore(async (kv) => {
      await kv.transact(freshId(), (tx) => {
        for (let index = 0; index < 50; index++) tx.put(['p', String(index).padStart(2, '0')], '1');
        tx.put(['q', 'x'], '1');
      });
      const seen: string[] = [];
      let after: Key | undefined;
      for (;;) {
        const page = await range(kv, ['p'], { limit: 7, ...(after === undefined ? {} : { after }) });
        seen.push(...page.map((entry) => entry.key[1]!));
        if (page.length < 7) break;
        after = page.at(-1)!.key;
      }
      expect(seen).toEqual(Array.from({ length: 50 }, (_, index) => String(index).padStart(2, '0')));
      await remove(kv, ['p', '30']);
      expect(keysOf(await range(kv, ['p'], { after: ['p', '30'], limit: 1 }))).toEqual([['p', '31']]);
      expect(keysOf(await range(kv, ['p'], { after: ['p', '30', 'x'], limit: 1 }))).toEqual([['p', '31']]);
    }),
  );

  test(
    'store: a range returns 1,000 entries unless told less, and takes no other limit',
    withStore(async (kv) => {
      for (let first = 0; first < 1050; first += 75) {
        await kv.transact(freshId(), (tx) => {
          for (let index = first; index < first + 75; index++) tx.put(['n', String(index).padStart(4, '0')], '1');
        });
      }
      expect(await range(kv, ['n'])).toHaveLength(1000);
      expect(keysOf(await range(kv, ['n'], { after: ['n', '0999'] }))).toHaveLength(50);
      for (const limit of [0, -1, 1.5, 1001, Number.NaN]) {
        await expect(kv.read(async (snapshot) => snapshot.range(['n'], { limit }))).rejects.toThrow(StoreLimitError);
      }
    }),
  );

  test(
    'store: a range continues only after a key within its prefix',
    withStore(async (kv) => {
      for (const after of [['a'], ['b', 'x'], ['ab']]) {
        await expect(kv.read(async (snapshot) => snapshot.range(['a'], { after }))).rejects.toThrow(StoreLimitError);
      }
    }),
  );
}
