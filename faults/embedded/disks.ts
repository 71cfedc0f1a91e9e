import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Judgement } from './judge.ts';
import type { Trial } from './trials.ts';

const SCRIPT = fileURLToPath(new URL('on-disk.ts', import.meta.url));
const NODE = ['--conditions=octroi-source', SCRIPT];
/** Bytes of the disk: enough for an empty store and some rows. */
const SIZE = '1m';

/** Whether this machine lets us mount something that nobody else sees. */
export function canMount(): boolean {
  return inNamespace('mount -t tmpfs -o size=64k tmpfs "$1"', []).status === 0;
}

/** Fills disks and makes them read-only under a store; each case in a process and on a tmpfs of its own. */
export function diskTrials(): readonly Trial[] {
  const names = JSON.parse(spawnSync(process.execPath, NODE, { encoding: 'utf8', timeout: 20_000 }).stdout) as readonly string[];
  return names.map((name) => {
    const ended = inNamespace(`mount -t tmpfs -o size=${SIZE} tmpfs "$1" && exec "$2" "$3" "$4" "$5" "$1"`, [process.execPath, ...NODE, name]);
    const judged: Judgement = ended.status === 0 ? (JSON.parse(ended.stdout) as Judgement) : { outcome: 'crashed', said: `${ended.stderr}${ended.error?.message ?? ''}` };
    return { kind: name, at: '', ...judged };
  });
}

/** `script` with a fresh folder as `$1`, seen by it alone. */
function inNamespace(script: string, args: readonly string[]) {
  const at = mkdtempSync(join(tmpdir(), 'octroi-disk-'));
  try {
    const flags = process.getuid?.() === 0 ? ['--mount'] : ['--user', '--map-root-user', '--mount'];
    return spawnSync('unshare', [...flags, 'sh', '-c', script, 'sh', at, ...args], { encoding: 'utf8', timeout: 30_000 });
  } finally {
    rmdirSync(at); // the disk on it went with the namespace
  }
}
