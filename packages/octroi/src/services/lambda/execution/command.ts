import { dirname, join } from 'node:path';
import type { Installation } from './installation.ts';
import type { Interpreter } from './interpreters.ts';

/** What a runtime's process is started with. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

/** Address space of a Python process beyond its MemorySize: shared libraries and the stacks of threads, MB. */
const PYTHON_OVERHEAD_MB = 512;
/**
 * Places of the host that programs need to read: neither homes nor temporary files nor anyone's configuration are among them. Of
 * /proc/self only files, because its `root` and `cwd` lead everywhere.
 */
const SYSTEM_READ = [
  '/usr', '/lib', '/lib64', '/bin', '/sbin', '/opt', '/sys',
  ...['alternatives', 'ca-certificates', 'group', 'hosts', 'ld.so.cache', 'localtime', 'mime.types', 'nsswitch.conf', 'os-release', 'passwd', 'pki', 'resolv.conf', 'ssl', 'timezone'].map((name) => `/etc/${name}`),
  ...['cgroup', 'cmdline', 'environ', 'io', 'limits', 'maps', 'mountinfo', 'smaps', 'stat', 'statm', 'status'].map((name) => `/proc/self/${name}`),
  '/proc/cpuinfo', '/proc/loadavg', '/proc/meminfo', '/proc/stat', '/proc/uptime', '/proc/version',
];
const DEVICES = ['null', 'zero', 'full', 'random', 'urandom', 'stdin', 'stdout', 'stderr'].map((name) => `/dev/${name}`);
/** Sets the limits of LAM-134 as far as the host lets it, then becomes the interpreter. */
const LIMITS =
  '{ ulimit -c 0; ulimit -n 1024; ulimit -f "$1"; [ "$2" = 0 ] || ulimit -v "$2"; } 2>/dev/null; shift 2; exec "$0" "$@"';

/** What the command depends on. */
export interface CommandFacts {
  readonly interpreter: Interpreter;
  readonly installation: Installation;
  readonly memoryMb: number;
  readonly ephemeralMb: number;
  readonly taskRoot: string;
  readonly layerRoot: string;
  readonly temporaryFolder: string;
}

/** What a runtime's own arguments depend on. */
export interface RuntimeArguments {
  readonly interpreter: Interpreter;
  readonly memoryMb: number;
  /** The folder of the bootstrap, as the runtime sees it. */
  readonly bootstrap: string;
  /** The file from whose place the SDK resolves, as the runtime sees it. */
  readonly origin: string;
  /** Where the environment's temporary files are, if not in /tmp. */
  readonly temporaryFolder?: string;
  readonly flags?: readonly string[];
}

/** The arguments of an interpreter; a runtime that the function brings gets none. */
export function runtimeArguments({ interpreter, memoryMb, bootstrap, origin, temporaryFolder, flags = [] }: RuntimeArguments): string[] {
  if (interpreter.family === 'provided') return [];
  // No byte code is written: the package is read-only, also where the server's user could write it.
  if (interpreter.family === 'python') return ['-B', join(bootstrap, 'bootstrap.py')];
  const heap = `--max-old-space-size=${Math.max(Math.floor(memoryMb * 0.9), 16)}`;
  return [heap, ...flags, join(bootstrap, 'bootstrap.mjs'), origin, ...(temporaryFolder === undefined ? [] : [temporaryFolder])];
}

/** The command line of a runtime at the level `process` (LAM-134, LAM-135). */
export function runtimeCommand(facts: CommandFacts): Command {
  const { interpreter, installation, memoryMb, temporaryFolder } = facts;
  const python = interpreter.family === 'python';
  const flags = interpreter.family === 'node' ? permissionFlags(facts) : [];
  const bootstrap = join(installation.runtimes, interpreter.family);
  const runtime = runtimeArguments({ interpreter, memoryMb, bootstrap, origin: installation.origin, temporaryFolder, flags });
  const fileBlocks = facts.ephemeralMb * 2048;
  const addressKilobytes = python ? (memoryMb + PYTHON_OVERHEAD_MB) * 1024 : 0;
  return { file: '/bin/sh', args: ['-c', LIMITS, interpreter.command, String(fileBlocks), String(addressKilobytes), ...runtime] };
}

/**
 * Node's permission model, from the version on where it is not experimental. It keeps honest code out of the server's files,
 * wherever they lie: a place of the host that holds them is not given at all. Node itself says that it is no security boundary, and
 * child processes of other programs are not bound by it.
 */
function permissionFlags({ interpreter, installation, taskRoot, layerRoot, temporaryFolder }: CommandFacts): string[] {
  const [major = 0, minor = 0] = interpreter.version.slice(1).split('.').map(Number);
  if (major < 22 || (major === 22 && minor < 13)) return [];
  const holdsNone = (folder: string): boolean => [taskRoot, layerRoot, temporaryFolder, installation.runtimes].every((own) => !own.startsWith(`${folder}/`));
  const read = [...SYSTEM_READ.filter(holdsNone), ...DEVICES, dirname(interpreter.command), taskRoot, layerRoot, temporaryFolder, installation.runtimes, ...installation.packages];
  return [
    '--permission',
    ...read.map((folder) => `--allow-fs-read=${folder}`),
    ...[...DEVICES, temporaryFolder].map((folder) => `--allow-fs-write=${folder}`),
    '--allow-child-process',
    '--allow-worker',
    '--allow-addons',
    '--allow-wasi',
    // The warnings that these flags print would stand in the function's log.
    '--disable-warning=SecurityWarning',
  ];
}
