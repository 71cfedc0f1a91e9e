import type { AddUserToGroupRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askGroup } from '../shared/asks.ts';
import { join, joinTables } from '../shared/membership.ts';
import { mustHaveGroup, mustHaveUser } from '../shared/not-found.ts';

export const addUserToGroup = writes<AddUserToGroupRequest, object>({
  service: 'iam',
  name: 'AddUserToGroup',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:AddUserToGroup', resource: 'group' }],
    asks: async ({ GroupName }, context) => [await askGroup('iam:AddUserToGroup', GroupName, context)],
  },
  tables: joinTables,
  errors: ['NoSuchEntity', 'LimitExceeded'],
  async handle({ input, rows }) {
    // The user is looked for first (IAM-33).
    const user = await mustHaveUser(rows, input.UserName);
    const group = await mustHaveGroup(rows, input.GroupName);
    await join(rows, user.id, group.id);
    return {};
  },
});
