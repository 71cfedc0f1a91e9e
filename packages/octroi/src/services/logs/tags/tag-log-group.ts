import type { TagLogGroupRequest } from '../../../../models/logs.gen.ts';
import { requestTagKeys } from '../../../kernel/context.ts';
import { writes } from '../../../kernel/operation.ts';
import { askGroup } from '../shared/asks.ts';
import { designatedGroup, mustFindGroup } from '../shared/designation.ts';
import { LOGS_ERRORS } from '../shared/errors.ts';
import { mergedTags, putTags, tagList } from '../shared/tags.ts';
import { groups, groupTags } from '../tables.ts';

/** TagResource as it was before: by the name of the group. */
export const tagLogGroup = writes<TagLogGroupRequest, object>({
  service: 'logs',
  name: 'TagLogGroup',
  level: 'Tagging',
  access: {
    kind: 'asks',
    declares: [{ action: 'logs:TagLogGroup', resource: 'log-group', keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys'] }],
    asks: async ({ logGroupName, tags }, context) => [await askGroup('logs:TagLogGroup', designatedGroup({ logGroupName }, context.scope), context, requestTagKeys(tagList(tags)))],
  },
  tables: [groups, groupTags],
  errors: [...LOGS_ERRORS, 'TooManyTagsException'],
  async handle({ input: { logGroupName, tags }, rows, home }) {
    const { name } = await mustFindGroup(rows, designatedGroup({ logGroupName }, home), home);
    putTags(rows, name, mergedTags((await rows.get(groupTags, [name]))?.tags ?? [], tags));
    return {};
  },
});
