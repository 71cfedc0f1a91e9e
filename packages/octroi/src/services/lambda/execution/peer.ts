import { readlink, readdir, readFile } from 'node:fs/promises';

/** The two ports of a connection on this host. */
export interface Peer {
  readonly remotePort: number;
  readonly localPort: number;
}

/** How processes of functions are known. */
export interface FunctionProcesses {
  /** Process groups of environments. */
  readonly groups: ReadonlySet<number>;
  /** A text that the variables of their processes hold. */
  readonly mark: string;
}

const MAX_ANCESTORS = 64;

/**
 * Does a function hold the other end of a connection? Known by process group, ancestors, variables and PID namespace, on Linux, for
 * processes that this user may look at. A function that hides on purpose is not found: only a network of its own keeps it out.
 */
export async function isOfFunction(peer: Peer, functions: FunctionProcesses): Promise<boolean> {
  // Nothing of a function outlives its environment.
  if (functions.groups.size === 0) return false;
  const inodes = await inodesOf(peer);
  if (inodes.size === 0) return false;
  const ownSpace = await readlink('/proc/self/ns/pid').catch(() => '');
  for (const pid of await pids()) {
    if (pid === process.pid || !(await holds(pid, inodes))) continue;
    if (await isFunction(pid, functions, ownSpace)) return true;
  }
  return false;
}

async function isFunction(pid: number, { groups, mark }: FunctionProcesses, ownSpace: string): Promise<boolean> {
  if ((await readlink(`/proc/${pid}/ns/pid`).catch(() => ownSpace)) !== ownSpace) return true;
  for (let [at, round] = [pid, 0]; at > 1 && at !== process.pid && round < MAX_ANCESTORS; round += 1) {
    const [environment, stat] = await Promise.all([textOf(`/proc/${at}/environ`), textOf(`/proc/${at}/stat`)]);
    // What follows the name, which may hold anything: state, parent, group.
    const [, parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (groups.has(Number(group)) || environment.includes(mark)) return true;
    at = Number(parent ?? 0);
  }
  return false;
}

/** Sockets of this host that are the other end. */
async function inodesOf({ remotePort, localPort }: Peer): Promise<ReadonlySet<string>> {
  const tables = await Promise.all(['/proc/net/tcp', '/proc/net/tcp6'].map(textOf));
  const wanted = (address: string | undefined, port: number): boolean => Number.parseInt(address?.split(':')[1] ?? '', 16) === port;
  const rows = tables.flatMap((table) => table.split('\n').slice(1)).map((line) => line.trim().split(/\s+/));
  return new Set(rows.filter(([, local, remote]) => wanted(local, remotePort) && wanted(remote, localPort)).map((row) => `socket:[${row[9]}]`));
}

async function holds(pid: number, inodes: ReadonlySet<string>): Promise<boolean> {
  const folder = `/proc/${pid}/fd`;
  const links = await Promise.all((await readdir(folder).catch(() => [])).map((name) => readlink(`${folder}/${name}`).catch(() => '')));
  return links.some((link) => inodes.has(link));
}

async function pids(): Promise<number[]> {
  return (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number);
}

function textOf(path: string): Promise<string> {
  return readFile(path, 'latin1').catch(() => '');
}
