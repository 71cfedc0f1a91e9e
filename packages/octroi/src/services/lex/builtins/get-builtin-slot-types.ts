import type { GetBuiltinSlotTypesRequest, GetBuiltinSlotTypesResponse } from '../../../../models/lex-models.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askAll } from '../shared/asks.ts';
import { PAGE, pageOf } from '../shared/pages.ts';
import { BUILTIN_SLOT_TYPES, filtered } from './catalogue.ts';

export const getBuiltinSlotTypes = reads<GetBuiltinSlotTypesRequest, GetBuiltinSlotTypesResponse>({
  service: 'lex',
  name: 'GetBuiltinSlotTypes',
  level: 'Read',
  access: { kind: 'asks', declares: [{ action: 'lex:GetBuiltinSlotTypes', resource: '*' }], asks: () => [askAll('lex:GetBuiltinSlotTypes')] },
  tables: [],
  errors: ['BadRequestException'],
  handle({ input }) {
    const { shown, nextToken } = pageOf(filtered(BUILTIN_SLOT_TYPES, input), { keyOf: ({ signature }) => signature, maxResults: input.maxResults ?? PAGE, nextToken: input.nextToken });
    return { slotTypes: shown, ...(nextToken === undefined ? {} : { nextToken }) };
  },
});
