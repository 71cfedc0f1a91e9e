import type { UntagResourceRequest, UntagResourceResponse } from '../../../../models/lex-models.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { resourceTags } from '../tables.ts';
import { askTarget, checkTarget, mustHaveTarget, TAGGED_TABLES, TAGGED_TYPES } from './target.ts';

/** Takes tags away; a key that is not there is no error (LEX-TAG-1). The request has keys and no values (LEX-IAM-7). */
export const untagResource = writes<UntagResourceRequest, UntagResourceResponse>({
  service: 'lex',
  name: 'UntagResource',
  level: 'Tagging',
  check: checkTarget,
  access: {
    kind: 'asks',
    declares: TAGGED_TYPES.map((resource) => ({ action: 'lex:UntagResource', resource, keys: ['aws:TagKeys'] })),
    asks: async (input, context) => [await askTarget('lex:UntagResource', input, context, { 'aws:TagKeys': input.tagKeys.length === 0 ? undefined : input.tagKeys })],
  },
  tables: TAGGED_TABLES,
  errors: ['NotFoundException', 'BadRequestException'],
  async handle({ input, rows }) {
    const { id, row, tags } = await mustHaveTarget(input, rows);
    const removed = new Set(input.tagKeys);
    rows.put(resourceTags, id, { ...row, tags: tags.filter(({ Key }) => !removed.has(Key)) });
    return {};
  },
});
