import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import { CONTROL_GROUPS, groupPrefix } from './sandbox/cgroup.ts';

/** Kills the process groups of functions when the server dies without a chance to do so itself. */
export interface Reaper {
  add(group: number): void;
  remove(group: number): void;
  /** Those that live. */
  groups(): ReadonlySet<number>;
  /** Ends the reaper; it kills nothing. */
  close(): Promise<void>;
}

/**
 * Reads lists of groups, one a line, until the server's end of the pipe is gone; then kills those of the last list and ends the
 * server's control groups. The list `done` says that there is nothing to do.
 */
const SCRIPT = `trap '' INT TERM HUP QUIT
groups=
while read -r line; do groups=$line; done
[ "$groups" != done ] || exit 0
for group in $groups; do kill -s KILL -- "-$group"; done
# What stands still dies only when it goes on.
for state in $1/freezer/"$2"*/freezer.state; do [ ! -e "$state" ] || echo THAWED > "$state"; done
for state in $1/"$2"*/cgroup.freeze; do [ ! -e "$state" ] || echo 0 > "$state"; done
for round in 1 2 3 4 5 6 7 8 9 10; do
  left=
  for folder in $1/"$2"* $1/memory/"$2"* $1/pids/"$2"* $1/freezer/"$2"*; do
    [ ! -d "$folder" ] || rmdir "$folder" || left=1
  done
  [ -n "$left" ] || break
  sleep 0.2
done`;

/** A reaper, started with the first group: one small shell in a session of its own, out of reach of a terminal's Ctrl-C. */
export function createReaper(): Reaper {
  const groups = new Set<number>();
  let child: ChildProcess | undefined;
  let closed = false;

  const tell = (): void => {
    if (!child && groups.size > 0 && !closed) child = start();
    child?.stdin?.write(`${[...groups].join(' ')}\n`);
  };
  const start = (): ChildProcess => {
    const started = spawn('/bin/sh', ['-c', SCRIPT, 'reaper', CONTROL_GROUPS, groupPrefix()], { detached: true, stdio: ['pipe', 'ignore', 'ignore'], cwd: '/', env: { PATH: '/usr/bin:/bin' } });
    started.unref();
    if (started.stdin instanceof Socket) started.stdin.unref();
    // A reaper that was killed is replaced with the next change; a broken pipe says the same as the exit.
    started.stdin?.on('error', () => undefined);
    started.on('error', () => undefined);
    started.on('exit', () => {
      if (child === started) child = undefined;
    });
    return started;
  };

  return {
    add(group) {
      groups.add(group);
      tell();
    },
    remove(group) {
      if (groups.delete(group)) tell();
    },
    groups: () => groups,
    async close() {
      closed = true;
      const ending = child;
      if (!ending) return;
      const gone = new Promise<void>((resolve) => ending.once('exit', () => resolve()));
      ending.ref();
      ending.stdin?.end('done\n');
      await gone;
    },
  };
}
