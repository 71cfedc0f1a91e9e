import type { DecisionRecord } from '../kernel/trail/record.ts';

/** Counters in Prometheus's text format. Labels are names from the API models, so that their number is bounded. */
export class Metrics {
  readonly #requests = new Map<string, number>();
  readonly #decisions = new Map<string, number>();
  readonly #gauges = new Map<string, () => number>();

  /** A value that is read when someone asks. */
  gauge(name: string, read: () => number): void {
    this.#gauges.set(name, read);
  }

  count(record: DecisionRecord): void {
    bump(this.#requests, `service="${record.service ?? 'none'}",operation="${record.operation ?? 'none'}",status="${record.status}"`);
    for (const { decision } of record.decisions) bump(this.#decisions, `effect="${decision.effect}"`);
  }

  text(): string {
    const lines = ['# TYPE octroi_requests_total counter'];
    for (const [labels, count] of this.#requests) lines.push(`octroi_requests_total{${labels}} ${count}`);
    lines.push('# TYPE octroi_decisions_total counter');
    for (const [labels, count] of this.#decisions) lines.push(`octroi_decisions_total{${labels}} ${count}`);
    for (const [name, read] of this.#gauges) lines.push(`# TYPE octroi_${name} gauge`, `octroi_${name} ${read()}`);
    return `${lines.join('\n')}\n`;
  }

  clear(): void {
    this.#requests.clear();
    this.#decisions.clear();
  }
}

function bump(counters: Map<string, number>, key: string): void {
  counters.set(key, (counters.get(key) ?? 0) + 1);
}
