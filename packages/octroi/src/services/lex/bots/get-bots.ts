import type { GetBotsRequest, GetBotsResponse } from '../../../../models/lex-models.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { listAll } from '../../../kernel/rows.ts';
import { askAll } from '../shared/asks.ts';
import { contains, PAGE, pageOf } from '../shared/pages.ts';
import { bots, unbuilt } from '../tables.ts';
import { withStatuses } from '../versions/unbuilt.ts';
import { botMetadata } from './shape.ts';

/** The `$LATEST` of every bot (LEX-PAG-2). */
export const getBots = reads<GetBotsRequest, GetBotsResponse>({
  service: 'lex',
  name: 'GetBots',
  level: 'List',
  access: { kind: 'asks', declares: [{ action: 'lex:GetBots', resource: '*' }], asks: () => [askAll('lex:GetBots')] },
  tables: [bots, unbuilt],
  errors: ['BadRequestException'],
  async handle({ input, rows }) {
    const found = (await listAll(rows, bots)).map(({ row }) => row).filter(({ name }) => contains(name, input.nameContains));
    const { shown, nextToken } = pageOf(found, { keyOf: ({ name }) => name, maxResults: input.maxResults ?? PAGE, nextToken: input.nextToken });
    return { bots: (await withStatuses(rows, shown)).map(botMetadata), ...(nextToken === undefined ? {} : { nextToken }) };
  },
});
