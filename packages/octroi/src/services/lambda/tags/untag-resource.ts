import type { UntagResourceRequest } from '../../../../models/lambda.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { identities } from '../tables.ts';
import { askTags, checkResource, mustHaveTagged, ownerOfResource } from './target.ts';

/** Takes tags from a function; a key that it does not have is no error. */
export const untagResource = writes<UntagResourceRequest, object>({
  service: 'lambda',
  name: 'UntagResource',
  level: 'Tagging',
  owner: ownerOfResource,
  check: checkResource,
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:UntagResource', resource: 'function', keys: ['aws:TagKeys'] }],
    asks: async (input, context) => [await askTags('lambda:UntagResource', input, context, { 'aws:TagKeys': input.TagKeys })],
  },
  tables: [identities],
  errors: FUNCTION_ERRORS,
  async handle({ input, rows, home }) {
    const { name, identity } = await mustHaveTagged(input, rows, home);
    const removed = new Set(input.TagKeys);
    rows.put(identities, [name], { ...identity, tags: identity.tags.filter(({ Key }) => !removed.has(Key)) });
    return {};
  },
});
