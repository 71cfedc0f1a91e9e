import type { ICompare, IRequestOp, ITxnRequest, ITxnResponse } from 'etcd3';
import type { Revision } from '../kv.ts';
import { StoreUnavailableError } from '../kv.ts';
import type { Committer, Proposal, Verdict } from '../replica/committer.ts';
import { readSet } from './compares.ts';
import type { ReadSet } from './compares.ts';
import { encodeRevision, encodeValue } from './keyspace.ts';
import type { Keyspace } from './keyspace.ts';
import { NoAnswerError } from './members.ts';
import type { Members } from './members.ts';
import { holds, stillHolds } from './presence.ts';
import type { Fence } from './presence.ts';

/** Of etcd's 128 comparisons (--max-txn-ops), those of the request, the horizon and the fence leave this many for what was read. */
export const MAX_READS = 124;

/** One member has this long to answer a transaction, or a third of all patience, and longer for a large one. */
const ATTEMPT_MILLIS = 2000;
const BYTES_PER_MILLI = 5000;

export interface CommitterNeeds {
  readonly members: Members;
  readonly keyspace: Keyspace;
  /** Milliseconds until an unknown outcome stays unknown. */
  readonly patience: number;
  /** The registration without which nothing may be written; throws `StoreUnavailableError` while there is none. */
  readonly fence: () => Fence;
  /** A revision, at least that of the proposal, at which everything that was true at the proposal's is known to be true still. */
  readonly trueUntil: (revision: Revision) => Revision;
  readonly count: (event: 'conflicts' | 'unknownOutcomes') => void;
  /** The registration is gone. */
  readonly lost: () => void;
  /** The store is known to have reached this revision. */
  readonly heard: (revision: Revision) => void;
}

/**
 * Commits a proposal as one transaction of etcd. It holds only if, besides what was read, the request has not committed before, this node is
 * registered, and the proposal is not older than the horizon. Each of these, once it has failed, fails for ever: so the same transaction can
 * be sent again as often as need be, to any member, until one says what became of it.
 */
export class EtcdCommitter implements Committer {
  readonly #needs: CommitterNeeds;
  #underWay = 0;
  #newest: Revision = 0;
  #idle: (() => void) | undefined;

  constructor(needs: CommitterNeeds) {
    this.#needs = needs;
  }

  /** The newest revision that was committed here. */
  get newest(): Revision {
    return this.#newest;
  }

  async commit(proposal: Proposal): Promise<Verdict> {
    const { members, patience, keyspace, heard } = this.#needs;
    const fence = this.#needs.fence();
    const revision = this.#needs.trueUntil(proposal.revision);
    const reads = readSet(proposal, revision, keyspace, MAX_READS);
    const { request, bytes } = transactionOf(proposal, revision, fence, reads, keyspace);
    this.#underWay++;
    let attempts = 0;
    try {
      const response = await members.call({ attempt: Math.min(ATTEMPT_MILLIS, patience / 3) + bytes / BYTES_PER_MILLI, total: patience }, (client, options) => {
        if (++attempts === 2) this.#needs.count('unknownOutcomes');
        return client.kv.txn(request, options);
      });
      heard(Number(response.header.revision));
      const verdict = response.succeeded ? ({ kind: 'committed', revision: Number(response.header.revision) } as const) : this.#failed(response, revision, fence);
      if (verdict.kind === 'committed') this.#newest = Math.max(this.#newest, verdict.revision);
      return verdict;
    } catch (error) {
      if (!(error instanceof NoAnswerError)) throw error;
      throw new StoreUnavailableError(`nobody knows whether the transaction was committed: ${error.message}`, { cause: error });
    } finally {
      this.#underWay--;
      if (this.#underWay === 0) this.#idle?.();
    }
  }

  /** Resolves when the outcome of everything that was taken is known, or stays unknown. */
  close(): Promise<void> {
    if (this.#underWay === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#idle = resolve;
    });
  }

  #failed(response: ITxnResponse, revision: Revision, fence: Fence): Verdict {
    const [request, registration, horizon, ...reads] = response.responses.map((each) => each.response_range.kvs[0]);
    if (request !== undefined) return { kind: 'committed', revision: Number(request.create_revision) };
    if (!stillHolds(fence, registration)) {
      this.#needs.lost();
      throw new StoreUnavailableError('this node is no longer registered in etcd, so nothing was written; it registers anew');
    }
    this.#needs.count('conflicts');
    const newest = Math.max(0, ...reads.map((found) => Number(found?.mod_revision ?? 0)));
    const forgotten = horizon === undefined || Number(horizon.value.toString()) > revision;
    return { kind: 'conflict', revision: forgotten || newest <= revision ? Number(response.header.revision) : newest };
  }
}

function transactionOf(proposal: Proposal, revision: Revision, fence: Fence, reads: ReadSet, keyspace: Keyspace): { request: ITxnRequest; bytes: number } {
  const record = keyspace.request(proposal.requestId);
  const compare: ICompare[] = [
    { key: record, target: 'Version', result: 'Equal', version: 0 },
    ...holds(fence),
    { key: keyspace.horizon, target: 'Value', result: 'Less', value: encodeRevision(revision + 1) },
    ...reads.compares,
  ];
  const success: IRequestOp[] = [{ request_put: { key: record, value: Buffer.alloc(0) } }];
  let bytes = 0;
  for (const [key, write] of proposal.writes) {
    const value = encodeValue(write.value);
    bytes += value.length;
    success.push({ request_put: { key: keyspace.entry(key), value } });
  }
  const failure: IRequestOp[] = [record, fence.key, keyspace.horizon].map((key) => ({ request_range: { key } }));
  // Of each range that was read, what was written last: the replica runs the body again when it has heard of that.
  for (const range of reads.ranges) failure.push({ request_range: { ...range, limit: 1, sort_target: 'Mod', sort_order: 'Descend', keys_only: true } });
  return { request: { compare, success, failure }, bytes };
}
