import type { GetGroupRequest, GetGroupResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askGroup } from '../shared/asks.ts';
import { groupShape } from '../shared/group-shape.ts';
import { membershipTables, usersOf } from '../shared/membership.ts';
import { mustHaveGroup } from '../shared/not-found.ts';
import { pageOfItems } from '../shared/pagination.ts';
import { listedUser } from '../shared/user-shape.ts';
import { nameKey } from '../tables.ts';

export const getGroup = reads<GetGroupRequest, GetGroupResponse>({
  service: 'iam',
  name: 'GetGroup',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:GetGroup', resource: 'group' }],
    asks: async ({ GroupName }, context) => [await askGroup('iam:GetGroup', GroupName, context)],
  },
  tables: membershipTables,
  errors: ['NoSuchEntity'],
  async handle(call) {
    const group = await mustHaveGroup(call.rows, call.input.GroupName);
    const { items, more } = pageOfItems(call, 'GetGroup', await usersOf(call.rows, group.id), ({ name }) => nameKey(name));
    return { Group: groupShape(call.home, group), Users: items.map((row) => listedUser(call.home, row)), ...more };
  },
});
