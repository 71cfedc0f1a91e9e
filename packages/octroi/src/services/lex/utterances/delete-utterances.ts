import type { DeleteUtterancesRequest } from '../../../../models/lex-models.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askBot } from '../shared/asks.ts';
import { notFound } from '../shared/errors.ts';
import { bots, utterances } from '../tables.ts';

/** Days of one user: never more than are kept, and those of before that the next one sweeps away. */
const MAX_DAYS = 80;

/** Forgets what a user said to a bot, at once and everywhere (LEX-DEL-3). */
export const deleteUtterances = writes<DeleteUtterancesRequest, object>({
  service: 'lex',
  name: 'DeleteUtterances',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'lex:DeleteUtterances', resource: 'bot version' }],
    asks: async ({ botName }, context) => [await askBot('lex:DeleteUtterances', botName, context)],
  },
  tables: [bots, utterances],
  errors: ['NotFoundException'],
  async handle({ input, rows }) {
    const bot = await rows.get(bots, [input.botName]);
    if (bot === undefined) throw notFound(`The bot ${input.botName} does not exist.`);
    for (const { id } of await rows.list(utterances, { under: [bot.id, input.userId], limit: MAX_DAYS })) rows.delete(utterances, id);
    return {};
  },
});
