import type { ListGroupsForUserRequest, ListGroupsForUserResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { groupShape } from '../shared/group-shape.ts';
import { askUser } from '../shared/asks.ts';
import { groupsOf, membershipTables } from '../shared/membership.ts';
import { mustHaveUser } from '../shared/not-found.ts';
import { pageOfItems } from '../shared/pagination.ts';
import { nameKey, users } from '../tables.ts';

export const listGroupsForUser = reads<ListGroupsForUserRequest, ListGroupsForUserResponse>({
  service: 'iam',
  name: 'ListGroupsForUser',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListGroupsForUser', resource: 'user' }],
    asks: async ({ UserName }, context) => [await askUser('iam:ListGroupsForUser', UserName, context)],
  },
  tables: [users, ...membershipTables],
  errors: ['NoSuchEntity'],
  async handle(call) {
    const user = await mustHaveUser(call.rows, call.input.UserName);
    const { items, more } = pageOfItems(call, 'ListGroupsForUser', await groupsOf(call.rows, user.id), ({ name }) => nameKey(name));
    return { Groups: items.map((row) => groupShape(call.home, row)), ...more };
  },
});
