/**
 * What became of a call: `ok` and `fail` are certain; `unknown` may have taken effect, or may take effect at any later time.
 */
export type Outcome = 'ok' | 'fail' | 'unknown';

/** One call of one client, in milliseconds of this process's monotonic clock. */
export interface Call {
  readonly operation: string;
  readonly writes: boolean;
  /** Which node was asked, from 0. */
  readonly node: number;
  readonly start: number;
  readonly end: number;
  readonly outcome: Outcome;
  /** Null if no answer came. */
  readonly status: number | null;
  /** AWS's code of an error, the system's of a broken connection, '' for a success. */
  readonly code: string;
}

export interface Totals {
  readonly operations: number;
  readonly acknowledged: number;
  /** Refused for certain, with an answer. */
  readonly refused: number;
  /** Answered with 503: nothing was promised. */
  readonly unavailable: number;
  /** Writes without an answer. */
  readonly unknown: number;
  /** Reads without an answer, and requests that no node took. */
  readonly unreached: number;
}

/** Every call of a run, from one process and so on one clock. */
export class Recorder {
  readonly calls: Call[] = [];

  add(call: Call): void {
    this.calls.push(call);
  }

  totals(): Totals {
    const count = (matches: (call: Call) => boolean): number => this.calls.reduce((sum, call) => sum + (matches(call) ? 1 : 0), 0);
    return {
      operations: this.calls.length,
      acknowledged: count((call) => call.outcome === 'ok'),
      refused: count((call) => call.outcome === 'fail' && call.status !== null && call.status !== 503),
      unavailable: count((call) => call.status === 503),
      unknown: count((call) => call.outcome === 'unknown' && call.status !== 503 && call.writes),
      unreached: count((call) => call.status === null && (!call.writes || call.outcome === 'fail')),
    };
  }

  /** The longest time in milliseconds between `from` and `to` in which no write was acknowledged, by any node or by `node`. */
  longestWithoutWrite(from: number, to: number, node?: number): number {
    const ends = this.calls
      .filter((call) => call.writes && call.outcome === 'ok' && (node === undefined || call.node === node) && call.end >= from && call.end <= to)
      .map((call) => call.end)
      .sort((one, other) => one - other);
    let [longest, before] = [0, from];
    for (const end of [...ends, to]) {
      longest = Math.max(longest, end - before);
      before = end;
    }
    return longest;
  }
}
