import { expect, test } from 'vitest';
import type { Transaction } from './kv.ts';
import { openMemoryStore } from './memory.ts';
import { storeSuite } from './suite.ts';

storeSuite('memory', async () => {
  const kv = openMemoryStore();
  return { kv, dispose: () => kv.close() };
});

test('store: with rerunProbability bodies run again, and each transaction is still applied once', async () => {
  const kv = openMemoryStore({ rerunProbability: 1 });
  let runs = 0;
  const increment = (tx: Transaction): void => {
    runs++;
    const entry = tx.get(['n']);
    if (entry instanceof Promise) throw new Error('the memory store answers at once');
    tx.put(['n'], String(Number(entry?.value ?? 0) + 1));
  };
  for (let index = 0; index < 10; index++) await kv.transact(`r${index}`, increment);
  expect(runs).toBe(30);
  expect((await kv.read((snapshot) => snapshot.get(['n'])))?.value).toBe('10');
  let reads = 0;
  await kv.read(() => reads++);
  expect(reads).toBe(3);
});

test('store: rerunProbability follows the numbers it is given', async () => {
  const numbers = [0.4, 0.6, 0.6];
  const kv = openMemoryStore({ rerunProbability: 0.5, random: () => numbers.shift() ?? 1 });
  let runs = 0;
  await kv.transact('a', () => runs++);
  await kv.transact('b', () => runs++);
  expect(runs).toBe(3);
});

test('store: the memory store takes 100,000 keys in any order and ranges over them', async () => {
  const kv = openMemoryStore();
  const started = performance.now();
  for (let first = 0; first < 100_000; first += 50) {
    await kv.transact(`r${first}`, (tx) => {
      for (let index = first; index < first + 50; index++) {
        tx.put(['t', String((index * 7919) % 100_000).padStart(6, '0')], '1');
      }
    });
  }
  expect(performance.now() - started).toBeLessThan(10_000);
  const page = await kv.read((snapshot) => snapshot.range(['t'], { after: ['t', '049999'], limit: 3 }));
  expect(page.map((entry) => entry.key[1])).toEqual(['050000', '050001', '050002']);
});
