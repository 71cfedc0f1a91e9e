import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ACCOUNT, MAIN, prepare, ROOT, signedBytes } from './http.ts';
import { shown, writePart } from './page.ts';
import { cpuSeconds, firstLine, residentMegabytes, stop } from './processes.ts';
import { hasWrk, wrk } from './wrk.ts';

/*
 * What worker threads bring: signed GetCallerIdentity and GetUser with 0, 1 and 2 workers. About 150 s; it needs a built server and wrk.
 *   node --conditions=octroi-source bench/workers.ts [--write]
 * `--write` puts the figures into docs/performance.md.
 */

const SECONDS = 2;
/** The servers take turns, since the speed of a machine that others use too changes from second to second; of each the middle round counts. */
const ROUNDS = 7;
/** Each worker warms its own code. */
const WARM_SECONDS = 4;
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
  const before = cpuSeconds(pid);
  const { perSecond, requests, cpu, failed, p99 } = await wrk(port, bytes, CONNECTIONS, SECONDS);
  const server = cpuSeconds(pid) - before;
  return { perSecond, perCpuSecond: requests / server, serverCores: server / SECONDS, loadCores: cpu / SECONDS, failed, p99 };
}

interface Server {
  readonly workers: number;
  readonly child: ChildProcess;
  readonly folder: string;
  readonly port: number;
  readonly megabytes: number;
  readonly requests: readonly (readonly [operation: string, bytes: Buffer])[];
}

async function opened(workers: number): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'octroi-bench-'));
  const child = start(folder, workers);
  const port = Number(await firstLine(child, /http:\/\/127\.0\.0\.1:(\d+)/));
  const megabytes = residentMegabytes(child.pid!);
  const user = await prepare(port);
  const requests = [
    ['GetCallerIdentity', signedBytes(port, 'sts', 'Action=GetCallerIdentity&Version=2011-06-15', user)],
    ['GetUser', signedBytes(port, 'iam', 'Action=GetUser&UserName=bench&Version=2010-05-08', user)],
  ] as const;
  for (const [, bytes] of requests) await wrk(port, bytes, CONNECTIONS, WARM_SECONDS);
  return { workers, child, folder, port, megabytes, requests };
}

/** The middle one by requests per second. */
function middle(rows: readonly Row[]): Row {
  return [...rows].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(rows.length / 2)]!;
}

const loadBefore = loadavg()[0]!.toFixed(1);
const how = `The load is \`wrk\` (Debian's package): one thread, ${CONNECTIONS} connections, each sending the same signed bytes again when its answer is whole. The servers take turns, ${ROUNDS} rounds of ${SECONDS} s; of each the middle round is shown. Nothing is pinned: the server's threads and wrk share the ${cpus().length} cores`;
say(`${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.versions.node}, load average ${loadBefore} before the run`);
say(how);
if (!hasWrk) throw new Error('the package wrk is needed (Debian: apt-get install wrk): a generator in JavaScript takes a core of its own from the server');
const servers: Server[] = [];
const measured: Row[] = [];
/** What each processor second of two servers does that share nothing, beside that of one of them alone, in one round. */
const apart: number[] = [];
try {
  for (const workers of [0, 1, 2, 1]) servers.push(await opened(workers));
  const [, one, , other] = servers as [Server, Server, Server, Server];
  for (let round = 0; round < ROUNDS; round++) {
    for (const { workers, child, port, requests } of servers.slice(0, 3)) {
      for (const [operation, bytes] of requests) measured.push({ workers, operation, ...(await measure(port, child.pid!, bytes)) });
    }
    const together = await Promise.all([one, other].map(({ port, child, requests }) => measure(port, child.pid!, requests[0]![1])));
    apart.push(together.reduce((sum, row) => sum + row.perSecond, 0) / measured.findLast((row) => row.workers === 1 && row.operation === 'GetCallerIdentity')!.perSecond);
  }
} finally {
  for (const { child, folder } of servers) {
    if (child.exitCode === null) await stop(child);
    rmSync(folder, { recursive: true, force: true });
  }
}
const all = [0, 1, 2].flatMap((workers) => ['GetCallerIdentity', 'GetUser'].map((operation) => middle(measured.filter((row) => row.workers === workers && row.operation === operation))));
const memory = servers.slice(0, 3).map(({ workers, megabytes }) => `${megabytes.toFixed(0)} MB with ${workers}`);
for (const row of all) {
  say(`${row.workers} workers  ${row.operation.padEnd(18)} ${shown(row.perSecond)}/s seen, ${shown(row.perCpuSecond)} per processor second of the server, which used ${row.serverCores.toFixed(2)} cores; load ${row.loadCores.toFixed(2)} cores; p99 ${row.p99}; ${row.failed} failed`);
}

/** What two workers do beside one: here, and for each second of processor time that they get. */
const ratios: string[] = ['GetCallerIdentity', 'GetUser'].map((operation) => {
  const of = (workers: number): Row => all.find((row) => row.workers === workers && row.operation === operation)!;
  const seen = of(2).perSecond / of(1).perSecond;
  const perCore = of(2).perCpuSecond / of(1).perCpuSecond;
  return `${operation}: 2 workers answered ${seen.toFixed(2)} times what one did on this machine. Each processor second of the server did ${perCore.toFixed(2)} times the work of one with one worker, so two workers with a core each do ${(2 * perCore).toFixed(2)} times (aim: >= 1.7)`;
});
const machine = [...apart].sort((a, b) => a - b)[Math.floor(apart.length / 2)]!;
ratios.push(`Two servers of one worker each, which share nothing but the machine, answered ${machine.toFixed(2)} times what one of them did alone (GetCallerIdentity): more the machine does not give`);
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
