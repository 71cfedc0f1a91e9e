import { existsSync, lstatSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Installation } from '../installation.ts';
import type { Interpreter } from '../interpreters.ts';
import type { FunctionNetwork } from './level.ts';

/** Where things lie within a sandbox: AWS's own places. */
export const INSIDE = {
  task: '/var/task',
  layers: '/opt',
  runtime: '/var/runtime',
  language: '/var/lang',
  temporary: '/tmp',
  caBundle: '/var/octroi/ca.pem',
} as const;

/** System folders that programs need; what is a link on the host is one within. */
const SYSTEM = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64'];
/** What of the host's configuration tells nothing about it, and programs need. */
const CONFIGURATION = ['alternatives', 'ca-certificates', 'crypto-policies', 'ld.so.cache', 'localtime', 'mime.types', 'os-release', 'pki', 'ssl', 'timezone'];
const DEVICES = ['null', 'zero', 'full', 'random', 'urandom'];

/** What the root of a sandbox is made of. */
export interface Layout {
  /** A file for `mount -a`. */
  readonly table: string;
  /** A script that makes the folders, links and files, run in the empty root. */
  readonly commands: string;
}

/** The parts of a root that are one environment's own. */
export interface LayoutFacts {
  readonly interpreter: Interpreter;
  readonly installation: Installation;
  readonly taskRoot: string;
  readonly layerRoot: string;
  readonly ephemeralMb: number;
  readonly network: FunctionNetwork;
  readonly caBundle: string | undefined;
  /** A host name that is to mean this sandbox's loopback. */
  readonly hostName: string | undefined;
}

interface Mount {
  readonly source: string;
  readonly target: string;
  readonly type?: string;
  readonly options: string;
}

const READ_ONLY = 'rbind,ro,nosuid,nodev';

/** The root of one environment: what is not named here does not exist in it. */
export function layoutOf(facts: LayoutFacts): Layout {
  const { interpreter, installation } = facts;
  const system = systemParts();
  const mounts: Mount[] = [...system.mounts];
  const folders = new Set(['proc', 'tmp', 'old', 'dev', 'etc', 'var/task', 'var/runtime', 'var/lang/bin', 'var/octroi', 'opt']);
  const files: Record<string, string> = {
    'etc/passwd': 'root:x:0:0:root:/tmp:/sbin/nologin\nsbx_user:x:993:990::/tmp:/sbin/nologin\n',
    'etc/group': 'root:x:0:\nsbx_user:x:990:\n',
    'etc/nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files dns\n',
    'etc/hosts': `127.0.0.1 localhost${facts.hostName === undefined ? '' : ` ${facts.hostName}`}\n::1 localhost\n`,
    'etc/resolv.conf': facts.network === 'host' ? readOr('/etc/resolv.conf') : '',
  };
  const bind = (source: string, target: string): void => {
    const place = target.slice(1);
    if (lstatSync(source).isDirectory()) folders.add(place);
    else {
      folders.add(dirname(place));
      files[place] = '';
    }
    mounts.push({ source, target: place, options: READ_ONLY });
  };
  for (const name of CONFIGURATION) if (existsSync(`/etc/${name}`)) bind(realpathSync(`/etc/${name}`), `/etc/${name}`);
  for (const name of DEVICES) {
    files[`dev/${name}`] = '';
    mounts.push({ source: `/dev/${name}`, target: `dev/${name}`, options: 'bind,nosuid,noexec' });
  }
  bind(facts.taskRoot, INSIDE.task);
  bind(facts.layerRoot, INSIDE.layers);
  if (interpreter.family !== 'provided') bind(join(installation.runtimes, interpreter.family), INSIDE.runtime);
  if (interpreter.home !== undefined) bind(interpreter.home, INSIDE.language);
  else if (interpreter.family === 'node') bind(realpathSync(interpreter.command), join(INSIDE.language, 'bin/node'));
  if (interpreter.family === 'node') sdkFolders(installation).forEach(({ from, to }) => bind(from, to));
  if (facts.caBundle !== undefined) bind(facts.caBundle, INSIDE.caBundle);
  mounts.push({ source: 'tmpfs', target: 'tmp', type: 'tmpfs', options: `size=${facts.ephemeralMb}m,mode=1777,nosuid,nodev` });
  folders.delete('.');
  return {
    table: mounts.map(({ source, target, type = 'none', options }) => `${field(source)} ${field(target)} ${type} ${options} 0 0\n`).join(''),
    commands: [
      `mkdir -p ${[...folders].map(quoted).join(' ')}`,
      ...Object.entries({ ...system.links, 'dev/fd': '/proc/self/fd', 'dev/stdin': 'fd/0', 'dev/stdout': 'fd/1', 'dev/stderr': 'fd/2' }).map(([link, to]) => `ln -s ${quoted(to)} ${quoted(link)}`),
      ...Object.entries(files).map(([file, text]) => (text === '' ? `: > ${quoted(file)}` : `printf %s ${quoted(text)} > ${quoted(file)}`)),
    ].join('\n'),
  };
}

/** The file from whose place packages of the installation resolve within a sandbox. */
export function sdkOrigin(installation: Installation): string {
  return join(dirname(sdkFolders(installation)[0]?.to ?? '/var/octroi/node_modules'), 'origin.js');
}

/** The program that runs functions, as it is called within. */
export function insideCommand({ family, command, home, inside = command }: Interpreter): string {
  if (family === 'node') return join(INSIDE.language, 'bin/node');
  return home === undefined ? inside : join(INSIDE.language, inside);
}

/** The installation's packages: the nearest folder lies deepest, so that names resolve as they do outside. */
function sdkFolders({ packages }: Installation): { readonly from: string; readonly to: string }[] {
  return packages.map((from, index) => ({ from, to: `/var/octroi${'/packages'.repeat(packages.length - 1 - index)}/node_modules` }));
}

/** System folders, and what is mounted below them, each read-only by itself. */
function systemParts(): { readonly mounts: Mount[]; readonly links: Record<string, string> } {
  const mounts: Mount[] = [];
  const links: Record<string, string> = {};
  for (const path of SYSTEM) {
    const kind = lstatSync(path, { throwIfNoEntry: false });
    if (kind?.isSymbolicLink()) links[path.slice(1)] = readlinkSync(path);
    else if (kind?.isDirectory()) mounts.push({ source: path, target: path.slice(1), options: `${READ_ONLY},X-mount.mkdir` });
  }
  for (const point of mountPoints()) {
    const below = mounts.some(({ source }) => point.startsWith(`${source}/`));
    if (below) mounts.push({ source: point, target: point.slice(1), options: 'bind,ro,nosuid,nodev' });
  }
  return { mounts, links };
}

function mountPoints(): string[] {
  return readOr('/proc/self/mountinfo').split('\n').flatMap((line) => {
    const point = line.split(' ')[4];
    return point === undefined ? [] : [point.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)))];
  });
}

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** A field of a mount table. */
function field(text: string): string {
  return text.replace(/[\s\\#]/g, (char) => `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`);
}

/** One word of a shell script. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
