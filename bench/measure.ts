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

/** Calls `work` for about `seconds` after a warm-up; returns calls a second of the best of three rounds, so that a busy neighbour counts least. */
export function callsPerSecond(work: () => void, seconds = 1): number {
  const round = (span: number): number => {
    let calls = 0;
    const started = performance.now();
    let now = started;
    while (now - started < span * 1000) {
      for (let i = 0; i < 2000; i++) work();
      calls += 2000;
      now = performance.now();
    }
    return calls / ((now - started) / 1000);
  };
  round(0.5);
  return Math.max(round(seconds), round(seconds), round(seconds));
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
