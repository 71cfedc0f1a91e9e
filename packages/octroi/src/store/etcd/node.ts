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
import { Feed } from './feed.ts';
import { Freshness } from './freshness.ts';
import type { Keyspace } from './keyspace.ts';
import type { Loaded } from './load.ts';
import { load } from './load.ts';
import type { Members } from './members.ts';
import { beatOf, Presence } from './presence.ts';
import { Pulse } from './pulse.ts';
import { Reached } from './reached.ts';
import { Sampler } from './sample.ts';
import { Sweep } from './sweep.ts';
import type { Timing } from './timing.ts';

export interface NodeOptions {
  readonly members: Members;
  readonly keyspace: Keyspace;
  readonly nodeId: string;
  readonly exclusive: boolean | 'brief';
  readonly timing: Timing;
  /** Completes what a killed bulk change left. */
  readonly finish: () => Promise<void>;
}

/** One node of a store in etcd: its registration, its copy of the store, the watch that feeds it, and what it commits. */
export class EtcdNode implements ClusterStore {
  readonly nodeId: string;
  readonly #options: NodeOptions;
  readonly #presence: Presence;
  readonly #freshness: Freshness;
  readonly #committer: EtcdCommitter;
  readonly #sampler: Sampler;
  readonly #feed: Feed;
  readonly #pulse: Pulse;
  readonly #sweep: Sweep;
  readonly #reached = new Reached();
  readonly #counts = { reloads: 0, reconnects: 0, conflicts: 0, reruns: 0, unknownOutcomes: 0 };
  #replica!: ReplicaStore;
  #deleted = new Map<OrderedKey, Revision>();
  #nodes = new Set<string>();
  /** Everything up to this revision has been told to the copy. */
  #seen: Revision = 0;
  /** The store has reached at least this. */
  #known: Revision = 0;
  #mustReload = false;
  /** Whether what was read is known to be of the store that etcd holds now. */
  #sure = true;
  #ended = false;
  #closing: Promise<void> | undefined;
  #fed: Promise<void> = Promise.resolve();

  /** Registers, reads everything, and resolves once the first heartbeat has come back. */
  static async open(options: NodeOptions): Promise<EtcdNode> {
    const node = new EtcdNode(options);
    try {
      await node.#enter();
      node.#fed = node.#feed.run();
      node.#pulse.start();
      if (options.exclusive === false) node.#sweep.start(options.timing.sweepMillis);
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
    this.#feed = new Feed({
      members,
      range: keyspace.watched,
      seen: () => this.#seen,
      prepare: () => this.#prepare(),
      onTaken: () => void this.#pulse.beat(),
      onEvents: (events) => this.#told(events),
      onCompacted: () => this.reload('what it has missed is compacted away'),
      onBroken: () => {
        this.#counts.reconnects++;
        this.#sure = false;
      },
    });
    this.#pulse = new Pulse({ ...timing, presence: this.#presence, freshness: this.#freshness, onLost: () => this.#lost(), onTick: () => this.#tick() });
    this.#sweep = new Sweep({ members, keyspace, deleted: () => this.#deleted });
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
    this.#mustReload = true;
    this.#freshness.invalid(reason);
    this.#feed.renew(reason);
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
    await delay(0);
    this.#pulse.stop();
    this.#sweep.stop();
    this.#feed.stop();
    this.#reached.refuse(new StoreUnavailableError('the store is closed'));
    await this.#replica?.close();
    // It may be waiting for an etcd that does not answer; closing the members ends that.
    await Promise.race([this.#fed, delay(this.#options.timing.silentMillis, undefined, { ref: false })]);
    await this.#presence.leave();
  }

  /** Registers and reads everything. */
  async #enter(): Promise<void> {
    const { members, keyspace, exclusive, finish } = this.#options;
    const loaded = exclusive === false ? await enterAsNode(members, keyspace, this.#presence, finish) : await enterAlone(members, keyspace, this.#presence);
    this.#install(loaded);
  }

  #install(loaded: Loaded): void {
    if (this.#closing !== undefined) return;
    const { backend, revision } = loaded;
    this.#deleted = new Map(loaded.deleted);
    this.#nodes = new Set(loaded.nodes);
    if (this.#options.exclusive === false) this.#nodes.add(this.nodeId);
    this.#seen = revision;
    this.#known = revision;
    this.#mustReload = false;
    this.#sure = true;
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
      if (performance.now() > end) throw new StoreUnavailableError(`etcd answers, but tells nothing of what changes: ${this.#feed.problem}`);
      await delay(5);
    }
  }

  /** Before each watch. */
  async #prepare(): Promise<void> {
    const { members, keyspace } = this.#options;
    if (!this.#mustReload && !this.#sure) {
      if (await this.#presence.continues(this.#seen)) this.#sure = true;
      else this.#lost();
    }
    if (!this.#mustReload || this.#ended) return;
    if (this.#presence.registered) return this.#install(await load(members, keyspace));
    await this.#presence.leave();
    await this.#enter();
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
    this.#feed.stop();
    this.#pulse.stop();
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
    const { silentMillis, staleMillis } = this.#options.timing;
    if (Math.min(this.#freshness.age, this.#feed.openFor) > silentMillis) this.#feed.renew('the watch is silent');
    if (this.#freshness.age > staleMillis) this.#replica.stalled();
  }
}
