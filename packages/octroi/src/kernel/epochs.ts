import type { Kv, Key, Snapshot, Transaction } from '../store/kv.ts';
import { ByAccount } from './by-account.ts';

/**
 * The policy epoch of an account: one row that every write which can change a decision there replaces. Policies are decided
 * from memory; a cache entry carries the epoch it was built at, and a write compares (design section 3).
 */
export function epochKey(partition: string, account: string): Key {
  return [partition, account, '-', 'kernel', 'policy-epoch'];
}

/** The epoch as the transaction sees it; an account that never changed has the empty one. */
export async function readEpoch(snapshot: Snapshot, partition: string, account: string): Promise<string> {
  return (await snapshot.get(epochKey(partition, account)))?.value ?? '';
}

/** Moves the epoch. `mark` must be unique to the request: the id of the request is. */
export function bumpEpoch(tx: Transaction, partition: string, account: string, mark: string): void {
  tx.put(epochKey(partition, account), JSON.stringify(mark));
}

/** What this node knows of the epochs, fed by the store's watch before any writer is answered. */
export interface EpochWatch {
  /** The newest epoch known here, or undefined if the account has not been seen since the last gap: then read it. */
  current(partition: string, account: string): string | undefined;
  /** Remembers an epoch that was read at the store's newest revision. */
  learn(partition: string, account: string, epoch: string): void;
  /** A number that changes whenever everything must be forgotten. */
  generation(): number;
  /** Forgets everything. */
  forget(): void;
  close(): void;
}

const MAX_ACCOUNTS = 100_000;

export function watchEpochs(kv: Kv): EpochWatch {
  const known = new ByAccount<string>();
  let generation = 0;
  const forget = (): void => {
    known.clear();
    generation++;
  };
  const close = kv.watch(kv.revision, {
    onCommit(commit) {
      for (const { key, value } of commit.changes) {
        if (key.length !== 5 || key[3] !== 'kernel' || key[4] !== 'policy-epoch') continue;
        known.set(key[0]!, key[1]!, value ?? '');
      }
      if (known.size > MAX_ACCOUNTS) forget();
    },
    onGap: forget,
  });
  return {
    current: (partition, account) => known.get(partition, account),
    learn(partition, account, epoch) {
      if (known.get(partition, account) === undefined) known.set(partition, account, epoch);
    },
    generation: () => generation,
    forget,
    close,
  };
}
