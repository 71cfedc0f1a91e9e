import type { DeleteBotAliasRequest } from '../../../../models/lex-models.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askAlias } from '../shared/asks.ts';
import { notFound, resourceInUse } from '../shared/errors.ts';
import { aliases, channels, resourceTags } from '../tables.ts';

/** Deletes an alias with its tags, unless a channel association uses it (LEX-DEL-1, LEX-TAG-2). */
export const deleteBotAlias = writes<DeleteBotAliasRequest, object>({
  service: 'lex',
  name: 'DeleteBotAlias',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'lex:DeleteBotAlias', resource: 'bot alias' }],
    asks: async ({ botName, name }, context) => [await askAlias('lex:DeleteBotAlias', botName, name, context)],
  },
  tables: [aliases, channels, resourceTags],
  errors: ['NotFoundException', 'ResourceInUseException'],
  async handle({ input, rows }) {
    const { botName, name } = input;
    const row = await rows.get(aliases, [botName, name]);
    if (row === undefined) throw notFound(`The alias ${name} of the bot ${botName} does not exist.`);
    const [channel] = await rows.list(channels, { under: [botName, name], limit: 1 });
    if (channel !== undefined) throw resourceInUse(`The channel association ${channel.row.name} uses the alias ${name} of the bot ${botName}.`, 'BotChannel', channel.row.name, row.botVersion);
    rows.delete(aliases, [botName, name]);
    rows.delete(resourceTags, ['alias', botName, name]);
    return {};
  },
});
