import type { RowWriter } from '../../../kernel/rows.ts';
import { LATEST } from '../shared/arns.ts';
import { badRequest, limitExceeded } from '../shared/errors.ts';
import type { Kind } from '../shared/kinds.ts';
import { versionKey, type ContentRow, type LatestRow, type VersionNumber } from '../tables.ts';
import { versionsOf } from './find.ts';
import { nameRow, putName } from './names.ts';

/** Of one resource (LEX-VER-7). */
const MAX_VERSIONS = 100;

/** A version, and whether it is new: a `$LATEST` that has not changed since the last version gives that one again (LEX-VER-4). */
export interface Cut<Version> {
  readonly row: Version;
  readonly made: boolean;
}

/**
 * Makes a numbered version of a `$LATEST`; `rowOf` gives its row for the next number.
 * @throws BadRequestException if it refers to a `$LATEST` (LEX-VER-6), LimitExceededException if it has too many versions
 */
export async function cutVersion<Version extends ContentRow<unknown> & VersionNumber>(
  kind: Kind<LatestRow<unknown>, Version>,
  rows: RowWriter,
  latest: LatestRow<unknown>,
  rowOf: (version: number) => Version,
): Promise<Cut<Version>> {
  const { lastVersion } = await nameRow(kind, rows, latest.name);
  const last = lastVersion === 0 ? undefined : await rows.get(kind.versions, [latest.id, versionKey(lastVersion)]);
  if (last !== undefined && last.checksum === latest.checksum) return { row: last, made: false };
  const loose = (latest.uses ?? []).find(([, version]) => version === LATEST);
  if (loose !== undefined) throw badRequest(`The ${kind.noun} ${latest.name} refers to the $LATEST version of ${loose[0]}. A numbered version can refer to numbered versions only.`);
  if ((await versionsOf(kind, rows, latest)).length >= MAX_VERSIONS) throw limitExceeded(`The ${kind.noun} ${latest.name} has ${MAX_VERSIONS} versions, which is the most it can have.`);
  const row = rowOf(lastVersion + 1);
  rows.put(kind.versions, [latest.id, versionKey(row.version)], row);
  putName(kind, rows, latest.name, { holder: latest.name, lastVersion: row.version });
  return { row, made: true };
}
