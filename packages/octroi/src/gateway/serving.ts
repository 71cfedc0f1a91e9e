import type { ClusterStore } from '../store/cluster-store.ts';
import { StoreUnavailableError } from '../store/kv.ts';

/** What a node is doing; `ok` alone is ready for requests. */
export type Condition = 'ok' | 'starting' | 'stale' | 'distrusted' | 'draining';

const REASONS: Readonly<Record<Exclude<Condition, 'ok'>, string>> = {
  starting: 'the node has not started yet',
  stale: 'the node has not heard from its store for more than 5 s',
  distrusted: 'what the node remembers differs from its store, or cannot be compared with it',
  draining: 'the node is about to stop',
};

/** Reports faults, but for those that say once more that the store is stale: whoever asks the node hears that. */
export function unlessStale(report: (fault: unknown) => void, cluster: Pick<ClusterStore, 'status'> | null): (fault: unknown) => void {
  if (cluster === null) return report;
  return (fault) => {
    if (!(fault instanceof StoreUnavailableError) || cluster.status().fresh) report(fault);
  };
}

/** Whether this node may answer requests now, and whether more should be sent to it. */
export class Serving {
  readonly #cluster: Pick<ClusterStore, 'status'> | null;
  #started = false;
  #draining = false;
  #distrusted = false;

  constructor(cluster: Pick<ClusterStore, 'status'> | null) {
    this.#cluster = cluster;
  }

  start(): void {
    this.#started = true;
  }

  /** Requests are still answered, and load balancers are told to send no more. */
  drain(): void {
    this.#draining = true;
  }

  /** Nobody is answered until `trust`. */
  distrust(): void {
    this.#distrusted = true;
  }

  trust(): void {
    this.#distrusted = false;
  }

  get draining(): boolean {
    return this.#draining;
  }

  /** Why no request may be answered now, as a sentence; null if they may. A node that starts or drains answers whoever comes. */
  refusal(): string | null {
    if (this.#distrusted) return REASONS.distrusted;
    return this.#cluster !== null && !this.#cluster.status().fresh ? REASONS.stale : null;
  }

  condition(): Condition {
    if (this.#draining) return 'draining';
    if (!this.#started) return 'starting';
    if (this.#distrusted) return 'distrusted';
    return this.refusal() === null ? 'ok' : 'stale';
  }

  /** For readiness: null if the node is ready. */
  reason(): string | null {
    const condition = this.condition();
    return condition === 'ok' ? null : REASONS[condition];
  }
}
