import type { MessagePort } from 'node:worker_threads';
import type { Entry, Kv } from '../kv.ts';
import { LIMITS } from '../kv.ts';
import type { Proposal, Verdict } from './committer.ts';
import type { FromOwner, FromReplica } from './thread-messages.ts';
import type { ThreadTip } from './thread-tip.ts';

/** A store that judges what ran on replicas of it. */
export type Owner = Kv & { propose(proposal: Proposal): Promise<Verdict> };

/** After which a copy that failed is begun anew. */
const AGAIN_MILLIS = 1000;

/** Feeds replicas in other threads: a copy, then every commit in its order; and lets them propose. */
export class ThreadFeeds {
  readonly #owner: Owner;
  readonly #tip: ThreadTip;
  readonly #report: (fault: unknown) => void;
  readonly #feeds = new Set<Feed>();
  readonly #endWatch: () => void;

  /** `report` hears that a copy could not be made; it is tried again. */
  constructor(owner: Owner, tip: ThreadTip, report: (fault: unknown) => void) {
    this.#owner = owner;
    this.#tip = tip;
    this.#report = report;
    this.#endWatch = owner.watch(owner.revision, {
      onCommit: (commit) => this.#toAll({ kind: 'commit', commit, number: tip.next }),
      onGap: () => {
        this.#toAll({ kind: 'gap', number: tip.next });
        for (const feed of this.#feeds) this.#copy(feed);
      },
    });
  }

  /** Begins to feed the replica at the other end of `port`. Returns the function that ends it. */
  add(port: MessagePort): () => void {
    const feed = new Feed(port, this.#owner);
    this.#feeds.add(feed);
    this.#copy(feed);
    return () => {
      this.#feeds.delete(feed);
      feed.end();
    };
  }

  close(): void {
    this.#endWatch();
    for (const feed of this.#feeds) feed.end();
    this.#feeds.clear();
  }

  #toAll(message: Extract<FromOwner, { readonly number: number }>): void {
    for (const feed of this.#feeds) feed.tell(message);
    this.#tip.moveTo(message.number);
  }

  /** Until it succeeds, since its replica answers nobody before. */
  #copy(feed: Feed): void {
    feed.copy(this.#tip).catch((error: unknown) => {
      this.#report(error);
      setTimeout(() => this.#feeds.has(feed) && this.#copy(feed), AGAIN_MILLIS).unref();
    });
  }
}

/** One replica. */
class Feed {
  readonly #port: MessagePort;
  readonly #owner: Owner;
  #copies = 0;
  #ended = false;

  constructor(port: MessagePort, owner: Owner) {
    this.#port = port;
    this.#owner = owner;
    port.on('message', ({ id, proposal }: FromReplica) => {
      owner.propose(proposal).then(
        (verdict) => this.tell({ kind: 'verdict', id, verdict }),
        (error: Error) => this.tell({ kind: 'refused', id, refusal: { name: error.name, message: error.message } }),
      );
    });
  }

  tell(message: FromOwner): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
    if (!this.#ended) this.#port.postMessage(message);
  }

  /**
   * Sends the store in parts, between which others run, so that a large one holds nobody up. Commits that come meanwhile are sent as they come;
   * the replica makes one revision of both.
   */
  async copy(tip: ThreadTip): Promise<void> {
    const copy = ++this.#copies;
    const goesOn = (): boolean => !this.#ended && copy === this.#copies;
    for (let after: Entry['key'] | undefined; goesOn(); ) {
      const entries = await this.#owner.read((snapshot) => snapshot.range([], { limit: LIMITS.rangeEntries, ...(after === undefined ? {} : { after }) }));
      if (!goesOn()) return;
      this.tell({ kind: 'entries', entries });
      if (entries.length < LIMITS.rangeEntries) return this.tell({ kind: 'copied', revision: this.#owner.revision, number: tip.current });
      after = entries.at(-1)!.key;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  end(): void {
    this.#ended = true;
    this.#port.close();
  }
}
