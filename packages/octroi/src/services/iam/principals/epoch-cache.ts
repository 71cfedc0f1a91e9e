import type { Kv, Snapshot } from '../../../store/kv.ts';
import { readEpoch, type EpochWatch } from '../../../kernel/epochs.ts';

interface AccountMemory {
  readonly epoch: string;
  readonly generation: number;
  readonly values: Map<string, Promise<unknown>>;
  bySession: WeakMap<object, Promise<unknown>>;
}

/** Facts per account, forgotten whenever the account's policy epoch moves. Bounded in accounts and in facts per account. */
export class EpochCache {
  readonly #kv: Kv;
  readonly #epochs: EpochWatch;
  readonly #accounts = new Map<string, AccountMemory>();
  readonly #maxAccounts = 10_000;
  readonly #maxValues = 100_000;

  constructor(kv: Kv, epochs: EpochWatch) {
    this.#kv = kv;
    this.#epochs = epochs;
  }

  get<T>(partition: string, account: string, name: string, read: (snapshot: Snapshot) => Promise<T>): Promise<T> {
    const memory = this.#memory(partition, account);
    if (memory === null) return this.#learnThen(partition, account, () => this.get(partition, account, name, read));
    const known = memory.values.get(name) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const found = this.#kv.read(read);
    if (memory.values.size >= this.#maxValues) memory.values.clear();
    memory.values.set(name, found);
    found.catch(() => memory.values.delete(name)); // a failure is never remembered; the asker sees it
    return found;
  }

  /** The same for facts that belong to one live object, such as a session. */
  getFor<T>(owner: object, partition: string, account: string, read: (snapshot: Snapshot) => Promise<T>): Promise<T> {
    const memory = this.#memory(partition, account);
    if (memory === null) return this.#learnThen(partition, account, () => this.getFor(owner, partition, account, read));
    const known = memory.bySession.get(owner) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const found = this.#kv.read(read);
    memory.bySession.set(owner, found);
    found.catch(() => memory.bySession.delete(owner));
    return found;
  }

  clear(): void {
    this.#accounts.clear();
  }

  /** The memory of the account at its present epoch; null if this node does not know the epoch yet. */
  #memory(partition: string, account: string): AccountMemory | null {
    const epoch = this.#epochs.current(partition, account);
    if (epoch === undefined) return null;
    const name = `${partition}:${account}`;
    const generation = this.#epochs.generation();
    const known = this.#accounts.get(name);
    if (known !== undefined && known.epoch === epoch && known.generation === generation) return known;
    const fresh: AccountMemory = { epoch, generation, values: new Map(), bySession: new WeakMap() };
    this.#accounts.set(name, fresh);
    if (this.#accounts.size > this.#maxAccounts) this.#accounts.delete(this.#accounts.keys().next().value!);
    return fresh;
  }

  async #learnThen<T>(partition: string, account: string, next: () => Promise<T>): Promise<T> {
    const epoch = await this.#kv.read((snapshot) => readEpoch(snapshot, partition, account));
    this.#epochs.learn(partition, account, epoch);
    return next();
  }
}
