import { setTimeout } from 'node:timers/promises';
import type { Kv, Snapshot } from '../../../store/kv.ts';
import type { Awaitable } from '../../../kernel/awaitable.ts';
import { ByAccount } from '../../../kernel/by-account.ts';
import { readEpoch, type EpochWatch } from '../../../kernel/epochs.ts';
import { comparable, Round, type Compared } from '../../../kernel/sample.ts';

/** What is known of something, or the promise of it while it is read. */
type Fact = unknown;

interface AccountMemory {
  readonly epoch: string;
  readonly generation: number;
  /** By kind, then by id. */
  readonly facts: Map<string, Map<string, Fact>>;
  readonly bySession: WeakMap<object, Fact>;
}

/** A fact, and where it is kept. */
interface Remembered {
  readonly partition: string;
  readonly account: string;
  readonly memory: AccountMemory;
  readonly kind: string;
  readonly id: string;
  readonly fact: Fact;
}

/** How much is remembered: each account costs some hundred bytes, each fact some 5 KB (docs/scaling.md). */
const MOST = { accounts: 10_000, facts: 200_000 };
type Bounds = Readonly<typeof MOST>;
/** So much of the bound is left when something had to be forgotten. */
const KEPT = 3 / 4;

const EPOCH_TRIES = 10;
const EPOCH_PAUSE_MILLIS = 20;

/** Where facts are kept. */
interface Facts<K> {
  get(key: K): Fact;
  has(key: K): boolean;
  set(key: K, fact: Fact): unknown;
  delete(key: K): boolean;
}

/**
 * Facts per account, forgotten whenever the account's policy epoch moves. Bounded in accounts and in facts of all accounts; beyond that,
 * accounts are forgotten whole, those first that have been remembered longest, and of the last one the oldest fact. A fact that is known
 * is given at once.
 */
export class EpochCache {
  readonly #kv: Kv;
  readonly #epochs: EpochWatch;
  readonly #accounts = new ByAccount<AccountMemory>();
  readonly #round = new Round(() => this.#all());
  readonly #most: Bounds;
  /** At least as many as are remembered. */
  #facts = 0;

  constructor(kv: Kv, epochs: EpochWatch, most: Bounds = MOST) {
    this.#kv = kv;
    this.#epochs = epochs;
    this.#most = most;
  }

  /** How many facts are remembered, without those of live objects. */
  get size(): number {
    let size = 0;
    for (const [, , memory] of this.#accounts.entries()) size += sizeOf(memory);
    return size;
  }

  get<T>(partition: string, account: string, kind: string, id: string, read: (snapshot: Snapshot) => Promise<T>): Awaitable<T> {
    const memory = this.#memory(partition, account);
    if (memory === null) return this.#learnThen(partition, account, () => this.get(partition, account, kind, id, read));
    let facts = memory.facts.get(kind);
    if (facts === undefined) memory.facts.set(kind, (facts = new Map()));
    if (!facts.has(id)) {
      if (this.#facts >= this.#most.facts) this.#makeRoom(memory);
      this.#facts++;
    }
    return this.#fact(facts, id, read);
  }

  /** The same for facts that belong to one live object, such as a session. */
  getFor<T>(owner: object, partition: string, account: string, read: (snapshot: Snapshot) => Promise<T>): Awaitable<T> {
    const memory = this.#memory(partition, account);
    if (memory === null) return this.#learnThen(partition, account, () => this.getFor(owner, partition, account, read));
    return this.#fact(memory.bySession, owner, read);
  }

  clear(): void {
    this.#accounts.clear();
  }

  /** Reads some facts anew at the store, and the epochs that they are remembered at. */
  async sample(count: number, read: (kind: string, snapshot: Snapshot, partition: string, account: string, id: string) => Promise<unknown>): Promise<Compared> {
    const differences: string[] = [];
    let compared = 0;
    for (const remembered of this.#round.take(count)) {
      const { partition, account, memory, kind, id } = remembered;
      if (remembered.fact instanceof Promise || !this.#isCurrent(memory, partition, account)) continue;
      const epoch = await this.#sameEpoch(partition, account);
      const fresh = epoch ? await this.#kv.read(async (snapshot) => ({ epoch: await readEpoch(snapshot, partition, account), fact: await read(kind, snapshot, partition, account, id) })) : null;
      compared++;
      if (fresh === null) differences.push(`the policy epoch of ${partition}/${account}`);
      // What has changed meanwhile, nobody is given any more.
      else if (this.#isCurrent(memory, partition, account) && fresh.epoch === memory.epoch && comparable(fresh.fact) !== comparable(remembered.fact)) differences.push(`${kind} of ${partition}/${account}/${id}`);
    }
    return { compared, differences };
  }

  #isCurrent(memory: AccountMemory, partition: string, account: string): boolean {
    return this.#accounts.get(partition, account) === memory && memory.epoch === this.#epochs.current(partition, account) && memory.generation === this.#epochs.generation();
  }

  /** Whether the epoch that this node believes is the store's; a change that comes at this moment is waited for. */
  async #sameEpoch(partition: string, account: string): Promise<boolean> {
    for (let tries = 0; tries < EPOCH_TRIES; tries++) {
      const stored = await this.#kv.read((snapshot) => readEpoch(snapshot, partition, account));
      const believed = this.#epochs.current(partition, account);
      if (believed === undefined || believed === stored) return true;
      await setTimeout(EPOCH_PAUSE_MILLIS);
    }
    return false;
  }

  *#all(): Generator<Remembered> {
    for (const [partition, account, memory] of this.#accounts.entries()) {
      for (const [kind, facts] of memory.facts) for (const [id, fact] of facts) yield { partition, account, memory, kind, id, fact };
    }
  }

  /** Those who ask while it is read share one reading. A failure is never remembered; the askers see it. */
  #fact<T, K>(facts: Facts<K>, key: K, read: (snapshot: Snapshot) => Promise<T>): Awaitable<T> {
    const known = facts.get(key) as Awaitable<T> | undefined;
    if (known !== undefined || facts.has(key)) return known as Awaitable<T>;
    const found = this.#kv.read(read);
    facts.set(key, found);
    found.then(
      (value) => facts.get(key) === found && facts.set(key, value),
      () => facts.get(key) === found && facts.delete(key),
    );
    return found;
  }

  /** The memory of the account at its present epoch; null if this node does not know the epoch yet. */
  #memory(partition: string, account: string): AccountMemory | null {
    const epoch = this.#epochs.current(partition, account);
    if (epoch === undefined) return null;
    const generation = this.#epochs.generation();
    const known = this.#accounts.get(partition, account);
    if (known !== undefined && known.epoch === epoch && known.generation === generation) return known;
    const fresh: AccountMemory = { epoch, generation, facts: new Map(), bySession: new WeakMap() };
    if (known === undefined && this.#accounts.size >= this.#most.accounts) this.#accounts.clear();
    this.#accounts.set(partition, account, fresh);
    return fresh;
  }

  #makeRoom(asked: AccountMemory): void {
    this.#facts = this.size;
    const kept = Math.floor(this.#most.facts * KEPT);
    for (const [partition, account, memory] of this.#accounts.entries()) {
      if (this.#facts <= kept) return;
      if (memory === asked) continue;
      this.#accounts.delete(partition, account);
      this.#facts -= sizeOf(memory);
    }
    for (const facts of asked.facts.values()) {
      for (const id of facts.keys()) {
        if (this.#facts <= kept) return;
        facts.delete(id);
        this.#facts--;
      }
    }
  }

  async #learnThen<T>(partition: string, account: string, next: () => Awaitable<T>): Promise<T> {
    const epoch = await this.#kv.read((snapshot) => readEpoch(snapshot, partition, account));
    this.#epochs.learn(partition, account, epoch);
    return next();
  }
}

function sizeOf(memory: AccountMemory): number {
  let size = 0;
  for (const facts of memory.facts.values()) size += facts.size;
  return size;
}
