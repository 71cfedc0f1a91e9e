import type { UntagResourceRequest } from '../../../../models/lambda.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { askTags, checkResource, mustHaveTagged, ownerOfResource, TAGGED_TABLES, TAGGED_TYPES } from './target.ts';

/** Takes tags away; a key that is not there is no error. */
export const untagResource = writes<UntagResourceRequest, object>({
  service: 'lambda',
  name: 'UntagResource',
  level: 'Tagging',
  owner: ownerOfResource,
  check: checkResource,
  access: {
    kind: 'asks',
    declares: TAGGED_TYPES.map((resource) => ({ action: 'lambda:UntagResource', resource, keys: ['aws:TagKeys'] })),
    asks: async (input, context) => [await askTags('lambda:UntagResource', input, context, { 'aws:TagKeys': input.TagKeys })],
  },
  tables: TAGGED_TABLES,
  errors: FUNCTION_ERRORS,
  async handle({ input, rows, home }) {
    const tagged = await mustHaveTagged(input, rows, home);
    const removed = new Set(input.TagKeys);
    tagged.put(rows, tagged.tags.filter(({ Key }) => !removed.has(Key)));
    return {};
  },
});
