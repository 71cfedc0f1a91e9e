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
  /** What the version keeps ready; absent if nothing (LAM-83). */
  readonly provisioned?: { readonly version: string; readonly size: number; readonly readyAt: number };
}

/** An invocation that was let in. */
export interface Admission {
  /** True: it takes one of the executions that its version keeps ready. What exceeds them runs on demand. */
  readonly provisioned: boolean;
  /** To be called when the invocation has ended. */
  readonly leave: () => void;
}

/** Counts the invocations that run on this node. */
export interface ConcurrencyGate {
  /**
   * Lets an invocation in at a time of the decision clock, or throws at once: a synchronous call never queues (LAM-81).
   * @throws {ConcurrencyExceeded}
   */
  enter(limit: ConcurrencyLimit, now: number): Admission;
}

export function createConcurrencyGate(): ConcurrencyGate {
  const running = new Map<string, number>();
  /** Takes one of `size`; null if none is free. */
  const take = (key: string, size: number): (() => void) | null => {
    const taken = running.get(key) ?? 0;
    if (taken >= size) return null;
    running.set(key, taken + 1);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      const left = (running.get(key) ?? 1) - 1;
      if (left === 0) running.delete(key);
      else running.set(key, left);
    };
  };
  return {
    enter({ account, functionId, reserved, unreserved, provisioned }, now) {
      const own = `${account}/${functionId}`;
      const leave = take(reserved === null ? account : own, reserved ?? unreserved);
      if (leave === null) throw new ConcurrencyExceeded(reserved === null ? 'ConcurrentInvocationLimitExceeded' : 'ReservedFunctionConcurrentInvocationLimitExceeded');
      const release = provisioned !== undefined && now >= provisioned.readyAt ? take(`${own}/${provisioned.version}`, provisioned.size) : null;
      return {
        provisioned: release !== null,
        leave() {
          release?.();
          leave();
        },
      };
    },
  };
}
