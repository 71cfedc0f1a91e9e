import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { guardian } from '../../packages/octroi/src/store/etcd/guardian.fixture.ts';
import { freePorts } from '../../packages/octroi/src/store/etcd/member.fixture.ts';
import type { Keys } from '../client/caller.ts';
import { mountDisk, unmountDisk } from '../host/disk.ts';
import { loopbackPlace, namespacePlace, type Place } from '../host/network.ts';
import { until } from '../host/service.ts';
import { Member } from './members.ts';
import { OctroiNode } from './nodes.ts';

export interface SceneOptions {
  /** 0: one node on its own data folder. */
  readonly members: number;
  readonly nodes: number;
  /** Worker threads of each node; default none. */
  readonly workers?: number;
  readonly folder: string;
  /** Of octroi. */
  readonly bin: string;
  readonly isolated: boolean;
  /** Megabytes of a disk of its own for the first member; none: it shares the machine's. */
  readonly smallDisk?: number;
  /** More arguments for every member. */
  readonly etcd?: readonly string[];
}

/** The processes of one run. */
export interface Scene {
  readonly members: readonly Member[];
  readonly nodes: readonly OctroiNode[];
  /** Root keys of the accounts that exist, in their order. */
  readonly accounts: readonly Keys[];
  readonly folder: string;
  readonly bin: string;
  readonly masterKey: string;
  /** `--store` and `--blobs` of the nodes; empty for a data folder. */
  readonly store: readonly string[];
  /** Ends everything. */
  close(): Promise<void>;
}

const ACCOUNTS = ['111111111111', '222222222222', '333333333333', '444444444444'];
/** Places are numbered through a whole program: names of namespaces are not used twice. */
let places = 0;

export async function openScene(options: SceneOptions): Promise<Scene> {
  const { folder, bin, isolated } = options;
  mkdirSync(folder, { recursive: true });
  const guard = guardian(undefined);
  const ports = isolated ? [] : await freePorts(2 * options.members + options.nodes);
  const place = (): Place => (isolated ? namespacePlace(places++) : loopbackPlace());
  const disk = join(folder, 'member-0');
  if (options.smallDisk !== undefined) mountDisk(disk, options.smallDisk);

  const seats = Array.from({ length: options.members }, (_, index) => ({ name: `member-${index}`, place: place(), ports: { client: ports[2 * index] ?? 2379, peer: ports[2 * index + 1] ?? 2380 } }));
  const common = [
    `--initial-cluster=${seats.map((seat) => `${seat.name}=http://${seat.place.address}:${seat.ports.peer}`).join(',')}`,
    '--initial-cluster-state=new',
    '--log-level=warn',
    ...(options.etcd ?? []),
  ];
  const members = seats.map((seat) => new Member({ ...seat, folder: join(folder, seat.name), log: join(folder, `${seat.name}.log`), common, guard }));

  const accounts = ACCOUNTS.map((id) => ({ accessKeyId: `AKIAFAULTS${id.slice(0, 10)}`, secretAccessKey: randomBytes(30).toString('base64url') }));
  const accountsFile = join(folder, 'accounts.json');
  writeFileSync(accountsFile, JSON.stringify({ accounts: ACCOUNTS.map((id, index) => ({ id, root: accounts[index] })) }), { mode: 0o600 });
  const masterKey = randomBytes(32).toString('base64');
  const store = members.length === 0 ? [] : ['--store', `etcd://${members.map(({ endpoint }) => endpoint).join(',')}/octroi`, '--blobs', join(folder, 'blobs')];
  const nodes = Array.from({ length: options.nodes }, (_, index) => new OctroiNode({ index, bin, place: place(), port: ports[2 * options.members + index] ?? 4747, folder: join(folder, `node-${index}`), accounts: accountsFile, masterKey, store, workers: options.workers ?? 0, guard }));

  const close = async (): Promise<void> => {
    await Promise.all([...nodes, ...members].map(({ service }) => service.end('SIGKILL')));
    guard.release();
    if (options.smallDisk !== undefined) unmountDisk(disk);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const scene: Scene = { members, nodes, accounts, folder, bin, masterKey, store, close };
  try {
    for (const { service } of members) service.start();
    await until('etcd serves', 30_000, () => allHealthy(members));
    for (const node of nodes) node.service.start();
    await Promise.race([ready(scene, 40_000), ...nodes.map(({ service }) => service.endsEarly())]);
    return scene;
  } catch (error) {
    const words = [...members, ...nodes].map(({ service }) => `${service.name}: ${service.lastWords(2)}`).join('\n');
    await close();
    throw new Error(`${(error as Error).message}\n${words}`, { cause: error });
  }
}

async function allHealthy(things: readonly { healthy(): Promise<boolean> }[]): Promise<boolean> {
  return (await Promise.all(things.map((thing) => thing.healthy()))).every(Boolean);
}

/** Resolves when every member and node serves; rejects with who does not after `milliseconds`. */
export async function ready(scene: Pick<Scene, 'members' | 'nodes'>, milliseconds: number): Promise<void> {
  const all = [...scene.members, ...scene.nodes];
  try {
    await until('everything serves', milliseconds, () => allHealthy(all));
  } catch {
    const states = await Promise.all(all.map(async (one) => ((await one.healthy()) ? [] : [`${one.service.name} ${one.service.running ? 'runs' : 'has ended'}: ${one.service.lastWords(2)}`])));
    throw new Error(`not all serve after ${Math.round(milliseconds / 1000)} s: ${states.flat().join('; ')}`);
  }
}

/** Undoes what a fault may have left: everything runs, answers and reaches everything. */
export function heal(scene: Pick<Scene, 'members' | 'nodes'>): void {
  for (const { service, place } of [...scene.members, ...scene.nodes]) {
    if (place.prefix.length > 0) place.mend();
    if (service.paused) service.resume();
    service.start();
  }
}
