import type { GetSlotTypesRequest, GetSlotTypesResponse } from '../../../../models/lex-models.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { listAll } from '../../../kernel/rows.ts';
import { askAll } from '../shared/asks.ts';
import { contains, PAGE, pageOf } from '../shared/pages.ts';
import { slotTypes } from '../tables.ts';
import { slotTypeMetadata } from './shape.ts';

/** The `$LATEST` of every slot type (LEX-PAG-2). */
export const getSlotTypes = reads<GetSlotTypesRequest, GetSlotTypesResponse>({
  service: 'lex',
  name: 'GetSlotTypes',
  level: 'List',
  access: { kind: 'asks', declares: [{ action: 'lex:GetSlotTypes', resource: '*' }], asks: () => [askAll('lex:GetSlotTypes')] },
  tables: [slotTypes],
  errors: ['BadRequestException'],
  async handle({ input, rows }) {
    const found = (await listAll(rows, slotTypes)).filter(({ row }) => contains(row.name, input.nameContains));
    const { shown, nextToken } = pageOf(found, { keyOf: ({ row }) => row.name, maxResults: input.maxResults ?? PAGE, nextToken: input.nextToken });
    return { slotTypes: shown.map(({ row }) => slotTypeMetadata(row)), ...(nextToken === undefined ? {} : { nextToken }) };
  },
});
