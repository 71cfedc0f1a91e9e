import { spawnSync } from 'node:child_process';
import type { Figure } from './measure.ts';

/** Resident memory of a process of its own, the runtime included, with every principal's policies in memory. */
export function memoryFigures(): Figure[] {
  const child = new URL('engine-memory-child.ts', import.meta.url).pathname;
  const run = spawnSync(process.execPath, ['--conditions=octroi-source', child], { encoding: 'utf8', timeout: 60_000 });
  if (run.status !== 0) throw new Error(`the child of the memory bench failed: ${run.stderr}`);
  const { managed, all } = JSON.parse(run.stdout) as { managed: number; all: number };
  return [{ group: 'Engine', name: '100,000 principals sharing 1,000 managed policies, each has decided', value: all, unit: `MB resident (${Math.round(managed)} MB with the policies alone)`, aim: '< 300 MB', reached: all < 300 }];
}
