import { assumeRole, expectAllowed, manyRoles, oneActionWork, smallWork, tenWork } from './engine-cases.ts';
import { compileFigures } from './engine-compile.ts';
import { gridFigures } from './engine-grid.ts';
import { latencyFigures } from './engine-latency.ts';
import { memoryFigures } from './engine-memory.ts';
import { scaleFigures } from './engine-scale.ts';
import { callsPerSecond, type Figure } from './measure.ts';

function throughput(): Figure[] {
  const cases: readonly [string, () => void, number | null][] = [
    ['(a) 1 policy of 3 statements', expectAllowed(smallWork()), 5_000_000],
    ['(b) 10 policies of 20 statements', expectAllowed(tenWork()), 1_200_000],
    ['(b) at its worst: every statement is about the action', expectAllowed(oneActionWork()), null],
    ['(c) AssumeRole across accounts, all layers, 200 external ids, context built per call', assumeRole(), 1_000_000],
    ['(d) 1,000 roles x 20 policies, each call another role', manyRoles(), 500_000],
  ];
  return cases.map(([name, work, aim]): Figure => {
    const { perCpuSecond, perSecond } = callsPerSecond(work);
    const figure = { group: 'Engine', name, value: perCpuSecond, unit: `decisions/s (${Math.round(perSecond).toLocaleString('en')}/s by the clock)` };
    return aim === null ? figure : { ...figure, aim: `>= ${aim.toLocaleString('en')}`, reached: perCpuSecond >= aim };
  });
}

/** Everything about the engine alone. */
export function engineFigures(): Figure[] {
  return [...throughput(), ...latencyFigures(), ...scaleFigures(), ...gridFigures(), ...compileFigures(), ...memoryFigures()];
}
