import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Guardian } from '../../packages/octroi/src/store/etcd/guardian.fixture.ts';
import { etcdBinary } from '../../packages/octroi/src/store/etcd/member.fixture.ts';
import type { Place } from '../host/network.ts';
import { Service, until } from '../host/service.ts';

interface Status {
  readonly header: { readonly member_id: string; readonly revision: string };
  readonly leader?: string;
}

/** One member of etcd. */
export class Member {
  readonly service: Service;
  readonly place: Place;
  readonly folder: string;
  /** For clients on the cluster's network: `host:port`. */
  readonly endpoint: string;
  readonly #url: string;

  constructor(options: { readonly name: string; readonly place: Place; readonly ports: Ports; readonly folder: string; readonly log: string; readonly common: readonly string[]; readonly guard: Guardian }) {
    const { name, place, ports, folder, log, common, guard } = options;
    const binary = etcdBinary();
    if (binary === null) throw new Error('there is no etcd on this machine (Debian: apt-get install etcd-server)');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.place = place;
    this.folder = folder;
    this.endpoint = `${place.address}:${ports.client}`;
    this.#url = `http://${place.clientAddress}:${ports.client}`;
    const command = [
      ...place.prefix,
      binary,
      `--name=${name}`,
      `--data-dir=${join(folder, 'data')}`,
      `--listen-client-urls=${[...new Set([`http://${this.endpoint}`, this.#url])].join(',')}`,
      `--advertise-client-urls=http://${this.endpoint}`,
      `--listen-peer-urls=http://${place.address}:${ports.peer}`,
      `--initial-advertise-peer-urls=http://${place.address}:${ports.peer}`,
      ...common,
    ];
    this.service = new Service({ name, command, log, guard });
  }

  /** Asks over etcd's JSON gateway. Undefined if it does not answer, or with an error. */
  async ask<T>(path: string, body: object = {}, milliseconds = 1000): Promise<T | undefined> {
    try {
      const answer = await fetch(`${this.#url}/v3/${path}`, { method: 'POST', body: JSON.stringify(body), signal: AbortSignal.timeout(milliseconds) });
      const value = (await answer.json()) as T;
      return answer.ok ? value : undefined;
    } catch {
      return undefined;
    }
  }

  status(): Promise<Status | undefined> {
    return this.ask<Status>('maintenance/status', {}, 500);
  }

  async healthy(): Promise<boolean> {
    try {
      const answer = await fetch(`${this.#url}/health`, { signal: AbortSignal.timeout(1000) });
      return ((await answer.json()) as { readonly health: string }).health === 'true';
    } catch {
      return false;
    }
  }
}

export interface Ports {
  readonly client: number;
  readonly peer: number;
}

/** The index of the member that leads, as it says itself; undefined while none is sure of it. */
export async function leaderOf(members: readonly Member[]): Promise<number | undefined> {
  const told = await Promise.all(members.map((member) => (member.service.running && !member.service.paused ? member.status() : undefined)));
  const leaders = told.flatMap((status, index) => (status !== undefined && status.leader === status.header.member_id ? [index] : []));
  return leaders.length === 1 ? leaders[0] : undefined;
}

export async function waitForLeader(members: readonly Member[]): Promise<number> {
  let leader: number | undefined;
  await until('a leader of etcd', 20_000, async () => (leader = await leaderOf(members)) !== undefined);
  return leader!;
}

/** Has the cluster forget the history before its newest revision. */
export async function compact(members: readonly Member[]): Promise<void> {
  const member = members[await waitForLeader(members)]!;
  const status = await member.status();
  if (status === undefined) throw new Error('etcd does not say its revision');
  const done = await member.ask('kv/compaction', { revision: status.header.revision, physical: true }, 10_000);
  if (done === undefined) throw new Error('etcd does not compact');
}
