import type { DeleteBotVersionRequest } from '../../../../models/lex-models.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { listAll } from '../../../kernel/rows.ts';
import { askBot } from '../shared/asks.ts';
import { resourceInUse } from '../shared/errors.ts';
import { BOT } from '../shared/kinds.ts';
import { aliases, bots, botVersions, versionKey } from '../tables.ts';
import { mustHaveLatest, mustHaveVersion } from '../versions/find.ts';

/** Deletes a numbered version, unless an alias points to it (LEX-DEL-1). Its number stays used up (LEX-VER-4). */
export const deleteBotVersion = writes<DeleteBotVersionRequest, object>({
  service: 'lex',
  name: 'DeleteBotVersion',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'lex:DeleteBotVersion', resource: 'bot version' }],
    asks: async ({ name, version }, context) => [await askBot('lex:DeleteBotVersion', name, context, {}, version)],
  },
  tables: [bots, botVersions, aliases],
  errors: ['NotFoundException', 'ResourceInUseException'],
  async handle({ input, rows }) {
    const { name, version } = input;
    await mustHaveVersion(BOT, rows, name, version);
    const alias = (await listAll(rows, aliases, [name])).find(({ row }) => Number(row.botVersion) === Number(version));
    if (alias !== undefined) throw resourceInUse(`The alias ${alias.row.name} points to the version ${version} of the bot ${name}.`, 'BotAlias', alias.row.name, alias.row.botVersion);
    rows.delete(botVersions, [(await mustHaveLatest(BOT, rows, name)).id, versionKey(version)]);
    return {};
  },
});
