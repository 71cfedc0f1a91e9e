import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { accessSync, closeSync, constants, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import type { Guardian } from './guardian.fixture.ts';

let told = false;

/** Where etcd is: `OCTROI_ETCD`, or on the path; null where it is missing, which is said in one line: then tests skip. */
export function etcdBinary(): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  const found = process.env['OCTROI_ETCD'] ?? folders.map((folder) => join(folder, 'etcd')).find(isExecutable) ?? null;
  if (found === null && !told) {
    told = true;
    console.warn('there is no etcd on this machine (Debian: apt-get install etcd-server): THE TESTS THAT NEED ONE SKIP');
  }
  return found;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export interface MemberOptions {
  readonly name: string;
  readonly folder: string;
  readonly client: number;
  readonly peer: number;
  /** Where it says how it is, to clients of whatever kind. */
  readonly metrics: number;
  readonly tls: boolean;
  /** The arguments that all members share. */
  readonly common: readonly string[];
  readonly guard: Guardian;
}

/** What a member says of itself and of the cluster. */
export interface Status {
  readonly id: string;
  readonly leader: string;
}

/** One process of etcd, which can be ended and started again on its data. */
export class Member {
  readonly endpoint: string;
  readonly peer: string;
  readonly #options: MemberOptions;
  #process: ChildProcess | undefined;
  #ended: Promise<void> = Promise.resolve();

  constructor(options: MemberOptions) {
    this.#options = options;
    this.endpoint = `127.0.0.1:${options.client}`;
    this.peer = `127.0.0.1:${options.peer}`;
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  async start(): Promise<void> {
    if (this.#process !== undefined) return;
    const { name, folder, common, guard, metrics, tls } = this.#options;
    const client = `${tls ? 'https' : 'http'}://${this.endpoint}`;
    const own = [
      `--name=${name}`,
      `--data-dir=${join(folder, name)}`,
      `--listen-client-urls=${client}`,
      `--advertise-client-urls=${client}`,
      `--listen-metrics-urls=http://127.0.0.1:${metrics}`,
      `--listen-peer-urls=http://${this.peer}`,
      `--initial-advertise-peer-urls=http://${this.peer}`,
    ];
    const binary = etcdBinary();
    if (binary === null) throw new Error('there is no etcd on this machine');
    const log = openSync(join(folder, `${name}.log`), 'a');
    const child = spawn(binary, [...own, ...common], { stdio: ['ignore', log, log] });
    closeSync(log);
    this.#process = child;
    if (child.pid !== undefined) guard.add(child.pid);
    this.#ended = new Promise((resolve) => {
      const ended = (): void => {
        if (child.pid !== undefined) guard.remove(child.pid);
        if (this.#process === child) this.#process = undefined;
        resolve();
      };
      child.once('exit', ended);
      child.once('error', ended);
    });
    await this.#serving(child);
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    this.#process?.kill('SIGCONT');
    this.#process?.kill(signal);
    await this.#ended;
  }

  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.#process?.kill(signal);
  }

  /** Undefined if it does not answer. */
  async status(): Promise<Status | undefined> {
    try {
      const answer = await fetch(`http://${this.endpoint}/v3/maintenance/status`, { method: 'POST', body: '{}', signal: AbortSignal.timeout(500) });
      const status = (await answer.json()) as { readonly header: { readonly member_id: string }; readonly leader?: string };
      if (!answer.ok || status.leader === undefined) return undefined;
      return { id: status.header.member_id, leader: status.leader };
    } catch {
      return undefined;
    }
  }

  /** Serves means: knows a leader and answers a read that the majority confirms. A member that starts among too few never does. */
  async #serving(child: ChildProcess): Promise<void> {
    const end = performance.now() + 20_000;
    while (performance.now() < end) {
      if (this.#process !== child) break;
      if (await this.#healthy()) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    const { folder, name } = this.#options;
    const log = readFileSync(join(folder, `${name}.log`), 'utf8').trim().split('\n').slice(-3).join('\n');
    throw new Error(`${name} ${this.#process === child ? 'does not serve after 20 s' : 'has ended'}:\n${log}`);
  }

  async #healthy(): Promise<boolean> {
    try {
      const answer = await fetch(`http://127.0.0.1:${this.#options.metrics}/health`, { signal: AbortSignal.timeout(1000) });
      return ((await answer.json()) as { readonly health: string }).health === 'true';
    } catch {
      return false;
    }
  }
}

/** Ports that nobody listens on at the moment. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  try {
    return await Promise.all(
      servers.map(
        (server) =>
          new Promise<number>((resolve, reject) => {
            server.once('error', reject);
            server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
          }),
      ),
    );
  } finally {
    for (const server of servers) server.close();
  }
}
