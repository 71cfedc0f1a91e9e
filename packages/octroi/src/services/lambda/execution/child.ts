import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Command } from './command.ts';
import type { ProcessExit } from './failures.ts';
import type { Reaper } from './reaper.ts';
import { shielded } from './sandbox/inherited.ts';

/** The processes of one environment. */
export interface Child {
  /** Settles once the runtime and everything that it started is dead and its output read. */
  readonly exited: Promise<ProcessExit>;
  /** Most memory that the runtime's process ever held, MB; 0 where the host does not tell. */
  peakMemoryMb(): number;
  /** SIGTERM, and SIGKILL to the whole group after the grace (LAM-119). */
  terminate(graceMillis: number): void;
  /** SIGKILL to the whole group. */
  kill(): void;
  /** Lets the processes rest between invocations, or go on, where that is to be had (LAM-121). */
  rest?(resting: boolean): void;
}

/** How a process is started. */
export interface ChildPlan {
  readonly command: Command;
  readonly folder: string;
  readonly variables: Readonly<Record<string, string>>;
  /** A variable's value that only this environment's processes have. */
  readonly mark: string;
}

/** Starts a runtime in a process group of its own. Its stdin stays open for as long as this server lives. */
export function startChild(plan: ChildPlan, reaper: Reaper, output: (source: 'stdout' | 'stderr', chunk: Buffer) => void): Child {
  const process_ = spawn(plan.command.file, [...plan.command.args], {
    cwd: plan.folder,
    env: { ...plan.variables },
    stdio: shielded<'pipe'>(['pipe', 'pipe', 'pipe']),
    detached: true,
  }) as ChildProcessWithoutNullStreams;
  const pid = process_.pid;
  if (pid !== undefined) reaper.add(pid);
  process_.stdin.on('error', () => undefined);
  process_.stdout.on('data', (chunk: Buffer) => output('stdout', chunk)).on('error', () => undefined);
  process_.stderr.on('data', (chunk: Buffer) => output('stderr', chunk)).on('error', () => undefined);

  const left = new Promise<ProcessExit>((resolve) => {
    process_.once('exit', (code, signal) => resolve({ code, signal }));
    process_.once('error', () => resolve({ code: 127, signal: null }));
  });
  let ended = false;
  const signal = (name: NodeJS.Signals): void => {
    if (pid !== undefined) signalGroup(pid, name);
  };
  const exited = left.then(async (exit) => {
    ended = true;
    signal('SIGKILL');
    await drained();
    if (pid !== undefined) await killStrays(plan.mark);
    for (const stream of [process_.stdin, process_.stdout, process_.stderr]) stream.destroy();
    if (pid !== undefined) reaper.remove(pid);
    return exit;
  });
  return {
    exited,
    peakMemoryMb: () => (pid === undefined ? 0 : peakMemoryMb(pid)),
    terminate(graceMillis) {
      if (ended || pid === undefined) return;
      process_.kill('SIGTERM');
      const timer = setTimeout(() => signal('SIGKILL'), graceMillis);
      void left.then(() => clearTimeout(timer));
    },
    kill() {
      if (!ended) signal('SIGKILL');
    },
  };
}

/** Lets the event loop poll once: what lay in a pipe before the call has been read after it. */
export async function drained(): Promise<void> {
  await nextTurn();
  await nextTurn();
}

function signalGroup(group: number, name: NodeJS.Signals): void {
  try {
    process.kill(-group, name);
  } catch {
    // ESRCH: nobody is left in the group.
  }
}

function peakMemoryMb(pid: number): number {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Math.ceil(Number(kilobytes ?? 0) / 1024);
  } catch {
    return 0;
  }
}

/** Kills what left the group for a session of its own, found by the environment's mark. Linux only: others have no /proc. */
async function killStrays(mark: string): Promise<void> {
  // A stray may be forking while we look, so look again until nothing is found, a few times at most.
  for (let round = 0; round < 4; round += 1) {
    const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
    const marked = await Promise.all(
      pids.map(async (pid) => ((await readFile(`/proc/${pid}/environ`, 'latin1').catch(() => '')).includes(mark) ? [Number(pid)] : [])),
    );
    const strays = marked.flat();
    if (strays.length === 0) return;
    for (const pid of strays) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended meanwhile.
      }
    }
    await nextTurn();
  }
}
