import type { GetIntentRequest, GetIntentResponse } from '../../../../models/lex-models.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askIntent } from '../shared/asks.ts';
import { contentOf } from '../shared/content.ts';
import { INTENT } from '../shared/kinds.ts';
import { intents, intentVersions } from '../tables.ts';
import { mustHaveVersion } from '../versions/find.ts';
import { shownIntent } from './shape.ts';

export const getIntent = reads<GetIntentRequest, GetIntentResponse>({
  service: 'lex',
  name: 'GetIntent',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'lex:GetIntent', resource: 'intent version' }],
    asks: ({ name, version }, context) => [askIntent('lex:GetIntent', name, context, {}, version)],
  },
  tables: [intents, intentVersions],
  errors: ['NotFoundException'],
  async handle({ input, rows, blobs }) {
    const row = await mustHaveVersion(INTENT, rows, input.name, input.version);
    return shownIntent(row, await contentOf(row.content, blobs));
  },
});
