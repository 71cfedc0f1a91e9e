import type { UntagLogGroupRequest } from '../../../../models/logs.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askGroup } from '../shared/asks.ts';
import { designatedGroup, mustFindGroup } from '../shared/designation.ts';
import { LOGS_ERRORS } from '../shared/errors.ts';
import { putTags } from '../shared/tags.ts';
import { groups, groupTags } from '../tables.ts';

/** UntagResource as it was before: by the name of the group. */
export const untagLogGroup = writes<UntagLogGroupRequest, object>({
  service: 'logs',
  name: 'UntagLogGroup',
  level: 'Tagging',
  access: {
    kind: 'asks',
    declares: [{ action: 'logs:UntagLogGroup', resource: 'log-group', keys: ['aws:TagKeys'] }],
    asks: async ({ logGroupName, tags }, context) => [await askGroup('logs:UntagLogGroup', designatedGroup({ logGroupName }, context.scope), context, { 'aws:TagKeys': tags })],
  },
  tables: [groups, groupTags],
  errors: LOGS_ERRORS,
  async handle({ input: { logGroupName, tags }, rows, home }) {
    const { name } = await mustFindGroup(rows, designatedGroup({ logGroupName }, home), home);
    const present = (await rows.get(groupTags, [name]))?.tags ?? [];
    putTags(rows, name, present.filter(({ Key }) => !tags.includes(Key)));
    return {};
  },
});
