import { isPromise } from './group-commit.ts';
import type { Outcome, Ready } from './group-commit.ts';
import { MAX_ATTEMPTS, StoreConflictError } from './kv.ts';
import type { Committed, Snapshot, StoreUnavailableError, Transaction } from './kv.ts';
import { Requests } from './requests.ts';
import { RetryLane } from './retry-lane.ts';
import { BufferedTransaction, ReadingSnapshot } from './snapshot.ts';
import type { View } from './snapshot.ts';

/** One transaction from its first attempt to its answer. */
export interface Job {
  readonly requestId: string;
  readonly body: (tx: Transaction) => unknown;
  readonly resolve: (committed: Committed<unknown>) => void;
  readonly reject: (error: unknown) => void;
  /** Called instead of another attempt, where the body lies elsewhere (a proposal). */
  readonly conflict?: () => void;
  attempts: number;
  forced: number;
  /** The attempt that lost last. */
  lost?: BufferedTransaction;
}

export interface JobsNeeds {
  readonly view: View;
  /** Says whether a body that could commit shall run once more nevertheless (tests). */
  readonly runAgain: () => boolean;
  /** Why nothing can be read or written any more. */
  readonly unavailable: () => StoreUnavailableError | undefined;
  /** Takes a transaction whose body has ended and which has written something; answers by `settle` or `refuse`. */
  readonly commit: (ready: Ready<Job>) => void;
  /** Lets a job that has lost run again, when it sees fit; default: at once. */
  readonly again?: (job: Job, run: () => void) => void;
  /** The job is settled, in whatever way. */
  readonly settled?: (job: Job) => void;
}

const MAX_FORCED = 2;

/** Runs the bodies of transactions on a view until they commit or fail, whoever it is that commits. */
export class Jobs {
  readonly #needs: JobsNeeds;
  readonly #requests = new Requests();
  readonly #lane: RetryLane<Job>;

  constructor(needs: JobsNeeds) {
    this.#needs = needs;
    const { again } = needs;
    this.#lane = new RetryLane((job) => (again === undefined ? this.attempt(job) : again(job, () => this.attempt(job))));
  }

  /** The answer to this request id, if it is under way or has lately written something. */
  known(requestId: string): Promise<Committed<unknown>> | undefined {
    return this.#requests.find(requestId);
  }

  /** A job that is known by its request id from now on, with the promise of its answer. */
  begin(requestId: string, body: (tx: Transaction) => unknown, conflict?: (job: Job) => void): { readonly job: Job; readonly answer: Promise<Committed<unknown>> } {
    const { promise, resolve, reject } = Promise.withResolvers<Committed<unknown>>();
    this.#requests.begin(requestId, promise);
    const job: Job = { requestId, body, resolve, reject, attempts: 0, forced: 0, ...(conflict === undefined ? {} : { conflict: () => conflict(job) }) };
    return { job, answer: promise };
  }

  /** Runs the body of a job once. */
  attempt(job: Job): void {
    const unavailable = this.#needs.unavailable();
    if (unavailable !== undefined) return this.refuse(job, unavailable);
    if (++job.attempts > MAX_ATTEMPTS) return this.refuse(job, conflict());
    const tx = new BufferedTransaction(this.#needs.view);
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

  /** What the job read has changed: it runs again when its turn comes. */
  again(job: Job, lost?: BufferedTransaction): void {
    if (job.conflict !== undefined) return job.conflict();
    if (lost !== undefined) job.lost = lost;
    this.#lane.enter(job);
  }

  /** Tells what became of a transaction. */
  settle(outcome: Outcome<Job>): void {
    const { job } = outcome;
    switch (outcome.kind) {
      case 'committed':
        this.#requests.wrote(job.requestId, outcome.committed);
        this.#leave(job);
        return job.resolve(outcome.committed);
      case 'read-only':
        return this.#answer(job, outcome.committed);
      case 'failed':
        return this.refuse(job, outcome.error);
      case 'again':
        return this.again(job);
    }
  }

  refuse(job: Job, error: unknown): void {
    this.#requests.end(job.requestId);
    this.#leave(job);
    job.reject(error);
  }

  #answer(job: Job, committed: Committed<unknown>): void {
    this.#requests.end(job.requestId);
    this.#leave(job);
    job.resolve(committed);
  }

  #leave(job: Job): void {
    this.#needs.settled?.(job);
    this.#lane.leave(job);
  }

  #threw(job: Job, tx: BufferedTransaction, error: unknown): void {
    tx.snapshot.end();
    if (tx.snapshot.stale) this.again(job, tx);
    else this.refuse(job, error);
  }

  #ended(job: Job, tx: BufferedTransaction, result: unknown, immediate: boolean): void {
    tx.snapshot.end();
    const unavailable = this.#needs.unavailable();
    if (unavailable !== undefined) return this.refuse(job, unavailable);
    if (tx.snapshot.stale) return this.again(job, tx);
    if (tx.failure !== undefined) return this.refuse(job, tx.failure);
    if (job.forced < MAX_FORCED && this.#needs.runAgain()) {
      job.forced++;
      return this.attempt(job);
    }
    if (tx.writes.size === 0) return this.#answer(job, { result, revision: tx.snapshot.revision });
    this.#needs.commit({ job, tx, result, immediate });
  }
}

/** Runs a body that only reads until everything it read belongs to one revision. */
export async function readOn<T>(needs: Pick<JobsNeeds, 'view' | 'runAgain' | 'unavailable'>, body: (snapshot: Snapshot) => T | Promise<T>): Promise<T> {
  let forced = 0;
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const unavailable = needs.unavailable();
    if (unavailable !== undefined) throw unavailable;
    const snapshot = new ReadingSnapshot(needs.view);
    try {
      const result = await body(snapshot);
      if (snapshot.stale) continue;
      if (forced >= MAX_FORCED || !needs.runAgain()) return result;
      forced++;
    } catch (error) {
      if (!snapshot.stale) throw error;
    } finally {
      snapshot.end();
    }
  }
  throw conflict();
}

function conflict(): StoreConflictError {
  return new StoreConflictError(`other writers came between on each of ${MAX_ATTEMPTS} attempts`);
}
