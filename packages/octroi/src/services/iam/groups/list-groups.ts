import type { ListGroupsRequest, ListGroupsResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askAll } from '../shared/asks.ts';
import { groupShape } from '../shared/group-shape.ts';
import { pageOfRows } from '../shared/pagination.ts';
import { groups } from '../tables.ts';

export const listGroups = reads<ListGroupsRequest, ListGroupsResponse>({
  service: 'iam',
  name: 'ListGroups',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListGroups', resource: '*' }],
    asks: (_input, context) => [askAll('iam:ListGroups', 'group', context)],
  },
  tables: [groups],
  errors: [],
  async handle(call) {
    const prefix = call.input.PathPrefix ?? '/';
    const { items, more } = await pageOfRows(call, 'ListGroups', groups, { keep: ({ path }) => path.startsWith(prefix) });
    return { Groups: items.map(({ row }) => groupShape(call.home, row)), ...more };
  },
});
