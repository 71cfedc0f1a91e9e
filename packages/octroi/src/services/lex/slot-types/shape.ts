import type { CreateSlotTypeVersionResponse, GetSlotTypeResponse, SlotTypeMetadata } from '../../../../models/lex-models.gen.ts';
import type { SlotTypeContent } from '../tables.ts';
import { versionOf } from '../versions/find.ts';
import type { SlotTypeRow, SlotTypeVersionRow } from '../shared/kinds.ts';

/** A slot type as answers show it. */
export function shownSlotType(row: SlotTypeRow | SlotTypeVersionRow, content: SlotTypeContent): GetSlotTypeResponse & CreateSlotTypeVersionResponse {
  return { ...content, ...slotTypeMetadata(row), checksum: row.checksum };
}

/** As lists show it. */
export function slotTypeMetadata(row: SlotTypeRow | SlotTypeVersionRow): SlotTypeMetadata {
  const { name, description, createdAt, updatedAt } = row;
  return { name, ...(description === undefined ? {} : { description }), lastUpdatedDate: new Date(updatedAt), createdDate: new Date(createdAt), version: versionOf(row) };
}
