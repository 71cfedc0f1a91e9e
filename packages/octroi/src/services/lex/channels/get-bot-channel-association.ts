import type { GetBotChannelAssociationRequest, GetBotChannelAssociationResponse } from '../../../../models/lex-models.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askChannel } from '../shared/asks.ts';
import { channels } from '../tables.ts';
import { mustHaveChannel } from './must-have-channel.ts';
import { shownChannel } from './shape.ts';

/** A channel association, without the secrets of its configuration (LEX-CHN-2). */
export const getBotChannelAssociation = reads<GetBotChannelAssociationRequest, GetBotChannelAssociationResponse>({
  service: 'lex',
  name: 'GetBotChannelAssociation',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'lex:GetBotChannelAssociation', resource: 'channel', keys: ['lex:channelType'] }],
    asks: async ({ botName, botAlias, name }, context) => [await askChannel('lex:GetBotChannelAssociation', botName, botAlias, name, context)],
  },
  tables: [channels],
  errors: ['NotFoundException'],
  handle: async ({ input, rows, home, seal }) => shownChannel(await mustHaveChannel(input, rows), home, seal),
});
