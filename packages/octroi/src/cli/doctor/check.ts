import { allInvariants, KNOWN } from '../../gateway/invariants.ts';
import { wholeRange } from '../../gateway/whole-range.ts';
import { checkRows } from '../../kernel/invariants/check-rows.ts';
import type { Problem } from '../../kernel/invariants/invariant.ts';
import { rowsAtRest } from '../../kernel/invariants/rows-at-rest.ts';
import type { Blobs } from '../../store/blobs.ts';
import { BULK } from '../../store/bulk.ts';
import type { Entry, Kv, Revision } from '../../store/kv.ts';
import { checkBlobs, type BlobsChecked } from './check-blobs.ts';

export interface CheckOptions {
  /** Blobs are looked for and not read. */
  readonly quick?: boolean;
}

export interface Checked {
  /** The revision that the rows are of. */
  readonly revision: Revision;
  readonly rows: number;
  readonly problems: readonly Problem[];
  /** Null if there was no place of blobs to look at. */
  readonly blobs: BlobsChecked | null;
}

/**
 * Checks every row of a store against the invariants of its table, and the blobs that rows name. Nothing is changed. The rows are of one
 * revision; it takes as much memory as they do.
 */
export async function checkInvariants(kv: Kv, blobs: Blobs | null, { quick = false }: CheckOptions = {}): Promise<Checked> {
  const { entries, revision } = await kv.read(async (snapshot) => ({ entries: await wholeRange(snapshot, []), revision: kv.revision }));
  const problems: Problem[] = [];
  const rows = checkEntries(entries, problems);
  const checked = blobs === null ? null : await checkBlobs(entries, blobs, quick);
  return { revision, rows, problems: [...problems, ...(checked?.problems ?? [])], blobs: checked };
}

/** The rows alone. Returns how many there are. */
export function checkEntries(entries: readonly Entry[], problems: Problem[]): number {
  const staged = entries.filter(({ key }) => key[0] === BULK);
  if (staged.length > 0) {
    problems.push({ key: staged[0]!.key, expected: `no bulk change is cut off (${staged.length} rows of one are staged)`, advice: 'start the server once, or run the import again: whoever opens the store ends it' });
  }
  const { rows, unreadable } = rowsAtRest(staged.length === 0 ? entries : entries.filter(({ key }) => key[0] !== BULK));
  for (const key of unreadable) problems.push({ key, expected: 'its value is JSON', advice: 'restore a backup' });
  return checkRows(rows, allInvariants, { known: KNOWN }, (problem) => problems.push(problem)) + staged.length + unreadable.length;
}
