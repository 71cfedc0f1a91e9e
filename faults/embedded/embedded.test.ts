import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canMount, diskTrials } from './disks.ts';
import { makeImage, type Image } from './image.ts';
import { judge } from './judge.ts';
import { damageTrials } from './trials.ts';

const at = mkdtempSync(join(tmpdir(), 'octroi-judge-'));
let image: Image;
beforeAll(async () => {
  image = await makeImage(at);
});
afterAll(() => rmSync(at, { recursive: true, force: true }));

const bad = (outcome: string): boolean => outcome === 'lost' || outcome === 'crashed';

test('store: whatever is flipped, cut, emptied or exchanged in its files, it is whole or says so in a sentence', async () => {
  const trials = await damageTrials(4, 11);
  expect(trials.filter(({ outcome }) => bad(outcome))).toEqual([]);
  expect(new Set(trials.map(({ outcome }) => outcome))).toEqual(new Set(['whole', 'refused at start', 'refused at read']));
});

test.skipIf(!canMount())('store: a full or read-only disk is a sentence, and nothing acknowledged is lost by it', () => {
  const trials = diskTrials();
  expect(trials.length).toBeGreaterThan(3);
  expect(trials.filter(({ outcome }) => bad(outcome))).toEqual([]);
});

test('the judge sees a whole store, a lost key and another value', async () => {
  for (const from of ['clean', 'killed'] as const) expect((await judge(copy(from), image.contents)).outcome).toBe('whole');
  const [first] = image.contents.keys();
  expect(await judge(copy('clean'), new Map([...image.contents, ['never', 'written']]))).toEqual({ outcome: 'lost', said: 'the key `never` is gone' });
  expect((await judge(copy('clean'), new Map([...image.contents, [first!, 'other']]))).outcome).toBe('lost');
  expect((await judge(copy('clean'), new Map([...image.contents].slice(1)))).said).toContain('a range finds');
});

function copy(from: 'clean' | 'killed'): string {
  const folder = mkdtempSync(join(at, 'copy-'));
  cpSync(image[from], folder, { recursive: true });
  return folder;
}
