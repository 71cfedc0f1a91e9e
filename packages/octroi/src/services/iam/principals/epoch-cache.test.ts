import { expect, test } from 'vitest';
import type { Kv } from '../../../store/kv.ts';
import { bumpEpoch, watchEpochs } from '../../../kernel/epochs.ts';
import { openMemoryStore } from '../../../store/memory.ts';
import { EpochCache } from './epoch-cache.ts';

/** A cache of a store, and how often a fact was read. */
function open(accounts: number, facts: number) {
  const kv: Kv = openMemoryStore();
  const cache = new EpochCache(kv, watchEpochs(kv), { accounts, facts });
  let reads = 0;
  const ask = async (account: string, id: string, kind = 'kind'): Promise<string> =>
    cache.get('aws', account, kind, id, () => {
      reads++;
      return Promise.resolve(`${account} ${kind} ${id}`);
    });
  return { kv, cache, ask, reads: () => reads };
}

test('a fact is read once, and again after the epoch of its account has moved', async () => {
  const { kv, ask, reads } = open(10, 10);
  for (let time = 0; time < 3; time++) expect(await ask('one', 'ann')).toBe('one kind ann');
  await ask('two', 'ann');
  expect(reads()).toBe(2);
  await kv.transact('r', (tx) => void bumpEpoch(tx, 'aws', 'one', 'r'));
  for (let time = 0; time < 3; time++) await Promise.all([ask('one', 'ann'), ask('two', 'ann')]);
  expect(reads()).toBe(3);
});

test('facts of all accounts together are bounded: the accounts that were remembered first are forgotten', async () => {
  const { cache, ask, reads } = open(100, 40);
  for (let account = 0; account < 30; account++) {
    for (let id = 0; id < 4; id++) expect(await ask(`a${account}`, `p${id}`)).toBe(`a${account} kind p${id}`);
    expect(cache.size).toBeLessThanOrEqual(40);
  }
  expect(reads()).toBe(120);
  await ask('a29', 'p0');
  expect(reads()).toBe(120);
  await ask('a0', 'p0');
  expect(reads()).toBe(121);
});

test('of one large account the oldest facts are forgotten, whatever their kind', async () => {
  const { cache, ask, reads } = open(100, 40);
  for (let id = 0; id < 200; id++) {
    expect(await ask('a', `p${id}`, `k${id % 3}`)).toBe(`a k${id % 3} p${id}`);
    expect(cache.size).toBeLessThanOrEqual(40);
  }
  expect(cache.size).toBeGreaterThan(20);
  await ask('a', 'p199', 'k1');
  expect(reads()).toBe(200);
});

test('what epochs move away is not counted as remembered', async () => {
  const { kv, cache, ask, reads } = open(100, 40);
  await ask('kept', 'ann');
  for (let round = 0; round < 20; round++) {
    for (let id = 0; id < 10; id++) await ask('busy', `p${id}`);
    await kv.transact(`r${round}`, (tx) => void bumpEpoch(tx, 'aws', 'busy', `r${round}`));
  }
  expect(cache.size).toBeLessThanOrEqual(40);
  const before = reads();
  await ask('kept', 'ann');
  expect(reads()).toBe(before);
});
