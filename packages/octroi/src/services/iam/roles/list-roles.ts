import type { ListRolesRequest, ListRolesResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askAll } from '../shared/asks.ts';
import { pageOfRows } from '../shared/pagination.ts';
import { roles } from '../tables.ts';
import { listedRole } from './shape.ts';

export const listRoles = reads<ListRolesRequest, ListRolesResponse>({
  service: 'iam',
  name: 'ListRoles',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListRoles', resource: '*' }],
    asks: (_input, context) => [askAll('iam:ListRoles', 'role', context)],
  },
  tables: [roles],
  errors: [],
  async handle(call) {
    const prefix = call.input.PathPrefix ?? '/';
    const { items, more } = await pageOfRows(call, 'ListRoles', roles, { keep: ({ path }) => path.startsWith(prefix) });
    return { Roles: await Promise.all(items.map(({ row }) => listedRole(call.home, row, call.look))), ...more };
  },
});
