import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guardian } from './guardian.fixture.ts';
import { freePorts, Member } from './member.fixture.ts';

export { etcdBinary } from './member.fixture.ts';

export interface ClusterOptions {
  /** Default 3. */
  readonly members?: number;
  /** Milliseconds without a heartbeat (a tenth of it) after which a follower stands for election; default 500. */
  readonly electionMilliseconds?: number;
  /** Clients speak TLS and show a certificate: PEM files. `leader` is not known then. */
  readonly tls?: { readonly cert: string; readonly key: string; readonly ca: string };
  /** More arguments for every member, such as `--max-request-bytes=...`. */
  readonly args?: readonly string[];
  /** Where its data goes (made if need be, kept afterwards); default a temporary folder that is removed with the cluster. */
  readonly folder?: string;
}

/** A real etcd cluster on loopback. All of its processes end with `dispose`, and with the test's process however that ends. */
export interface EtcdCluster extends AsyncDisposable {
  /** `127.0.0.1:port` of each member, for clients. */
  readonly endpoints: readonly string[];
  /** `127.0.0.1:port` of each member, for the other members. */
  readonly peers: readonly string[];
  /** The folder that holds a folder of data (`member-0`, ...) and a log (`member-0.log`, ...) of each member. */
  readonly folder: string;
  /** `etcd://h1,h2,h3/prefix`, by default with a prefix that nobody used before. */
  url(prefix?: string): string;
  /** The process of a member that runs. */
  pid(index: number): number | undefined;
  /** Starts a stopped or killed member on its data; resolves when it serves. */
  start(index: number): Promise<void>;
  /** SIGTERM, and waits for its end. */
  stop(index: number): Promise<void>;
  /** SIGKILL, and waits for its end. */
  kill(index: number): Promise<void>;
  /** SIGSTOP: it holds its connections and answers nothing. */
  pause(index: number): void;
  /** SIGCONT. */
  resume(index: number): void;
  /** The member that leads now; waits up to 15 s for one that those who run agree on. */
  leader(): Promise<number>;
  dispose(): Promise<void>;
}

/** Starts a cluster and resolves when every member serves. Callers skip where `etcdBinary()` is null; here that throws. */
export async function startEtcdCluster(options: ClusterOptions = {}): Promise<EtcdCluster> {
  const count = options.members ?? 3;
  const election = options.electionMilliseconds ?? 500;
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'octroi-etcd-'));
  const ports = await freePorts(3 * count);
  const names = Array.from({ length: count }, (_, index) => `member-${index}`);
  const initialCluster = names.map((name, index) => `${name}=http://127.0.0.1:${ports[3 * index + 1]}`).join(',');
  const common = [
    `--initial-cluster=${initialCluster}`,
    '--initial-cluster-state=new',
    `--initial-cluster-token=${randomUUID()}`,
    `--heartbeat-interval=${Math.max(10, Math.floor(election / 10))}`,
    `--election-timeout=${election}`,
    '--log-level=warn',
    ...(options.tls === undefined ? [] : [`--cert-file=${options.tls.cert}`, `--key-file=${options.tls.key}`, `--trusted-ca-file=${options.tls.ca}`, '--client-cert-auth']),
    ...(options.args ?? []),
  ];
  const guard = guardian(options.folder === undefined ? folder : undefined);
  const tls = options.tls !== undefined;
  const members = names.map((name, index) => {
    const [client, peer, metrics] = ports.slice(3 * index) as [number, number, number];
    return new Member({ name, folder, client, peer, metrics, tls, common, guard });
  });
  const member = (index: number): Member => members[index]!;
  const dispose = async (): Promise<void> => {
    await Promise.all(members.map((each) => each.end('SIGKILL')));
    guard.release();
    if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
  };
  const cluster: EtcdCluster = {
    endpoints: members.map((each) => each.endpoint),
    peers: members.map((each) => each.peer),
    folder,
    url: (prefix = `test-${randomUUID()}`) => `etcd://${members.map((each) => each.endpoint).join(',')}/${prefix}`,
    pid: (index) => member(index).pid,
    start: (index) => member(index).start(),
    stop: (index) => member(index).end('SIGTERM'),
    kill: (index) => member(index).end('SIGKILL'),
    pause: (index) => member(index).signal('SIGSTOP'),
    resume: (index) => member(index).signal('SIGCONT'),
    leader: () => leaderOf(members),
    dispose,
    [Symbol.asyncDispose]: dispose,
  };
  try {
    await Promise.all(members.map((each) => each.start()));
    return cluster;
  } catch (error) {
    await dispose();
    throw error;
  }
}

async function leaderOf(members: readonly Member[]): Promise<number> {
  const end = performance.now() + 15_000;
  while (performance.now() < end) {
    const told = await Promise.all(members.map((each) => each.status()));
    const known = told.filter((status) => status !== undefined);
    const leaders = new Set(known.map((status) => status.leader));
    if (known.length * 2 > members.length && leaders.size === 1) {
      const index = told.findIndex((status) => status !== undefined && status.id === status.leader);
      if (index >= 0) return index;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the members agreed on no leader within 15 s');
}
