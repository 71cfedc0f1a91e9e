import type { ListTagsRequest, ListTagsResponse } from '../../../../models/lambda.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { tagMap } from '../shared/tags.ts';
import { askTags, checkResource, mustHaveTagged, ownerOfResource, TAGGED_TABLES, TAGGED_TYPES } from './target.ts';

export const listTags = reads<ListTagsRequest, ListTagsResponse>({
  service: 'lambda',
  name: 'ListTags',
  level: 'Read',
  owner: ownerOfResource,
  check: checkResource,
  access: {
    kind: 'asks',
    declares: TAGGED_TYPES.map((resource) => ({ action: 'lambda:ListTags', resource })),
    asks: async (input, context) => [await askTags('lambda:ListTags', input, context)],
  },
  tables: TAGGED_TABLES,
  errors: FUNCTION_ERRORS,
  async handle({ input, rows, home }) {
    const { tags } = await mustHaveTagged(input, rows, home);
    return { Tags: tagMap(tags) };
  },
});
