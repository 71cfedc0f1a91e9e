import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checkRecovered } from '../../../../fuzz/crash/check.ts';
import { entryValue } from '../../../../fuzz/crash/plan.ts';
import { crashTrials } from '../../../../fuzz/crash/trials.ts';
import { openMemoryStore } from './memory.ts';
import { openSqliteStore } from './sqlite.ts';

const KILLS = 50;
/** On a slow machine fewer kills are as good a test as a timeout is a bad one. */
const BUDGET_MILLISECONDS = 25_000;

test(
  'store: a writer killed at any moment loses nothing that it acknowledged and leaves nothing half there',
  { timeout: 4 * BUDGET_MILLISECONDS },
  async () => {
    const started = performance.now();
    const tally = await crashTrials(({ kills }) => kills >= KILLS || (kills >= 10 && performance.now() - started > BUDGET_MILLISECONDS));
    expect(tally.kills).toBeGreaterThanOrEqual(10);
    expect(tally.acknowledged).toBeGreaterThan(0);
    expect(tally.found).toBeGreaterThanOrEqual(tally.acknowledged);
  },
);

test('store: the crash test sees a lost, a torn and a doubled transaction', async () => {
  const kv = openMemoryStore();
  const write = (id: string, entries: number) =>
    kv.transact(id, (tx) => {
      for (let index = 0; index < entries; index++) tx.put(['tx', 'run', id, String(index)], entryValue(id, index, 2));
      tx.put(['counter'], '1');
    });
  const { revision } = await write('run-1', 2);
  expect(await checkRecovered(kv, [{ id: 'run-1', count: 2, revision }])).toBe(1);
  await expect(checkRecovered(kv, [{ id: 'run-2', count: 1, revision }])).rejects.toThrow('acknowledged transaction run-2 has 0');
  await expect(checkRecovered(kv, [{ id: 'run-1', count: 2, revision: revision + 1 }])).rejects.toThrow('acknowledged at revision');
  await write('run-3', 1);
  await expect(checkRecovered(kv, [])).rejects.toThrow('transaction run-3 is half there');
  await kv.transact('repair', (tx) => tx.put(['tx', 'run', 'run-3', '1'], entryValue('run-3', 1, 2)));
  await expect(checkRecovered(kv, [])).rejects.toThrow('the counter says 1, there are 2');
  await kv.transact('count', (tx) => {
    tx.put(['counter'], '2');
    tx.put(['account', '1'], '5');
  });
  await expect(checkRecovered(kv, [])).rejects.toThrow('the accounts hold');
});

test('store: another process cannot open the folder while one has it, and can at once when that one is killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'octroi-lock-'));
  const writer = fileURLToPath(new URL('../../../../fuzz/crash/writer.ts', import.meta.url));
  const child = spawn(process.execPath, [writer, folder, 'run'], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await once(child.stdout, 'data');
    await expect(openSqliteStore(folder)).rejects.toThrow(`is in use by another octroi (process ${child.pid})`);
    const closed = once(child, 'close');
    child.stdout.resume();
    child.kill('SIGKILL');
    await closed;
    const kv = await openSqliteStore(folder);
    expect(kv.revision).toBeGreaterThanOrEqual(0);
    await kv.close();
  } finally {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
});
