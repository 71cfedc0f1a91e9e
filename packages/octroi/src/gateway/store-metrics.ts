import type { ClusterStore } from '../store/cluster-store.ts';
import type { Kv } from '../store/kv.ts';
import type { Metrics } from './metrics.ts';

/** What a node knows of its store; of one that nodes share, how far behind it may be, and what sharing cost. */
export function storeMetrics(metrics: Metrics, kv: Kv, cluster: ClusterStore | null): void {
  metrics.gauge('store_revision', () => kv.revision);
  if (cluster === null) return;
  metrics.gauge('store_fresh', () => (cluster.status().fresh ? 1 : 0));
  metrics.gauge('store_age_seconds', () => cluster.status().ageMillis / 1000);
  metrics.gauge('store_lag_revisions', () => cluster.status().lag);
  metrics.gauge('store_reloads', () => cluster.status().counts.reloads);
  metrics.gauge('store_reconnects', () => cluster.status().counts.reconnects);
  metrics.gauge('store_conflicts', () => cluster.status().counts.conflicts);
  metrics.gauge('store_reruns', () => cluster.status().counts.reruns);
  metrics.gauge('store_unknown_outcomes', () => cluster.status().counts.unknownOutcomes);
  metrics.gauge('store_nodes', () => cluster.liveNodes().size);
}
