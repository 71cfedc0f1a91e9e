import type { GetBotVersionsRequest, GetBotVersionsResponse } from '../../../../models/lex-models.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askBot } from '../shared/asks.ts';
import { BOT } from '../shared/kinds.ts';
import { PAGE, pageOf } from '../shared/pages.ts';
import { bots, botVersions, unbuilt } from '../tables.ts';
import { mustHaveLatest, versionOrder, versionsOf } from '../versions/find.ts';
import { withStatus } from '../versions/unbuilt.ts';
import { botMetadata } from './shape.ts';

/** `$LATEST`, then the numbered versions (LEX-PAG-2, LEX-PAG-4). */
export const getBotVersions = reads<GetBotVersionsRequest, GetBotVersionsResponse>({
  service: 'lex',
  name: 'GetBotVersions',
  level: 'List',
  access: { kind: 'asks', declares: [{ action: 'lex:GetBotVersions', resource: 'bot version' }], asks: async ({ name }, context) => [await askBot('lex:GetBotVersions', name, context)] },
  tables: [bots, botVersions, unbuilt],
  errors: ['NotFoundException', 'BadRequestException'],
  async handle({ input, rows }) {
    const latest = await mustHaveLatest(BOT, rows, input.name);
    const all = [await withStatus(rows, latest), ...(await versionsOf(BOT, rows, latest))];
    const { shown, nextToken } = pageOf(all, { keyOf: versionOrder, maxResults: input.maxResults ?? PAGE, nextToken: input.nextToken });
    return { bots: shown.map(botMetadata), ...(nextToken === undefined ? {} : { nextToken }) };
  },
});
