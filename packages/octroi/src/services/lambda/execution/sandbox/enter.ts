import { spawn, type ChildProcess } from 'node:child_process';
import { Server, Socket } from 'node:net';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { drained, type Child } from '../child.ts';
import type { ProcessExit } from '../failures.ts';
import type { Reaper } from '../reaper.ts';
import type { ControlGroup } from './cgroup.ts';
import type { Identity } from './identity.ts';
import { shielded } from './inherited.ts';
import type { Layout } from './layout.ts';
import { variablesScript } from './variables.ts';

/** How long building a sandbox may take, ms. */
const SET_UP_MILLIS = 10_000;
/** An environment is stopped when nobody has called it for so long, ms: calls that follow each other closely need not pay for it. */
const QUIET_MILLIS = 50;
/** What the set-up may tell, bytes; more is a fault. */
const MAX_TOLD = 65_536;
/** What the set-up's programs see of the environment. */
const TOOLS = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/sbin:/usr/local/bin', LC_ALL: 'C' };

/** Limits of each process (LAM-134); 0 is none. */
export interface ProcessLimits {
  /** Of a file, blocks of 512 bytes. */
  readonly fileBlocks: number;
  readonly processes: number;
  readonly dataKilobytes: number;
  readonly addressKilobytes: number;
}

/** What a sandbox is made of. */
export interface SandboxPlan {
  /** Folder with `sandbox.sh` and `listen.mjs`. */
  readonly scripts: string;
  /** A folder of the server's own for the mount table and the root's mount point. */
  readonly folder: { readonly root: string; readonly table: string };
  readonly layout: Layout;
  readonly identity: Identity;
  readonly controlGroup: ControlGroup | undefined;
  /** Addresses to listen at within a network of its own, and who takes a listener; none: the host's network. */
  readonly listeners: ReadonlyMap<string, (listener: Server) => void> | undefined;
  readonly limits: ProcessLimits;
  readonly command: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
}

/** The part of the server that a test replaces. */
export interface EnterOptions {
  readonly reaper: Reaper;
  readonly output: (source: 'stdout' | 'stderr', chunk: Buffer) => void;
  readonly freeze: boolean;
}

/**
 * Builds a sandbox and starts a runtime in it. The first process is a child of this server's; what it becomes ends as the runtime
 * ends. Nothing of the function's runs unless every step succeeded; `exited` tells the problem otherwise.
 */
export function enterSandbox(plan: SandboxPlan, options: EnterOptions): Child {
  const { listeners, identity, controlGroup } = plan;
  const network = listeners === undefined ? [] : ['--net'];
  const { script, asArguments } = variablesScript(plan.variables);
  const { limits } = plan;
  const command = asArguments.length === 0 ? plan.command : ['/usr/bin/env', ...asArguments, ...plan.command];
  const process_: ChildProcess = spawn(
    'unshare',
    [
      '--user', '--mount', '--ipc', '--uts', ...network, '--', '/bin/sh', join(plan.scripts, 'sandbox.sh'), 'enter',
      plan.folder.root, plan.folder.table, String(identity.user), String(identity.group), listeners === undefined ? 'host' : 'own',
      process.execPath, join(plan.scripts, 'listen.mjs'), [...(listeners?.keys() ?? [])].join(' '), plan.layout.commands,
      ...[limits.fileBlocks, limits.processes, limits.dataKilobytes, limits.addressKilobytes].map(String), ...command,
    ],
    {
      cwd: '/',
      env: TOOLS,
      detached: true,
      stdio: shielded<'pipe' | 'ipc' | 'ignore'>(['pipe', 'pipe', 'pipe', listeners === undefined ? 'ignore' : 'ipc', 'pipe', 'ignore', 'ignore', 'pipe']),
    },
  );
  const pid = process_.pid;
  const [stdin, stdout, stderr, , told, , , variables] = process_.stdio as unknown as [Writable, Socket, Socket, unknown, Socket | null, unknown, unknown, Writable | null];
  if (pid !== undefined) options.reaper.add(pid);
  for (const stream of [stdin, stdout, stderr, told, variables]) stream?.on('error', () => undefined);

  let init: number | undefined;
  let problem: string | undefined;
  let frozen = false;
  let quiet: NodeJS.Timeout | undefined;
  let running = false;
  let ended = false;
  const taken: Server[] = [];
  let said = '';
  const left = new Promise<ProcessExit>((resolve) => {
    process_.once('exit', (code, signal) => resolve({ code, signal }));
    process_.once('error', (error) => {
      problem ??= error.message;
      resolve({ code: 127, signal: null });
    });
  });
  const kill = (): void => {
    if (ended) return;
    clearTimeout(quiet);
    // With the namespace's first process dies all that is in it.
    if (init !== undefined) signal(init);
    if (pid !== undefined) signal(-pid);
    thaw();
  };
  const thaw = (): void => {
    if (!frozen) return;
    frozen = false;
    attempt(() => controlGroup?.freeze(false));
  };
  const fail = (why: string): void => {
    problem ??= why;
    kill();
  };
  const attempt = (step: () => void): void => {
    try {
      step();
    } catch (error) {
      fail(String(error));
    }
  };
  const timer = setTimeout(() => fail('it took too long'), SET_UP_MILLIS);
  const advance = (): void => {
    if (running || init === undefined || taken.length < (listeners?.size ?? 0)) return;
    running = true;
    clearTimeout(timer);
    told?.write('run\n');
  };
  const hear = (line: string): void => {
    if (line === 'entered' && pid !== undefined) {
      controlGroup?.add(pid);
      identity.map(pid);
      told?.write('mapped\n');
    } else if (/^up \d+$/.test(line) && init === undefined) {
      init = Number(line.slice(3));
      advance();
    } else if (line === 'failed') {
      fail(line);
    } else if (problem === undefined) {
      problem = line;
    }
  };
  told?.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
    if (said.length > MAX_TOLD) return fail('it told too much');
    const lines = said.split('\n');
    said = lines.pop() ?? '';
    for (const line of lines) attempt(() => hear(line));
  });
  process_.on('message', (address, listener) => {
    const take = listeners?.get(String(address));
    if (take === undefined || !(listener instanceof Server)) return fail('a listener is not what it should be');
    taken.push(listener);
    take(listener);
    if (taken.length < (listeners?.size ?? 0)) return;
    process_.disconnect();
    advance();
  });
  stdout.on('data', (chunk: Buffer) => options.output('stdout', chunk));
  stderr.on('data', (chunk: Buffer) => options.output('stderr', chunk));
  variables?.end(script);

  const exited = left.then(async (exit) => {
    clearTimeout(timer);
    await drained();
    kill();
    ended = true;
    if (init !== undefined) await gone(init);
    // They would keep the network alive.
    for (const listener of taken) listener.close();
    for (const stream of [stdin, stdout, stderr, told, variables]) stream?.destroy();
    if (pid !== undefined) options.reaper.remove(pid);
    void controlGroup?.remove();
    return running ? exit : { ...exit, problem: problem ?? `it ended with ${exit.signal ?? exit.code}` };
  });
  return {
    exited,
    peakMemoryMb: () => controlGroup?.peakMemoryMb() ?? runtimePeakMb(pid),
    terminate(graceMillis) {
      if (ended) return;
      clearTimeout(quiet);
      thaw();
      if (!running) return kill();
      process_.kill('SIGTERM');
      const hurry = setTimeout(kill, graceMillis);
      void left.then(() => clearTimeout(hurry));
    },
    kill,
    rest(resting) {
      clearTimeout(quiet);
      if (!options.freeze || ended || controlGroup === undefined) return;
      if (!resting) return thaw();
      quiet = setTimeout(() => {
        frozen = true;
        attempt(() => controlGroup.freeze(true));
      }, QUIET_MILLIS);
      quiet.unref();
    },
  };
}

function signal(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // ESRCH: it is gone.
  }
}

/** Waits until a namespace's first process is gone, before which the kernel has ended all others in it. */
async function gone(init: number): Promise<void> {
  for (let round = 0; round < 500; round += 1) {
    try {
      if (/\) [ZX] /.test(readFileSync(`/proc/${init}/stat`, 'latin1'))) return;
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, round < 10 ? 1 : 10));
  }
}

/** Most memory that the runtime, the first process's youngest child, ever held, MB. */
function runtimePeakMb(pid: number | undefined): number {
  try {
    const runtime = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').at(-1);
    return Math.ceil(Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${runtime}/status`, 'utf8'))?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}
