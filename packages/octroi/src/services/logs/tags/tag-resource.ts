import type { TagResourceRequest } from '../../../../models/logs.gen.ts';
import { requestTagKeys } from '../../../kernel/context.ts';
import { writes } from '../../../kernel/operation.ts';
import { askTagged } from '../shared/asks.ts';
import { mustFindGroup } from '../shared/designation.ts';
import { LOGS_ERRORS } from '../shared/errors.ts';
import { mergedTags, putTags, tagList } from '../shared/tags.ts';
import { groups, groupTags } from '../tables.ts';
import { checkResource, ownerOfResource, taggedGroup } from './target.ts';

/** Adds or replaces tags of a log group. */
export const tagResource = writes<TagResourceRequest, object>({
  service: 'logs',
  name: 'TagResource',
  level: 'Tagging',
  owner: ownerOfResource,
  check: checkResource,
  access: {
    kind: 'asks',
    declares: [{ action: 'logs:TagResource', resource: 'log-group', keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys'] }],
    asks: async (input, context) => [await askTagged('logs:TagResource', taggedGroup(input, context.scope), context, requestTagKeys(tagList(input.tags)))],
  },
  tables: [groups, groupTags],
  errors: [...LOGS_ERRORS, 'TooManyTagsException'],
  async handle({ input, rows, home }) {
    const { name } = await mustFindGroup(rows, taggedGroup(input, home), home);
    putTags(rows, name, mergedTags((await rows.get(groupTags, [name]))?.tags ?? [], input.tags));
    return {};
  },
});
