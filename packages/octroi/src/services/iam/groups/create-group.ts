import type { CreateGroupRequest, CreateGroupResponse } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { writes } from '../../../kernel/operation.ts';
import { globalScope } from '../../../kernel/scope.ts';
import { entityArn } from '../shared/arns.ts';
import { groupShape } from '../shared/group-shape.ts';
import { quotaTables, requireQuota } from '../shared/quota.ts';
import { entities, groups, nameKey, type GroupRow } from '../tables.ts';

export const createGroup = writes<CreateGroupRequest, CreateGroupResponse>({
  service: 'iam',
  name: 'CreateGroup',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:CreateGroup', resource: 'group' }],
    asks: ({ GroupName, Path }, context) => [{ action: 'iam:CreateGroup', resource: entityArn(globalScope(context.scope), 'group', { path: Path ?? '/', name: GroupName }) }],
  },
  tables: [groups, entities, ...quotaTables],
  errors: ['EntityAlreadyExists', 'LimitExceeded'],
  async handle({ input, rows, home, ids, now }) {
    if ((await rows.get(groups, [nameKey(input.GroupName)])) !== undefined) {
      throw new ApiError('EntityAlreadyExists', `Group with name ${input.GroupName} already exists.`);
    }
    await requireQuota(rows, groups, 'GroupsQuota');
    const row: GroupRow = { name: input.GroupName, path: input.Path ?? '/', id: ids.unique('AGPA'), createdAt: now };
    rows.put(groups, [nameKey(row.name)], row);
    rows.put(entities, [row.id], { kind: 'group', name: row.name });
    return { Group: groupShape(home, row) };
  },
});
