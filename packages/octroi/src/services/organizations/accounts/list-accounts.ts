import type { ListAccountsRequest, ListAccountsResponse } from '../../../../models/organizations.gen.ts';
import { accountsTable } from '../../../kernel/accounts.ts';
import { members } from '../../../kernel/organization/tables.ts';
import { listAll } from '../../../kernel/rows.ts';
import { askAll } from '../shared/asks.ts';
import { readsOrganization } from '../shared/define.ts';
import { pageOf } from '../shared/paging.ts';
import { accountById } from '../shared/shapes.ts';

export const listAccounts = readsOrganization<ListAccountsRequest, ListAccountsResponse>({
  name: 'ListAccounts',
  level: 'List',
  who: 'administrators',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:ListAccounts', resource: '*' }],
    asks: () => [askAll('organizations:ListAccounts')],
  },
  tables: [members, accountsTable],
  async handle(call) {
    const { organization, shared, home } = call;
    const found = (await listAll(shared, members, [organization.id])).map(({ id }) => id.at(-1)!);
    const { items, more } = pageOf(call, 'ListAccounts', found, (id) => id);
    const accounts = await Promise.all(items.map((id) => accountById(shared, home.partition, organization, id)));
    return { Accounts: accounts.filter((account) => account !== null), ...more };
  },
});
