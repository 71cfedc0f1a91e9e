import type { GetIntentsRequest, GetIntentsResponse } from '../../../../models/lex-models.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { listAll } from '../../../kernel/rows.ts';
import { askAll } from '../shared/asks.ts';
import { contains, PAGE, pageOf } from '../shared/pages.ts';
import { intents } from '../tables.ts';
import { intentMetadata } from './shape.ts';

/** The `$LATEST` of every intent (LEX-PAG-2). */
export const getIntents = reads<GetIntentsRequest, GetIntentsResponse>({
  service: 'lex',
  name: 'GetIntents',
  level: 'List',
  access: { kind: 'asks', declares: [{ action: 'lex:GetIntents', resource: '*' }], asks: () => [askAll('lex:GetIntents')] },
  tables: [intents],
  errors: ['BadRequestException'],
  async handle({ input, rows }) {
    const found = (await listAll(rows, intents)).filter(({ row }) => contains(row.name, input.nameContains));
    const { shown, nextToken } = pageOf(found, { keyOf: ({ row }) => row.name, maxResults: input.maxResults ?? PAGE, nextToken: input.nextToken });
    return { intents: shown.map(({ row }) => intentMetadata(row)), ...(nextToken === undefined ? {} : { nextToken }) };
  },
});
