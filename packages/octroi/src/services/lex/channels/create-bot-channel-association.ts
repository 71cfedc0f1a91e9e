import type { CreateBotChannelAssociationRequest, CreateBotChannelAssociationResponse } from '../../../../models/lex-channels.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { listAll } from '../../../kernel/rows.ts';
import { CHANNELS_ROLE, needServiceRole, SERVICE_ROLE_TABLES, withServiceRole } from '../roles/service-linked-role.ts';
import { channelArn } from '../shared/arns.ts';
import { askChannel } from '../shared/asks.ts';
import { badRequest, conflict, notFound } from '../shared/errors.ts';
import { requestTags, shownTags } from '../shared/tags.ts';
import { aliases, channels, resourceTags, type ChannelRow } from '../tables.ts';
import { mergedTags } from '../tags/merged-tags.ts';
import { sealConfiguration, shownChannel } from './shape.ts';

/**
 * Associates a bot's alias with a messaging platform. AWS had no public operation for it; ours is authorised under the action that its
 * console used (LEX-CHN-1).
 */
export const createBotChannelAssociation = writes<CreateBotChannelAssociationRequest, CreateBotChannelAssociationResponse>({
  service: 'lex',
  name: 'CreateBotChannelAssociation',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'lex:CreateBotChannelAssociation', resource: 'channel', keys: ['lex:channelType', 'aws:RequestTag/${TagKey}', 'aws:TagKeys'] }],
    asks: async ({ botName, botAlias, name, type, tags }, context) => [await askChannel('lex:CreateBotChannelAssociation', botName, botAlias, name, context, { 'lex:channelType': type, ...requestTags(tags) })],
  },
  tables: [aliases, channels, resourceTags, ...SERVICE_ROLE_TABLES],
  errors: ['NotFoundException', 'ConflictException', 'BadRequestException'],
  async handle(call) {
    const { input, rows, home, now, seal } = call;
    const { botName, botAlias, name, type } = input;
    if ((await rows.get(aliases, [botName, botAlias])) === undefined) throw notFound(`The bot alias ${botAlias} of the bot ${botName} does not exist.`);
    for (const { row } of await listAll(rows, channels, [botName, botAlias])) {
      if (row.name === name) throw conflict(`The channel association ${name} already exists.`);
      if (row.name.toLowerCase() === name.toLowerCase()) throw badRequest(`A channel association with the name ${row.name} already exists.`);
    }
    const tags = mergedTags([], input.tags);
    const row: ChannelRow = {
      name,
      botName,
      botAlias,
      ...(input.description === undefined ? {} : { description: input.description }),
      type,
      configuration: sealConfiguration(input.botConfiguration, { botName, botAlias, name }, home, seal),
      status: 'CREATED',
      createdAt: now,
    };
    rows.put(channels, [botName, botAlias, name], row);
    rows.put(resourceTags, ['channel', botName, botAlias, name], { tags, channelType: type });
    needServiceRole(call, CHANNELS_ROLE, channelArn(home, botName, botAlias, name));
    return withServiceRole(call, CHANNELS_ROLE, { ...shownChannel(row, home, seal), ...(tags.length === 0 ? {} : { tags: shownTags(tags) }) });
  },
});
