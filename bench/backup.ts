import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { etcdBinary, startEtcdCluster } from '../packages/octroi/src/store/etcd/cluster.fixture.ts';
import { openSqliteStore } from '../packages/octroi/src/store/sqlite.ts';
import { fill, makeStage, openStage } from './scale/stage.ts';

/**
 * What a backup and a restore of many principals cost: `node --conditions=octroi-source bench/backup.ts [--principals 10000,100000]`. Each
 * command is a process of its own, of the built program (`npm run build`).
 */
const { values } = parseArgs({ options: { principals: { type: 'string', default: '10000,100000' } } });
const sizes = values.principals.split(',').map(Number);
if (sizes.some((size) => !Number.isInteger(size) || size < 1000 || size > 2_000_000)) throw new Error('sizes are 1,000 to 2,000,000 principals, with commas between them');

const BIN = new URL('../packages/octroi/bin/octroi.js', import.meta.url).pathname;
const MOST_MILLIS = 600_000;
/** Writes what the process needed at most, in kilobytes. */
const PEAK = "data:text/javascript,import{writeSync}from'node:fs';process.on('exit',()=>writeSync(3,String(process.resourceUsage().maxRSS)))";

interface Cost {
  readonly seconds: number;
  readonly peakMegabytes: number;
}

async function octroi(...args: string[]): Promise<Cost> {
  const started = performance.now();
  const child = spawn(process.execPath, [`--import=${PEAK}`, BIN, ...args], { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], timeout: MOST_MILLIS });
  const [code, said, peak] = await Promise.all([new Promise<number | null>((resolve) => child.once('close', resolve)), text(child.stderr!), text(child.stdio[3] as NodeJS.ReadableStream)]);
  if (code !== 0) throw new Error(`octroi ${args[0]} ended with ${code}: ${said}`);
  return { seconds: (performance.now() - started) / 1000, peakMegabytes: Number(peak) / 1024 };
}

const folder = mkdtempSync(join(tmpdir(), 'octroi-bench-backup-'));
const at = (name: string): string => join(folder, name);
try {
  await makeStage(folder);
  // What is copied was sealed with the key of this folder.
  process.env['OCTROI_MASTER_KEY'] = readFileSync(at('master.key'), 'utf8').trim();
  process.stdout.write('| Principals | Rows | File | | Seconds | Peak memory |\n|---|---|---|---|---|---|\n');
  for (const principals of sizes) {
    rmSync(at('data'), { recursive: true, force: true });
    mkdirSync(at('data'));
    const kv = await openSqliteStore(at('data'));
    const rows = await fill(kv, openStage(folder).population, principals, () => undefined);
    await kv.close();
    const say = (what: string, { seconds, peakMegabytes }: Cost): void =>
      void process.stdout.write(`| ${principals.toLocaleString('en')} | ${rows.toLocaleString('en')} | ${(statSync(at('file')).size / 1e6).toFixed(1)} MB | ${what} | ${seconds.toFixed(1)} | ${Math.round(peakMegabytes)} MB |\n`);
    say('backup of a folder', await octroi('backup', at('file'), '--data', at('data')));
    say('check of the file', await octroi('restore', at('file'), '--verify'));
    say('restore into a folder', await octroi('restore', at('file'), '--data', at('copy')));
    say('restore in place of what a folder holds', await octroi('restore', at('file'), '--data', at('copy'), '--replace'));
    rmSync(at('copy'), { recursive: true, force: true });
    if (etcdBinary() === null) continue;
    await using cluster = await startEtcdCluster({ args: ['--quota-backend-bytes=8589934592'] });
    const shared = ['--store', cluster.url('bench'), '--blobs', at('blobs')];
    say('restore into etcd (3 members)', await octroi('restore', at('file'), ...shared));
    say('backup of etcd', await octroi('backup', at('file'), ...shared));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
