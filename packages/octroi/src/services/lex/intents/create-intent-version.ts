import type { CreateIntentVersionRequest, CreateIntentVersionResponse } from '../../../../models/lex-models.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askIntent } from '../shared/asks.ts';
import { contentOf } from '../shared/content.ts';
import { INTENT } from '../shared/kinds.ts';
import { intents, intentVersions, names } from '../tables.ts';
import { requireChecksum } from '../versions/checksums.ts';
import { mustHaveLatest } from '../versions/find.ts';
import { shownIntent } from './shape.ts';
import { cutIntent } from './write-intent.ts';

/** Makes a numbered version of `$LATEST`, unless it has not changed since the last one (LEX-VER-4). */
export const createIntentVersion = writes<CreateIntentVersionRequest, CreateIntentVersionResponse>({
  service: 'lex',
  name: 'CreateIntentVersion',
  level: 'Write',
  access: { kind: 'asks', declares: [{ action: 'lex:CreateIntentVersion', resource: 'intent version' }], asks: ({ name }, context) => [askIntent('lex:CreateIntentVersion', name, context)] },
  tables: [intents, intentVersions, names],
  errors: ['NotFoundException', 'PreconditionFailedException', 'BadRequestException', 'LimitExceededException'],
  async handle({ input, rows, blobs, now }) {
    const latest = await mustHaveLatest(INTENT, rows, input.name);
    requireChecksum('intent', input.name, latest, input.checksum);
    const { row } = await cutIntent(rows, now, latest);
    return shownIntent(row, await contentOf(row.content, blobs));
  },
});
