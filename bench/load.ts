import { connect, type Socket } from 'node:net';
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

const HEADER_END = Buffer.from('\r\n\r\n');

/** One connection that sends the same bytes again as soon as the answer is whole. */
class Connection {
  readonly #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #done: (() => void) | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => {
      this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
      const end = this.#received.indexOf(HEADER_END);
      if (end < 0) return;
      const head = this.#received.toString('latin1', 0, end);
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (this.#received.length < end + 4 + length) return;
      if (!head.startsWith('HTTP/1.1 200')) throw new Error(`the load got ${head.slice(0, 40)}: ${this.#received.toString('utf8', end + 4, end + 400)}`);
      this.#received = Buffer.alloc(0);
      this.#done?.();
    });
  }

  static async open(port: number): Promise<Connection> {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    return new Connection(socket);
  }

  send(bytes: Buffer): Promise<void> {
    return new Promise((resolve) => {
      this.#done = resolve;
      this.#socket.write(bytes);
    });
  }

  close(): void {
    this.#socket.destroy();
  }
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
      await connection.send(bytes);
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
