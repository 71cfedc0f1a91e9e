import { setImmediate } from 'node:timers';
import { StoreFullError } from './backend.ts';
import type { Backend } from './backend.ts';
import { commitBatch } from './group-commit.ts';
import type { Ready, Tip } from './group-commit.ts';
import { History } from './history.ts';
import { Jobs, readOn } from './jobs.ts';
import type { Job, JobsNeeds } from './jobs.ts';
import { StoreUnavailableError } from './kv.ts';
import type { Commit, Committed, Kv, Revision, Snapshot, Transaction, Watcher } from './kv.ts';
import type { Proposal, Verdict } from './replica/committer.ts';
import { BufferedTransaction } from './snapshot.ts';
import type { View } from './snapshot.ts';
import { Watchers } from './watchers.ts';

export interface LocalStoreOptions {
  readonly backend: Backend;
  /** The newest revision that the backend holds. */
  readonly revision: Revision;
  /** Says whether a body that could commit shall run once more nevertheless (tests). */
  readonly runAgain: () => boolean;
}

/** A batch is at most this long, so that one commit does not hold the process for long. */
const MAX_BATCH = 256;

/** A proposal was not valid any more; it never leaves this file. */
class ProposalConflict extends Error {}

/**
 * The `Kv` of a store that one process owns. Bodies run at once on the newest committed state. Those that are ready
 * together are committed in one synchronous section: validate each, apply, make durable, publish to the watchers, answer.
 */
export class LocalStore implements Kv {
  readonly #backend: Backend;
  readonly #history: History;
  readonly #watchers = new Watchers();
  readonly #jobs: Jobs;
  readonly #view: View;
  readonly #running: JobsNeeds;
  readonly #parts: { readonly backend: Backend; readonly history: History; readonly view: View };
  readonly #state: Tip;
  #queue: Ready<Job>[] = [];
  #scheduled = false;
  #closed = false;
  #committing = false;
  #unavailable: StoreUnavailableError | undefined;

  constructor(options: LocalStoreOptions) {
    this.#backend = options.backend;
    this.#history = new History(options.revision);
    this.#state = { revision: options.revision, tip: options.revision };
    this.#view = {
      tip: () => this.#state.tip,
      get: (key) => this.#open().get(key),
      range: (span, limit) => this.#open().range(span, limit),
      changedSince: (revision, keys, spans) => this.#history.changedSince(revision, keys, spans),
    };
    this.#parts = { backend: options.backend, history: this.#history, view: this.#view };
    this.#running = { view: this.#view, runAgain: options.runAgain, unavailable: () => this.#unavailable, commit: (ready) => this.#enqueue(ready) };
    this.#jobs = new Jobs(this.#running);
  }

  get revision(): Revision {
    return this.#state.revision;
  }

  read<T>(body: (snapshot: Snapshot) => T | Promise<T>): Promise<T> {
    return readOn(this.#running, body);
  }

  transact<T>(requestId: string, body: (tx: Transaction) => T | Promise<T>): Promise<Committed<T>> {
    const known = this.#jobs.known(requestId);
    if (known !== undefined) return known as Promise<Committed<T>>;
    const { job, answer } = this.#jobs.begin(requestId, body);
    this.#jobs.attempt(job);
    return answer as Promise<Committed<T>>;
  }

  /** Commits a transaction whose body ran on a replica, if everything that it read still holds. */
  async propose(proposal: Proposal): Promise<Verdict> {
    try {
      const { revision } = await (this.#jobs.known(proposal.requestId) ?? this.#proposed(proposal));
      return { kind: 'committed', revision };
    } catch (error) {
      if (error instanceof ProposalConflict) return { kind: 'conflict', revision: this.#state.revision };
      throw error;
    }
  }

  watch(from: Revision, watcher: Watcher): () => void {
    this.#open();
    return this.#watchers.add(from, this.#state.revision, this.#history, watcher);
  }

  /** Commits what is ready and closes; bodies that still run are refused when they end. */
  close(): Promise<void> {
    if (this.#closed) return Promise.resolve();
    this.#closed = true;
    while (this.#queue.length > 0 && this.#unavailable === undefined) this.#flush();
    this.#unavailable ??= new StoreUnavailableError('the store is closed');
    for (const { job } of this.#queue.splice(0)) this.#jobs.refuse(job, this.#unavailable);
    this.#backend.close();
    return Promise.resolve();
  }

  #open(): Backend {
    if (this.#unavailable !== undefined) throw this.#unavailable;
    return this.#backend;
  }

  #proposed(proposal: Proposal): Promise<Committed<unknown>> {
    this.#open();
    const tx = new BufferedTransaction(this.#view, proposal);
    const { job, answer } = this.#jobs.begin(proposal.requestId, () => undefined, (job) => this.#jobs.refuse(job, new ProposalConflict()));
    this.#enqueue({ job, tx, result: undefined, immediate: false });
    return answer;
  }

  #enqueue(ready: Ready<Job>): void {
    // Who has lost before goes first: nothing can have changed what it read since the commit after which it ran again.
    if (ready.job.attempts > 1) this.#queue.unshift(ready);
    else this.#queue.push(ready);
    this.#scheduleFlush();
  }

  /** Commits the oldest ready transactions, publishes them, then answers. */
  #flush(): void {
    this.#scheduled = false;
    const batch = this.#queue.splice(0, MAX_BATCH);
    if (batch.length === 0) return;
    this.#committing = true;
    try {
      const { commits, outcomes } = commitBatch(batch, this.#state, this.#parts);
      this.#publish(commits);
      for (const outcome of outcomes) this.#jobs.settle(outcome);
    } catch (error) {
      this.#commitFailed(batch, error);
    } finally {
      this.#committing = false;
    }
    if (this.#queue.length > 0) this.#scheduleFlush();
  }

  #scheduleFlush(): void {
    if (this.#committing || this.#scheduled) return;
    this.#scheduled = true;
    // After every body of this turn that has nothing else to wait for; from node:timers, since tests replace the global one.
    setImmediate(() => this.#flush());
  }

  #publish(commits: readonly Commit[]): void {
    try {
      for (const commit of commits) this.#watchers.publish(commit);
    } catch (error) {
      // The commit stands, but a cache has missed it: whoever decides from that cache must not go on.
      this.#unavailable = new StoreUnavailableError('a watcher failed on a commit, so the store serves nobody', { cause: error });
    }
  }

  #commitFailed(batch: readonly Ready<Job>[], error: unknown): void {
    const failure =
      error instanceof StoreUnavailableError ? error : new StoreUnavailableError('the store failed to commit', { cause: error });
    if (!(failure instanceof StoreFullError)) this.#unavailable = failure;
    for (const { job } of batch) this.#jobs.refuse(job, failure);
  }
}
