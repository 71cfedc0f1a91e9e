import { randomBytes } from 'node:crypto';
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePorts, Service } from './processes.js';

/** The account that every node is told to make if it is missing, with a fixed key of its root user. */
export const ACCOUNT = '111122223333';
export const ROOT_KEY = { accessKeyId: 'AKIAEXAMPLEOFACLUST0', secretAccessKey: 'the-secret-of-an-example-on-loopback' };

const OCTROI = fileURLToPath(new URL('../bin/octroi.js', import.meta.resolve('octroi/testing')));

/** Where etcd is. Throws a sentence if it is not there. */
export function findEtcd() {
  const given = process.env.OCTROI_ETCD;
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  const found = (given === undefined ? folders.map((folder) => join(folder, 'etcd')) : [given]).find(canRun);
  if (found !== undefined) return found;
  throw new Error(`etcd is needed and ${given === undefined ? 'not on the path' : `cannot be run as \`${given}\``}: install it (Debian: apt-get install etcd-server), or name it in OCTROI_ETCD`);
}

function canRun(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Three members of etcd and three nodes of Octroi, all on this host, all they write in one temporary folder. */
export class Cluster {
  members = [];
  nodes = [];
  #folder = mkdtempSync(join(tmpdir(), 'octroi-example-'));
  #disposed = false;

  /** Starts the members together: each waits for the others. */
  async startEtcd(program) {
    const ports = await freePorts(6);
    const peers = [0, 1, 2].map((n) => `member-${n + 1}=http://127.0.0.1:${ports[3 + n]}`).join(',');
    this.members = [0, 1, 2].map((n) => {
      const [client, peer] = [`http://127.0.0.1:${ports[n]}`, `http://127.0.0.1:${ports[3 + n]}`];
      const name = `member-${n + 1}`;
      const command = [program, '--name', name, '--data-dir', join(this.#folder, name), '--initial-cluster', peers, '--listen-client-urls', client, '--advertise-client-urls', client, '--listen-peer-urls', peer, '--initial-advertise-peer-urls', peer];
      return Object.assign(new Service(name, { command, log: join(this.#folder, `${name}.log`) }), { url: client });
    });
    await this.#startAll(this.members, memberServes);
  }

  /** The same command on each machine: the store and the place of blobs are shared, the data folder and the port are its own. */
  async startNodes() {
    const ports = await freePorts(3);
    const accounts = join(this.#folder, 'accounts.json');
    writeFileSync(accounts, JSON.stringify({ accounts: [{ id: ACCOUNT, root: ROOT_KEY }] }));
    const store = `etcd://${this.members.map(({ url }) => new URL(url).host).join(',')}`;
    // Every node needs the same one: it seals the secrets in the store.
    const env = { OCTROI_MASTER_KEY: randomBytes(32).toString('hex'), NO_COLOR: '1' };
    this.nodes = ports.map((port, n) => {
      const data = join(this.#folder, `node-${n + 1}`);
      mkdirSync(data);
      const command = [process.execPath, OCTROI, 'start', '--port', String(port), '--data', data, '--store', store, '--blobs', join(this.#folder, 'blobs'), '--accounts', accounts];
      return Object.assign(new Service(`node ${n + 1}`, { command, log: join(data, 'log'), env }), { url: `http://127.0.0.1:${port}` });
    });
    await this.#startAll(this.nodes, nodeServes);
  }

  startMember(member) {
    return this.#startAll([member], memberServes);
  }

  startNode(node) {
    return this.#startAll([node], nodeServes);
  }

  async #startAll(services, serves) {
    if (this.#disposed) throw new Error('the cluster is being cleaned up');
    for (const service of services) service.start();
    await Promise.all(services.map((service) => service.until(() => serves(service))));
  }

  /** The member that leads, as soon as those who run agree on one of them. */
  async leader() {
    for (const end = Date.now() + 15_000; Date.now() < end; await pause(25)) {
      const running = this.members.filter((member) => member.running);
      const told = await Promise.all(running.map((member) => statusOf(member).catch(() => null)));
      const found = running.find((_, at) => told[at] !== null && told.every((status) => status?.leader === told[at].header.member_id));
      if (found !== undefined) return found;
    }
    throw new Error('the members of etcd agreed on no leader within 15 s');
  }

  /** Ends every process and removes the folder. */
  async dispose() {
    this.#disposed = true;
    await Promise.all(this.nodes.map((node) => node.end('SIGTERM')));
    await Promise.all(this.members.map((member) => member.end('SIGKILL')));
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

async function statusOf({ url }) {
  const answer = await fetch(`${url}/v3/maintenance/status`, { method: 'POST', body: '{}', signal: AbortSignal.timeout(500) });
  return answer.json();
}

async function memberServes({ url }) {
  return (await (await fetch(`${url}/health`, { signal: AbortSignal.timeout(1000) })).json()).health === 'true';
}

async function nodeServes({ url }) {
  return (await fetch(`${url}/_octroi/ready`, { signal: AbortSignal.timeout(1000) })).ok;
}
