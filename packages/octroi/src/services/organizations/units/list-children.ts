import type { ListChildrenRequest, ListChildrenResponse } from '../../../../models/organizations.gen.ts';
import { children, units } from '../../../kernel/organization/tables.ts';
import { askAbout } from '../shared/asks.ts';
import { readsOrganization } from '../shared/define.ts';
import { childrenOf, mustBeParent } from '../shared/nodes.ts';
import { pageOf } from '../shared/paging.ts';

export const listChildren = readsOrganization<ListChildrenRequest, ListChildrenResponse>({
  name: 'ListChildren',
  level: 'List',
  who: 'administrators',
  access: {
    kind: 'asks',
    declares: (['organizationalunit', 'root'] as const).map((resource) => ({ action: 'organizations:ListChildren', resource })),
    asks: async ({ ParentId }, context) => [await askAbout('organizations:ListChildren', ParentId, context)],
  },
  tables: [units, children],
  errors: ['ParentNotFoundException'],
  async handle(call) {
    const { input, organization, shared } = call;
    await mustBeParent(shared, organization, input.ParentId);
    const found = await childrenOf(shared, organization, input.ParentId, input.ChildType === 'ACCOUNT' ? 'account' : 'unit');
    const { items, more } = pageOf(call, `ListChildren:${input.ParentId}:${input.ChildType}`, found, (id) => id);
    return { Children: items.map((Id) => ({ Id, Type: input.ChildType })), ...more };
  },
});
