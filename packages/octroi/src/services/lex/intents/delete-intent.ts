import type { DeleteIntentRequest } from '../../../../models/lex-models.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askIntent } from '../shared/asks.ts';
import { BOT, INTENT } from '../shared/kinds.ts';
import { bots, botVersions, intents, intentVersions, names } from '../tables.ts';
import { deleteAll } from '../versions/delete.ts';
import { mustHaveLatest } from '../versions/find.ts';
import { requireUnused } from '../versions/in-use.ts';

/** Deletes an intent with all its versions, unless a bot refers to any of them (LEX-DEL-1). */
export const deleteIntent = writes<DeleteIntentRequest, object>({
  service: 'lex',
  name: 'DeleteIntent',
  level: 'Write',
  access: { kind: 'asks', declares: [{ action: 'lex:DeleteIntent', resource: 'intent version' }], asks: ({ name }, context) => [askIntent('lex:DeleteIntent', name, context)] },
  tables: [intents, intentVersions, bots, botVersions, names],
  errors: ['NotFoundException', 'ResourceInUseException'],
  async handle({ input, rows }) {
    const latest = await mustHaveLatest(INTENT, rows, input.name);
    await requireUnused(INTENT, BOT, 'Bot', rows, input.name);
    await deleteAll(INTENT, rows, latest);
    return {};
  },
});
