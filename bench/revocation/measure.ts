import { AttachUserPolicyCommand, CreateAccessKeyCommand, CreatePolicyCommand, CreateUserCommand, IAMClient } from '@aws-sdk/client-iam';
import { Connection } from '../connection.ts';
import { ACCOUNT, ROOT, signedBytes } from '../http.ts';
import { percentile } from '../measure.ts';
import { startNodes } from './nodes.ts';

export interface RevocationOptions {
  readonly revocations: number;
  /** At most; what was measured until then counts. */
  readonly seconds: number;
  /** Connections to each node that read as fast as they are answered. */
  readonly readers: number;
}

export interface Percentiles {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

export interface RevocationFigures {
  readonly revocations: number;
  /** Reads that were answered in each second, all nodes together, without the probes. */
  readonly readsPerSecond: number;
  /** Probes of each second and node. */
  readonly probesPerSecond: number;
  /** Probes that were answered 503: the node did not know. */
  readonly unknown: number;
  /** Milliseconds until the answer of the detachment. */
  readonly detach: Percentiles;
  /** Milliseconds from that answer until a node has answered with a denial for the first time; below zero: before. */
  readonly sinceAnswer: Percentiles;
  /** The same from when the detachment was sent. */
  readonly sinceStart: Percentiles;
}

const NODES = 3;
const ARN = `arn:aws:iam::${ACCOUNT}:policy/may-look`;

/** The same bytes are good for minutes. */
const attach = (port: number): Buffer => signedBytes(port, 'iam', `Action=AttachUserPolicy&Version=2010-05-08&UserName=ann&PolicyArn=${encodeURIComponent(ARN)}`, ROOT);
const detach = (port: number): Buffer => signedBytes(port, 'iam', `Action=DetachUserPolicy&Version=2010-05-08&UserName=ann&PolicyArn=${encodeURIComponent(ARN)}`, ROOT);

/** When a node denied for the first time since it allowed. */
class Probe {
  #connection: Connection;
  #bytes: Buffer;
  #status = 0;
  #expecting: { readonly status: number; readonly seen: (at: number) => void; readonly failed: (error: Error) => void } | null = null;
  #failure: Error | null = null;
  count = 0;
  unknown = 0;

  constructor(connection: Connection, bytes: Buffer) {
    this.#connection = connection;
    this.#bytes = bytes;
  }

  /** Asks, and asks again, until told to end. */
  async run(end: AbortSignal): Promise<void> {
    try {
      while (!end.aborted) {
        const { status, body } = await this.#connection.send(this.#bytes);
        if (status !== 200 && status !== 403 && status !== 503) throw new Error(`a probe was answered ${status}: ${body()}`);
        this.count++;
        // A node that cannot know says so: neither allowed nor denied.
        if (status === 503) this.unknown++;
        this.#status = status;
        if (this.#expecting?.status !== status) continue;
        this.#expecting.seen(performance.now());
        this.#expecting = null;
      }
      this.#connection.close();
    } catch (error) {
      this.#failure = error as Error;
      this.#expecting?.failed(this.#failure);
    }
  }

  get status(): number {
    return this.#status;
  }

  /** When the next answer with this status comes. */
  next(status: number): Promise<number> {
    if (this.#failure !== null) return Promise.reject(this.#failure);
    return new Promise((seen, failed) => void (this.#expecting = { status, seen, failed }));
  }
}

/** Detaches a policy on one node after another and looks on all others when its user is denied. */
export async function measureRevocations({ revocations, seconds, readers }: RevocationOptions): Promise<RevocationFigures> {
  await using nodes = await startNodes(NODES);
  const iam = new IAMClient({ endpoint: `http://127.0.0.1:${nodes.ports[0]}`, region: 'us-east-1', credentials: { ...ROOT } });
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  await iam.send(new CreatePolicyCommand({ PolicyName: 'may-look', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'iam:GetUser', Resource: '*' } }) }));
  await iam.send(new AttachUserPolicyCommand({ UserName: 'ann', PolicyArn: ARN }));
  const key = (await iam.send(new CreateAccessKeyCommand({ UserName: 'ann' }))).AccessKey!;
  const ann = { accessKeyId: key.AccessKeyId!, secretAccessKey: key.SecretAccessKey! };

  const end = new AbortController();
  const probes = await Promise.all(nodes.ports.map(async (port) => new Probe(await Connection.open(port), signedBytes(port, 'iam', 'Action=GetUser&Version=2010-05-08&UserName=ann', ann))));
  const writers = nodes.ports.map((port) => ({ port, attach: attach(port), detach: detach(port) }));
  let reads = 0;
  const read = async (port: number): Promise<void> => {
    const connection = await Connection.open(port);
    const bytes = signedBytes(port, 'iam', 'Action=GetUser&Version=2010-05-08&UserName=ann', ROOT);
    while (!end.signal.aborted) {
      if ((await connection.send(bytes)).status === 200) reads++;
    }
    connection.close();
  };
  // What fails at the end of the nodes must not hide why they were ended.
  const running = Promise.allSettled([...probes.map((probe) => probe.run(end.signal)), ...nodes.ports.flatMap((port) => Array.from({ length: readers }, () => read(port)))]);

  const times = { detach: [] as number[], sinceAnswer: [] as number[], sinceStart: [] as number[] };
  const began = performance.now();
  /** On a connection of its own, since a server closes those that are idle; milliseconds when it was sent and answered. */
  const write = async (writer: (typeof writers)[number], what: 'attach' | 'detach'): Promise<{ readonly started: number; readonly answered: number }> => {
    const connection = await Connection.open(writer.port);
    const started = performance.now();
    const { status, body } = await connection.send(writer[what]);
    const answered = performance.now();
    connection.close();
    if (status !== 200) throw new Error(`to ${what} was answered ${status}: ${body()}`);
    return { started, answered };
  };
  try {
    for (let n = 0; n < revocations && performance.now() - began < seconds * 1000; n++) {
      const here = n % NODES;
      const others = probes.filter((_, at) => at !== here);
      // Every node has heard of the attachment, the one that is about to take it away again among them.
      await Promise.all(probes.map((probe) => (probe.status === 200 ? undefined : probe.next(200))));
      const denied = Promise.all(others.map((probe) => probe.next(403)));
      const { started, answered } = await write(writers[here]!, 'detach');
      for (const at of await denied) {
        times.sinceAnswer.push(at - answered);
        times.sinceStart.push(at - started);
      }
      times.detach.push(answered - started);
      await write(writers[here]!, 'attach');
    }
  } finally {
    end.abort();
    await running;
  }
  const elapsed = (performance.now() - began) / 1000;
  const probed = probes.reduce((sum, { count }) => sum + count, 0);
  return {
    revocations: times.detach.length,
    readsPerSecond: reads / elapsed,
    probesPerSecond: probed / elapsed / NODES,
    unknown: probes.reduce((sum, probe) => sum + probe.unknown, 0),
    detach: percentilesOf(times.detach),
    sinceAnswer: percentilesOf(times.sinceAnswer),
    sinceStart: percentilesOf(times.sinceStart),
  };
}

function percentilesOf(times: readonly number[]): Percentiles {
  const sorted = times.toSorted((a, b) => a - b);
  return { p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99), max: sorted.at(-1) ?? Number.NaN };
}
