import type { ListRootsRequest, ListRootsResponse } from '../../../../models/organizations.gen.ts';
import { askAll } from '../shared/asks.ts';
import { readsOrganization } from '../shared/define.ts';
import { pageOf } from '../shared/paging.ts';
import { rootShape } from '../shared/shapes.ts';

export const listRoots = readsOrganization<ListRootsRequest, ListRootsResponse>({
  name: 'ListRoots',
  level: 'List',
  who: 'administrators',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:ListRoots', resource: '*' }],
    asks: () => [askAll('organizations:ListRoots')],
  },
  async handle(call) {
    const { items, more } = pageOf(call, 'ListRoots', [call.organization], ({ rootId }) => rootId);
    return { Roots: items.map((organization) => rootShape(call.home.partition, organization)), ...more };
  },
});
