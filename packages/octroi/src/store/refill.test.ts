import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changeInBulk, finishBulk, rowsOf } from './bulk.ts';
import { dying } from './dying.fixture.ts';
import type { Kv } from './kv.ts';
import { openMemoryStore } from './memory.ts';
import { fillStore, isEmpty, replaceStore, type Row, type Rows } from './refill.ts';
import { openSqliteStore } from './sqlite.ts';

const contents = async (kv: Kv): Promise<readonly string[]> => {
  const all: string[] = [];
  for await (const page of rowsOf(kv)) all.push(...page.map(({ key, value }) => `${key.join('/')}=${value}`));
  return all;
};
const rows = (name: string, count: number): readonly Row[] => Array.from({ length: count }, (_, n) => ({ key: ['aws', name, String(n).padStart(6, '0')], value: `${n}` }));
async function* pages(all: readonly Row[], size = 130): Rows {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size);
}
const filled = async (all: readonly Row[], kv = openMemoryStore({ rerunProbability: 0.2 })): Promise<Kv> => {
  for (let from = 0; from < all.length; from += 90) await kv.transact(randomUUID(), (tx) => all.slice(from, from + 90).forEach(({ key, value }) => tx.put(key, value)));
  return kv;
};
const OLD = rows('old', 120);
// Some keys are those of before; some stand before the rows of the bulk change itself, some after.
const NEW = [...rows('new', 150), ...rows('old', 10).map(({ key }) => ({ key, value: 'changed' })), { key: ['bul', 'x'], value: '1' }, { key: ['bulks', 'x'], value: '2' }, { key: ['\u{10ffff}'], value: '3' }];
const text = (all: readonly Row[]): readonly string[] => all.map(({ key, value }) => `${key.join('/')}=${value}`);

test.each([
  ['a store that is filled', [] as readonly Row[], fillStore],
  ['a store that is replaced', OLD, replaceStore],
] as const)('design 4: %s, and whose process dies at any transaction, has all of the new rows or is as it was', async (_, before, refill) => {
  const seen = new Set<string>();
  for (const when of ['before', 'after'] as const) {
    for (let nth = 1; ; nth++) {
      const kv = await filled(before);
      const outcome = await refill(dying(kv, nth, when), pages(NEW)).then(() => 'done', () => 'died');
      // The next one who opens the store dies, too, and the one after that does not.
      await finishBulk(dying(kv, 2, when)).catch(() => undefined);
      await finishBulk(kv);
      const left = await contents(kv);
      const state = left.length === before.length ? 'old' : 'new';
      expect(left.toSorted()).toEqual(text(state === 'old' ? before : NEW).toSorted());
      if (outcome === 'done') expect(state).toBe('new');
      expect(await kv.read((snapshot) => snapshot.range(['bulk']))).toEqual([]);
      seen.add(`${outcome}, ${state}`);
      if (outcome === 'done') break;
    }
  }
  expect([...seen].toSorted()).toEqual(['died, new', 'died, old', 'done, new']);
});

test('design 4: a store that holds something is not filled; an empty one may be replaced, and what an import left does not count', async () => {
  const kv = await filled(OLD);
  expect(await isEmpty(kv)).toBe(false);
  await expect(fillStore(kv, pages(NEW))).rejects.toMatchObject({ name: 'StoreNotEmptyError' });
  expect(await contents(kv)).toEqual(text(OLD));
  const empty = openMemoryStore();
  expect(await isEmpty(empty)).toBe(true);
  await changeInBulk(dying(empty, 1, 'after'), [{ key: ['aws', 'half'], value: '1' }]).catch(() => undefined);
  expect(await isEmpty(empty)).toBe(true);
  await fillStore(empty, pages(NEW));
  expect((await contents(empty)).toSorted()).toEqual(text(NEW).toSorted());
  const other = openMemoryStore();
  await replaceStore(other, pages(NEW));
  expect((await contents(other)).toSorted()).toEqual(text(NEW).toSorted());
});

test('design 4: rows that end with an error, a guard that throws and a row that no store takes leave the store as it was', async () => {
  async function* broken(): Rows {
    yield* pages(NEW);
    throw new Error('the file ended');
  }
  for (const [before, refill] of [[[], fillStore], [OLD, replaceStore]] as const) {
    const kv = await filled(before);
    await expect(refill(kv, broken())).rejects.toThrow('the file ended');
    await expect(refill(kv, pages(NEW), () => { throw new Error('another file'); })).rejects.toThrow('another file');
    await expect(refill(kv, pages([...NEW, { key: ['aws', 'x'], value: 'x'.repeat(1024 * 1024) }]))).rejects.toMatchObject({ name: 'StoreLimitError' });
    expect(await contents(kv)).toEqual(text(before));
  }
});

test('design 4: a folder whose filling was cut off is opened empty; large rows are spread over transactions', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'octroi-refill-'));
  try {
    const dead = await openSqliteStore(folder);
    await expect(fillStore(dying(dead, 3, 'after'), pages(rows('new', 300)))).rejects.toThrow('dead');
    await dead.close();
    const kv = await openSqliteStore(folder);
    expect(await isEmpty(kv)).toBe(true);
    const large = rows('large', 12).map(({ key }) => ({ key, value: JSON.stringify('x'.repeat(200_000)) }));
    const sizes: number[] = [];
    kv.watch(kv.revision, { onCommit: ({ changes }) => void sizes.push(changes.length), onGap: () => undefined });
    await fillStore(kv, pages(large));
    expect(await contents(kv)).toEqual(text(large));
    expect(Math.max(...sizes)).toBe(1);
    await kv.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
