import { Connection } from './connection.ts';
import { percentile } from './measure.ts';
import { cpuSeconds } from './processes.ts';

export interface LoadResult {
  readonly perSecond: number;
  /** Requests for each second of processor time that the server used: what a core of its own would do. */
  readonly perCpuSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** Sends one request over and over on `connections` connections for `seconds`; bounded by both. */
export async function load(port: number, pid: number, bytes: Buffer, connections: number, seconds: number): Promise<LoadResult> {
  const opened = await Promise.all(Array.from({ length: connections }, () => Connection.open(port)));
  const latencies: number[] = [];
  let counting = false;
  const until = new AbortController();
  const loops = opened.map(async (connection) => {
    while (!until.signal.aborted) {
      const started = performance.now();
      const { status, body } = await connection.send(bytes);
      if (status !== 200) throw new Error(`the load got ${status}: ${body().slice(0, 400)}`);
      if (counting) latencies.push(performance.now() - started);
    }
    connection.close();
  });
  // The load never sleeps: a server should not pay for waking its client, which costs more than a request on a virtual machine.
  const spin = (): void => void (until.signal.aborted || setImmediate(spin));
  spin();
  await new Promise((resolve) => setTimeout(resolve, 1500));
  counting = true;
  const cpuBefore = cpuSeconds(pid);
  const started = performance.now();
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const elapsed = (performance.now() - started) / 1000;
  const cpu = cpuSeconds(pid) - cpuBefore;
  counting = false;
  until.abort();
  await Promise.all(loops);
  latencies.sort((a, b) => a - b);
  return { perSecond: latencies.length / elapsed, perCpuSecond: latencies.length / cpu, p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) };
}
