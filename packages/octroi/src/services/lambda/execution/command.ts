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
/** Places of the host that programs need to read; neither homes nor data are among them. */
const SYSTEM_READ = ['/usr', '/lib', '/lib64', '/bin', '/sbin', '/etc', '/opt', '/dev', '/sys', '/tmp', '/proc/self', '/proc/cpuinfo', '/proc/meminfo'];
const SYSTEM_WRITE = ['/tmp', '/dev'];
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
  readonly temporaryFolder: string;
}

/** The command line of a runtime at the level `process` (LAM-134, LAM-135). */
export function runtimeCommand(facts: CommandFacts): Command {
  const { interpreter, installation, memoryMb } = facts;
  const python = interpreter.family === 'python';
  const runtime = python
    ? // No byte code is written: the package is read-only, also where the server's user could write it.
      ['-B', join(installation.runtimes, 'python', 'bootstrap.py')]
    : [
        `--max-old-space-size=${Math.max(Math.floor(memoryMb * 0.9), 16)}`,
        ...permissionFlags(facts),
        join(installation.runtimes, 'node', 'bootstrap.mjs'),
        installation.origin,
      ];
  const fileBlocks = facts.ephemeralMb * 2048;
  const addressKilobytes = python ? (memoryMb + PYTHON_OVERHEAD_MB) * 1024 : 0;
  return { file: '/bin/sh', args: ['-c', LIMITS, interpreter.command, String(fileBlocks), String(addressKilobytes), ...runtime] };
}

/**
 * Node's permission model, from the version on where it is not experimental. It keeps honest code out of the server's files;
 * Node itself says that it is no security boundary, and child processes of other programs are not bound by it.
 */
function permissionFlags({ interpreter, installation, taskRoot, temporaryFolder }: CommandFacts): string[] {
  const [major = 0, minor = 0] = interpreter.version.slice(1).split('.').map(Number);
  if (major < 22 || (major === 22 && minor < 13)) return [];
  const read = [...SYSTEM_READ, dirname(interpreter.command), taskRoot, temporaryFolder, installation.runtimes, ...installation.packages];
  return [
    '--permission',
    ...read.map((folder) => `--allow-fs-read=${folder}`),
    ...[...SYSTEM_WRITE, temporaryFolder].map((folder) => `--allow-fs-write=${folder}`),
    '--allow-child-process',
    '--allow-worker',
    '--allow-addons',
    '--allow-wasi',
    // The warnings that these flags print would stand in the function's log.
    '--disable-warning=SecurityWarning',
  ];
}
