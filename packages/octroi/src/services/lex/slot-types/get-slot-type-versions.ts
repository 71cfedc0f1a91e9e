import type { GetSlotTypeVersionsRequest, GetSlotTypeVersionsResponse } from '../../../../models/lex-models.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askSlotType } from '../shared/asks.ts';
import { SLOT_TYPE } from '../shared/kinds.ts';
import { PAGE, pageOf } from '../shared/pages.ts';
import { slotTypes, slotTypeVersions } from '../tables.ts';
import { mustHaveLatest, versionOrder, versionsOf } from '../versions/find.ts';
import { slotTypeMetadata } from './shape.ts';

/** `$LATEST`, then the numbered versions (LEX-PAG-2, LEX-PAG-4). */
export const getSlotTypeVersions = reads<GetSlotTypeVersionsRequest, GetSlotTypeVersionsResponse>({
  service: 'lex',
  name: 'GetSlotTypeVersions',
  level: 'List',
  access: { kind: 'asks', declares: [{ action: 'lex:GetSlotTypeVersions', resource: 'slottype version' }], asks: ({ name }, context) => [askSlotType('lex:GetSlotTypeVersions', name, context)] },
  tables: [slotTypes, slotTypeVersions],
  errors: ['NotFoundException', 'BadRequestException'],
  async handle({ input, rows }) {
    const latest = await mustHaveLatest(SLOT_TYPE, rows, input.name);
    const { shown, nextToken } = pageOf([latest, ...(await versionsOf(SLOT_TYPE, rows, latest))], { keyOf: versionOrder, maxResults: input.maxResults ?? PAGE, nextToken: input.nextToken });
    return { slotTypes: shown.map(slotTypeMetadata), ...(nextToken === undefined ? {} : { nextToken }) };
  },
});
