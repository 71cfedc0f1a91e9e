import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ACCOUNT, MAIN, prepare, ROOT, signedBytes } from './http.ts';
import { load } from './load.ts';
import { cpuSeconds, firstLine, residentMegabytes, stop } from './processes.ts';
import { hasWrk, wrk } from './wrk.ts';

/*
 * What worker threads bring: signed GetCallerIdentity and GetUser with 0, 1 and 2 workers. About a minute.
 *   node --conditions=octroi-source bench/workers.ts
 */

const SECONDS = 5;
const WARM_SECONDS = 2;
const CONNECTIONS = 64;

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
    await stop(server);
    rmSync(folder, { recursive: true, force: true });
  }
}

say(`${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.versions.node}, load average ${loadavg()[0]!.toFixed(1)} before the run`);
say(hasWrk ? `load: wrk, one thread, ${CONNECTIONS} connections, the same signed bytes over and over, ${WARM_SECONDS} s to warm up and ${SECONDS} s measured; nothing is pinned` : 'load: our own generator in JavaScript, which takes a core of its own (the package wrk is not installed)');
const all: Row[] = [];
for (const workers of [0, 1, 2]) {
  const { rows, megabytes } = await rowsOf(workers);
  say(`${workers} workers: ${megabytes.toFixed(0)} MB resident after the start`);
  for (const row of rows) {
    all.push(row);
    say(`  ${row.operation.padEnd(18)} ${Math.round(row.perSecond)}/s seen, ${Math.round(row.perCpuSecond)} per processor second of the server, which used ${row.serverCores.toFixed(2)} cores; load ${row.loadCores.toFixed(2)} cores; p99 ${row.p99}; ${row.failed} failed`);
  }
}
for (const operation of ['GetCallerIdentity', 'GetUser']) {
  const of = (workers: number): Row => all.find((row) => row.workers === workers && row.operation === operation)!;
  const seen = of(2).perSecond / of(1).perSecond;
  // What the machine has left beside the load is what two workers can share; a server with cores of its own has it all.
  const perCore = of(2).perCpuSecond / of(1).perCpuSecond;
  say(`${operation}: 2 workers answer ${seen.toFixed(2)} times what one does here; each processor second of theirs does ${perCore.toFixed(2)} times the work, so with cores of their own ${(2 * perCore).toFixed(2)} times (aim: >= 1.7)`);
}
