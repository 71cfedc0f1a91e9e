import type { DecisionRecord } from '../kernel/trail/record.ts';

/** Counters in Prometheus's text format. Labels are names from the API models, so that their number is bounded. */
export class Metrics {
  /** By service, operation and status: no text is put together for each request. */
  readonly #requests = new Map<string, Map<string, Map<number, number>>>();
  readonly #decisions = new Map<string, number>();
  readonly #gauges = new Map<string, () => number>();

  /** A value that is read when someone asks. */
  gauge(name: string, read: () => number): void {
    this.#gauges.set(name, read);
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
    for (const [name, read] of this.#gauges) lines.push(`# TYPE octroi_${name} gauge`, `octroi_${name} ${read()}`);
    return `${lines.join('\n')}\n`;
  }

  clear(): void {
    this.#requests.clear();
    this.#decisions.clear();
  }
}

function bump<Key>(counters: Map<Key, number>, key: Key): void {
  counters.set(key, (counters.get(key) ?? 0) + 1);
}

function within<Key, Inner>(outer: Map<string, Map<Key, Inner>>, key: string): Map<Key, Inner> {
  let inner = outer.get(key);
  if (inner === undefined) outer.set(key, (inner = new Map()));
  return inner;
}
