import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Kv } from '../../packages/octroi/src/store/kv.ts';
import { openSqliteStore } from '../../packages/octroi/src/store/sqlite.ts';

/** What a store acknowledged: every key with its value, joined by U+0000. */
export type Contents = ReadonlyMap<string, string>;

/** Copies of a data folder, as a disk has it after a clean end and after a kill. */
export interface Image {
  readonly clean: string;
  /** With a write-ahead file whose commits are not in the database file yet. */
  readonly killed: string;
  readonly contents: Contents;
}

/** Rows of all sizes: some on pages of their own, some deleted, so that there are free pages too. */
export async function makeImage(at: string): Promise<Image> {
  mkdirSync(at, { recursive: true });
  const [live, clean, killed] = [join(at, 'live'), join(at, 'clean'), join(at, 'killed')];
  const contents = new Map<string, string>();
  let kv = await openSqliteStore(live);
  await write(kv, contents, 0, 400);
  await kv.transact('deletions', (tx) => {
    for (let n = 0; n < 400; n += 5) {
      tx.delete(keyOf(n));
      contents.delete(keyOf(n).join('\u0000'));
    }
  });
  await kv.close();
  cpSync(live, clean, { recursive: true });
  kv = await openSqliteStore(live);
  // The same contents again, so that one map is true of both.
  for (const round of ['first', 'second']) {
    for (const [key, value] of [...contents].slice(0, 120)) await kv.transact(`${round} ${key}`, (tx) => tx.put(key.split('\u0000'), round === 'first' ? `${value} for now` : value));
  }
  cpSync(live, killed, { recursive: true });
  await kv.close();
  rmSync(live, { recursive: true });
  return { clean, killed, contents };
}

async function write(kv: Kv, contents: Map<string, string>, from: number, to: number): Promise<void> {
  for (let n = from; n < to; n += 40) {
    await kv.transact(`write ${n}`, (tx) => {
      for (let m = n; m < n + 40; m++) {
        const value = JSON.stringify({ n: m, text: 'abcdefghij'.repeat(m % 50 === 0 ? 2000 : m % 40) });
        tx.put(keyOf(m), value);
        contents.set(keyOf(m).join('\u0000'), value);
      }
    });
  }
}

const keyOf = (n: number): readonly string[] => ['aws', String(100_000_000_000 + (n % 7)), '-', 'iam', 'user', `user-${n}`];
