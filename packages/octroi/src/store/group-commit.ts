import type { Backend } from './backend.ts';
import type { History } from './history.ts';
import type { Commit, Committed, Revision, Transaction } from './kv.ts';
import { BufferedTransaction } from './snapshot.ts';
import type { View } from './snapshot.ts';

/** A transaction whose body has ended and which waits for the commit. */
export interface Ready<Job> {
  readonly job: Job;
  readonly tx: BufferedTransaction;
  readonly result: unknown;
  /** The body answered without a promise, so it can run again inside of the commit, where nothing can come between. */
  readonly immediate: boolean;
}

/** What became of a transaction of a batch. To be told only after the batch is durable. */
export type Outcome<Job> =
  | { readonly job: Job; readonly kind: 'committed' | 'read-only'; readonly committed: Committed<unknown> }
  | { readonly job: Job; readonly kind: 'failed'; readonly error: unknown }
  | { readonly job: Job; readonly kind: 'again' };

export interface Batch<Job> {
  readonly commits: readonly Commit[];
  readonly outcomes: readonly Outcome<Job>[];
}

/** The state that a commit moves on: `revision` is the newest that is durable, `tip` the newest applied. */
export interface Tip {
  revision: Revision;
  tip: Revision;
}

/**
 * Commits a batch all or nothing: validates each transaction against those before it, applies it, and makes the
 * whole durable. Throws if it is not, or may not be, durable; then the state is as before, and nothing was promised to anyone.
 */
export function commitBatch<Job extends { readonly body: (tx: Transaction) => unknown }>(
  batch: readonly Ready<Job>[],
  state: Tip,
  parts: { readonly backend: Backend; readonly history: History; readonly view: View },
): Batch<Job> {
  const { backend, history, view } = parts;
  const commits: Commit[] = [];
  const outcomes: Outcome<Job>[] = [];
  backend.begin();
  try {
    for (const ready of batch) {
      const { job } = ready;
      const valid = ready.tx.snapshot.revalidate() ? ready : runAgain(ready, view);
      if ('kind' in valid) {
        outcomes.push(valid);
        continue;
      }
      const { tx, result } = valid;
      if (tx.writes.size === 0) {
        outcomes.push({ job, kind: 'read-only', committed: { result, revision: tx.snapshot.revision } });
        continue;
      }
      const revision = ++state.tip;
      backend.apply(tx.writes, revision);
      history.add(revision, tx.writes);
      commits.push({ revision, changes: [...tx.writes.values()] });
      outcomes.push({ job, kind: 'committed', committed: { result, revision } });
    }
    backend.commit(state.tip);
  } catch (error) {
    state.tip = state.revision;
    history.dropAfter(state.revision);
    backend.rollback();
    throw error;
  }
  state.revision = state.tip;
  return { commits, outcomes };
}

/** Runs an immediate body again within the commit, on top of the transactions before it; others run again outside. */
function runAgain<Job extends { readonly body: (tx: Transaction) => unknown }>(ready: Ready<Job>, view: View): Ready<Job> | Outcome<Job> {
  const { job } = ready;
  if (!ready.immediate) return { job, kind: 'again' };
  const tx = new BufferedTransaction(view);
  try {
    const result = job.body(tx);
    if (isPromise(result)) {
      // This run is given up, so what becomes of its promise concerns nobody: the job runs again outside.
      result.then(
        () => undefined,
        () => undefined,
      );
      return { job, kind: 'again' };
    }
    if (tx.failure !== undefined) return { job, kind: 'failed', error: tx.failure };
    return { job, tx, result, immediate: true };
  } catch (error) {
    return { job, kind: 'failed', error };
  } finally {
    tx.snapshot.end();
  }
}

export function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
