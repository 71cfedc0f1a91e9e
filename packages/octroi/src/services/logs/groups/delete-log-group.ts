import type { DeleteLogGroupRequest } from '../../../../models/logs.gen.ts';
import { installationScope } from '../../../kernel/accounts.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { effect, writes } from '../../../kernel/operation.ts';
import { logKeeper } from '../parts.ts';
import { askGroup } from '../shared/asks.ts';
import { designatedGroup, mustFindGroup } from '../shared/designation.ts';
import { LOGS_ERRORS } from '../shared/errors.ts';
import { groupIndex, groups, groupTags } from '../tables.ts';

/** Deletes a log group; its streams and events, which nothing finds any more, are cleared away afterwards. */
export const deleteLogGroup = writes<DeleteLogGroupRequest, object>({
  service: 'logs',
  name: 'DeleteLogGroup',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'logs:DeleteLogGroup', resource: 'log-group' }],
    asks: async (input, context) => [await askGroup('logs:DeleteLogGroup', designatedGroup(input, context.scope), context)],
  },
  tables: [groups, groupTags],
  globalTables: [groupIndex],
  errors: [...LOGS_ERRORS, 'ValidationException'],
  async handle({ input, rows, home }) {
    const group = await mustFindGroup(rows, designatedGroup(input, home), home);
    if (group.deletionProtected === true) throw new ApiError('ValidationException', 'The specified log group has deletion protection enabled.');
    rows.delete(groups, [group.name]);
    if ((await rows.get(groupTags, [group.name])) !== undefined) rows.delete(groupTags, [group.name]);
    const { account, region } = home;
    rows.in(installationScope(home.partition)).put(groupIndex, [group.id], { account, region, name: group.name, bytes: 0, deleted: true });
    return effect(async (outside) => {
      outside.use(logKeeper).deleted();
      return {};
    });
  },
});
