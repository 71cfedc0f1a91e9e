import type { GetIntentVersionsRequest, GetIntentVersionsResponse } from '../../../../models/lex-models.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askIntent } from '../shared/asks.ts';
import { INTENT } from '../shared/kinds.ts';
import { PAGE, pageOf } from '../shared/pages.ts';
import { intents, intentVersions } from '../tables.ts';
import { mustHaveLatest, versionOrder, versionsOf } from '../versions/find.ts';
import { intentMetadata } from './shape.ts';

/** `$LATEST`, then the numbered versions (LEX-PAG-2, LEX-PAG-4). */
export const getIntentVersions = reads<GetIntentVersionsRequest, GetIntentVersionsResponse>({
  service: 'lex',
  name: 'GetIntentVersions',
  level: 'List',
  access: { kind: 'asks', declares: [{ action: 'lex:GetIntentVersions', resource: 'intent version' }], asks: ({ name }, context) => [askIntent('lex:GetIntentVersions', name, context)] },
  tables: [intents, intentVersions],
  errors: ['NotFoundException', 'BadRequestException'],
  async handle({ input, rows }) {
    const latest = await mustHaveLatest(INTENT, rows, input.name);
    const { shown, nextToken } = pageOf([latest, ...(await versionsOf(INTENT, rows, latest))], { keyOf: versionOrder, maxResults: input.maxResults ?? PAGE, nextToken: input.nextToken });
    return { intents: shown.map(intentMetadata), ...(nextToken === undefined ? {} : { nextToken }) };
  },
});
