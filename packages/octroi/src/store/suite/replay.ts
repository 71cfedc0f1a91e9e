import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Entry, Key, Kv, Revision } from '../kv.ts';
import { freshId } from './shorthand.ts';

/** One thing that a committed transaction saw, as text. */
interface Seen {
  readonly what: { readonly get: Key } | { readonly range: Key; readonly limit: number };
  readonly saw: string;
}

interface Ran {
  readonly revision: Revision;
  readonly seen: readonly Seen[];
  readonly writes: ReadonlyMap<string, string | undefined>;
}

export interface ReplayOptions {
  /** Transactions of each client. */
  readonly rounds: number;
  /** Clients of each store. */
  readonly clients: number;
  /** Numbers from 0 to below 1. */
  readonly random: () => number;
}

const TABLES = ['s', 't'];
const IDS = ['a', 'b', 'c', 'd', 'e'];

/**
 * Random transactions on stores that share their content, from all of them at once. Afterwards they are replayed one by one in the order of
 * their revisions on a plain map: each must have seen exactly what it would have seen alone, and the map must end as the stores do. So
 * the stores are serialisable, deletions and absent entries included.
 */
export async function replayTogether(stores: readonly Kv[], options: ReplayOptions): Promise<void> {
  const { random } = options;
  const ran: Ran[] = [];
  const client = async (kv: Kv): Promise<void> => {
    for (let round = 0; round < options.rounds; round++) ran.push(await randomTransaction(kv, random));
  };
  await Promise.all(stores.flatMap((kv) => Array.from({ length: options.clients }, () => client(kv))));

  const model = new Map<string, string>();
  const writers = ran.filter(({ writes }) => writes.size > 0).sort((a, b) => a.revision - b.revision);
  expect(new Set(writers.map(({ revision }) => revision)).size).toBe(writers.length);
  for (const { seen, writes } of writers) {
    for (const { what, saw } of seen) expect(saw).toBe(show('get' in what ? [model.get(what.get.join('/'))] : within(model, what.range, what.limit)));
    for (const [key, value] of writes) {
      if (value === undefined) model.delete(key);
      else model.set(key, value);
    }
  }
  const newest = writers.at(-1)?.revision ?? 0;
  for (const kv of stores) {
    await expect.poll(() => kv.revision).toBeGreaterThanOrEqual(newest);
    for (const table of TABLES) expect(show((await kv.read((snapshot) => snapshot.range([table]))).map(pairOf))).toBe(show(within(model, [table], 1000)));
  }
}

async function randomTransaction(kv: Kv, random: () => number): Promise<Ran> {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const mark = String(Math.floor(random() * 1e9));
  const steps = Array.from({ length: 1 + Math.floor(random() * 4) }, () => ({ kind: pick(['get', 'range', 'put', 'delete', 'pause']), key: [pick(TABLES), pick(IDS)], limit: pick([1, 2, 1000]) }));
  let seen: Seen[] = [];
  let writes = new Map<string, string | undefined>();
  const { revision } = await kv.transact(freshId(), async (tx) => {
    seen = [];
    writes = new Map();
    // What it has written itself it sees too, which is for other tests: here each reads first.
    for (const { kind, key, limit } of steps) {
      if (kind === 'get') seen.push({ what: { get: key }, saw: show([(await tx.get(key))?.value]) });
      if (kind === 'range') seen.push({ what: { range: [key[0]!], limit }, saw: show((await tx.range([key[0]!], { limit })).map(pairOf)) });
      if (kind === 'pause') await pause(random() * 3);
    }
    for (const { kind, key } of steps) {
      if (kind === 'put') tx.put(key, mark);
      if (kind === 'delete') tx.delete(key);
      if (kind === 'put') writes.set(key.join('/'), mark);
      if (kind === 'delete') writes.set(key.join('/'), undefined);
    }
  });
  return { revision, seen, writes };
}

function within(model: ReadonlyMap<string, string>, prefix: Key, limit: number): readonly string[] {
  const keys = [...model.keys()].filter((key) => key.startsWith(`${prefix[0]!}/`)).sort();
  return keys.slice(0, limit).map((key) => `${key}=${model.get(key)!}`);
}

function pairOf({ key, value }: Entry): string {
  return `${key.join('/')}=${value}`;
}

function show(values: readonly (string | undefined)[]): string {
  return values.map((value) => value ?? 'absent').join(' ');
}
