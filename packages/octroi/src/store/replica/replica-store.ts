import type { Ready } from '../group-commit.ts';
import { History } from '../history.ts';
import { Jobs, readOn } from '../jobs.ts';
import type { Job, JobsNeeds } from '../jobs.ts';
import { encodeKey } from '../keys.ts';
import type { OrderedKey } from '../keys.ts';
import { StoreUnavailableError } from '../kv.ts';
import type { Commit, Committed, Entry, Kv, Revision, Snapshot, Transaction, Watcher } from '../kv.ts';
import type { MemoryBackend } from '../memory.ts';
import type { View } from '../snapshot.ts';
import { Watchers } from '../watchers.ts';
import type { Write } from '../backend.ts';
import type { Committer, Proposal, Verdict } from './committer.ts';
import { InFlight } from './in-flight.ts';
import { Waiting } from './waiting.ts';

export interface ReplicaStoreOptions {
  /** Everything that the store held at `revision`. */
  readonly backend: MemoryBackend;
  readonly revision: Revision;
  readonly committer: Committer;
  /**
   * Asked before anything is read for a request: a promise makes it wait, a throw refuses it (`StoreUnavailableError`). Whoever feeds the
   * replica answers for how old it may be.
   */
  readonly admit?: () => void | Promise<void>;
  /** Says whether a body that could commit shall run once more nevertheless (tests). */
  readonly runAgain?: () => boolean;
}

/** A body that lost runs again when the replica has heard of the winner; after so many milliseconds it runs again anyhow. */
const CONFLICT_PATIENCE = 100;

/**
 * The `Kv` of a store that several share: a full copy in memory, which a feed keeps up with every commit, and a committer that alone
 * decides. Bodies read the copy, at one revision; what they write is proposed with what they read, and is answered when the feed has
 * brought it back, so that whoever wrote sees it here at once.
 */
export class ReplicaStore implements Kv {
  readonly #committer: Committer;
  readonly #admit: () => void | Promise<void>;
  readonly #watchers = new Watchers();
  readonly #waiting = new Waiting();
  readonly #inFlight: InFlight<Ready<Job>>;
  readonly #jobs: Jobs;
  readonly #running: JobsNeeds;
  readonly #view: View;
  #backend: MemoryBackend;
  #history: History;
  #revision: Revision;
  #unavailable: StoreUnavailableError | undefined;
  #closing = false;
  /** The newest commit whose writer was answered before it came back. */
  #owed: Revision = 0;

  constructor(options: ReplicaStoreOptions) {
    this.#backend = options.backend;
    this.#revision = options.revision;
    this.#history = new History(options.revision);
    this.#committer = options.committer;
    this.#admit = options.admit ?? (() => undefined);
    this.#view = {
      tip: () => this.#revision,
      get: (key) => this.#open().get(key),
      range: (span, limit) => this.#open().range(span, limit),
      changedSince: (revision, keys, spans) => this.#history.changedSince(revision, keys, spans),
    };
    this.#running = {
      view: this.#view,
      runAgain: options.runAgain ?? (() => false),
      unavailable: () => this.#unavailable,
      commit: (ready) => this.#inFlight.enter(ready),
      again: (job, run) => (job.lost === undefined ? run() : this.#inFlight.reserve(job, job.lost, run)),
      settled: (job) => this.#inFlight.release(job),
    };
    this.#jobs = new Jobs(this.#running);
    this.#inFlight = new InFlight((ready) => void this.#propose(ready));
  }

  get revision(): Revision {
    return this.#revision;
  }

  async read<T>(body: (snapshot: Snapshot) => T | Promise<T>): Promise<T> {
    const admitted = this.#admit();
    if (admitted !== undefined) await admitted;
    this.#requireOwed();
    return readOn(this.#running, body);
  }

  async transact<T>(requestId: string, body: (tx: Transaction) => T | Promise<T>): Promise<Committed<T>> {
    const known = this.#jobs.known(requestId);
    if (known !== undefined) return known as Promise<Committed<T>>;
    const { job, answer } = this.#jobs.begin(requestId, body);
    try {
      const admitted = this.#admit();
      if (admitted !== undefined) await admitted;
      this.#requireOwed();
      this.#jobs.attempt(job);
    } catch (error) {
      this.#jobs.refuse(job, error);
    }
    return answer as Promise<Committed<T>>;
  }

  /**
   * Passes on what ran on a replica of this replica. It hears of no conflict with what has not been told here: whoever is fed from here would take
   * itself to know the winner, and pass over it when it comes.
   */
  async propose(proposal: Proposal): Promise<Verdict> {
    if (this.#unavailable !== undefined) throw this.#unavailable;
    const verdict = await this.#committer.commit(proposal);
    if (verdict.kind === 'committed' || verdict.revision <= this.#revision) return verdict;
    await this.#waiting.until(verdict.revision, this.#revision, CONFLICT_PATIENCE);
    return { kind: 'conflict', revision: Math.min(verdict.revision, this.#revision) };
  }

  watch(from: Revision, watcher: Watcher): () => void {
    this.#open();
    return this.#watchers.add(from, this.#revision, this.#history, watcher);
  }

  /** Refuses everything from now on, waits for what is with the committer, tells it, and forgets the copy. */
  async close(): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    this.#unavailable ??= new StoreUnavailableError('the store is closed');
    this.#waiting.releaseAll();
    await this.#inFlight.idle();
    this.#backend.close();
    await this.#committer.close();
  }

  /** From the feed: the next commit. One that is known already is ignored. */
  apply(commit: Commit): void {
    if (this.#unavailable !== undefined || commit.revision <= this.#revision) return;
    const writes = new Map<OrderedKey, Write>(commit.changes.map((change) => [encodeKey(change.key), change]));
    this.#backend.apply(writes, commit.revision);
    this.#history.add(commit.revision, writes);
    this.#revision = commit.revision;
    this.#tell(() => this.#watchers.publish(commit));
  }

  /** From the feed: nothing up to this revision has changed what is kept here. */
  advance(revision: Revision): void {
    if (this.#unavailable !== undefined || revision <= this.#revision) return;
    this.#revision = revision;
    this.#waiting.reached(revision);
  }

  /** From the feed: it cannot say what was missed; this is everything at `revision`. Every body that runs now runs again. */
  reload(backend: MemoryBackend, revision: Revision): void {
    if (this.#unavailable !== undefined) return;
    this.#backend.close();
    this.#backend = backend;
    this.#history = new History(revision);
    this.#revision = revision;
    this.#tell(() => this.#watchers.gap(revision));
  }

  /** From the feed: it has lost touch, and `admit` refuses until it has caught up. Writers that are known to have committed are answered. */
  stalled(): void {
    this.#waiting.releaseAll();
  }

  /** Nothing can be said any more: everything is refused for good. */
  fail(error: StoreUnavailableError): void {
    this.#unavailable ??= error;
    this.#waiting.releaseAll();
  }

  /** The entry that this copy holds, for whoever compares it with the store itself. */
  peek(key: OrderedKey): Entry | undefined {
    return this.#open().get(key);
  }

  /** Whoever was told that a write is done shall not read here as if it were not, even where the feed is taken for good again. */
  #requireOwed(): void {
    if (this.#owed > this.#revision) throw new StoreUnavailableError('this node has not been told yet of what it has acknowledged');
  }

  #open(): MemoryBackend {
    if (this.#unavailable !== undefined) throw this.#unavailable;
    return this.#backend;
  }

  #tell(publish: () => void): void {
    try {
      publish();
    } catch (error) {
      // A cache has missed it: whoever decides from that cache must not go on.
      return this.fail(new StoreUnavailableError('a watcher failed on a commit, so the store serves nobody', { cause: error }));
    }
    this.#waiting.reached(this.#revision);
  }

  async #propose(ready: Ready<Job>): Promise<void> {
    const { job, tx, result } = ready;
    try {
      // What ran before the store closed is still committed; what ran before a cache broke is not.
      if (this.#unavailable !== undefined && !this.#closing) throw this.#unavailable;
      if (!tx.snapshot.revalidate()) return this.#leave(ready, () => this.#jobs.again(job, tx));
      const { kind, revision } = await this.#committer.commit(this.#proposalOf(ready));
      const committed = kind === 'committed';
      if (this.#unavailable === undefined) await this.#waiting.until(revision, this.#revision, committed ? undefined : CONFLICT_PATIENCE);
      if (committed && revision > this.#revision) this.#owed = Math.max(this.#owed, revision);
      if (committed) this.#leave(ready, () => this.#jobs.settle({ job, kind: 'committed', committed: { result, revision } }));
      else this.#leave(ready, () => this.#jobs.again(job, tx));
    } catch (error) {
      this.#leave(ready, () => this.#jobs.refuse(job, error));
    }
  }

  /** Settles first: what depends on this one then runs on what it left. */
  #leave(ready: Ready<Job>, settle: () => void): void {
    this.#inFlight.landed(ready);
    settle();
    this.#inFlight.pump();
  }

  #proposalOf({ job, tx }: Ready<Job>): Proposal {
    const keys = new Map<OrderedKey, Revision>();
    for (const key of tx.snapshot.keys) keys.set(key, this.#backend.get(key)?.revision ?? 0);
    return { requestId: job.requestId, revision: tx.snapshot.revision, keys, spans: tx.snapshot.spans, writes: tx.writes };
  }
}
