/** One figure: what, how much, and what was aimed at. */
export interface Figure {
  readonly group: string;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** As stated in the issue; undefined if none was. */
  readonly aim?: string;
  readonly reached?: boolean;
}

/** How often something was done. */
export interface Rate {
  /** For each second of processor time that the process used, all its threads counted: what a core of its own does. */
  readonly perCpuSecond: number;
  /** For each second that went by, while others used the machine too. */
  readonly perSecond: number;
}


/**
 * Calls `work` in rounds of `seconds` each, after a warm-up, looking at the clock after each `chunk` of calls. The best round counts,
 * since neighbours only ever slow one down.
 */
export function callsPerSecond(work: () => void, seconds = 0.5, chunk = 1000, rounds = 5): Rate {
  const round = (): Rate => {
    let calls = 0;
    const cpu = process.cpuUsage();
    const started = performance.now();
    let elapsed = 0;
    while (elapsed < seconds * 1000) {
      for (let i = 0; i < chunk; i += 1) work();
      calls += chunk;
      elapsed = performance.now() - started;
    }
    const { user, system } = process.cpuUsage(cpu);
    return { perCpuSecond: calls / ((user + system) / 1e6), perSecond: calls / (elapsed / 1000) };
  };
  round();
  const rates = Array.from({ length: rounds }, round);
  return { perCpuSecond: Math.max(...rates.map((one) => one.perCpuSecond)), perSecond: Math.max(...rates.map((one) => one.perSecond)) };
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
