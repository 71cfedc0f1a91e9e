import { beforeEach, expect, test } from 'vitest';
import type { Kv } from '../../store/kv.ts';
import { openMemoryStore } from '../../store/memory.ts';
import { openKeyring } from '../../store/seal.ts';
import { permitWithoutCaller } from '../authorise.ts';
import { writerFor, type RowWriter } from '../rows.ts';
import { codesOf } from './codes.ts';
import { proveCode, proveConsecutiveCodes, seedContext } from './prove.ts';
import { mfaSeeds, mfaStates } from './tables.ts';

const SEED = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const home = { partition: 'aws', account: '111122223333', region: '-' };
const device = { key: '/ann', serialNumber: 'arn:aws:iam::111122223333:mfa/ann' };
const seal = openKeyring({});
const codeAt = await codesOf(SEED);
/** The step that both clocks stand at when a test begins. */
const STEP = 60_000_000;

let kv: Kv;
let now: number;
let hostNow: number;
let requests = 0;
beforeEach(async () => {
  kv = openMemoryStore({ rerunProbability: 0.3 });
  now = hostNow = STEP * 30_000 + 12_345;
  await inRows(async (rows) => rows.put(mfaSeeds, [device.key], { seed: seal.seal(SEED, seedContext(device.serialNumber)) }));
});

async function inRows<T>(body: (rows: RowWriter) => Promise<T>): Promise<T> {
  const mark = `request-${++requests}`;
  const { result } = await kv.transact(mark, (tx) => body(writerFor(tx, permitWithoutCaller([{ scope: home, tables: [mfaSeeds, mfaStates], mode: 'write' }]), home, mark)));
  return result;
}

const prove = (code: string) => inRows((rows) => proveCode(device, code, { rows, seal, now, hostNow }));
const proveTwo = (one: string, two: string) => inRows((rows) => proveConsecutiveCodes(device, [one, two], { rows, seal, now, hostNow }));
const state = () => inRows((rows) => rows.get(mfaStates, [device.key]));
const pass = (seconds: number): void => {
  now += seconds * 1000;
  hostNow += seconds * 1000;
};
const wrong = (step = STEP): string => {
  const near = new Set(Array.from({ length: 60 }, (_unused, index) => codeAt(step - 30 + index)));
  for (let candidate = 0; ; candidate++) if (!near.has(String(candidate).padStart(6, '0'))) return String(candidate).padStart(6, '0');
};

test.each([
  [-2, false],
  [-1, true],
  [0, true],
  [1, true],
  [2, false],
])('IAM-121: a code %d steps away is good: %s', async (away, good) => {
  expect(await prove(codeAt(STEP + away))).toBe(good);
});

test('a code that was used is refused, and so is an older one', async () => {
  expect(await prove(codeAt(STEP))).toBe(true);
  expect(await prove(codeAt(STEP))).toBe(false);
  expect(await prove(codeAt(STEP - 1))).toBe(false);
  expect(await prove(codeAt(STEP + 1))).toBe(true);
});

test('of two requests with the same code, at the same time, one wins', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => prove(codeAt(STEP))));
  expect(answers.filter(Boolean)).toHaveLength(1);
});

test('IAM-121: two codes must follow each other, in order', async () => {
  expect(await proveTwo(codeAt(STEP + 1), codeAt(STEP))).toBe(false);
  expect(await proveTwo(codeAt(STEP - 1), codeAt(STEP + 1))).toBe(false);
  expect(await proveTwo(codeAt(STEP), codeAt(STEP))).toBe(false);
  expect(await proveTwo(codeAt(STEP), wrong())).toBe(false);
  expect(await proveTwo(codeAt(STEP - 1), codeAt(STEP))).toBe(true);
  expect(await prove(codeAt(STEP))).toBe(false);
});

test('a device that is ten minutes away is found by two codes, and its drift remembered; a further one is not', async () => {
  expect(await proveTwo(codeAt(STEP - 23), codeAt(STEP - 22))).toBe(false);
  expect(await prove(codeAt(STEP - 18))).toBe(false);
  expect(await proveTwo(codeAt(STEP - 20), codeAt(STEP - 19))).toBe(true);
  pass(60);
  expect(await prove(codeAt(STEP + 2))).toBe(false);
  expect(await prove(codeAt(STEP - 17))).toBe(true);
});

test('the drift follows a device that goes slow, and never leads further than ten minutes away', async () => {
  for (let ahead = 1; ahead <= 20; ahead++) expect(await prove(codeAt(STEP + ahead))).toBe(true);
  expect(await prove(codeAt(STEP + 21))).toBe(false);
});

test('ADR 0007: a code is good for the clock that a test has moved, and for the one that a phone follows', async () => {
  now += 86_400_000;
  expect(await prove(codeAt(STEP))).toBe(true);
  expect(await prove(codeAt(STEP + 2880))).toBe(true);
  // The phone shows codes that are older now than one that was used.
  expect(await prove(codeAt(STEP + 1))).toBe(false);
});

test('brute force: five wrong codes lock the device, each further one for twice as long, an hour at most', async () => {
  for (let failure = 1; failure <= 4; failure++) expect(await prove(wrong())).toBe(false);
  expect((await state())!.lockedUntil).toBe(0);
  let locked = 30_000;
  for (let failure = 5; failure <= 20; failure++) {
    expect(await prove(wrong(Math.floor(now / 30_000)))).toBe(false);
    expect((await state())!.lockedUntil - now).toBe(locked);
    // While it is locked, nothing is looked at and nothing written.
    const before = await state();
    expect(await prove(codeAt(Math.floor(now / 30_000)))).toBe(false);
    expect(await proveTwo(codeAt(Math.floor(now / 30_000)), codeAt(Math.floor(now / 30_000) + 1))).toBe(false);
    expect(await state()).toEqual(before);
    pass(locked / 1000);
    locked = Math.min(locked * 2, 3_600_000);
  }
  expect(await prove(codeAt(Math.floor(now / 30_000)))).toBe(true);
  expect(await state()).toMatchObject({ failures: 0, lockedUntil: 0 });
});

test('brute force: many at once are no way around it', async () => {
  const answers = await Promise.all(Array.from({ length: 40 }, () => prove(wrong())));
  expect(answers).not.toContain(true);
  expect((await state())!.failures).toBe(5);
});

test('a device without a seed has no code, and a seed of another device cannot be put in its place', async () => {
  await inRows(async (rows) => rows.put(mfaSeeds, [device.key], { seed: seal.seal(SEED, seedContext('arn:aws:iam::111122223333:mfa/eve')) }));
  await expect(prove(codeAt(STEP))).rejects.toThrow();
  await inRows(async (rows) => rows.delete(mfaSeeds, [device.key]));
  expect(await prove(codeAt(STEP))).toBe(false);
});
