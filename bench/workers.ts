import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ACCOUNT, MAIN, prepare, ROOT, signedBytes } from './http.ts';
import { load } from './load.ts';
import { shown, writePart } from './page.ts';
import { cpuSeconds, firstLine, residentMegabytes, stop } from './processes.ts';
import { hasWrk, wrk } from './wrk.ts';

/*
 * What worker threads bring: signed GetCallerIdentity and GetUser with 0, 1 and 2 workers. About 85 s; it needs a built server.
 *   node --conditions=octroi-source bench/workers.ts [--write]
 * `--write` puts the figures into docs/performance.md.
 */

const SECONDS = 5;
/** Each worker warms its own code. */
const WARM_SECONDS = 8;
const CONNECTIONS = 128;

interface Row {
  readonly workers: number;
  readonly operation: string;
  readonly perSecond: number;
  /** Requests for each second of processor time that the whole server used. */
  readonly perCpuSecond: number;
  /** Cores that the server and the load used. */
  readonly serverCores: number;
  readonly loadCores: number;
  readonly failed: number;
  readonly p99: string;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Nothing is pinned: the system spreads threads over its cores, as it does for whoever runs the server. */
function start(folder: string, workers: number): ChildProcess {
  const accounts = join(folder, 'accounts.json');
  writeFileSync(accounts, JSON.stringify({ accounts: [{ id: ACCOUNT, root: { accessKeyId: ROOT.accessKeyId, secretAccessKey: ROOT.secretAccessKey } }] }));
  return spawn(process.execPath, [MAIN, 'start', '--port', '0', '--data', join(folder, 'data'), '--accounts', accounts, '--workers', String(workers)], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function measure(port: number, pid: number, bytes: Buffer): Promise<Omit<Row, 'workers' | 'operation'>> {
  if (!hasWrk) {
    const { perSecond, perCpuSecond, p99 } = await load(port, pid, bytes, CONNECTIONS, SECONDS);
    return { perSecond, perCpuSecond, serverCores: perSecond / perCpuSecond, loadCores: 1, failed: 0, p99: `${p99.toFixed(2)}ms` };
  }
  await wrk(port, bytes, CONNECTIONS, WARM_SECONDS);
  const before = cpuSeconds(pid);
  const { perSecond, requests, cpu, failed, p99 } = await wrk(port, bytes, CONNECTIONS, SECONDS);
  const server = cpuSeconds(pid) - before;
  return { perSecond, perCpuSecond: requests / server, serverCores: server / SECONDS, loadCores: cpu / SECONDS, failed, p99 };
}

async function rowsOf(workers: number): Promise<{ readonly rows: readonly Row[]; readonly megabytes: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'octroi-bench-'));
  const server = start(folder, workers);
  try {
    const port = Number(await firstLine(server, /http:\/\/127\.0\.0\.1:(\d+)/));
    const megabytes = residentMegabytes(server.pid!);
    const user = await prepare(port);
    const requests: [string, Buffer][] = [
      ['GetCallerIdentity', signedBytes(port, 'sts', 'Action=GetCallerIdentity&Version=2011-06-15', user)],
      ['GetUser', signedBytes(port, 'iam', 'Action=GetUser&UserName=bench&Version=2010-05-08', user)],
    ];
    const rows: Row[] = [];
    for (const [operation, bytes] of requests) rows.push({ workers, operation, ...(await measure(port, server.pid!, bytes)) });
    return { rows, megabytes };
  } finally {
    if (server.exitCode === null) await stop(server);
    rmSync(folder, { recursive: true, force: true });
  }
}

const loadBefore = loadavg()[0]!.toFixed(1);
const how = hasWrk
  ? `The load is \`wrk\` (Debian's package): one thread, ${CONNECTIONS} connections, each sending the same signed bytes again when its answer is whole, ${WARM_SECONDS} s to warm up and ${SECONDS} s measured. Nothing is pinned: the server's threads and wrk share the ${cpus().length} cores`
  : `The load is our own generator, in JavaScript, with ${CONNECTIONS} connections: it takes a core of its own from the server, so that what two workers answer here says little (the package wrk is not installed)`;
say(`${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.versions.node}, load average ${loadBefore} before the run`);
say(how);
const all: Row[] = [];
const memory: string[] = [];
for (const workers of [0, 1, 2]) {
  const { rows, megabytes } = await rowsOf(workers);
  memory.push(`${megabytes.toFixed(0)} MB with ${workers}`);
  say(`${workers} workers: ${megabytes.toFixed(0)} MB resident after the start`);
  for (const row of rows) {
    all.push(row);
    say(`  ${row.operation.padEnd(18)} ${shown(row.perSecond)}/s seen, ${shown(row.perCpuSecond)} per processor second of the server, which used ${row.serverCores.toFixed(2)} cores; load ${row.loadCores.toFixed(2)} cores; p99 ${row.p99}; ${row.failed} failed`);
  }
}

/** What two workers do beside one: here, and for each second of processor time that they get. */
const ratios = ['GetCallerIdentity', 'GetUser'].map((operation) => {
  const of = (workers: number): Row => all.find((row) => row.workers === workers && row.operation === operation)!;
  const seen = of(2).perSecond / of(1).perSecond;
  const perCore = of(2).perCpuSecond / of(1).perCpuSecond;
  return `${operation}: 2 workers answered ${seen.toFixed(2)} times what one did on this machine. Each processor second of the server did ${perCore.toFixed(2)} times the work of one with one worker, so two workers with a core each do ${(2 * perCore).toFixed(2)} times (aim: >= 1.7)`;
});
for (const line of ratios) say(line);

if (process.argv.includes('--write')) {
  const row = ({ workers, operation, perSecond, perCpuSecond, serverCores, loadCores, p99, failed }: Row): string =>
    `| ${operation} | ${workers} | ${shown(perSecond)}/s | ${shown(perCpuSecond)} | ${serverCores.toFixed(2)} | ${loadCores.toFixed(2)} | ${p99} | ${failed} |`;
  const lines = [
    '## Workers',
    '',
    `Measured by \`node --conditions=octroi-source bench/workers.ts --write\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.versions.node}, load average ${loadBefore} before the run. ${how}, so that beside wrk and the`,
    'main thread two workers never have two whole cores. Requests for each second of *processor* time of the whole server (main thread and workers, from /proc) say what',
    'cores of their own would do. Every request is signed, verified, authorised and recorded.',
    '',
    '| Operation | Workers | Seen | per processor second | Server, cores | Load, cores | p99 | Failed |',
    '|---|---:|---:|---:|---:|---:|---:|---:|',
    ...all.map(row),
    '',
    ...ratios.map((line) => `- ${line}.`),
    `- Resident after the start, with an almost empty store: ${memory.join(', ')} workers.`,
    '',
    'A worker answers IAM and STS from a full copy of the store ([0013](adr/0013-workers.md)); all else is the main thread\'s, and costs two passages between threads more.',
    'Give a server one worker for each core that it has beside the first. Without `--workers` nothing of this runs.',
  ];
  writePart('workers', lines.join('\n'));
  say('written to docs/performance.md');
}
