import { receiveMessageOnPort, type MessagePort } from 'node:worker_threads';
import type { Commit } from '../kv.ts';
import { StoreConflictError, StoreLimitError, StoreUnavailableError } from '../kv.ts';
import type { Committer, Proposal, Verdict } from './committer.ts';
import { ReplicaStore } from './replica-store.ts';
import { ThreadCopy } from './thread-copy.ts';
import type { FromOwner, FromReplica, Refusal } from './thread-messages.ts';
import { hasReached, type ThreadTip } from './thread-tip.ts';

/** A replica of a store that another thread owns. */
export interface ThreadReplica {
  readonly kv: ReplicaStore;
  /**
   * Takes what lies in the port, if the owner has told more than was taken: then whatever anyone was answered is known here, too. At once,
   * without a turn of the event loop. Throws `StoreUnavailableError` while the copy is made anew.
   */
  catchUp(): void;
}

/** Opens the replica that the other end of `port` feeds; resolves when the copy is whole. */
export function openThreadReplica(port: MessagePort, tip: ThreadTip): Promise<ThreadReplica> {
  const { promise, resolve, reject } = Promise.withResolvers<ThreadReplica>();
  const proposals = new Proposals(port);
  let store: ReplicaStore | null = null;
  let copy: ThreadCopy | null = new ThreadCopy();
  let seen: number | null = null;

  const whole = (made: ThreadCopy, revision: number): void => {
    copy = null;
    // A commit of the same turn may lie in the port behind this message; it is newer, and applies.
    const at = Math.max(made.revision, revision);
    if (store !== null) return store.reload(made.backend, at);
    store = new ReplicaStore({ backend: made.backend, revision: at, committer: proposals, admit: requireCopy });
    resolve({ kv: store, catchUp });
  };
  const requireCopy = (): void => {
    if (copy !== null) throw new StoreUnavailableError('this thread does not yet know what the others have answered');
  };
  const commit = (one: Commit): void => {
    if (copy === null) store?.apply(one);
    else copy.apply(one);
  };
  const take = (message: FromOwner): void => {
    switch (message.kind) {
      case 'entries':
        return copy?.add(message.entries);
      case 'copied':
        if (copy !== null) whole(copy, message.revision);
        break;
      case 'commit':
        commit(message.commit);
        break;
      case 'gap':
        copy = new ThreadCopy();
        store?.stalled();
        break;
      case 'verdict':
        // The port keeps order: every commit up to this revision has come out of it.
        if (copy === null && message.verdict.kind === 'conflict') store?.advance(message.verdict.revision);
        return proposals.judged(message.id, message.verdict);
      case 'refused':
        return proposals.refused(message.id, message.refusal);
    }
    if (seen === null || hasReached(message.number, seen)) seen = message.number;
  };
  const knows = (wanted: number): boolean => seen !== null && hasReached(seen, wanted);
  const catchUp = (): void => {
    const wanted = tip.current;
    if (seen === wanted) return requireCopy();
    for (;;) {
      if (knows(wanted)) return requireCopy();
      const next = receiveMessageOnPort(port) as { readonly message: FromOwner } | undefined;
      if (next === undefined) throw new StoreUnavailableError('this thread has not been told what the others have answered');
      take(next.message);
    }
  };
  port.on('message', take);
  port.on('close', () => {
    const ended = new StoreUnavailableError('the thread that owns the store feeds this one no more');
    proposals.end(ended);
    store?.fail(ended);
    reject(ended);
  });
  return promise;
}

interface Asked {
  readonly resolve: (verdict: Verdict) => void;
  readonly reject: (error: Error) => void;
}

/** The committer of a replica in another thread: it asks the owner. */
class Proposals implements Committer {
  readonly #port: MessagePort;
  readonly #asked = new Map<number, Asked>();
  #ids = 0;
  #ended: StoreUnavailableError | null = null;

  constructor(port: MessagePort) {
    this.#port = port;
  }

  commit(proposal: Proposal): Promise<Verdict> {
    if (this.#ended !== null) return Promise.reject(this.#ended);
    const id = ++this.#ids;
    const { promise, resolve, reject } = Promise.withResolvers<Verdict>();
    this.#asked.set(id, { resolve, reject });
    const { requestId, revision, keys, spans, writes } = proposal;
    const message: FromReplica = { kind: 'propose', id, proposal: { requestId, revision, keys, spans, writes } };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
    this.#port.postMessage(message);
    return promise;
  }

  judged(id: number, verdict: Verdict): void {
    this.#asked.get(id)?.resolve(verdict);
    this.#asked.delete(id);
  }

  refused(id: number, refusal: Refusal): void {
    this.#asked.get(id)?.reject(errorOf(refusal));
    this.#asked.delete(id);
  }

  end(error: StoreUnavailableError): void {
    this.#ended ??= error;
    for (const { reject } of this.#asked.values()) reject(this.#ended);
    this.#asked.clear();
  }

  async close(): Promise<void> {
    this.end(new StoreUnavailableError('the store is closed'));
    this.#port.close();
  }
}

/** Whatever is no error of the port means that nobody knows whether it committed. */
function errorOf({ name, message }: Refusal): Error {
  if (name === 'StoreLimitError') return new StoreLimitError(message);
  if (name === 'StoreConflictError') return new StoreConflictError(message);
  return new StoreUnavailableError(message);
}
