import { ConcurrencyExceeded } from '../execution/task.ts';

/** The limit that binds an invocation, as its transaction read it. */
export interface ConcurrencyLimit {
  /** Partition, account and Region. */
  readonly account: string;
  readonly functionId: string;
  /** The function's own share; null if it draws on the account's. */
  readonly reserved: number | null;
  /** What functions without a share of their own have together. */
  readonly unreserved: number;
}

/** Counts the invocations that run on this node. */
export interface ConcurrencyGate {
  /**
   * Lets an invocation in, or throws at once: a synchronous call never queues (LAM-81).
   * @returns what to call when the invocation has ended
   * @throws {ConcurrencyExceeded}
   */
  enter(limit: ConcurrencyLimit): () => void;
}

export function createConcurrencyGate(): ConcurrencyGate {
  const running = new Map<string, number>();
  return {
    enter({ account, functionId, reserved, unreserved }) {
      const key = reserved === null ? account : `${account}/${functionId}`;
      const now = running.get(key) ?? 0;
      if (now >= (reserved ?? unreserved)) throw new ConcurrencyExceeded(reserved === null ? 'ConcurrentInvocationLimitExceeded' : 'ReservedFunctionConcurrentInvocationLimitExceeded');
      running.set(key, now + 1);
      let left = false;
      return () => {
        if (left) return;
        left = true;
        const after = (running.get(key) ?? 1) - 1;
        if (after === 0) running.delete(key);
        else running.set(key, after);
      };
    },
  };
}
