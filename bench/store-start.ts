/** `node --conditions=octroi-source bench/store-start.ts [ROWS...]`: how long the store of a data folder takes to open and check itself, and what a checksum costs. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rowChecksum } from '../packages/octroi/src/store/checksum.ts';
import { openSqliteStore } from '../packages/octroi/src/store/sqlite.ts';

const sizes = process.argv.slice(2).map(Number);
if (sizes.some((rows) => !Number.isInteger(rows) || rows < 100 || rows > 2_000_000)) throw new Error('usage: store-start.ts [ROWS...], 100 to 2,000,000 each');

const VALUE = JSON.stringify({ name: 'a-user', path: '/', id: 'AIDA0000000000000000', createdAt: 0, tags: [{ Key: 'team', Value: 'x'.repeat(280) }] });
const REPEATED = 5;

async function fill(folder: string, rows: number): Promise<void> {
  const kv = await openSqliteStore(folder);
  for (let from = 0; from < rows; from += 9900) {
    const batches = Array.from({ length: Math.ceil(Math.min(9900, rows - from) / 99) }, (_, n) => from + n * 99);
    await Promise.all(batches.map((first) => kv.transact(`fill ${first}`, (tx) => {
      for (let n = first; n < Math.min(first + 99, rows); n++) tx.put(['aws', String(100_000_000_000 + (n % 97)), '-', 'iam', 'user', `user-${(n * 7919) % rows}`], VALUE);
    })));
  }
  await kv.close();
}

async function openMillis(folder: string): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < REPEATED; n++) {
    const started = performance.now();
    const kv = await openSqliteStore(folder);
    times.push(performance.now() - started);
    await kv.close();
  }
  return times.sort((a, b) => a - b)[Math.floor(REPEATED / 2)]!;
}

for (const rows of sizes.length === 0 ? [100, 10_000, 100_000] : sizes) {
  const folder = mkdtempSync(join(tmpdir(), 'octroi-start-'));
  try {
    await fill(folder, rows);
    const mebibytes = statSync(join(folder, 'store.db')).size / 1024 / 1024;
    console.log(`${rows.toLocaleString('en')} rows, ${mebibytes.toFixed(1)} MiB: opens and checks itself in ${(await openMillis(folder)).toFixed(1)} ms (median of ${REPEATED})`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const started = performance.now();
const CHECKSUMS = 300_000;
for (let n = 0; n < CHECKSUMS; n++) rowChecksum('aws\u0000100000000000\u0000-\u0000iam\u0000user\u0000a-user', VALUE, n);
console.log(`a row's checksum (${VALUE.length} characters): ${(((performance.now() - started) / CHECKSUMS) * 1000).toFixed(2)} us`);
