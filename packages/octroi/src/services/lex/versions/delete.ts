import type { RowWriter } from '../../../kernel/rows.ts';
import type { Kind } from '../shared/kinds.ts';
import { versionKey, type ContentRow, type LatestRow, type VersionNumber } from '../tables.ts';
import { versionsOf } from './find.ts';
import { nameRow, putName } from './names.ts';

/** Versions that go with their `$LATEST` in its transaction, which writes fewer than 100 rows. Nothing leads to what is left of more. */
const AT_ONCE = 80;

/** Deletes a `$LATEST` with all its versions; its name is free, and its numbers stay used up (LEX-VER-4). */
export async function deleteAll(kind: Kind<LatestRow<unknown>, ContentRow<unknown> & VersionNumber>, rows: RowWriter, latest: LatestRow<unknown>): Promise<void> {
  for (const { version } of (await versionsOf(kind, rows, latest)).slice(0, AT_ONCE)) rows.delete(kind.versions, [latest.id, versionKey(version)]);
  rows.delete(kind.latest, [latest.name]);
  putName(kind, rows, latest.name, { ...(await nameRow(kind, rows, latest.name)), holder: null });
}
