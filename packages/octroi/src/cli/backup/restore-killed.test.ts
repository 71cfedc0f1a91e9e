import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { memoryBlobs } from '../../store/blobs-memory.ts';
import { rowsOf } from '../../store/bulk.ts';
import { fillStore, type Row } from '../../store/refill.ts';
import { openSqliteStore } from '../../store/sqlite.ts';
import { TargetFile } from './target-file.ts';
import { writeBackup } from './write-backup.ts';

const KILLER = join(import.meta.dirname, 'restore-killed.fixture.ts');
let folder = '';
const at = (name: string): string => join(folder, name);
const rows = (name: string, count: number): readonly Row[] => Array.from({ length: count }, (_, n) => ({ key: ['aws', '111122223333', '-', 'iam', name, String(n).padStart(6, '0')], value: `${n}` }));

async function make(data: string, all: readonly Row[]): Promise<void> {
  const kv = await openSqliteStore(data);
  await fillStore(kv, (async function* () { yield all; })());
  await kv.close();
}

async function contents(data: string): Promise<string> {
  const kv = await openSqliteStore(data);
  const all: string[] = [];
  for await (const page of rowsOf(kv)) all.push(...page.map(({ key, value }) => `${key.join('/')}=${value}`));
  await kv.close();
  return all.join('\n');
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'octroi-restore-killed-'));
  await make(at('new'), rows('new', 2200));
  await make(at('replace'), rows('old', 300));
  await make(at('fill'), []);
  const kv = await openSqliteStore(at('new'));
  const target = await TargetFile.open(at('file'));
  await writeBackup({ kind: 'folder', revision: kv.revision, rows: rowsOf(kv), close: async () => undefined }, memoryBlobs(), { octroi: 'x', now: 0, write: (bytes) => target.write(bytes), progress: { show: () => undefined, end: () => undefined } });
  await target.finish();
  await kv.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** How many transactions it took, if it came to its end; null if it was killed. `after`: killed from outside, so many milliseconds after its first word. */
async function killed(data: string, nth: number, how: string, after?: number): Promise<number | null> {
  const child = spawn(process.execPath, ['--conditions=octroi-source', KILLER, data, at('file'), String(nth), how], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close') as Promise<[number | null, string | null]>;
  const said = text(child.stdout);
  if (after !== undefined) {
    await Promise.race([once(child.stdout, 'data'), closed]);
    await new Promise((resolve) => setTimeout(resolve, after));
    child.kill('SIGKILL');
  }
  const [code, signal] = await closed;
  if (signal === 'SIGKILL') return null;
  expect(code).toBe(0);
  return Number((await said).trim().split('\n').at(-1));
}

test.each(['fill', 'replace'])('design 4: a restore (%s) that is killed at any moment leaves the store as it was or as the file has it', { timeout: 120_000 }, async (how) => {
  const [before, after] = [await contents(at(how)), await contents(at('new'))];
  cpSync(at(how), at(`${how}-whole`), { recursive: true });
  const all = (await killed(at(`${how}-whole`), 0, how))!;
  expect(await contents(at(`${how}-whole`))).toBe(after);
  // A file is read in pages of 2,000 rows.
  const flips = how === 'fill' ? all : Math.ceil(2000 / 99) + Math.ceil(200 / 99) + 1;
  const trial = async (nth: number, millis?: number): Promise<void> => {
    const data = at(`${how}-${nth}-${millis ?? ''}`);
    cpSync(at(how), data, { recursive: true });
    const took = await killed(data, nth, how, millis);
    const left = await contents(data);
    if (millis !== undefined) expect([before, after]).toContain(left);
    else expect(left).toBe(took !== null || nth >= flips ? after : before);
    // The next restore is taken, whatever the last one left.
    if (nth === 3) expect(await killed(data, 0, how === 'fill' && left === before ? 'fill' : 'replace')).toBeGreaterThan(0);
    if (nth === 3) expect(await contents(data)).toBe(after);
  };
  for (const nth of how === 'fill' ? [3, flips - 1] : [3, flips - 1, flips, flips + 2, all - 1]) await trial(nth);
  await trial(0, 15);
});
