import { spawnSync } from 'node:child_process';

/** Runs a short command of the system. Throws with what it said if it fails. */
export function run(command: string, ...args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', timeout: 10_000 });
  if (status !== 0) throw new Error(`\`${command} ${args.join(' ')}\` failed: ${error?.message ?? stderr.trim()}`);
  return stdout;
}
