import type { Kv } from '../../store/kv.ts';
import { backgroundRows } from '../../kernel/background.ts';
import type { Clocks } from '../../kernel/clock.ts';
import { createLogKeeper } from './keep/keeper.ts';
import type { LogBounds } from './keep/sweep.ts';
import { logKeeper } from './parts.ts';
import { chunkLists, chunks, deletedStreams, groupIndex, groups, longMessages, streams } from './tables.ts';

export interface LogsPartsNeeds {
  readonly kv: Kv;
  readonly clocks: Clocks;
  readonly report: (fault: unknown) => void;
}

/** The part that bounds the logs. */
export function logsParts({ kv, clocks, report }: LogsPartsNeeds, bounds?: LogBounds) {
  const rows = backgroundRows(kv, 'logs', [groups, streams, chunkLists, chunks, longMessages, groupIndex, deletedStreams]);
  const keeper = createLogKeeper({ rows, clocks, report }, bounds);
  return [{ token: logKeeper, value: keeper, reset: () => keeper.reset(), close: () => keeper.close() }];
}
