import type { CreateBotVersionRequest, CreateBotVersionResponse } from '../../../../models/lex-models.gen.ts';
import { effect, writes } from '../../../kernel/operation.ts';
import { botBuilder } from '../build/builder.ts';
import { askBot } from '../shared/asks.ts';
import { contentOf } from '../shared/content.ts';
import { BOT } from '../shared/kinds.ts';
import { bots, botVersions, names, queuedBuilds, unbuilt } from '../tables.ts';
import { requireChecksum } from '../versions/checksums.ts';
import { mustHaveLatest } from '../versions/find.ts';
import { cutBot } from './cut-bot.ts';
import { shownBot } from './shape.ts';

/** Makes a numbered version of `$LATEST`, unless it has not changed since the last one (LEX-VER-4). */
export const createBotVersion = writes<CreateBotVersionRequest, CreateBotVersionResponse>({
  service: 'lex',
  name: 'CreateBotVersion',
  level: 'Write',
  access: { kind: 'asks', declares: [{ action: 'lex:CreateBotVersion', resource: 'bot version' }], asks: async ({ name }, context) => [await askBot('lex:CreateBotVersion', name, context)] },
  tables: [bots, botVersions, names, unbuilt],
  globalTables: [queuedBuilds],
  errors: ['NotFoundException', 'PreconditionFailedException', 'BadRequestException', 'LimitExceededException'],
  async handle(call) {
    const { input, rows, blobs } = call;
    const latest = await mustHaveLatest(BOT, rows, input.name);
    requireChecksum('bot', input.name, latest, input.checksum);
    const { row } = await cutBot(call, latest);
    const shown = shownBot(row, await contentOf(row.content, blobs));
    return effect(async (outside) => {
      outside.use(botBuilder).begin();
      return shown;
    });
  },
});
