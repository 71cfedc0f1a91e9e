import type { Kv } from './kv.ts';

/** A store that several nodes share, as one of them sees it. */
export interface ClusterStore extends Kv {
  /** The id under which this node is registered: another one at each start. */
  readonly nodeId: string;
  /** The ids of the nodes whose registration lives, this one's included, as far as this node has heard. */
  liveNodes(): ReadonlySet<string>;
  status(): StoreStatus;
  /**
   * Reads about `count` of the keys that this node holds anew, by a quorum, and compares once this node has heard of everything up to
   * the revision that was read. Rejects with `StoreUnavailableError` if the store cannot be asked.
   */
  sampleAgainstStore(count: number): Promise<Sample>;
  /** Answers nobody from now on until everything is read anew at one revision; watchers hear of it as a gap. */
  reload(reason: string): void;
}

/** What a sample found. */
export interface Sample {
  readonly compared: number;
  /** Keys whose entries differ, their parts joined by `/`; never a value. */
  readonly differences: readonly string[];
}

/** What a node knows of its store; counts are since its start. */
export interface StoreStatus {
  /** False: this node may not know what the others do, and refuses to read and to write. */
  readonly fresh: boolean;
  /** Milliseconds (monotonic) since the write of the last heartbeat that this node has seen come back. */
  readonly ageMillis: number;
  /** How many revisions the store is known to be ahead of this node. */
  readonly lag: number;
  readonly counts: Readonly<Record<'reloads' | 'reconnects' | 'conflicts' | 'reruns' | 'unknownOutcomes', number>>;
}
