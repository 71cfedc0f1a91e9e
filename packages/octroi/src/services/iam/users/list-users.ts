import type { ListUsersRequest, ListUsersResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askAll } from '../shared/asks.ts';
import { pageOfRows } from '../shared/pagination.ts';
import { users } from '../tables.ts';
import { listedUser } from '../shared/user-shape.ts';

export const listUsers = reads<ListUsersRequest, ListUsersResponse>({
  service: 'iam',
  name: 'ListUsers',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListUsers', resource: '*' }],
    asks: (_input, context) => [askAll('iam:ListUsers', 'user', context)],
  },
  tables: [users],
  errors: [],
  async handle(call) {
    const prefix = call.input.PathPrefix ?? '/';
    const { items, more } = await pageOfRows(call, 'ListUsers', users, { keep: ({ path }) => path.startsWith(prefix) });
    return { Users: items.map(({ row }) => listedUser(call.home, row)), ...more };
  },
});
