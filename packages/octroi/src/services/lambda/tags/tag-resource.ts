import type { TagResourceRequest } from '../../../../models/lambda.gen.ts';
import { requestTagKeys } from '../../../kernel/context.ts';
import { writes } from '../../../kernel/operation.ts';
import { FUNCTION_ERRORS, invalidParameter } from '../shared/errors.ts';
import { newTags, tagList } from '../shared/tags.ts';
import { askTags, checkResource, mustHaveTagged, ownerOfResource, TAGGED_TABLES, TAGGED_TYPES } from './target.ts';

/** Adds or replaces tags of a function or a code signing configuration (LAM-94). */
export const tagResource = writes<TagResourceRequest, object>({
  service: 'lambda',
  name: 'TagResource',
  level: 'Tagging',
  owner: ownerOfResource,
  check: checkResource,
  access: {
    kind: 'asks',
    declares: TAGGED_TYPES.map((resource) => ({ action: 'lambda:TagResource', resource, keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys'] })),
    asks: async (input, context) => [await askTags('lambda:TagResource', input, context, requestTagKeys(tagList(input.Tags)))],
  },
  tables: TAGGED_TABLES,
  errors: FUNCTION_ERRORS,
  async handle({ input, rows, home }) {
    const tagged = await mustHaveTagged(input, rows, home);
    if (Object.keys(input.Tags).length === 0) throw invalidParameter('An error occurred and the request cannot be processed.');
    tagged.put(rows, newTags(tagged.tags, input.Tags));
    return {};
  },
});
