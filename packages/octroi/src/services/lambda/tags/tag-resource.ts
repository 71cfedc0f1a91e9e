import type { TagResourceRequest } from '../../../../models/lambda.gen.ts';
import { requestTagKeys } from '../../../kernel/context.ts';
import { writes } from '../../../kernel/operation.ts';
import { FUNCTION_ERRORS, invalidParameter } from '../shared/errors.ts';
import { newTags, tagList } from '../shared/tags.ts';
import { identities } from '../tables.ts';
import { askTags, checkResource, mustHaveTagged, ownerOfResource } from './target.ts';

/** Adds or replaces tags of a function (LAM-94). */
export const tagResource = writes<TagResourceRequest, object>({
  service: 'lambda',
  name: 'TagResource',
  level: 'Tagging',
  owner: ownerOfResource,
  check: checkResource,
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:TagResource', resource: 'function', keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys'] }],
    asks: async (input, context) => [await askTags('lambda:TagResource', input, context, requestTagKeys(tagList(input.Tags)))],
  },
  tables: [identities],
  errors: FUNCTION_ERRORS,
  async handle({ input, rows, home }) {
    const { name, identity } = await mustHaveTagged(input, rows, home);
    if (Object.keys(input.Tags).length === 0) throw invalidParameter('An error occurred and the request cannot be processed.');
    rows.put(identities, [name], { ...identity, tags: newTags(identity.tags, input.Tags) });
    return {};
  },
});
