import type { BackgroundRows } from '../../../kernel/background.ts';
import type { Clocks } from '../../../kernel/clock.ts';
import { isOthers, type Nodes } from '../../../kernel/nodes.ts';
import type { Outside, Sealer } from '../../../kernel/operation.ts';
import { sweepLeftovers } from '../functions/sweep.ts';
import { queue, type QueuedInvocation } from './tables.ts';
import { attemptQueued } from './attempt.ts';
import { queueScope } from './enqueue.ts';

export interface AsyncOptions {
  /** Wait after a function's first error, milliseconds; after the second it is twice as long (LAM-74). Default a minute. */
  readonly baseDelayMillis?: number;
  /** Runs at the same time. Default 10. */
  readonly concurrency?: number;
}

export interface AsyncNeeds {
  readonly rows: BackgroundRows;
  readonly nodes: Nodes;
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
/** The decision clock may be moved, so a waiting queue is looked at again at least this often. */
const LOOK_MILLIS = 1000;

export function createAsyncInvocations(needs: AsyncNeeds, options: AsyncOptions = {}): AsyncInvocations {
  const { rows, clocks, nodes, report } = needs;
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
      .catch((fault: unknown) => {
        report(fault);
        lookIn(LOOK_MILLIS);
      })
      .finally(() => {
        looking = null;
        if (again) {
          again = false;
          wake();
        }
      });
  };

  /** What another node attempts is not; what one was at that is gone is, at once. */
  const isDue = (row: QueuedInvocation): boolean => (row.node === undefined || row.node === nodes.id ? row.nextAt <= clocks.decision() : !isOthers(row, nodes));

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
        if (!isDue(row) || running.size >= concurrency || closed) continue;
        running.set(row.id, attemptQueued(row, baseDelay, needs).catch(report).finally(() => {
          running.delete(row.id);
          wake();
        }));
      }
    }
    // What others queue, and may not live to run, nobody tells.
    if (waiting || nodes.shared) lookIn(Math.min(LOOK_MILLIS, Math.max(10, baseDelay)));
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
