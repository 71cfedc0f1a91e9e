import type { CreateSlotTypeVersionRequest, CreateSlotTypeVersionResponse } from '../../../../models/lex-models.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askSlotType } from '../shared/asks.ts';
import { contentOf } from '../shared/content.ts';
import { SLOT_TYPE } from '../shared/kinds.ts';
import { slotTypes, slotTypeVersions, names } from '../tables.ts';
import { requireChecksum } from '../versions/checksums.ts';
import { mustHaveLatest } from '../versions/find.ts';
import { shownSlotType } from './shape.ts';
import { cutSlotType } from './write-slot-type.ts';

/** Makes a numbered version of `$LATEST`, unless it has not changed since the last one (LEX-VER-4). */
export const createSlotTypeVersion = writes<CreateSlotTypeVersionRequest, CreateSlotTypeVersionResponse>({
  service: 'lex',
  name: 'CreateSlotTypeVersion',
  level: 'Write',
  access: { kind: 'asks', declares: [{ action: 'lex:CreateSlotTypeVersion', resource: 'slottype version' }], asks: ({ name }, context) => [askSlotType('lex:CreateSlotTypeVersion', name, context)] },
  tables: [slotTypes, slotTypeVersions, names],
  errors: ['NotFoundException', 'PreconditionFailedException', 'BadRequestException', 'LimitExceededException'],
  async handle({ input, rows, blobs, now }) {
    const latest = await mustHaveLatest(SLOT_TYPE, rows, input.name);
    requireChecksum('slot type', input.name, latest, input.checksum);
    const { row } = await cutSlotType(rows, now, latest);
    return shownSlotType(row, await contentOf(row.content, blobs));
  },
});
