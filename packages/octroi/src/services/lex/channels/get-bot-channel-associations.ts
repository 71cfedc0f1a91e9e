import type { GetBotChannelAssociationsRequest, GetBotChannelAssociationsResponse } from '../../../../models/lex-models.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { listAll } from '../../../kernel/rows.ts';
import { askChannels } from '../shared/asks.ts';
import { contains, LARGE_PAGE, pageOf } from '../shared/pages.ts';
import { channels } from '../tables.ts';
import { shownChannel } from './shape.ts';

/** Stands for all aliases of a bot (LEX-PAG-3). */
const ALL = '-';

/** The channel associations of an alias, or of all aliases of a bot; of what does not exist there are none (LEX-PAG-3). */
export const getBotChannelAssociations = reads<GetBotChannelAssociationsRequest, GetBotChannelAssociationsResponse>({
  service: 'lex',
  name: 'GetBotChannelAssociations',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'lex:GetBotChannelAssociations', resource: 'channel' }],
    asks: async ({ botName, botAlias }, context) => [await askChannels('lex:GetBotChannelAssociations', botName, botAlias, context)],
  },
  tables: [channels],
  errors: ['BadRequestException'],
  async handle({ input, rows, home, seal }) {
    const found = await listAll(rows, channels, input.botAlias === ALL ? [input.botName] : [input.botName, input.botAlias]);
    const named = found.filter(({ row }) => contains(row.name, input.nameContains));
    const { shown, ...next } = pageOf(named, { keyOf: ({ row }) => `${row.name} ${row.botAlias}`, maxResults: input.maxResults ?? LARGE_PAGE, nextToken: input.nextToken });
    return { botChannelAssociations: shown.map(({ row }) => shownChannel(row, home, seal)), ...next };
  },
});
