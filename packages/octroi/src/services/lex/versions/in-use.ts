import { listAll, type RowReader } from '../../../kernel/rows.ts';
import { LATEST } from '../shared/arns.ts';
import { resourceInUse, type ReferenceType } from '../shared/errors.ts';
import type { Kind } from '../shared/kinds.ts';
import type { ContentRow, LatestRow, VersionNumber } from '../tables.ts';
import { versionOf, versionsOf } from './find.ts';

/** What refers to a resource. */
export interface Referrer {
  readonly name: string;
  /** `$LATEST` or a number. */
  readonly version: string;
}

/** The first of a kind that refers to a resource, or to one of its versions; undefined if none does. */
export async function referrerOf(by: Kind<LatestRow<unknown>, ContentRow<unknown> & VersionNumber>, rows: RowReader, name: string, version?: string): Promise<Referrer | undefined> {
  const refers = ({ uses = [] }: ContentRow<unknown>): boolean => uses.some(([used, at]) => used === name && (version === undefined || same(at, version)));
  for (const { row: latest } of await listAll(rows, by.latest)) {
    // Versions are read also of a `$LATEST` that refers to it no more.
    for (const row of [latest, ...(await versionsOf(by, rows, latest))]) if (refers(row)) return { name: row.name, version: versionOf(row) };
  }
  return undefined;
}

function same(one: string, other: string): boolean {
  return one === other || (one !== LATEST && other !== LATEST && Number(one) === Number(other));
}

/** @throws ResourceInUseException if something refers to the resource (LEX-DEL-1, LEX-DEL-2) */
export async function requireUnused(kind: Kind<LatestRow<unknown>, ContentRow<unknown> & VersionNumber>, by: Kind<LatestRow<unknown>, ContentRow<unknown> & VersionNumber>, type: ReferenceType, rows: RowReader, name: string, version?: string): Promise<void> {
  const referrer = await referrerOf(by, rows, name, version);
  if (referrer === undefined) return;
  const what = version === undefined ? `The ${kind.noun} ${name}` : `The version ${version} of the ${kind.noun} ${name}`;
  throw resourceInUse(`${what} is used by the ${by.noun} ${referrer.name}, version ${referrer.version}.`, type, referrer.name, referrer.version);
}
