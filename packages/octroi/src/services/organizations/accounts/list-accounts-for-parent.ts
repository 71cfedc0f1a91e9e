import type { ListAccountsForParentRequest, ListAccountsForParentResponse } from '../../../../models/organizations.gen.ts';
import { accountsTable } from '../../../kernel/accounts.ts';
import { children, units } from '../../../kernel/organization/tables.ts';
import { askAbout } from '../shared/asks.ts';
import { readsOrganization } from '../shared/define.ts';
import { childrenOf, mustBeParent } from '../shared/nodes.ts';
import { pageOf } from '../shared/paging.ts';
import { accountById } from '../shared/shapes.ts';

export const listAccountsForParent = readsOrganization<ListAccountsForParentRequest, ListAccountsForParentResponse>({
  name: 'ListAccountsForParent',
  level: 'List',
  who: 'administrators',
  access: {
    kind: 'asks',
    declares: (['organizationalunit', 'root'] as const).map((resource) => ({ action: 'organizations:ListAccountsForParent', resource })),
    asks: async ({ ParentId }, context) => [await askAbout('organizations:ListAccountsForParent', ParentId, context)],
  },
  tables: [units, children, accountsTable],
  errors: ['ParentNotFoundException'],
  async handle(call) {
    const { input, organization, shared, home } = call;
    await mustBeParent(shared, organization, input.ParentId);
    const { items, more } = pageOf(call, `ListAccountsForParent:${input.ParentId}`, await childrenOf(shared, organization, input.ParentId, 'account'), (id) => id);
    const accounts = await Promise.all(items.map((id) => accountById(shared, home.partition, organization, id)));
    return { Accounts: accounts.filter((account) => account !== null), ...more };
  },
});
