import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Set in the process inside; its value is the folder that the outer one removes. */
const INSIDE = 'OCTROI_FAULTS_INSIDE';

const OWN = ['--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];

/** How namespaces can be had here: as root, as a user mapped to root, or not at all. */
function namespaces(): readonly string[] | null {
  const ways = [OWN, ['--user', '--map-root-user', ...OWN]];
  const probe = 'ip link add name octroi-probe type bridge && mount -t tmpfs tmpfs /run && ip netns add probe';
  return ways.find((way) => spawnSync('unshare', [...way, '--', '/bin/sh', '-c', probe], { timeout: 10_000 }).status === 0) ?? null;
}

export interface Inside {
  /** Everything that a run writes lies here. */
  readonly folder: string;
  /** Whether network, mounts and processes are of our own, so that members can be cut off and disks filled. */
  readonly isolated: boolean;
}

/**
 * Has the rest of the program run in namespaces of its own: its network, mounts and processes end with it, however it ends. Returns where
 * it runs, or null in the outer process, which only waits, removes the folder and passes on how it ended.
 */
export async function isolate(script: string, args: readonly string[]): Promise<Inside | null> {
  const inside = process.env[INSIDE];
  if (inside !== undefined) {
    const isolated = process.env['OCTROI_FAULTS_ISOLATED'] === 'yes';
    // The outer process is gone: nobody reads what we find.
    process.stdin.on('end', () => process.exit(1)).resume();
    return { folder: inside, isolated };
  }
  const folder = mkdtempSync(join(tmpdir(), 'octroi-faults-'));
  const way = process.platform === 'linux' ? namespaces() : null;
  const node = [process.execPath, '--conditions=octroi-source', script, ...args];
  const [command, ...rest] = way === null ? node : ['unshare', ...way, '--', ...node];
  const env = { ...process.env, [INSIDE]: folder, OCTROI_FAULTS_ISOLATED: way === null ? 'no' : 'yes' };
  const child = spawn(command!, rest, { stdio: ['pipe', 'inherit', 'inherit'], env });
  child.stdin!.on('error', () => undefined);
  let interrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      interrupted = true;
      child.stdin!.end();
    });
  }
  const code = await new Promise<number>((resolve) => child.once('exit', (status) => resolve(status ?? 1)));
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.exitCode = interrupted ? 130 : code;
  return null;
}
