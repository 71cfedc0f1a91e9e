import { existsSync, lstatSync, readdirSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { findControlGroups } from '../../services/lambda/execution/sandbox/cgroup.ts';
import { namespacesProblem } from '../../services/lambda/execution/sandbox/probe.ts';
import { broken, note, ok, type Finding } from './finding.ts';

const NODE_MAJOR = 24;
const MEBIBYTE = 1024 * 1024;
/** Below it a checkpoint of the store may not fit any more. */
const LITTLE_ROOM = 64 * MEBIBYTE;
const SOME_ROOM = 1024 * MEBIBYTE;

/** What a server needs of this host. `folder` is null where nothing is kept on it. */
export async function examineHost(folder: string | null, port: number): Promise<readonly Finding[]> {
  return [nodeVersion(process.versions.node), await functionsSandbox(), await freePort(port), clockHint(), ...(folder !== null && existsSync(folder) ? [...permissions(folder), freeSpace(folder)] : [])];
}

export function nodeVersion(version: string): Finding {
  const major = Number(version.split('.')[0]);
  return major >= NODE_MAJOR ? ok('node', version) : broken('node', `${version} is too old`, `install Node ${NODE_MAJOR} or later`);
}

async function functionsSandbox(): Promise<Finding> {
  const problem = await namespacesProblem();
  if (problem !== undefined) return note('functions', `they run as plain processes of this user: namespaces cannot be had (${problem})`, 'docs/sandbox.md says what to allow, if code of others runs here');
  const groups = findControlGroups() === undefined ? 'no control groups, so memory is bounded less exactly' : 'control groups';
  return ok('functions', `namespaces; ${groups}`);
}

function freePort(port: number): Promise<Finding> {
  const about = `port ${port}`;
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(note(about, error.code === 'EADDRINUSE' ? 'something listens on it' : `it cannot be listened on (${error.code ?? error.message})`, 'start with another --port, if it is not the server itself')));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(ok(about, 'free'))));
  });
}

/** Files by which services that set the clock say that it is set. */
const SYNCHRONISED = ['/run/systemd/timesync/synchronized', '/run/chrony/chronyd.pid', '/run/chrony.pid', '/run/ntpd.pid', '/var/run/ntpd.pid'];

function clockHint(): Finding {
  if (SYNCHRONISED.some((file) => existsSync(file))) return ok('clock', 'a service of this host sets it');
  return note('clock', 'it cannot be seen whether a service of this host sets it (in a container the host does)', 'requests are refused whose time is 5 minutes or more away from it: run chrony or systemd-timesyncd');
}

/** Files whose reader can be anyone in any account. */
const SECRET: ReadonlySet<string> = new Set(['master.key', 'credentials', 'store.db', 'store.db-wal']);
const OTHERS = 0o077;
const OTHERS_ENTER = 0o011;

/** What only its owner may read. */
function permissions(folder: string): readonly Finding[] {
  if (process.platform === 'win32') return [];
  const mode = lstatSync(folder).mode;
  if ((mode & OTHERS) === 0) return [ok('permissions', "the data folder is its owner's alone")];
  const open: Finding[] = [note(folder, `others may read or enter the data folder (mode ${octal(mode)})`, `chmod 700 ${folder}`)];
  for (const name of (mode & OTHERS_ENTER) === 0 ? [] : readdirSync(folder)) {
    const path = join(folder, name);
    const stat = lstatSync(path);
    if (SECRET.has(name) && stat.isFile() && (stat.mode & OTHERS) !== 0) open.push(broken(path, `others may read or write it (mode ${octal(stat.mode)})`, `chmod 600 ${path}, and change what they may have read`));
  }
  return open;
}

const octal = (mode: number): string => (mode & 0o777).toString(8).padStart(4, '0');

function freeSpace(folder: string): Finding {
  const { bavail, bsize } = statfsSync(folder);
  const bytes = bavail * bsize;
  const said = `${Math.floor(bytes / MEBIBYTE).toLocaleString('en')} MiB free`;
  if (bytes < LITTLE_ROOM) return broken('disk', said, 'make room: a full disk refuses every write');
  return bytes < SOME_ROOM ? note('disk', said, 'make room') : ok('disk', said);
}
