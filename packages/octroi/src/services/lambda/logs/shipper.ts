import { ApiError } from '../../../kernel/api-error.ts';
import type { Clocks } from '../../../kernel/clock.ts';
import type { Outside } from '../../../kernel/operation.ts';
import type { LogBatch, LogSink } from '../execution/task.ts';
import { deliver } from './deliver.ts';
import { PendingStream } from './pending-stream.ts';

/** Most bytes that wait for all streams. */
const WAITING_BYTES = 16 * 1_048_576;
/** Lines wait this long for more, ms; longer if many streams have some, so that there are at most 40 deliveries a second. */
const WAIT_MILLIS = 250;
const MAX_WAIT_MILLIS = 5000;
const WAIT_PER_STREAM_MILLIS = 25;
/** Deliveries at the same time. */
const PARALLEL = 4;
/** After a refusal, lines of a stream are lost for this long before it is tried again, ms: a record of each refusal would say the same. */
const REFUSED_MILLIS = 5000;
const TRIES = 3;
const RETRY_MILLIS = 100;
/** Streams whose existence is remembered. */
const MAX_KNOWN = 10_000;
/** How long the end waits for what is left, ms. */
const CLOSE_MILLIS = 3000;

export interface ShipperNeeds {
  readonly outside: () => Outside;
  readonly clocks: Clocks;
  readonly report: (fault: unknown) => void;
}

/** Brings the lines that functions print to their log streams, off the way of their invocations. */
export interface LogShipper {
  readonly sink: LogSink;
  /** Lines that did not reach their stream: the role may not write to it, or they came too fast. */
  lost(): number;
  /** Settles when nothing waits any more. */
  settled(): Promise<void>;
  /** Forgets what waits. */
  reset(): Promise<void>;
  /** Delivers what waits, within bounds. */
  close(): Promise<void>;
}

export function createLogShipper({ outside, clocks, report }: ShipperNeeds): LogShipper {
  const waiting = new Map<string, PendingStream>();
  /** Until when nothing is tried, by monotonic time. */
  const refused = new Map<string, number>();
  /** Streams that have been written to. */
  const known = new Set<string>();
  /** Streams whose time has come, the first first. */
  let due: { readonly key: string; readonly stream: PendingStream }[] = [];
  const running = new Map<string, Promise<void>>();
  let bytes = 0;
  let lost = 0;
  let timer: NodeJS.Timeout | undefined;

  const sink: LogSink = (batch) => {
    const key = `${batch.region}/${batch.accountId}/${batch.logGroup}/${batch.logStream}`;
    if ((refused.get(key) ?? 0) > performance.now()) {
      lost += batch.lines.length;
      return;
    }
    const stream = waiting.get(key) ?? begin(key, batch);
    for (const line of batch.lines) {
      const taken = stream.add(line, WAITING_BYTES - bytes);
      bytes += taken;
      if (taken === 0) lost++;
    }
    timer ??= setTimeout(flush, waitMillis()).unref();
  };
  const begin = (key: string, batch: LogBatch): PendingStream => {
    const stream = new PendingStream(batch);
    waiting.set(key, stream);
    return stream;
  };
  const waitMillis = (): number => Math.min(MAX_WAIT_MILLIS, Math.max(WAIT_MILLIS, waiting.size * WAIT_PER_STREAM_MILLIS));

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    for (const [key, until] of refused) if (until <= performance.now()) refused.delete(key);
    for (const [key, stream] of waiting) due.push({ key, stream });
    waiting.clear();
    pump();
  };
  const pump = (): void => {
    while (running.size < PARALLEL) {
      // One delivery of a stream at a time, so that its lines stay in order.
      const at = due.findIndex(({ key }) => !running.has(key));
      const [next] = at === -1 ? [] : due.splice(at, 1);
      if (next === undefined) return;
      const done = (): void => {
        running.delete(next.key);
        pump();
      };
      running.set(next.key, empty(next.key, next.stream).catch(report).finally(done));
    }
  };
  const empty = async (key: string, stream: PendingStream): Promise<void> => {
    while (!stream.isEmpty) {
      const batch = stream.take(clocks.decision() - clocks.host());
      bytes -= batch.bytes;
      if (await delivered(key, stream, batch.events)) continue;
      lost += batch.events.length;
      refused.set(key, performance.now() + REFUSED_MILLIS);
    }
  };
  const delivered = async (key: string, stream: PendingStream, events: Parameters<typeof deliver>[1]): Promise<boolean> => {
    for (let tries = 1; ; tries++) {
      try {
        await deliver(stream.destination, events, !known.has(key), outside());
        if (known.size >= MAX_KNOWN) known.clear();
        known.add(key);
        return true;
      } catch (error) {
        const isRefusal = error instanceof ApiError && (error.status ?? 400) < 500;
        if (!isRefusal && tries < TRIES) {
          await new Promise((resolve) => setTimeout(resolve, RETRY_MILLIS));
          continue;
        }
        if (!isRefusal) report(error);
        return false;
      }
    }
  };
  const settled = async (): Promise<void> => {
    flush();
    for (let left = [...running.values()]; left.length > 0; left = [...running.values()]) await Promise.all(left);
  };

  return {
    sink,
    lost: () => lost,
    settled,
    async reset() {
      clearTimeout(timer);
      timer = undefined;
      due = [];
      waiting.clear();
      await Promise.all(running.values());
      waiting.clear();
      refused.clear();
      known.clear();
      bytes = 0;
    },
    async close() {
      let late: NodeJS.Timeout | undefined;
      await Promise.race([settled(), new Promise((resolve) => void (late = setTimeout(resolve, CLOSE_MILLIS)))]);
      clearTimeout(late);
      clearTimeout(timer);
      due = [];
      waiting.clear();
    },
  };
}
