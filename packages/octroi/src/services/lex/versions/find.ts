import { listAll, type RowReader } from '../../../kernel/rows.ts';
import { LATEST } from '../shared/arns.ts';
import { notFound } from '../shared/errors.ts';
import type { Kind } from '../shared/kinds.ts';
import { versionKey, type ContentRow, type LatestRow, type VersionNumber } from '../tables.ts';

type Versioned = ContentRow<unknown> & VersionNumber;

/** The `$LATEST`. @throws NotFoundException */
export async function mustHaveLatest<Latest extends LatestRow<unknown>>({ latest, noun }: Kind<Latest, Versioned>, rows: RowReader, name: string): Promise<Latest> {
  const row = await rows.get(latest, [name]);
  if (row === undefined) throw notFound(`The ${noun} ${name} does not exist.`);
  return row;
}

/** The `$LATEST` or a numbered version; undefined if there is none. Numbers may be written with zeros before them. */
export async function findVersion<Latest extends LatestRow<unknown>, Version extends Versioned>(
  { latest, versions }: Kind<Latest, Version>,
  rows: RowReader,
  name: string,
  version: string,
): Promise<Latest | Version | undefined> {
  const row = await rows.get(latest, [name]);
  if (row === undefined || version === LATEST) return row;
  return rows.get(versions, [row.id, versionKey(version)]);
}

/** The same. @throws NotFoundException */
export async function mustHaveVersion<Latest extends LatestRow<unknown>, Version extends Versioned>(kind: Kind<Latest, Version>, rows: RowReader, name: string, version: string): Promise<Latest | Version> {
  const found = await findVersion(kind, rows, name, version);
  if (found === undefined) throw notFound(version === LATEST ? `The ${kind.noun} ${name} does not exist.` : `The version ${version} of the ${kind.noun} ${name} does not exist.`);
  return found;
}

/** All numbered versions, by number. */
export async function versionsOf<Version extends Versioned>({ versions }: Kind<LatestRow<unknown>, Version>, rows: RowReader, { id }: LatestRow<unknown>): Promise<readonly Version[]> {
  return (await listAll(rows, versions, [id])).map(({ row }) => row);
}

/** As answers say it. */
export function versionOf(row: object): string {
  return 'version' in row ? String(row.version) : LATEST;
}

/** Orders `$LATEST` before the numbers, and these by number (LEX-PAG-4). */
export function versionOrder(row: object): string {
  return 'version' in row ? versionKey(String(row.version)) : '';
}
