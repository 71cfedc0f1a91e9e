import type { GetBotAliasesRequest, GetBotAliasesResponse } from '../../../../models/lex-models.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { listAll } from '../../../kernel/rows.ts';
import { askAll } from '../shared/asks.ts';
import { contains, LARGE_PAGE, pageOf } from '../shared/pages.ts';
import { aliases } from '../tables.ts';
import { shownAlias } from './shape.ts';

/** The aliases of a bot; a bot that does not exist has none (LEX-PAG-3). */
export const getBotAliases = reads<GetBotAliasesRequest, GetBotAliasesResponse>({
  service: 'lex',
  name: 'GetBotAliases',
  level: 'List',
  access: { kind: 'asks', declares: [{ action: 'lex:GetBotAliases', resource: '*' }], asks: () => [askAll('lex:GetBotAliases')] },
  tables: [aliases],
  errors: ['BadRequestException'],
  async handle({ input, rows }) {
    const found = (await listAll(rows, aliases, [input.botName])).map(({ row }) => row).filter(({ name }) => contains(name, input.nameContains));
    const { shown, nextToken } = pageOf(found, { keyOf: ({ name }) => name, maxResults: input.maxResults ?? LARGE_PAGE, nextToken: input.nextToken });
    return { BotAliases: shown.map(shownAlias), ...(nextToken === undefined ? {} : { nextToken }) };
  },
});
