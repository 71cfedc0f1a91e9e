import type { DeleteBotRequest } from '../../../../models/lex-models.gen.ts';
import { effect, writes } from '../../../kernel/operation.ts';
import { BOTS_ROLE, needServiceRoleNoMore, SERVICE_ROLE_TABLES } from '../roles/service-linked-role.ts';
import { conversations } from '../runtime/parts.ts';
import { botArn } from '../shared/arns.ts';
import { askBot } from '../shared/asks.ts';
import { resourceInUse } from '../shared/errors.ts';
import { BOT } from '../shared/kinds.ts';
import { aliases, bots, botVersions, names, resourceTags, unbuilt } from '../tables.ts';
import { deleteAll } from '../versions/delete.ts';
import { mustHaveLatest } from '../versions/find.ts';
import { forgetUnbuilt } from '../versions/unbuilt.ts';

/** Deletes a bot with all its versions, tags and conversations, unless it has an alias (LEX-DEL-1, LEX-TAG-2). */
export const deleteBot = writes<DeleteBotRequest, object>({
  service: 'lex',
  name: 'DeleteBot',
  level: 'Write',
  access: { kind: 'asks', declares: [{ action: 'lex:DeleteBot', resource: 'bot version' }], asks: async ({ name }, context) => [await askBot('lex:DeleteBot', name, context)] },
  tables: [bots, botVersions, names, aliases, resourceTags, unbuilt, ...SERVICE_ROLE_TABLES],
  errors: ['NotFoundException', 'ResourceInUseException'],
  async handle(call) {
    const { input, rows, home } = call;
    const { name } = input;
    const latest = await mustHaveLatest(BOT, rows, name);
    const [alias] = await rows.list(aliases, { under: [name], limit: 1 });
    if (alias !== undefined) throw resourceInUse(`The bot ${name} has the alias ${alias.row.name}.`, 'BotAlias', alias.row.name, alias.row.botVersion);
    await deleteAll(BOT, rows, latest);
    await forgetUnbuilt(rows, name);
    rows.delete(resourceTags, ['bot', name]);
    needServiceRoleNoMore(call, BOTS_ROLE, botArn(home, name));
    return effect(async (outside) => {
      await outside.use(conversations).forget(home, latest.id);
      return {};
    });
  },
});
