import { clearTimeout, setTimeout } from 'node:timers';
import type { Etcd3, IEvent, IWatchResponse } from 'etcd3';
import type { Revision } from '../kv.ts';
import { failureOf, reasonOf } from './failure.ts';
import type { Range } from './keyspace.ts';

export interface WatchOptions {
  readonly client: Etcd3;
  readonly range: Range;
  /** The first revision to be told of. */
  readonly from: Revision;
  /** Events in their order; those of one revision come together. */
  readonly onEvents: (events: readonly IEvent[]) => void;
  /** The member has taken the watch. */
  readonly onTaken: () => void;
  /** Milliseconds until the member must have taken the watch. */
  readonly patience: number;
}

export type WatchEnd =
  /** What comes next is compacted away. */
  | { readonly kind: 'compacted' }
  /** Another attempt may go on from the same revision. */
  | { readonly kind: 'broken'; readonly reason: string };

/** One watch on one connection: it ends when either of them does, and never goes on by itself. */
export class WatchSession {
  readonly ended: Promise<WatchEnd>;
  readonly #options: WatchOptions;
  readonly #end: (end: WatchEnd) => void;
  readonly #taken: () => void;
  #over = false;
  #fragments: IEvent[] = [];
  #cancel: () => void = () => undefined;

  constructor(options: WatchOptions) {
    this.#options = options;
    const { promise, resolve } = Promise.withResolvers<WatchEnd>();
    this.ended = promise;
    const timer = setTimeout(() => this.end({ kind: 'broken', reason: 'the member did not take the watch' }), options.patience);
    this.#taken = () => {
      clearTimeout(timer);
      options.onTaken();
    };
    this.#end = (end) => {
      clearTimeout(timer);
      this.#cancel();
      options.client.close();
      resolve(end);
    };
    this.#start().catch((error: unknown) => this.#failed(error));
  }

  end(end: WatchEnd): void {
    if (this.#over) return;
    this.#over = true;
    this.#end(end);
  }

  async #start(): Promise<void> {
    const { client, range, from } = this.#options;
    const stream = await client.watchClient.watch();
    stream.on('error', (error) => this.#failed(error));
    stream.on('end', () => this.end({ kind: 'broken', reason: 'the member ended the watch' }));
    stream.on('data', (response) => this.#told(response));
    if (this.#over) return stream.cancel();
    this.#cancel = () => stream.cancel();
    stream.write({ create_request: { ...range, start_revision: from, fragment: true } });
  }

  #told(response: IWatchResponse): void {
    if (this.#over) return;
    if (response.canceled) {
      const compacted = Number(response.compact_revision) > 0;
      return this.end(compacted ? { kind: 'compacted' } : { kind: 'broken', reason: response.cancel_reason || 'the member cancelled the watch' });
    }
    if (response.created) return this.#taken();
    const events = this.#fragments.length === 0 ? response.events : [...this.#fragments, ...response.events];
    if (response.fragment) {
      this.#fragments = events;
      return;
    }
    this.#fragments = [];
    // A response without events says how far the member is, which in etcd 3.4 may be further than what it has told us: it counts for nothing.
    if (events.length > 0) this.#options.onEvents(events);
  }

  #failed(error: unknown): void {
    this.end(failureOf(error) === 'compacted' ? { kind: 'compacted' } : { kind: 'broken', reason: reasonOf(error) });
  }
}
