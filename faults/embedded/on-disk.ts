import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { StoreFullError } from '../../packages/octroi/src/store/backend.ts';
import type { Kv } from '../../packages/octroi/src/store/kv.ts';
import { StoreUnavailableError } from '../../packages/octroi/src/store/kv.ts';
import { openSqliteStore } from '../../packages/octroi/src/store/sqlite.ts';
import { judge, type Judgement } from './judge.ts';

/** Runs with a small tmpfs of its own at `disk`, in a mount namespace: `on-disk.ts CASE DISK`. Prints its judgement as JSON. */
const [, , name = '', disk = ''] = process.argv;
const folder = join(disk, 'data');
const remount = (options: string): void => void execFileSync('mount', ['-o', `remount,${options}`, disk]);

const CASES: Readonly<Record<string, () => Promise<Judgement>>> = {
  async 'disk full while it writes, then not any more'() {
    const kv = await openSqliteStore(folder);
    const contents = await fill(kv);
    const before = kv.revision;
    const wrong = await wrongIn(kv, contents);
    if (wrong !== null || kv.revision !== before) return { outcome: 'lost', said: wrong ?? 'a refused transaction moved the revision' };
    remount('size=16m');
    await kv.transact('room again', (tx) => tx.put(['again'], '1'));
    contents.set('again', '1');
    await kv.close();
    return judge(folder, contents);
  },
  async 'disk full while it writes, and at its end and the next start'() {
    const kv = await openSqliteStore(folder);
    const contents = await fill(kv);
    await kv.close();
    const again = await openOr(folder);
    if ('said' in again) {
      remount('size=16m');
      const judged = await judge(folder, contents);
      return judged.outcome === 'whole' ? { outcome: 'refused at start', said: again.said } : judged;
    }
    const wrong = await wrongIn(again.kv, contents);
    await again.kv.close();
    if (wrong !== null) return { outcome: 'lost', said: wrong };
    remount('size=16m');
    return judge(folder, contents);
  },
  async 'disk full before the first start'() {
    fillDisk();
    return judge(folder, new Map());
  },
  async 'disk read-only, a folder of a server that ended in order'() {
    const kv = await openSqliteStore(folder);
    await kv.transact('a', (tx) => tx.put(['a'], '1'));
    await kv.close();
    remount('ro');
    const judged = await judge(folder, new Map([['a', '1']]));
    if (judged.outcome !== 'refused at start') return { outcome: 'lost', said: `it went on: ${judged.outcome} ${judged.said}` };
    remount('rw');
    const after = await judge(folder, new Map([['a', '1']]));
    return after.outcome === 'whole' ? judged : after;
  },
  async 'disk read-only, no folder yet'() {
    remount('ro');
    return judge(folder, new Map());
  },
};

/** Writes until there is no room; what was acknowledged. */
async function fill(kv: Kv): Promise<Map<string, string>> {
  const contents = new Map<string, string>();
  for (let n = 0; n < 10_000; n++) {
    const value = randomBytes(15_000).toString('hex');
    try {
      await kv.transact(`fill ${n}`, (tx) => tx.put([`n${n}`], value));
      contents.set(`n${n}`, value);
    } catch (error) {
      if (error instanceof StoreFullError) return contents;
      throw error;
    }
  }
  throw new Error('the disk is never full');
}

async function wrongIn(kv: Kv, contents: ReadonlyMap<string, string>): Promise<string | null> {
  for (const [key, value] of contents) if ((await kv.read((snapshot) => snapshot.get([key])))?.value !== value) return `\`${key}\` is gone or another`;
  return null;
}

async function openOr(at: string): Promise<{ readonly kv: Kv } | { readonly said: string }> {
  try {
    return { kv: await openSqliteStore(at) };
  } catch (error) {
    if (error instanceof StoreUnavailableError) return { said: error.message };
    throw error;
  }
}

function fillDisk(): void {
  const handle = openSync(join(disk, 'filler'), 'w');
  try {
    for (;;) writeSync(handle, Buffer.alloc(4096));
  } catch {
    closeSync(handle); // it is full now, which is what was wanted
  }
}

const run = CASES[name];
if (run === undefined) {
  console.log(JSON.stringify(Object.keys(CASES)));
} else {
  const judged = await run().catch((error: unknown): Judgement => ({ outcome: 'crashed', said: error instanceof Error ? (error.stack ?? error.message) : String(error) }));
  console.log(JSON.stringify(judged));
  rmSync(join(disk, 'filler'), { force: true });
}
