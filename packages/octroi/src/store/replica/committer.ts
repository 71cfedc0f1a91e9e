import type { Write } from '../backend.ts';
import type { OrderedKey, Span } from '../keys.ts';
import type { Revision } from '../kv.ts';

/** A transaction whose body has run on a replica, for the place that decides whether it commits. */
export interface Proposal {
  /** A second proposal under the same id is the same one sent again: it commits at most once. */
  readonly requestId: string;
  /** What the body read was true at this revision. */
  readonly revision: Revision;
  /** Each key that was read, with the revision that wrote its entry; 0: it was absent. */
  readonly keys: ReadonlyMap<OrderedKey, Revision>;
  /** What was read as ranges: no key in them may have been written or deleted since `revision`. */
  readonly spans: readonly Span[];
  readonly writes: ReadonlyMap<OrderedKey, Write>;
}

/**
 * `conflict`: something that was read has changed, and the replica will have heard of it by `revision`; nothing was written.
 */
export type Verdict = { readonly kind: 'committed'; readonly revision: Revision } | { readonly kind: 'conflict'; readonly revision: Revision };

/**
 * The place that all replicas share and that alone decides what commits: a cluster of etcd, or the thread that owns the data folder.
 * What it commits, whoever proposed it, reaches each replica through its feed.
 */
export interface Committer {
  /** Rejects with `StoreUnavailableError` if it did not commit or nobody knows, with `StoreLimitError` if it never can. */
  commit(proposal: Proposal): Promise<Verdict>;
  close(): Promise<void>;
}
