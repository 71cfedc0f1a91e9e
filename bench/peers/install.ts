import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = import.meta.dirname;
const manifest = (folder: string): { version: string; dependencies: Record<string, string> } => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string; dependencies: Record<string, string> };

/** The peers and the versions that the lock of this folder names; installs them here, and nowhere else, if they are not. */
export function installPeers(): Readonly<Record<string, string>> {
  const wanted = manifest(FOLDER).dependencies;
  const installed = (name: string): boolean => {
    const folder = join(FOLDER, 'node_modules', name);
    return existsSync(folder) && manifest(folder).version === wanted[name];
  };
  if (!Object.keys(wanted).every(installed)) {
    const run = spawnSync('npm', ['ci', '--prefix', FOLDER, '--ignore-scripts'], { stdio: 'inherit', cwd: FOLDER });
    if (run.status !== 0) throw new Error(`\`npm ci\` in ${FOLDER} ended with ${run.status}`);
  }
  return wanted;
}

/** Runs a script of this folder in a process of its own: JSON in, JSON out. */
export function ask(script: string, input: unknown): unknown {
  const run = spawnSync(process.execPath, [join(FOLDER, script)], { input: JSON.stringify(input), encoding: 'utf8', maxBuffer: 2 ** 28, timeout: 300_000 });
  if (run.status !== 0) throw new Error(`${script} ended with ${run.status}: ${run.stderr.slice(0, 2000)}`);
  return JSON.parse(run.stdout);
}
