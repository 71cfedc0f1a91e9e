import type { ListTagsLogGroupRequest, ListTagsLogGroupResponse } from '../../../../models/logs.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askGroup } from '../shared/asks.ts';
import { designatedGroup, mustFindGroup } from '../shared/designation.ts';
import { LOGS_ERRORS } from '../shared/errors.ts';
import { tagMap } from '../shared/tags.ts';
import { groups, groupTags } from '../tables.ts';

/** ListTagsForResource as it was before: by the name of the group. */
export const listTagsLogGroup = reads<ListTagsLogGroupRequest, ListTagsLogGroupResponse>({
  service: 'logs',
  name: 'ListTagsLogGroup',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'logs:ListTagsLogGroup', resource: 'log-group' }],
    asks: async ({ logGroupName }, context) => [await askGroup('logs:ListTagsLogGroup', designatedGroup({ logGroupName }, context.scope), context)],
  },
  tables: [groups, groupTags],
  errors: LOGS_ERRORS,
  async handle({ input: { logGroupName }, rows, home }) {
    const { name } = await mustFindGroup(rows, designatedGroup({ logGroupName }, home), home);
    return { tags: tagMap((await rows.get(groupTags, [name]))?.tags ?? []) };
  },
});
