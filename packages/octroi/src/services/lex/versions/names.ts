import type { RowReader, RowWriter } from '../../../kernel/rows.ts';
import { badRequest } from '../shared/errors.ts';
import type { Kind } from '../shared/kinds.ts';
import { names, type ContentRow, type LatestRow, type NameRow, type VersionNumber } from '../tables.ts';

type AnyKind = Kind<LatestRow<never>, ContentRow<never> & VersionNumber> | { readonly name: string; readonly noun: string };

const idOf = ({ name }: AnyKind, of: string): readonly string[] => [name, of.toLowerCase()];

/** Who has a name, and which number its versions have reached. */
export async function nameRow(kind: AnyKind, rows: RowReader, name: string): Promise<NameRow> {
  return (await rows.get(names, idOf(kind, name))) ?? { holder: null, lastVersion: 0 };
}

export function putName(kind: AnyKind, rows: RowWriter, name: string, row: NameRow): void {
  rows.put(names, idOf(kind, name), row);
}

/**
 * Gives a name to a new resource. The numbers of its versions go on where those of an earlier holder ended (LEX-VER-4).
 * @throws BadRequestException if another has the name in another letter case (LEX-VER-8)
 */
export async function claimName(kind: AnyKind, rows: RowWriter, name: string): Promise<void> {
  const { holder, lastVersion } = await nameRow(kind, rows, name);
  if (holder !== null && holder !== name) throw badRequest(`The ${kind.noun} name ${name} differs from the existing ${holder} in letter case only.`);
  putName(kind, rows, name, { holder: name, lastVersion });
}
