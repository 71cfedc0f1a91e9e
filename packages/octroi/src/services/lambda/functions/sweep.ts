import type { BackgroundRows } from '../../../kernel/background.ts';
import type { Table } from '../../../kernel/table.ts';
import { queueScope } from '../invoke/enqueue.ts';
import { aliases, leftovers, runtimeUpdates, versions } from '../tables.ts';
import { provisionedConcurrency } from '../concurrency/tables.ts';
import { eventInvokes } from '../invoke/tables.ts';

/** Rows that one transaction of the sweeper deletes. */
const BATCH = 80;

/** Deletes what deleted functions have left behind. Nobody can reach it any more; it only takes room. */
export async function sweepLeftovers(partition: string, rows: BackgroundRows): Promise<void> {
  const installation = queueScope(partition);
  const found = await rows.read(installation, (reader) => reader.list(leftovers));
  for (const { id, row } of found) {
    const home = { partition: row.partition, account: row.account, region: row.region };
    for (let more = true; more; ) {
      more = await rows.write(home, async (writer) => {
        const left = [];
        for (const table of [eventInvokes, runtimeUpdates, provisionedConcurrency, aliases, versions] as readonly Table<unknown>[]) {
          for (const entry of await writer.list(table, { under: id, limit: BATCH })) left.push({ table, id: entry.id });
        }
        for (const entry of left.slice(0, BATCH)) writer.delete(entry.table, entry.id);
        if (left.length >= BATCH) return true;
        writer.in(installation).delete(leftovers, id);
        return false;
      });
    }
  }
}
