import type { PutSlotTypeRequest } from '../../../../models/lex-models.gen.ts';
import type { Ids } from '../../../kernel/ids.ts';
import type { RowWriter } from '../../../kernel/rows.ts';
import type { Blobs } from '../../../store/blobs.ts';
import { checksumOf } from '../shared/checksum.ts';
import { stored } from '../shared/content.ts';
import { SLOT_TYPE, type SlotTypeRow, type SlotTypeVersionRow } from '../shared/kinds.ts';
import { slotTypes, type SlotTypeContent } from '../tables.ts';
import { cutVersion, type Cut } from '../versions/cut-version.ts';
import { claimName } from '../versions/names.ts';
import { slotTypeChanged } from '../versions/unbuilt.ts';
import { checkSlotType } from './check.ts';

/** What writing a resource of Lex needs of a call. */
export interface Writing {
  readonly rows: RowWriter;
  readonly blobs: Blobs;
  readonly ids: Ids;
  readonly now: number;
}

/**
 * Writes the `$LATEST` of a slot type in full, whatever it was (LEX-VER-1); the request's checksum is not looked at.
 * @throws BadRequestException, LimitExceededException
 */
export async function writeSlotType(input: PutSlotTypeRequest, { rows, blobs, ids, now }: Writing): Promise<{ readonly row: SlotTypeRow; readonly content: SlotTypeContent }> {
  const { name, description, enumerationValues, valueSelectionStrategy = 'ORIGINAL_VALUE', parentSlotTypeSignature, slotTypeConfigurations } = input;
  const values = checkSlotType(input);
  const existing = await rows.get(slotTypes, [name]);
  if (existing === undefined) await claimName(SLOT_TYPE, rows, name);
  const content: SlotTypeContent = {
    ...(description === undefined ? {} : { description }),
    ...(enumerationValues === undefined ? {} : { enumerationValues }),
    valueSelectionStrategy,
    ...(parentSlotTypeSignature === undefined ? {} : { parentSlotTypeSignature }),
    ...(slotTypeConfigurations === undefined ? {} : { slotTypeConfigurations }),
  };
  const row: SlotTypeRow = {
    id: existing?.id ?? ids.uuid(),
    name,
    ...(description === undefined ? {} : { description }),
    content: await stored(content, blobs),
    values,
    checksum: checksumOf('slottype', name, content),
    createdAt: existing?.createdAt ?? now,
    updatedAt: now,
  };
  rows.put(slotTypes, [name], row);
  if (existing !== undefined && existing.checksum !== row.checksum) await slotTypeChanged(rows, name);
  return { row, content };
}

/** Makes a numbered version of a slot type's `$LATEST`. @throws LimitExceededException */
export function cutSlotType(rows: RowWriter, now: number, latest: SlotTypeRow): Promise<Cut<SlotTypeVersionRow>> {
  const { id: _, ...shared } = latest;
  return cutVersion(SLOT_TYPE, rows, latest, (version) => ({ ...shared, version, createdAt: now, updatedAt: now }));
}
