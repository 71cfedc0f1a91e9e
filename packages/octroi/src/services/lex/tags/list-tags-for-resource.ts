import type { ListTagsForResourceRequest, ListTagsForResourceResponse } from '../../../../models/lex-models.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { shownTags } from '../shared/tags.ts';
import { askTarget, checkTarget, mustHaveTarget, TAGGED_TABLES, TAGGED_TYPES } from './target.ts';

/** The tags of a bot, an alias or a channel association (LEX-TAG-1). */
export const listTagsForResource = reads<ListTagsForResourceRequest, ListTagsForResourceResponse>({
  service: 'lex',
  name: 'ListTagsForResource',
  level: 'Read',
  check: checkTarget,
  access: {
    kind: 'asks',
    declares: TAGGED_TYPES.map((resource) => ({ action: 'lex:ListTagsForResource', resource })),
    asks: async (input, context) => [await askTarget('lex:ListTagsForResource', input, context)],
  },
  tables: TAGGED_TABLES,
  errors: ['NotFoundException', 'BadRequestException'],
  async handle({ input, rows }) {
    return { tags: shownTags((await mustHaveTarget(input, rows)).tags) };
  },
});
