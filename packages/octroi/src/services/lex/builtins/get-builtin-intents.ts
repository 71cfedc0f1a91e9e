import type { GetBuiltinIntentsRequest, GetBuiltinIntentsResponse } from '../../../../models/lex-models.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askAll } from '../shared/asks.ts';
import { PAGE, pageOf } from '../shared/pages.ts';
import { BUILTIN_INTENTS, filtered } from './catalogue.ts';

export const getBuiltinIntents = reads<GetBuiltinIntentsRequest, GetBuiltinIntentsResponse>({
  service: 'lex',
  name: 'GetBuiltinIntents',
  level: 'Read',
  access: { kind: 'asks', declares: [{ action: 'lex:GetBuiltinIntents', resource: '*' }], asks: () => [askAll('lex:GetBuiltinIntents')] },
  tables: [],
  errors: ['BadRequestException'],
  handle({ input }) {
    const { shown, nextToken } = pageOf(filtered(BUILTIN_INTENTS, input), { keyOf: ({ signature }) => signature, maxResults: input.maxResults ?? PAGE, nextToken: input.nextToken });
    return { intents: shown, ...(nextToken === undefined ? {} : { nextToken }) };
  },
});
