import type { BackgroundRows } from '../../../kernel/background.ts';
import type { Clocks } from '../../../kernel/clock.ts';
import { PARTITIONS } from '../../../kernel/regions.ts';
import type { LogKeeper } from '../parts.ts';
import { sweepLogs, type LogBounds } from './sweep.ts';

/** So often it is looked for what has expired, milliseconds. */
const LOOK_MILLIS = 60_000;
/** After a deletion it is cleared up so soon: often more is deleted. */
const DELETED_MILLIS = 200;
/** A part of the bound of a group that may come in before it is swept again. */
const GROWTH = 1 / 16;

/** 64 MiB for a group, 1 GiB for all, 5,000 streams in a group. */
export const LOG_BOUNDS: LogBounds = { groupBytes: 64 * 1_048_576, totalBytes: 1024 * 1_048_576, groupStreams: 5000 };
/** The list of a stream's chunks is one row, which must stay below 1 MiB. */
const MAX_GROUP_BYTES = 256 * 1_048_576;

export interface KeeperNeeds {
  readonly rows: BackgroundRows;
  readonly clocks: Clocks;
  readonly report: (fault: unknown) => void;
}

/** A keeper with what to do when the world is reset or closed. */
export interface OpenKeeper extends LogKeeper {
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Keeps logs within `bounds`: writers wait for it once they have written much. Throws a RangeError for a group's bound over 256 MiB. */
export function createLogKeeper({ rows, clocks, report }: KeeperNeeds, bounds: LogBounds = LOG_BOUNDS): OpenKeeper {
  if (bounds.groupBytes > MAX_GROUP_BYTES) throw new RangeError(`a log group may be bound to at most ${MAX_GROUP_BYTES} bytes`);
  const room = Math.min(bounds.groupBytes, bounds.totalBytes) * GROWTH;
  let grown = 0;
  let sweeping: Promise<void> | null = null;
  let again = false;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  const all = async (): Promise<void> => {
    for (const partition of PARTITIONS) await sweepLogs(partition, rows, bounds, clocks.decision());
  };
  const sweep = (): Promise<void> => {
    if (closed) return Promise.resolve();
    if (sweeping !== null) {
      again = true;
      return sweeping;
    }
    grown = 0;
    sweeping = all()
      .catch(report)
      .finally(() => {
        sweeping = null;
        const more = again;
        again = false;
        if (more) void sweep();
        else lookIn(LOOK_MILLIS);
      });
    return sweeping;
  };
  const lookIn = (millis: number): void => {
    clearTimeout(timer);
    if (closed) return;
    timer = setTimeout(() => void sweep(), millis);
    timer.unref();
  };
  const settled = async (): Promise<void> => {
    for (let running = sweeping; running !== null; running = sweeping) await running;
  };
  lookIn(LOOK_MILLIS);

  return {
    async added(bytes) {
      grown += bytes;
      if (grown > room) await sweep();
    },
    deleted: () => lookIn(DELETED_MILLIS),
    async settled() {
      await settled();
      await sweep();
      await settled();
    },
    async reset() {
      clearTimeout(timer);
      await settled();
      grown = 0;
      lookIn(LOOK_MILLIS);
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await settled();
    },
  };
}
