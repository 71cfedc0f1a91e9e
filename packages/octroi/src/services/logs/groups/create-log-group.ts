import type { CreateLogGroupRequest } from '../../../../models/logs.gen.ts';
import { installationScope } from '../../../kernel/accounts.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { requestTagKeys } from '../../../kernel/context.ts';
import { writes } from '../../../kernel/operation.ts';
import { askGroup, askTagged } from '../shared/asks.ts';
import { designatedGroup } from '../shared/designation.ts';
import { groupExists, invalidParameter } from '../shared/errors.ts';
import { mergedTags, putTags, tagList } from '../shared/tags.ts';
import { groupIndex, groups, groupTags } from '../tables.ts';

/** Makes a log group; with tags, AWS asks for the right to tag as well, and refuses in words of its own. */
export const createLogGroup = writes<CreateLogGroupRequest, object>({
  service: 'logs',
  name: 'CreateLogGroup',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [
      { action: 'logs:CreateLogGroup', resource: 'log-group', keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys'] },
      { action: 'logs:TagResource', resource: 'log-group', keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys'], when: 'tags are given' },
    ],
    async asks({ logGroupName, tags }, context) {
      const group = designatedGroup({ logGroupName }, context.scope);
      const given = tagList(tags);
      const keys = requestTagKeys(given);
      const create = await askGroup('logs:CreateLogGroup', group, context, keys);
      if (given.length === 0) return [create];
      const text = `User with accountId: ${group.scope.account} is not authorized to perform CreateLogGroup with Tags. An additional permission "logs:TagResource" is required.`;
      return [create, { ...(await askTagged('logs:TagResource', group, context, keys)), denial: (_decision, { code }) => new ApiError(code, text, { status: 403 }) }];
    },
  },
  tables: [groups, groupTags],
  globalTables: [groupIndex],
  errors: ['InvalidParameterException', 'ResourceAlreadyExistsException', 'TooManyTagsException'],
  async handle({ input, rows, home, ids, now }) {
    const { logGroupName: name, logGroupClass = 'STANDARD', kmsKeyId, tags, deletionProtectionEnabled } = input;
    if (name.toLowerCase().startsWith('aws/')) throw invalidParameter('Log groups starting with AWS/ are reserved for AWS.');
    if ((await rows.get(groups, [name])) !== undefined) throw groupExists();
    const id = ids.uuid();
    rows.put(groups, [name], {
      id,
      name,
      createdAt: now,
      logGroupClass,
      ...(kmsKeyId === undefined ? {} : { kmsKeyId }),
      ...(deletionProtectionEnabled === true ? { deletionProtected: true } : {}),
    });
    const list = mergedTags([], tags ?? {});
    if (list.length > 0) putTags(rows, name, list);
    rows.in(installationScope(home.partition)).put(groupIndex, [id], { account: home.account, region: home.region, name, bytes: 0 });
    return {};
  },
});
