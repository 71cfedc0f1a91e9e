import { spawn } from 'node:child_process';

/** Ends processes when this one ends, in whatever way: a shell that waits for the end of its input. */
export interface Guardian {
  /** From now on `pid` is ended with us. */
  add(pid: number): void;
  /** It has ended by itself. */
  remove(pid: number): void;
  /** Nothing is left to guard. */
  release(): void;
}

/** `folder` is removed too, if given. Each line that the shell reads is the whole list of processes; it acts on the last one. */
export function guardian(folder: string | undefined): Guardian {
  const script = 'while read -r line; do pids=$line; done; [ -z "$pids" ] || kill -9 $pids; [ -z "$1" ] || rm -rf "$1"';
  const shell = spawn('/bin/sh', ['-c', script, 'guardian', folder ?? ''], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  shell.stdin.on('error', () => undefined);
  shell.unref();
  const pids = new Set<number>();
  const tell = (): void => {
    shell.stdin.write(`${[...pids].join(' ')}\n`);
  };
  return {
    add: (pid) => {
      pids.add(pid);
      tell();
    },
    remove: (pid) => {
      pids.delete(pid);
      tell();
    },
    release: () => {
      shell.kill('SIGKILL');
    },
  };
}
