import type { ListTagsRequest, ListTagsResponse } from '../../../../models/lambda.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { tagMap } from '../shared/tags.ts';
import { identities } from '../tables.ts';
import { askTags, checkResource, mustHaveTagged, ownerOfResource } from './target.ts';

export const listTags = reads<ListTagsRequest, ListTagsResponse>({
  service: 'lambda',
  name: 'ListTags',
  level: 'Read',
  owner: ownerOfResource,
  check: checkResource,
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:ListTags', resource: 'function' }],
    asks: async (input, context) => [await askTags('lambda:ListTags', input, context)],
  },
  tables: [identities],
  errors: FUNCTION_ERRORS,
  async handle({ input, rows, home }) {
    const { identity } = await mustHaveTagged(input, rows, home);
    return { Tags: tagMap(identity.tags) };
  },
});
