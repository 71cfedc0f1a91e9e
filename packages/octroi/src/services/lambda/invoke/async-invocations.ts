import { ApiError } from '../../../kernel/api-error.ts';
import type { BackgroundRows } from '../../../kernel/background.ts';
import type { Clocks } from '../../../kernel/clock.ts';
import type { Outside, Sealer } from '../../../kernel/operation.ts';
import { ExecutorClosed, type InvocationOutcome } from '../execution/task.ts';
import { sweepLeftovers } from '../functions/sweep.ts';
import { queue, type QueuedInvocation } from '../tables.ts';
import { queuedPayload, queueScope, removeQueued } from './enqueue.ts';
import { readInvocation, type Invocation } from './invocation.ts';
import { runInvocation } from './run.ts';

export interface AsyncOptions {
  /** Wait after a function's first error, milliseconds; after the second it is twice as long (LAM-74). Default a minute. */
  readonly baseDelayMillis?: number;
  /** Runs at the same time. Default 10. */
  readonly concurrency?: number;
}

interface AsyncNeeds {
  readonly rows: BackgroundRows;
  readonly clocks: Clocks;
  readonly seal: Sealer;
  readonly outside: () => Outside;
  /** False while the server is not reachable for functions yet. */
  readonly ready: () => boolean;
  readonly report: (fault: unknown) => void;
}

/** Runs what `Invoke` has queued, also what an earlier process left behind. */
export interface AsyncInvocations {
  /** There may be something to do. */
  wake(): void;
  /** Forgets what runs, before the rows are taken away. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

const PARTITIONS = ['aws', 'aws-cn', 'aws-us-gov'] as const;
const MAX_RETRIES = 2;
const MAX_AGE_MILLIS = 21_600_000;
const MAX_BACKOFF_MILLIS = 300_000;
/** The decision clock may be moved, so a waiting queue is looked at again at least this often. */
const LOOK_MILLIS = 1000;
/** How long a node may take for an attempt beyond the function's timeout before another takes it over. */
const LEASE_MILLIS = 60_000;

export function createAsyncInvocations(needs: AsyncNeeds, options: AsyncOptions = {}): AsyncInvocations {
  const { rows, clocks, seal, outside, report } = needs;
  const baseDelay = options.baseDelayMillis ?? 60_000;
  const concurrency = options.concurrency ?? 10;
  const running = new Map<string, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;
  let again = false;
  let closed = false;

  const lookIn = (millis: number): void => {
    if (closed) return;
    clearTimeout(timer);
    timer = setTimeout(wake, millis);
    timer.unref();
  };

  const wake = (): void => {
    if (closed) return;
    if (looking !== null) {
      again = true;
      return;
    }
    looking = look()
      .catch(report)
      .finally(() => {
        looking = null;
        if (again) {
          again = false;
          wake();
        }
      });
  };

  /** Starts what is due, as far as there is room, and comes back when the next is. */
  const look = async (): Promise<void> => {
    if (!needs.ready()) return lookIn(20);
    let waiting = false;
    for (const partition of PARTITIONS) {
      await sweepLeftovers(partition, rows);
      const listed = await rows.read(queueScope(partition), (reader) => reader.list(queue));
      for (const { row } of listed) {
        if (running.has(row.id)) continue;
        waiting = true;
        if (row.nextAt > clocks.decision() || running.size >= concurrency || closed) continue;
        running.set(row.id, attempt(row).catch(report).finally(() => {
          running.delete(row.id);
          wake();
        }));
      }
    }
    if (waiting) lookIn(Math.min(LOOK_MILLIS, Math.max(10, baseDelay)));
  };

  /** One attempt: claims the row, runs, and takes it away or puts it back. */
  const attempt = async (row: QueuedInvocation): Promise<void> => {
    const home = { partition: row.partition, account: row.account, region: row.region };
    const installation = queueScope(row.partition);
    const now = clocks.decision();
    const found = await rows.read(home, async (reader): Promise<{ invocation: Invocation; payload: Uint8Array } | null> => {
      try {
        const invocation = await readInvocation(row, { rows: reader, home, seal, draw: Math.random });
        if (invocation.functionId !== row.functionId) return null;
        return { invocation, payload: await queuedPayload(row, reader.in(installation), seal) };
      } catch (error) {
        // The function is gone: nobody is left to run for.
        if (error instanceof ApiError && error.code === 'ResourceNotFoundException') return null;
        throw error;
      }
    });
    const leaseUntil = now + LEASE_MILLIS + (found?.invocation.task.timeoutSeconds ?? 0) * 1000;
    const claimed = await rows.write(installation, async (writer) => {
      const present = await writer.get(queue, [row.id]);
      if (present === undefined || present.nextAt !== row.nextAt) return false;
      if (found === null) removeQueued(row, writer);
      else writer.put(queue, [row.id], { ...row, nextAt: leaseUntil });
      return found !== null;
    });
    if (!claimed || found === null) return;
    const after = next(row, await outcome(row, found.invocation, found.payload, now));
    if (after === undefined) return;
    await rows.write(installation, async (writer) => {
      const present = await writer.get(queue, [row.id]);
      if (present?.nextAt !== leaseUntil) return;
      if (after === null) removeQueued(row, writer);
      else writer.put(queue, [row.id], after);
    });
  };

  type Result = InvocationOutcome | 'refused' | 'stopping';

  const outcome = async (row: QueuedInvocation, invocation: Invocation, payload: Uint8Array, now: number): Promise<Result> => {
    const event = { requestId: row.id, payload, logTail: false, now, ...(row.clientContext === undefined ? {} : { clientContext: row.clientContext }) };
    try {
      return await runInvocation(invocation, event, outside());
    } catch (error) {
      if (error instanceof ExecutorClosed) return 'stopping';
      // Throttled, or the role cannot be assumed: an error of Lambda's, not of the function (LAM-74, LAM-109).
      if (!(error instanceof ApiError) && !(error instanceof Error && error.name === 'ConcurrencyExceeded')) report(error);
      return 'refused';
    }
  };

  /** The row for another attempt; null if there shall be none; undefined to leave it to the lease. */
  const next = (row: QueuedInvocation, result: Result): QueuedInvocation | null | undefined => {
    const now = clocks.decision();
    if (result === 'stopping') return { ...row, nextAt: now };
    if (result === 'refused') {
      const wait = Math.min(1000 * 2 ** Math.min(row.refusals, 20), MAX_BACKOFF_MILLIS);
      return now + wait > row.acceptedAt + MAX_AGE_MILLIS ? null : { ...row, refusals: row.refusals + 1, nextAt: now + wait };
    }
    if (result.functionError === undefined || row.failures >= MAX_RETRIES) return null;
    return { ...row, failures: row.failures + 1, nextAt: now + baseDelay * (row.failures + 1) };
  };

  const settle = async (): Promise<void> => {
    clearTimeout(timer);
    await looking;
    await Promise.allSettled(running.values());
  };

  lookIn(0);
  return {
    wake,
    async reset() {
      clearTimeout(timer);
      await looking;
    },
    async close() {
      closed = true;
      await settle();
    },
  };
}
