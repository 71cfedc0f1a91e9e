import { setTimeout as delay } from 'node:timers/promises';
import type { IEvent } from 'etcd3';
import type { Revision } from '../kv.ts';
import { reasonOf } from './failure.ts';
import type { Range } from './keyspace.ts';
import type { Members } from './members.ts';
import { WatchSession } from './watch.ts';

export interface FeedNeeds {
  readonly members: Members;
  readonly range: Range;
  /** Everything up to this revision has been told. */
  readonly seen: () => Revision;
  /**
   * Called before each watch: reads everything anew where that is needed, and makes sure that the store is still the one that was read. A
   * watch that fails is tried again; so is this.
   */
  readonly prepare: () => Promise<void>;
  /** A member has taken the watch. */
  readonly onTaken: () => void;
  readonly onEvents: (events: readonly IEvent[]) => void;
  /** What comes next is compacted away. */
  readonly onCompacted: () => void;
  readonly onBroken: () => void;
}

const TAKE_MILLIS = 2000;
const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 1000;

/** One watch after another, each at the next member, each from where the one before it ended. */
export class Feed {
  readonly #needs: FeedNeeds;
  #session: WatchSession | undefined;
  #since = 0;
  #stopped = false;
  #problem = 'its watch is silent';

  constructor(needs: FeedNeeds) {
    this.#needs = needs;
  }

  /** What went wrong last, in words. */
  get problem(): string {
    return this.#problem;
  }

  /** How long the watch of now has been open, in milliseconds. */
  get openFor(): number {
    return this.#session === undefined ? 0 : performance.now() - this.#since;
  }

  /** Until `stop`. */
  async run(): Promise<void> {
    const { members, seen, prepare } = this.#needs;
    let at = Math.floor(Math.random() * members.hosts.length);
    let pause = FIRST_PAUSE;
    while (!this.#stopped) {
      const before = seen();
      try {
        await prepare();
        if (!this.#stopped) await this.#watch(members.hosts[at % members.hosts.length]!);
      } catch (error) {
        this.#problem = reasonOf(error);
      }
      if (this.#stopped) return;
      at++;
      pause = seen() > before ? FIRST_PAUSE : Math.min(2 * pause, LONGEST_PAUSE);
      await delay(pause);
    }
  }

  /** Ends the watch of now; the next one follows. */
  renew(reason: string): void {
    this.#session?.end({ kind: 'broken', reason });
  }

  stop(): void {
    this.#stopped = true;
    this.renew('closed');
  }

  async #watch(host: string): Promise<void> {
    const { members, range, seen, onTaken, onEvents, onCompacted, onBroken } = this.#needs;
    this.#since = performance.now();
    this.#session = new WatchSession({ client: members.open(host), range, from: seen() + 1, patience: TAKE_MILLIS, onTaken, onEvents });
    const end = await this.#session.ended;
    this.#session = undefined;
    if (this.#stopped) return;
    onBroken();
    if (end.kind === 'compacted') onCompacted();
    else this.#problem = end.reason;
  }
}
