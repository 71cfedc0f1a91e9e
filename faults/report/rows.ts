import type { Fault } from '../nemesis/fault.ts';
import type { Trial } from '../trial.ts';

/** All runs of one fault together, as docs/fault-runs.json keeps them. Times in milliseconds. */
export interface Row {
  readonly fault: string;
  readonly what: string;
  readonly date: string;
  /** Repeats it. */
  readonly command: string;
  readonly runs: number;
  readonly injections: number;
  readonly operations: number;
  readonly acknowledged: number;
  readonly unknown: number;
  readonly unavailable: number;
  readonly unreached: number;
  readonly withoutWrite: number;
  readonly withoutWriteOfNode: number;
  readonly healed: number;
  readonly revocations: number;
  readonly lagWorst: number;
  /** The worst of the runs' medians. */
  readonly lagMedian: number;
  readonly violations: number;
}

export function commandOf({ name, times, seed, seconds, workers = 0 }: { readonly name: string; readonly times: number; readonly seed: number; readonly seconds: number; readonly workers?: number }): string {
  return `npm run faults -- --only ${name} --times ${times} --seed ${seed} --seconds ${seconds}${workers === 0 ? '' : ` --workers ${workers}`}`;
}

/** The row with one more run. */
export function added(row: Row | null, trial: Trial, { fault, command, date }: { readonly fault: Pick<Fault, 'name' | 'what'>; readonly command: string; readonly date: string }): Row {
  const sum = (name: 'injections' | 'operations' | 'acknowledged' | 'unknown' | 'unavailable' | 'unreached' | 'revocations'): number => (row?.[name] ?? 0) + trial[name];
  const most = (name: 'withoutWrite' | 'withoutWriteOfNode' | 'healed' | 'lagWorst' | 'lagMedian'): number => Math.round(Math.max(row?.[name] ?? 0, trial[name]));
  return {
    fault: fault.name,
    what: fault.what,
    date,
    command,
    runs: (row?.runs ?? 0) + 1,
    injections: sum('injections'),
    operations: sum('operations'),
    acknowledged: sum('acknowledged'),
    unknown: sum('unknown'),
    unavailable: sum('unavailable'),
    unreached: sum('unreached'),
    withoutWrite: most('withoutWrite'),
    withoutWriteOfNode: most('withoutWriteOfNode'),
    healed: most('healed'),
    revocations: sum('revocations'),
    lagWorst: most('lagWorst'),
    lagMedian: most('lagMedian'),
    violations: (row?.violations ?? 0) + trial.violations.length,
  };
}
