import type { GetBotAliasRequest, GetBotAliasResponse } from '../../../../models/lex-models.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askAlias } from '../shared/asks.ts';
import { notFound } from '../shared/errors.ts';
import { aliases } from '../tables.ts';
import { shownAlias } from './shape.ts';

export const getBotAlias = reads<GetBotAliasRequest, GetBotAliasResponse>({
  service: 'lex',
  name: 'GetBotAlias',
  level: 'Read',
  access: { kind: 'asks', declares: [{ action: 'lex:GetBotAlias', resource: 'bot alias' }], asks: async ({ botName, name }, context) => [await askAlias('lex:GetBotAlias', botName, name, context)] },
  tables: [aliases],
  errors: ['NotFoundException'],
  async handle({ input, rows }) {
    const { botName, name } = input;
    const row = await rows.get(aliases, [botName, name]);
    if (row === undefined) throw notFound(`The alias ${name} of the bot ${botName} does not exist.`);
    return shownAlias(row);
  },
});
