import type { DelegatedAdministrator, ListDelegatedAdministratorsRequest, ListDelegatedAdministratorsResponse } from '../../../../models/organizations.gen.ts';
import { accountsTable } from '../../../kernel/accounts.ts';
import { listAll } from '../../../kernel/rows.ts';
import { delegations } from '../tables.ts';
import { askAll } from '../shared/asks.ts';
import { readsOrganization } from '../shared/define.ts';
import { pageOf } from '../shared/paging.ts';
import { accountById } from '../shared/shapes.ts';

export const listDelegatedAdministrators = readsOrganization<ListDelegatedAdministratorsRequest, ListDelegatedAdministratorsResponse>({
  name: 'ListDelegatedAdministrators',
  level: 'List',
  who: 'administrators',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:ListDelegatedAdministrators', resource: '*', keys: ['organizations:ServicePrincipal'] }],
    asks: ({ ServicePrincipal }) => [askAll('organizations:ListDelegatedAdministrators', { 'organizations:ServicePrincipal': ServicePrincipal })],
  },
  tables: [accountsTable],
  async handle(call) {
    const { input, organization, shared, home } = call;
    const since = new Map<string, number>();
    for (const { id, row } of await listAll(shared, delegations, [organization.id])) {
      const [, account, service] = id as [string, string, string];
      if (input.ServicePrincipal === undefined || input.ServicePrincipal === service) since.set(account, Math.min(since.get(account) ?? row.enabledAt, row.enabledAt));
    }
    const { items, more } = pageOf(call, `ListDelegatedAdministrators:${input.ServicePrincipal ?? ''}`, [...since.keys()], (id) => id);
    const found: DelegatedAdministrator[] = [];
    for (const id of items) {
      const account = await accountById(shared, home.partition, organization, id);
      if (account !== null) found.push({ ...account, DelegationEnabledDate: new Date(since.get(id)!) });
    }
    return { DelegatedAdministrators: found, ...more };
  },
});
