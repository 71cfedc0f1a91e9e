import { setImmediate } from 'node:timers';
import { StoreFullError } from './backend.ts';
import type { Backend } from './backend.ts';
import { commitBatch, isPromise } from './group-commit.ts';
import type { Outcome, Ready, Tip } from './group-commit.ts';
import { History } from './history.ts';
import { MAX_ATTEMPTS, StoreConflictError, StoreUnavailableError } from './kv.ts';
import type { Commit, Committed, Kv, Revision, Snapshot, Transaction, Watcher } from './kv.ts';
import { Requests } from './requests.ts';
import { RetryLane } from './retry-lane.ts';
import { BufferedTransaction, ReadingSnapshot } from './snapshot.ts';
import type { View } from './snapshot.ts';
import { Watchers } from './watchers.ts';

export interface LocalStoreOptions {
  readonly backend: Backend;
  /** The newest revision that the backend holds. */
  readonly revision: Revision;
  /** Says whether a body that could commit shall run once more nevertheless (tests). */
  readonly runAgain: () => boolean;
}

interface Job {
  readonly requestId: string;
  readonly body: (tx: Transaction) => unknown;
  readonly resolve: (committed: Committed<unknown>) => void;
  readonly reject: (error: unknown) => void;
  attempts: number;
  forced: number;
}

/** A batch is at most this long, so that one commit does not hold the process for long. */
const MAX_BATCH = 256;
const MAX_FORCED = 2;

/**
 * The `Kv` of a store that one process owns. Bodies run at once on the newest committed state. Those that are ready
 * together are committed in one synchronous section: validate each, apply, make durable, publish to the watchers, answer.
 */
export class LocalStore implements Kv {
  readonly #backend: Backend;
  readonly #history: History;
  readonly #runAgain: () => boolean;
  readonly #watchers = new Watchers();
  readonly #requests = new Requests();
  readonly #lane = new RetryLane<Job>((job) => this.#attempt(job));
  readonly #view: View;
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
    this.#runAgain = options.runAgain;
    this.#state = { revision: options.revision, tip: options.revision };
    this.#view = {
      tip: () => this.#state.tip,
      get: (key) => this.#open().get(key),
      range: (span, limit) => this.#open().range(span, limit),
      changedSince: (revision, keys, spans) => this.#history.changedSince(revision, keys, spans),
    };
    this.#parts = { backend: options.backend, history: this.#history, view: this.#view };
  }

  get revision(): Revision {
    return this.#state.revision;
  }

  async read<T>(body: (snapshot: Snapshot) => T | Promise<T>): Promise<T> {
    let forced = 0;
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      this.#open();
      const snapshot = new ReadingSnapshot(this.#view);
      try {
        const result = await body(snapshot);
        if (snapshot.stale) continue;
        if (forced >= MAX_FORCED || !this.#runAgain()) return result;
        forced++;
      } catch (error) {
        if (!snapshot.stale) throw error;
      } finally {
        snapshot.end();
      }
    }
    throw conflict();
  }

  transact<T>(requestId: string, body: (tx: Transaction) => T | Promise<T>): Promise<Committed<T>> {
    const known = this.#requests.find(requestId);
    if (known !== undefined) return known as Promise<Committed<T>>;
    const { promise, resolve, reject } = Promise.withResolvers<Committed<unknown>>();
    this.#requests.begin(requestId, promise);
    this.#attempt({ requestId, body, resolve, reject, attempts: 0, forced: 0 });
    return promise as Promise<Committed<T>>;
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
    for (const { job } of this.#queue.splice(0)) this.#refuse(job, this.#unavailable);
    this.#backend.close();
    return Promise.resolve();
  }

  #open(): Backend {
    if (this.#unavailable !== undefined) throw this.#unavailable;
    return this.#backend;
  }

  /** Runs the body of a job once. */
  #attempt(job: Job): void {
    if (this.#unavailable !== undefined) return this.#refuse(job, this.#unavailable);
    if (++job.attempts > MAX_ATTEMPTS) return this.#refuse(job, conflict());
    const tx = new BufferedTransaction(this.#view);
    let result: unknown;
    try {
      result = job.body(tx);
    } catch (error) {
      return this.#threw(job, tx, error);
    }
    if (isPromise(result)) {
      result.then(
        (value) => this.#ended(job, tx, value, false),
        (error: unknown) => this.#threw(job, tx, error),
      );
    } else {
      this.#ended(job, tx, result, true);
    }
  }

  #threw(job: Job, tx: BufferedTransaction, error: unknown): void {
    tx.snapshot.end();
    if (tx.snapshot.stale) this.#lane.enter(job);
    else this.#refuse(job, error);
  }

  #ended(job: Job, tx: BufferedTransaction, result: unknown, immediate: boolean): void {
    tx.snapshot.end();
    if (this.#unavailable !== undefined) return this.#refuse(job, this.#unavailable);
    if (tx.snapshot.stale) return this.#lane.enter(job);
    if (tx.failure !== undefined) return this.#refuse(job, tx.failure);
    if (job.forced < MAX_FORCED && this.#runAgain()) {
      job.forced++;
      return this.#attempt(job);
    }
    if (tx.writes.size === 0) return this.#answer(job, { result, revision: tx.snapshot.revision });
    // Who has lost before goes first: nothing can have changed what it read since the commit after which it ran again.
    if (job.attempts > 1) this.#queue.unshift({ job, tx, result, immediate });
    else this.#queue.push({ job, tx, result, immediate });
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
      for (const outcome of outcomes) this.#settle(outcome);
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

  #settle(outcome: Outcome<Job>): void {
    const { job } = outcome;
    switch (outcome.kind) {
      case 'committed':
        this.#requests.wrote(job.requestId, outcome.committed);
        this.#lane.leave(job);
        return job.resolve(outcome.committed);
      case 'read-only':
        return this.#answer(job, outcome.committed);
      case 'failed':
        return this.#refuse(job, outcome.error);
      case 'again':
        return this.#lane.enter(job);
    }
  }

  #answer(job: Job, committed: Committed<unknown>): void {
    this.#requests.end(job.requestId);
    this.#lane.leave(job);
    job.resolve(committed);
  }

  #refuse(job: Job, error: unknown): void {
    this.#requests.end(job.requestId);
    this.#lane.leave(job);
    job.reject(error);
  }

  #commitFailed(batch: readonly Ready<Job>[], error: unknown): void {
    const failure =
      error instanceof StoreUnavailableError ? error : new StoreUnavailableError('the store failed to commit', { cause: error });
    if (!(failure instanceof StoreFullError)) this.#unavailable = failure;
    for (const { job } of batch) this.#refuse(job, failure);
  }
}

function conflict(): StoreConflictError {
  return new StoreConflictError(`other writers came between on each of ${MAX_ATTEMPTS} attempts`);
}
