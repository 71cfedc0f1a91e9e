import { clearTimeout, setTimeout } from 'node:timers';
import { setTimeout as delay } from 'node:timers/promises';
import type { IEvent } from 'etcd3';
import type { ClusterStore, Sample, StoreStatus } from '../cluster-store.ts';
import type { OrderedKey } from '../keys.ts';
import { StoreUnavailableError } from '../kv.ts';
import type { Committed, Revision, Snapshot, Transaction, Watcher } from '../kv.ts';
import type { Proposal, Verdict } from '../replica/committer.ts';
import { ReplicaStore } from '../replica/replica-store.ts';
import { EtcdCommitter } from './committer.ts';
import { enterAlone, enterAsNode } from './enter.ts';
import { stepsOf } from './events.ts';
import type { Step } from './events.ts';
import { reasonOf } from './failure.ts';
import { Freshness } from './freshness.ts';
import type { Keyspace } from './keyspace.ts';
import type { Loaded } from './load.ts';
import { load } from './load.ts';
import type { Members } from './members.ts';
import { beatOf, Presence } from './presence.ts';
import { Sampler } from './sample.ts';
import { Sweep } from './sweep.ts';
import { Reached } from './reached.ts';
import { WatchSession } from './watch.ts';

export interface Timing {
  /** How long the first answer of etcd is waited for. */
  readonly openMillis: number;
  readonly heartbeatMillis: number;
  /** A watch that brings no heartbeat for so long is opened anew, at another member. */
  readonly silentMillis: number;
  /** A node that has proved nothing for so long answers nobody. */
  readonly staleMillis: number;
  readonly leaseSeconds: number;
  /** How long an unknown outcome is asked for. */
  readonly commitMillis: number;
  readonly sweepMillis: number;
}

export interface NodeOptions {
  readonly members: Members;
  readonly keyspace: Keyspace;
  readonly nodeId: string;
  readonly exclusive: boolean | 'brief';
  readonly timing: Timing;
  /** Completes what a killed bulk change left. */
  readonly finish: () => Promise<void>;
}

const TAKE_MILLIS = 2000;
const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 1000;

/** One node of a store in etcd: its registration, its copy of the store, the watch that feeds it, and what it commits. */
export class EtcdNode implements ClusterStore {
  readonly nodeId: string;
  readonly #options: NodeOptions;
  readonly #presence: Presence;
  readonly #freshness: Freshness;
  readonly #committer: EtcdCommitter;
  readonly #sampler: Sampler;
  readonly #reached = new Reached();
  readonly #counts = { reloads: 0, reconnects: 0, conflicts: 0, reruns: 0, unknownOutcomes: 0 };
  #replica!: ReplicaStore;
  #deleted = new Map<OrderedKey, Revision>();
  #nodes = new Set<string>();
  /** Everything up to this revision has been told to the copy. */
  #seen: Revision = 0;
  /** The store has reached at least this. */
  #known: Revision = 0;
  #mustReload: string | undefined;
  #problem: string | undefined;
  #session: WatchSession | undefined;
  #sessionSince = 0;
  #timer: NodeJS.Timeout | undefined;
  #sweeping: NodeJS.Timeout | undefined;
  #beating = false;
  #ticks = 0;
  #ended = false;
  #closing: Promise<void> | undefined;
  #kept: Promise<void> = Promise.resolve();

  /** Registers, reads everything, and resolves once the first heartbeat has come back. */
  static async open(options: NodeOptions): Promise<EtcdNode> {
    const node = new EtcdNode(options);
    try {
      await node.#enter();
      node.#kept = node.#keep();
      node.#tick();
      if (options.exclusive === false) node.#sweepLater(new Sweep({ ...options, deleted: () => node.#deleted }));
      await node.#opened();
      return node;
    } catch (error) {
      await node.leave();
      throw error;
    }
  }

  private constructor(options: NodeOptions) {
    const { members, keyspace, nodeId, exclusive, timing } = options;
    this.#options = options;
    this.nodeId = nodeId;
    this.#presence = new Presence({ members, keyspace, nodeId, exclusive, leaseSeconds: timing.leaseSeconds });
    this.#freshness = new Freshness(timing.staleMillis);
    this.#committer = new EtcdCommitter({
      members,
      keyspace,
      patience: timing.commitMillis,
      fence: () => this.#presence.fence(),
      // Nothing that is kept here was changed between the newest change and what was heard last.
      trueUntil: (revision) => (revision === this.#replica.revision ? Math.max(revision, this.#seen) : revision),
      count: (event) => void this.#counts[event]++,
      lost: () => this.#lost(),
      heard: (revision) => void (this.#known = Math.max(this.#known, revision)),
    });
    this.#sampler = new Sampler({
      members,
      keyspace,
      held: (after, limit) => this.#replica.read((snapshot) => snapshot.range([], { limit, ...(after === undefined ? {} : { after }) })),
      deletedAt: (key) => this.#deleted.get(key),
      reached: (revision) => this.#reached.until(revision, this.#seen, timing.staleMillis),
    });
  }

  get revision(): Revision {
    return this.#replica.revision;
  }

  read<T>(body: (snapshot: Snapshot) => T | Promise<T>): Promise<T> {
    return this.#replica.read(body);
  }

  transact<T>(requestId: string, body: (tx: Transaction) => T | Promise<T>): Promise<Committed<T>> {
    let runs = 0;
    return this.#replica.transact(requestId, (tx) => {
      if (runs++ > 0) this.#counts.reruns++;
      return body(tx);
    });
  }

  /** Commits what ran on a replica of this node's copy. */
  propose(proposal: Proposal): Promise<Verdict> {
    return this.#replica.propose(proposal);
  }

  watch(from: Revision, watcher: Watcher): () => void {
    return this.#replica.watch(from, watcher);
  }

  liveNodes(): ReadonlySet<string> {
    return new Set(this.#nodes);
  }

  status(): StoreStatus {
    return { fresh: this.#freshness.fresh, ageMillis: this.#freshness.age, lag: Math.max(0, this.#known - this.#seen), counts: { ...this.#counts } };
  }

  async sampleAgainstStore(count: number): Promise<Sample> {
    this.#freshness.admit();
    return this.#sampler.sample(count);
  }

  reload(reason: string): void {
    if (this.#closing !== undefined || this.#ended) return;
    this.#mustReload ??= reason;
    this.#freshness.invalid(reason);
    this.#session?.end({ kind: 'broken', reason });
  }

  /** Answers what was taken, refuses everything else, and leaves. */
  async close(): Promise<void> {
    await this.leave();
    this.#options.members.close();
  }

  /** As `close`, for who shares the members with others. */
  leave(): Promise<void> {
    this.#closing ??= this.#leave();
    return this.#closing;
  }

  async #leave(): Promise<void> {
    this.#freshness.invalid('the store is closed');
    await this.#committer.close();
    // Writers are answered once their commits have come back.
    await this.#reached.until(this.#committer.newest, this.#seen, this.#options.timing.silentMillis).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 0));
    clearTimeout(this.#timer);
    clearTimeout(this.#sweeping);
    this.#session?.end({ kind: 'broken', reason: 'closed' });
    this.#reached.refuse(new StoreUnavailableError('the store is closed'));
    await this.#replica?.close();
    await this.#kept;
    await this.#presence.leave();
  }

  /** Registers and reads everything. */
  async #enter(): Promise<void> {
    const { members, keyspace, exclusive, finish } = this.#options;
    const loaded = exclusive === false ? await enterAsNode(members, keyspace, this.#presence, finish) : await enterAlone(members, keyspace, this.#presence);
    this.#install(loaded);
  }

  #install(loaded: Loaded): void {
    const { backend, revision } = loaded;
    this.#deleted = new Map(loaded.deleted);
    this.#nodes = new Set(loaded.nodes);
    if (this.#options.exclusive === false) this.#nodes.add(this.nodeId);
    this.#seen = revision;
    this.#known = revision;
    this.#mustReload = undefined;
    if (this.#replica === undefined) this.#replica = new ReplicaStore({ backend, revision, committer: this.#committer, admit: () => this.#freshness.admit() });
    else {
      this.#counts.reloads++;
      this.#replica.reload(backend, revision);
    }
    this.#freshness.valid();
    this.#reached.reached(this.#seen);
  }

  async #opened(): Promise<void> {
    const end = performance.now() + this.#options.timing.openMillis;
    while (!this.#freshness.fresh) {
      if (performance.now() > end) throw new StoreUnavailableError(`etcd answers, but tells nothing of what changes: ${this.#problem ?? 'its watch is silent'}`);
      await delay(5);
    }
  }

  /** Watches, at one member after another, until this node is closed. */
  async #keep(): Promise<void> {
    const { members } = this.#options;
    let at = Math.floor(Math.random() * members.hosts.length);
    let pause = FIRST_PAUSE;
    let known = true;
    while (this.#closing === undefined && !this.#ended) {
      const before = this.#seen;
      try {
        if (this.#mustReload !== undefined) await this.#readAnew();
        else if (!known && !(await this.#presence.continues(this.#seen))) this.#lost();
        if (this.#mustReload === undefined && this.#closing === undefined) await this.#watchAt(members.hosts[at % members.hosts.length]!);
      } catch (error) {
        this.#problem = reasonOf(error);
      }
      if (this.#closing !== undefined) return;
      known = this.#mustReload !== undefined;
      at++;
      pause = this.#seen > before ? FIRST_PAUSE : Math.min(2 * pause, LONGEST_PAUSE);
      await delay(pause);
    }
  }

  async #readAnew(): Promise<void> {
    const { members, keyspace } = this.#options;
    if (this.#presence.registered) return this.#install(await load(members, keyspace));
    await this.#presence.leave();
    await this.#enter();
  }

  async #watchAt(host: string): Promise<void> {
    const { members, keyspace } = this.#options;
    const session = new WatchSession({
      client: members.open(host),
      range: keyspace.watched,
      from: this.#seen + 1,
      patience: TAKE_MILLIS,
      onTaken: () => void this.#beat(),
      onEvents: (events) => this.#told(events),
    });
    this.#session = session;
    this.#sessionSince = performance.now();
    const end = await session.ended;
    this.#session = undefined;
    this.#counts.reconnects++;
    if (end.kind === 'compacted') this.reload('what it has missed is compacted away');
    else this.#problem = end.reason;
  }

  #told(events: readonly IEvent[]): void {
    try {
      for (const step of stepsOf(events, this.#options.keyspace)) this.#take(step);
    } catch (error) {
      // A key or value that is none of ours: nothing can be said of what it stands for.
      this.#end('the store in etcd holds what this version cannot read', error);
    }
  }

  /** Answers nobody any more. */
  #end(reason: string, cause?: unknown): void {
    this.#ended = true;
    this.#freshness.invalid(reason);
    this.#replica.fail(new StoreUnavailableError(reason, { cause }));
    this.#session?.end({ kind: 'broken', reason });
  }

  #take(step: Step): void {
    const { revision } = step;
    for (const [key, deleted] of step.deleted) {
      if (deleted) this.#deleted.set(key, revision);
      else this.#deleted.delete(key);
    }
    if (step.changes.length > 0) this.#replica.apply({ revision, changes: step.changes });
    this.#seen = revision;
    this.#known = Math.max(this.#known, revision);
    for (const { key, value, created } of step.others) {
      const node = this.#options.keyspace.nodeOf(key);
      if (node !== undefined && value === undefined) this.#nodes.delete(node);
      else if (node !== undefined) this.#nodes.add(node);
      if (!this.#presence.registered || !key.equals(this.#presence.key)) continue;
      const fence = this.#presence.fence();
      if (value === undefined) {
        if (revision > Number(fence.created)) this.#lost();
      } else if (created === fence.created) {
        this.#freshness.seen(beatOf(value) ?? 0);
      }
    }
    this.#reached.reached(revision);
  }

  /** The registration is gone: others may have had the store alone since. */
  #lost(): void {
    this.#presence.lost();
    if (this.#options.exclusive !== false) return this.#end('the claim to have the store alone has ended in etcd, so this command goes no further');
    this.reload('its registration in etcd had ended');
  }

  #tick(): void {
    const { heartbeatMillis, silentMillis, staleMillis, leaseSeconds } = this.#options.timing;
    this.#timer = setTimeout(() => this.#tick(), heartbeatMillis);
    void this.#beat();
    const keepEvery = Math.max(1, Math.floor((leaseSeconds * 1000) / 3 / heartbeatMillis));
    if (this.#ticks++ % keepEvery === 0) void this.#keepAlive();
    const silent = Math.min(this.#freshness.age, performance.now() - this.#sessionSince) > silentMillis;
    if (silent) this.#session?.end({ kind: 'broken', reason: 'the watch is silent' });
    if (this.#freshness.age > staleMillis) this.#replica.stalled();
  }

  async #beat(): Promise<void> {
    if (this.#beating || this.#ended || !this.#presence.registered || this.#mustReload !== undefined) return;
    this.#beating = true;
    try {
      if (!(await this.#presence.beat(this.#freshness.next()))) this.#lost();
    } catch (error) {
      this.#problem = reasonOf(error);
    } finally {
      this.#beating = false;
    }
  }

  async #keepAlive(): Promise<void> {
    if (!this.#presence.registered) return;
    try {
      const fence = this.#presence.fence();
      const alive = await this.#presence.keepAlive();
      if (!alive && this.#presence.registered && this.#presence.fence() === fence) this.#lost();
    } catch (error) {
      this.#problem = reasonOf(error);
    }
  }

  #sweepLater(sweep: Sweep): void {
    this.#sweeping = setTimeout(() => {
      void sweep
        .round()
        .catch((error: unknown) => void (this.#problem = reasonOf(error)))
        .finally(() => {
          if (this.#closing === undefined) this.#sweepLater(sweep);
        });
    }, this.#options.timing.sweepMillis);
  }
}
