import type { DecisionRecord } from '../kernel/trail/record.ts';

/** What one thread has counted since it was last asked, and its gauges as they are. Plain data, which another thread can be sent. */
export interface Tally {
  readonly requests: readonly (readonly [service: string, operation: string, status: number, count: number])[];
  readonly decisions: readonly (readonly [effect: string, count: number])[];
  readonly gauges: Readonly<Record<string, number>>;
}

/** Counters in Prometheus's text format. Labels are names from the API models, so that their number is bounded. */
export class Metrics {
  /** By service, operation and status: no text is put together for each request. */
  readonly #requests = new Map<string, Map<string, Map<number, number>>>();
  readonly #decisions = new Map<string, number>();
  readonly #gauges = new Map<string, () => number>();
  /** What gauges of the same name have in other threads, all together. */
  #elsewhere: (name: string) => number = () => 0;

  /** A value that is read when someone asks. */
  gauge(name: string, read: () => number): void {
    this.#gauges.set(name, read);
  }

  /** From now on a gauge is the sum of this thread's and what `read` says of the others. */
  gaugesElsewhere(read: (name: string) => number): void {
    this.#elsewhere = read;
  }

  /** What was counted since the last time; from now on that is for whoever took it to tell. */
  take(): Tally {
    const requests: [string, string, number, number][] = [];
    for (const [service, operations] of this.#requests) {
      for (const [operation, statuses] of operations) for (const [status, count] of statuses) requests.push([service, operation, status, count]);
    }
    const tally = { requests, decisions: [...this.#decisions], gauges: Object.fromEntries([...this.#gauges].map(([name, read]) => [name, read()])) };
    this.clear();
    return tally;
  }

  /** Adds what another thread has counted. */
  add({ requests, decisions }: Tally): void {
    for (const [service, operation, status, count] of requests) bump(within(within(this.#requests, service), operation), status, count);
    for (const [effect, count] of decisions) bump(this.#decisions, effect, count);
  }

  count(record: DecisionRecord): void {
    bump(within(within(this.#requests, record.service ?? 'none'), record.operation ?? 'none'), record.status);
    for (const { decision } of record.decisions) bump(this.#decisions, decision.effect);
  }

  text(): string {
    const lines = ['# TYPE octroi_requests_total counter'];
    for (const [service, operations] of this.#requests) {
      for (const [operation, statuses] of operations) {
        for (const [status, count] of statuses) lines.push(`octroi_requests_total{service="${service}",operation="${operation}",status="${status}"} ${count}`);
      }
    }
    lines.push('# TYPE octroi_decisions_total counter');
    for (const [effect, count] of this.#decisions) lines.push(`octroi_decisions_total{effect="${effect}"} ${count}`);
    for (const [name, read] of this.#gauges) lines.push(`# TYPE octroi_${name} gauge`, `octroi_${name} ${read() + this.#elsewhere(name)}`);
    return `${lines.join('\n')}\n`;
  }

  clear(): void {
    this.#requests.clear();
    this.#decisions.clear();
  }
}

function bump<Key>(counters: Map<Key, number>, key: Key, by = 1): void {
  counters.set(key, (counters.get(key) ?? 0) + by);
}

function within<Key, Inner>(outer: Map<string, Map<Key, Inner>>, key: string): Map<Key, Inner> {
  let inner = outer.get(key);
  if (inner === undefined) outer.set(key, (inner = new Map()));
  return inner;
}
