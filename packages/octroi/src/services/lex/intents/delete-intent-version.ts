import type { DeleteIntentVersionRequest } from '../../../../models/lex-models.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askIntent } from '../shared/asks.ts';
import { BOT, INTENT } from '../shared/kinds.ts';
import { bots, botVersions, intents, intentVersions, versionKey } from '../tables.ts';
import { mustHaveLatest, mustHaveVersion } from '../versions/find.ts';
import { requireUnused } from '../versions/in-use.ts';

/** Deletes a numbered version, unless a bot refers to it (LEX-DEL-1). Its number stays used up (LEX-VER-4). */
export const deleteIntentVersion = writes<DeleteIntentVersionRequest, object>({
  service: 'lex',
  name: 'DeleteIntentVersion',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'lex:DeleteIntentVersion', resource: 'intent version' }],
    asks: ({ name, version }, context) => [askIntent('lex:DeleteIntentVersion', name, context, {}, version)],
  },
  tables: [intents, intentVersions, bots, botVersions],
  errors: ['NotFoundException', 'ResourceInUseException'],
  async handle({ input, rows }) {
    const { name, version } = input;
    await mustHaveVersion(INTENT, rows, name, version);
    await requireUnused(INTENT, BOT, 'Bot', rows, name, version);
    rows.delete(intentVersions, [(await mustHaveLatest(INTENT, rows, name)).id, versionKey(version)]);
    return {};
  },
});
