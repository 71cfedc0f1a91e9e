import type { RemoveUserFromGroupRequest } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { writes } from '../../../kernel/operation.ts';
import { askGroup } from '../shared/asks.ts';
import { leave, membershipTables } from '../shared/membership.ts';
import { mustHaveGroup, mustHaveUser } from '../shared/not-found.ts';

export const removeUserFromGroup = writes<RemoveUserFromGroupRequest, object>({
  service: 'iam',
  name: 'RemoveUserFromGroup',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:RemoveUserFromGroup', resource: 'group' }],
    asks: async ({ GroupName }, context) => [await askGroup('iam:RemoveUserFromGroup', GroupName, context)],
  },
  tables: membershipTables,
  errors: ['NoSuchEntity'],
  async handle({ input, rows }) {
    // The user is looked for first (IAM-33).
    const user = await mustHaveUser(rows, input.UserName);
    const group = await mustHaveGroup(rows, input.GroupName);
    if (!(await leave(rows, user.id, group.id))) throw new ApiError('NoSuchEntity', `User ${user.name} is not in group ${group.name}.`);
    return {};
  },
});
