import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeInBulk, finishBulk } from './bulk.ts';
import { dying } from './dying.fixture.ts';
import type { Change, Kv } from './kv.ts';
import { openMemoryStore } from './memory.ts';
import { openSqliteStore } from './sqlite.ts';

const contents = (kv: Kv): Promise<readonly string[]> =>
  kv.read(async (snapshot) => {
    const all: string[] = [];
    for (let after: readonly string[] | undefined; ; ) {
      const page = await snapshot.range([], after === undefined ? {} : { after });
      all.push(...page.map(({ key, value }) => `${key.join('/')}=${value}`));
      if (page.length < 1000) return all;
      after = page.at(-1)!.key;
    }
  });

async function filled(entries: readonly Change[]): Promise<Kv> {
  const kv = openMemoryStore({ rerunProbability: 0.2 });
  for (let from = 0; from < entries.length; from += 90) {
    await kv.transact(randomUUID(), (tx) => {
      for (const { key, value } of entries.slice(from, from + 90)) tx.put(key, value!);
    });
  }
  return kv;
}

const BEFORE: readonly Change[] = Array.from({ length: 120 }, (_, n) => ({ key: ['aws', 'old', String(n)], value: `${n}` }));
const CHANGES: readonly Change[] = [
  ...BEFORE.slice(0, 110).map(({ key }) => ({ key, value: undefined })),
  ...BEFORE.slice(110).map(({ key }) => ({ key, value: 'changed' })),
  ...Array.from({ length: 150 }, (_, n) => ({ key: ['aws', 'new', String(n)], value: `${n}` })),
];

test('design 4: a process that dies at any transaction of a bulk change leaves all of it or nothing', async () => {
  const old = await contents(await filled(BEFORE));
  const whole = await filled(BEFORE);
  await changeInBulk(whole, CHANGES);
  const changed = await contents(whole);
  expect(changed).toHaveLength(160);
  const seen = new Set<string>();
  for (const when of ['before', 'after'] as const) {
    for (let nth = 1; ; nth++) {
      const kv = await filled(BEFORE);
      const outcome = await changeInBulk(dying(kv, nth, when), CHANGES).then(() => 'done', () => 'died');
      // The next one who opens the store dies, too, and the one after that does not.
      await finishBulk(dying(kv, 2, when)).catch(() => undefined);
      await finishBulk(kv);
      const left = await contents(kv);
      const state = JSON.stringify(left) === JSON.stringify(old) ? 'old' : 'new';
      if (state === 'new') expect(left).toEqual(changed);
      if (outcome === 'done') expect(state).toBe('new');
      seen.add(`${outcome}, ${state}`);
      if (outcome === 'done') break;
    }
  }
  expect([...seen].toSorted()).toEqual(['died, new', 'died, old', 'done, new']);
});

test('design 4: a bulk change is the same as its changes one by one, whatever they are', async () => {
  const key = fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('x', 'y/z', 'ü', '𝒳'), fc.integer({ min: 0, max: 30 }).map(String));
  const entry = fc.record({ key, value: fc.string() });
  const change = fc.record({ key, value: fc.option(fc.string(), { nil: undefined }) });
  const selector = ({ key: parts }: { readonly key: readonly string[] }) => parts.join('\n');
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(entry, { selector, maxLength: 60 }), fc.uniqueArray(change, { selector, maxLength: 150 }), async (before, changes) => {
      const [bulk, single] = [await filled(before), await filled(before)];
      await changeInBulk(bulk, changes);
      for (const { key: at, value } of changes) await single.transact(randomUUID(), (tx) => (value === undefined ? tx.delete(at) : tx.put(at, value)));
      expect(await contents(bulk)).toEqual(await contents(single));
    }),
    { numRuns: 40 },
  );
});

test('a guard that throws, a key that is too long and one that occurs twice leave everything as it was', async () => {
  const kv = await filled(BEFORE);
  const old = await contents(kv);
  await expect(changeInBulk(kv, CHANGES, () => Promise.reject(new Error('changed meanwhile')))).rejects.toThrow('changed meanwhile');
  await expect(changeInBulk(kv, [...CHANGES, { key: ['aws', 'x'.repeat(4085)], value: 'x' }])).rejects.toMatchObject({ name: 'StoreLimitError' });
  await expect(changeInBulk(kv, [...CHANGES, { key: ['aws', 'x'], value: 'x'.repeat(1024 * 1024) }])).rejects.toMatchObject({ name: 'StoreLimitError' });
  await expect(changeInBulk(kv, [...CHANGES, CHANGES[0]!])).rejects.toThrow('a key occurs twice');
  expect(await contents(kv)).toEqual(old);
});

test('design 4: a folder is opened with a bulk change that was flipped completed, and one that was not gone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'octroi-bulk-'));
  try {
    const changes = [{ key: ['aws', 'a'], value: '1' }, { key: ['aws', 'b'], value: '2' }];
    for (const [nth, left] of [[1, []], [2, ['aws/a=1', 'aws/b=2']]] as const) {
      const dead = await openSqliteStore(folder);
      await expect(changeInBulk(dying(dead, nth, 'after'), changes)).rejects.toThrow('dead');
      await dead.close();
      const kv = await openSqliteStore(folder);
      expect(await contents(kv)).toEqual(left);
      await kv.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
