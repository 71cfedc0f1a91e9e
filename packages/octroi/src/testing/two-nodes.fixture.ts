import type { Key, Kv, Snapshot, Transaction } from '../store/kv.ts';
import { openMemoryStore } from '../store/memory.ts';
import { openKeyring } from '../store/seal.ts';
import { openWorld, type World, type WorldOptions } from './world.ts';

/** When a competing change comes: before a body reads a table for the first time, or when a body that read it has ended and before its commit. */
export interface Moment {
  readonly when: 'before reading' | 'at the end';
  /** The fifth part of a key: `user`, `policy-epoch`. */
  readonly table: string;
  /** 12 digits, or `-`; default any. */
  readonly account?: string;
  /** Only bodies of this kind; default both. */
  readonly of?: 'read' | 'transact';
}

interface Armed extends Moment {
  readonly change: () => Promise<unknown>;
}

/** A store that lets a change in at a moment of somebody's body. The change itself goes to the store beneath. */
class InterruptedKv implements Kv {
  readonly #kv: Kv;
  #armed: Armed | null = null;
  #fired = 0;

  constructor(kv: Kv) {
    this.#kv = kv;
  }

  get revision(): number {
    return this.#kv.revision;
  }

  get fired(): number {
    return this.#fired;
  }

  arm(armed: Armed): void {
    this.#armed = armed;
    this.#fired = 0;
  }

  read<T>(body: (snapshot: Snapshot) => T | Promise<T>): Promise<T> {
    return this.#kv.read((snapshot) => this.#during('read', snapshot, body));
  }

  transact<T>(requestId: string, body: (tx: Transaction) => T | Promise<T>) {
    return this.#kv.transact(requestId, (tx) => this.#during('transact', tx, body as (tx: Snapshot) => T | Promise<T>));
  }

  watch(...args: Parameters<Kv['watch']>): () => void {
    return this.#kv.watch(...args);
  }

  close(): Promise<void> {
    return this.#kv.close();
  }

  async #during<T>(kind: 'read' | 'transact', inner: Snapshot, body: (snapshot: Snapshot) => T | Promise<T>): Promise<T> {
    let touched = false;
    const due = (moment: Moment['when']): boolean => this.#armed?.when === moment && (this.#armed.of ?? kind) === kind;
    const reads = async (key: Key): Promise<void> => {
      const armed = this.#armed;
      if (armed === null || key[4] !== armed.table || (armed.account ?? key[1]) !== key[1]) return;
      touched = true;
      if (due('before reading')) await this.#fire();
    };
    const tx = inner as Transaction;
    const watched: Transaction = {
      get: async (key) => (await reads(key), inner.get(key)),
      range: async (prefix, options) => (await reads(prefix), inner.range(prefix, options)),
      put: (key, value) => tx.put(key, value),
      delete: (key) => tx.delete(key),
    };
    const result = await body(watched);
    if (touched && due('at the end')) await this.#fire();
    return result;
  }

  async #fire(): Promise<void> {
    const { change } = this.#armed!;
    this.#armed = null;
    this.#fired++;
    await change();
  }
}

/** Two nodes on one store. What `there` does is committed and known to both before it is answered. */
export interface TwoNodes {
  readonly here: World;
  readonly there: World;
  /** Sends a request here, into which a change comes; what it answers, or `Code: message`. Fails if its moment never came. */
  interrupted<T>(sent: () => Promise<T>, moment: Moment, change: () => Promise<unknown>): Promise<T | string>;
  close(): Promise<void>;
}

/** `rerunProbability` as in a world. Faults of either node fail `close`. */
export async function openTwoNodes(options: Omit<WorldOptions, 'node'> = {}): Promise<TwoNodes> {
  const beneath = openMemoryStore({ rerunProbability: options.rerunProbability ?? 0 });
  const seal = openKeyring({});
  const kv = new InterruptedKv(beneath);
  const here = await openWorld({ ...options, node: { kv, seal } });
  const there = await openWorld({ node: { kv: beneath, seal } });
  return {
    here,
    there,
    async interrupted(sent, moment, change) {
      kv.arm({ ...moment, change });
      const answer = await sent().catch((error: Error) => `${error.name}: ${error.message}`);
      if (kv.fired !== 1) throw new Error(`the change came ${kv.fired} times`);
      return answer;
    },
    async close() {
      const faults = [...here.faults, ...there.faults];
      await there.close();
      await here.close();
      if (faults.length > 0) throw new AggregateError(faults, 'faults of ours');
    },
  };
}
