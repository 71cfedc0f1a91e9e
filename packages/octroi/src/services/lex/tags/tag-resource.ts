import type { TagResourceRequest, TagResourceResponse } from '../../../../models/lex-models.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { requestTags } from '../shared/tags.ts';
import { resourceTags } from '../tables.ts';
import { mergedTags } from './merged-tags.ts';
import { askTarget, checkTarget, mustHaveTarget, TAGGED_TABLES, TAGGED_TYPES } from './target.ts';

/** Adds tags to a bot, an alias or a channel association, or gives them other values (LEX-TAG-1). */
export const tagResource = writes<TagResourceRequest, TagResourceResponse>({
  service: 'lex',
  name: 'TagResource',
  level: 'Tagging',
  check: checkTarget,
  access: {
    kind: 'asks',
    declares: TAGGED_TYPES.map((resource) => ({ action: 'lex:TagResource', resource, keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys'] })),
    asks: async (input, context) => [await askTarget('lex:TagResource', input, context, requestTags(input.tags))],
  },
  tables: TAGGED_TABLES,
  errors: ['NotFoundException', 'BadRequestException'],
  async handle({ input, rows }) {
    const { id, row, tags } = await mustHaveTarget(input, rows);
    rows.put(resourceTags, id, { ...row, tags: mergedTags(tags, input.tags) });
    return {};
  },
});
