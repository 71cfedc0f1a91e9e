import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { etcdBinary, startEtcdCluster } from '../../packages/octroi/src/store/etcd/cluster.fixture.ts';
import { makeStage } from './stage.ts';

/** What one size came to, by step and figure. */
export interface SizeFigures {
  readonly principals: number;
  readonly fill: Readonly<Record<string, number>>;
  readonly folder: Readonly<Record<string, number>>;
  readonly copy: Readonly<Record<string, number>>;
  /** Null where it was not measured: no etcd here, or too many for a short bench. */
  readonly etcd: Readonly<Record<string, number>> | null;
}

/** A copy is sent to etcd row by row and kept by it in memory, too. */
const MOST_IN_ETCD = 100_000;
const MOST_SECONDS = 600;
/** They end what runs, and remove the folder. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const CHILD = new URL('child.ts', import.meta.url).pathname;

/** Measures each size with processes of their own on one temporary folder. `say` hears what goes on. */
export async function measureScale(sizes: readonly number[], say: (line: string) => void): Promise<SizeFigures[]> {
  const folder = mkdtempSync(join(tmpdir(), 'octroi-scale-'));
  const interrupted = new AbortController();
  const interrupt = (): void => interrupted.abort();
  for (const signal of SIGNALS) process.once(signal, interrupt);
  try {
    await makeStage(folder);
    const measured: SizeFigures[] = [];
    for (const principals of sizes) measured.push(await measureSize(folder, principals, say, interrupted.signal));
    return measured;
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupt);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureSize(folder: string, principals: number, say: (line: string) => void, interrupted: AbortSignal): Promise<SizeFigures> {
  const data = join(folder, `data-${principals}`);
  mkdirSync(data);
  const step = (name: string, store: string) => child([name, folder, String(principals), store], interrupted, (line) => say(`${principals.toLocaleString('en')} principals, ${name}: ${line}`));
  const fill = await step('fill', data);
  const figures = { principals, fill, folder: await step('folder', data), copy: await step('copy', data) };
  rmSync(data, { recursive: true, force: true });
  if (principals > MOST_IN_ETCD || etcdBinary() === null) return { ...figures, etcd: null };
  const cluster = await startEtcdCluster({ members: 1, args: ['--quota-backend-bytes=8589934592'] });
  try {
    const { fill: seconds } = await step('fill', cluster.url('scale'));
    const size = await storedBytes(cluster.endpoints[0]!);
    return { ...figures, etcd: { ...(await step('etcd', cluster.url('scale'))), fill: seconds!, ...size } };
  } finally {
    await cluster.dispose();
  }
}

/** What a member keeps on its disk, after it has forgotten older revisions; `--quota-backend-bytes` bounds it. */
async function storedBytes(endpoint: string): Promise<{ readonly stored: number }> {
  const ask = async (path: string, body: object): Promise<Record<string, unknown>> => (await fetch(`http://${endpoint}/v3/${path}`, { method: 'POST', body: JSON.stringify(body) })).json() as Promise<Record<string, unknown>>;
  const { header } = await ask('maintenance/status', {});
  await ask('kv/compaction', { revision: (header as { readonly revision: string }).revision, physical: true });
  await ask('maintenance/defragment', {});
  return { stored: Number((await ask('maintenance/status', {}))['dbSize']) };
}

function child(args: readonly string[], signal: AbortSignal, say: (line: string) => void): Promise<Record<string, number>> {
  return new Promise((resolve, reject) => {
    const process_ = spawn(process.execPath, ['--conditions=octroi-source', '--expose-gc', '--max-old-space-size=20000', CHILD, ...args], { stdio: ['ignore', 'pipe', 'inherit'], timeout: MOST_SECONDS * 1000, signal });
    let text = '';
    let figures: Record<string, number> | null = null;
    say('...');
    process_.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n')) {
        const line = text.slice(0, end);
        text = text.slice(end + 1);
        if (line.startsWith('> ')) say(line.slice(2));
        else figures = JSON.parse(line) as Record<string, number>;
      }
    });
    process_.once('error', reject);
    process_.once('close', (code) => (code === 0 && figures !== null ? resolve(figures) : reject(new Error(`the step ${args[0]} of the scale bench ended with ${code}`))));
  });
}
