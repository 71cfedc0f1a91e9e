import type { DatabaseSync } from 'node:sqlite';
import { requireAcknowledged } from './acknowledged.ts';
import type { Tally } from './checksum.ts';
import { damaged } from './damaged.ts';
import { countRows, readTally, requireKnownFormat } from './sqlite-schema.ts';

/**
 * `full`: every index entry has its row and the reverse. `quick`: the pages hang together, no more (a file of a million rows takes
 * half a second and not three and a half).
 */
export type Depth = 'full' | 'quick';

/**
 * Throws `StoreDamagedError` unless the file hangs together, has the rows that it says it has, and ends where the last commit was
 * acknowledged. What a row says is checked where it is read. Undefined for a new file and for one of format 1, which has no tally.
 */
export function verify(db: DatabaseSync, path: string, folder: string, depth: Depth): Tally | undefined {
  const format = requireKnownFormat(db, path);
  const said = db.prepare(`PRAGMA ${depth === 'full' ? 'integrity_check' : 'quick_check'}(1)`).get();
  const outcome = Object.values(said ?? {})[0];
  if (outcome !== 'ok') throw damaged(path, `SQLite's own check says \`${String(outcome).replaceAll('\n', ' ')}\``);
  if (format < 2) {
    requireAcknowledged(path, folder, 0);
    return undefined;
  }
  const tally = readTally(db, path);
  const { entries, digest } = countRows(db);
  if (entries !== tally.entries) throw damaged(path, `it has ${entries} rows, and ${tally.entries} were written`);
  if (digest !== tally.digest) throw damaged(path, 'its rows together are not those that were written (the sum of their checksums is another)');
  requireAcknowledged(path, folder, tally.revision);
  return tally;
}
