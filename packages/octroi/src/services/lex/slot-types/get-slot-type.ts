import type { GetSlotTypeRequest, GetSlotTypeResponse } from '../../../../models/lex-models.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askSlotType } from '../shared/asks.ts';
import { contentOf } from '../shared/content.ts';
import { SLOT_TYPE } from '../shared/kinds.ts';
import { slotTypes, slotTypeVersions } from '../tables.ts';
import { mustHaveVersion } from '../versions/find.ts';
import { shownSlotType } from './shape.ts';

export const getSlotType = reads<GetSlotTypeRequest, GetSlotTypeResponse>({
  service: 'lex',
  name: 'GetSlotType',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'lex:GetSlotType', resource: 'slottype version' }],
    asks: ({ name, version }, context) => [askSlotType('lex:GetSlotType', name, context, version)],
  },
  tables: [slotTypes, slotTypeVersions],
  errors: ['NotFoundException'],
  async handle({ input, rows, blobs }) {
    const row = await mustHaveVersion(SLOT_TYPE, rows, input.name, input.version);
    return shownSlotType(row, await contentOf(row.content, blobs));
  },
});
