import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateUserCommand, IAMClient, ListUsersCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { startEtcdCluster } from '../store/etcd/cluster.fixture.ts';
import { Child } from './octroi.fixture.ts';

export interface RollingOptions {
  /** Members of etcd. */
  readonly members: number;
  readonly nodes: number;
  /** How often every node is restarted. */
  readonly rounds: number;
  /** Clients that ask without a pause. */
  readonly clients: number;
}

export interface RollingOutcome {
  readonly requests: number;
  /** Requests that a second node had to be asked for, since the first did not take the connection. */
  readonly retried: number;
  /** What a client saw that asks once more after a connection error. */
  readonly failed: readonly string[];
  /** Exit codes of the nodes that were asked to end. */
  readonly codes: readonly (number | null)[];
  /** Users that were made by requests that succeeded and are not there in the end. */
  readonly lost: readonly string[];
  /** What nodes said to the standard error output. */
  readonly said: string;
}

interface Node {
  readonly port: number;
  readonly sts: STSClient;
  readonly iam: IAMClient;
}

/** Restarts every node of a cluster, one after another, while clients go round them. Needs the built program and etcd. */
export async function rollingRestart(options: RollingOptions): Promise<RollingOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'octroi-rolling-'));
  const etcd = await startEtcdCluster({ members: options.members });
  const children: Child[] = [];
  try {
    const url = etcd.url();
    const env = { OCTROI_MASTER_KEY: randomBytes(32).toString('base64') };
    const ports = await freePorts(options.nodes);
    const running = new Map<number, Child>();
    const start = async (port: number): Promise<void> => {
      const child = new Child(['start', '--store', url, '--blobs', join(folder, 'blobs'), '--data', join(folder, `node-${port}`), '--port', String(port), '--drain-wait', '0', '--lambda-sandbox', 'process'], env);
      children.push(child);
      running.set(port, child);
      await child.shows(/Octroi is ready/);
      await untilReady(port);
    };
    for (const port of ports) await start(port);
    const credentials = keyIn(join(folder, `node-${ports[0]}`, 'credentials'));
    const nodes = ports.map((port): Node => {
      const config = { endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', credentials, maxAttempts: 1 };
      return { port, sts: new STSClient(config), iam: new IAMClient(config) };
    });
    const load = openLoad(nodes, options.clients);
    const codes: (number | null)[] = [];
    for (let round = 0; round < options.rounds; round++) {
      for (const port of ports) {
        await load.some();
        codes.push((await running.get(port)!.end()).code);
        await load.some();
        await start(port);
      }
    }
    await load.some();
    const made = await load.stop();
    const kept = new Set<string>();
    for (let Marker: string | undefined; ; ) {
      const page = await nodes[0]!.iam.send(new ListUsersCommand({ MaxItems: 1000, ...(Marker === undefined ? {} : { Marker }) }));
      for (const user of page.Users ?? []) kept.add(user.UserName!);
      Marker = page.Marker;
      if (Marker === undefined) break;
    }
    for (const port of ports) codes.push((await running.get(port)!.end()).code);
    return { ...made.counts, codes, lost: made.users.filter((user) => !kept.has(user)), said: children.map(({ stderr }) => stderr).join('') };
  } finally {
    for (const child of children) child.process.kill('SIGKILL');
    await etcd.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}

function openLoad(nodes: readonly Node[], clients: number) {
  const seen = { requests: 0, retried: 0, stopping: false };
  let turn = 0;
  const failed: string[] = [];
  const users: string[] = [];
  const ask = async (send: (node: Node) => Promise<unknown>): Promise<boolean> => {
    const first = nodes[turn++ % nodes.length]!;
    seen.requests++;
    try {
      await send(first).catch((error: Error) => {
        if (!isConnectionError(error)) throw error;
        seen.retried++;
        return send(nodes[(nodes.indexOf(first) + 1) % nodes.length]!);
      });
      return true;
    } catch (error) {
      const { name, message, code } = error as Error & { code?: string };
      failed.push(`${name} ${code ?? ''} ${message}`);
      return false;
    }
  };
  const client = async (id: number): Promise<void> => {
    for (let count = 0; !seen.stopping; count++) {
      const UserName = `user-${id}-${count}`;
      if (count % 10 === 0) {
        // A name that was made by an attempt whose answer was lost is there as well.
        if (await ask(({ iam }) => iam.send(new CreateUserCommand({ UserName })).catch((error: Error) => (error.name === 'EntityAlreadyExistsException' ? undefined : Promise.reject(error))))) users.push(UserName);
      } else await ask(({ sts }) => sts.send(new GetCallerIdentityCommand({})));
    }
  };
  const working = Array.from({ length: clients }, (_, id) => client(id));
  return {
    /** Settles when some more requests have been asked. */
    async some(): Promise<void> {
      for (const enough = seen.requests + 10 * clients; seen.requests < enough; ) await pause(20);
    },
    async stop() {
      seen.stopping = true;
      await Promise.all(working);
      return { counts: { requests: seen.requests, retried: seen.retried, failed }, users };
    },
  };
}

const CONNECTION: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE']);

function isConnectionError(error: Error & { readonly code?: string }): boolean {
  return CONNECTION.has(error.code ?? '') || /socket hang up/.test(error.message);
}

async function untilReady(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const status = await fetch(`http://127.0.0.1:${port}/_octroi/ready`).then(
      (reply) => reply.status,
      () => 0,
    );
    if (status === 200) return;
    await pause(50);
  }
  throw new Error(`the node on port ${port} is not ready after 10 s`);
}

function keyIn(file: string): { accessKeyId: string; secretAccessKey: string } {
  const text = readFileSync(file, 'utf8');
  const value = (name: string): string => new RegExp(`^${name} = (\\S+)$`, 'm').exec(text)![1]!;
  return { accessKeyId: value('aws_access_key_id'), secretAccessKey: value('aws_secret_access_key') };
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => new Promise<ReturnType<typeof createServer>>((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
    })),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

function pause(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis));
}
