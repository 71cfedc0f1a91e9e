import { spawnSync } from 'node:child_process';
import { compileFigures } from './engine-compile.ts';
import { gridFigures } from './engine-grid.ts';
import { latencyFigures } from './engine-latency.ts';
import { memoryFigures } from './engine-memory.ts';
import { scaleFigures } from './engine-scale.ts';
import type { Figure, Rate } from './measure.ts';

function rateOf(name: string): Rate {
  const child = new URL('engine-throughput-child.ts', import.meta.url).pathname;
  const run = spawnSync(process.execPath, ['--conditions=octroi-source', child, name], { encoding: 'utf8', timeout: 60_000 });
  if (run.status !== 0) throw new Error(`case ${name} of the bench failed: ${run.stderr}`);
  return JSON.parse(run.stdout) as Rate;
}

function throughput(): Figure[] {
  const cases: readonly [string, string, number | null][] = [
    ['a', '(a) 1 policy of 3 statements', 5_000_000],
    ['b', '(b) 10 policies of 20 statements', 1_200_000],
    ['b-worst', '(b) at its worst: every statement is about the action', null],
    ['c', '(c) AssumeRole across accounts, all layers, 200 external ids, context built per call', 1_000_000],
    ['d', '(d) 1,000 roles x 20 policies, each call another role', 500_000],
  ];
  return cases.map(([key, name, aim]): Figure => {
    const { perCpuSecond, perSecond } = rateOf(key);
    const figure = { group: 'Engine', name, value: perCpuSecond, unit: `decisions/s (${Math.round(perSecond).toLocaleString('en')}/s by the clock)` };
    return aim === null ? figure : { ...figure, aim: `>= ${aim.toLocaleString('en')}`, reached: perCpuSecond >= aim };
  });
}

/** Everything about the engine alone. */
export function engineFigures(): Figure[] {
  return [...throughput(), ...latencyFigures(), ...scaleFigures(), ...gridFigures(), ...compileFigures(), ...memoryFigures()];
}
