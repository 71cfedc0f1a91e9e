import type { DeleteBotChannelAssociationRequest } from '../../../../models/lex-models.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { CHANNELS_ROLE, needServiceRoleNoMore, SERVICE_ROLE_TABLES } from '../roles/service-linked-role.ts';
import { channelArn } from '../shared/arns.ts';
import { askChannel } from '../shared/asks.ts';
import { channels, resourceTags } from '../tables.ts';
import { mustHaveChannel } from './must-have-channel.ts';

/** Ends a channel association; its tags go with it (LEX-TAG-2). */
export const deleteBotChannelAssociation = writes<DeleteBotChannelAssociationRequest, object>({
  service: 'lex',
  name: 'DeleteBotChannelAssociation',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'lex:DeleteBotChannelAssociation', resource: 'channel', keys: ['lex:channelType'] }],
    asks: async ({ botName, botAlias, name }, context) => [await askChannel('lex:DeleteBotChannelAssociation', botName, botAlias, name, context)],
  },
  tables: [channels, resourceTags, ...SERVICE_ROLE_TABLES],
  errors: ['NotFoundException'],
  async handle(call) {
    const { input, rows, home } = call;
    const { botName, botAlias, name } = await mustHaveChannel(input, rows);
    rows.delete(channels, [botName, botAlias, name]);
    rows.delete(resourceTags, ['channel', botName, botAlias, name]);
    needServiceRoleNoMore(call, CHANNELS_ROLE, channelArn(home, botName, botAlias, name));
    return {};
  },
});
