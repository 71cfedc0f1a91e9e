import type { ListDelegatedServicesForAccountRequest, ListDelegatedServicesForAccountResponse } from '../../../../models/organizations.gen.ts';
import { listAll } from '../../../kernel/rows.ts';
import { delegations } from '../tables.ts';
import { askAbout } from '../shared/asks.ts';
import { readsOrganization } from '../shared/define.ts';
import { accountNotFound, organizationsError } from '../shared/errors.ts';
import { isMember } from '../shared/nodes.ts';
import { pageOf } from '../shared/paging.ts';

export const listDelegatedServicesForAccount = readsOrganization<ListDelegatedServicesForAccountRequest, ListDelegatedServicesForAccountResponse>({
  name: 'ListDelegatedServicesForAccount',
  level: 'List',
  who: 'administrators',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:ListDelegatedServicesForAccount', resource: 'account' }],
    asks: async ({ AccountId }, context) => [await askAbout('organizations:ListDelegatedServicesForAccount', AccountId, context)],
  },
  errors: ['AccountNotFoundException', 'AccountNotRegisteredException'],
  async handle(call) {
    const { input, organization, shared } = call;
    if (!(await isMember(shared, organization, input.AccountId))) throw accountNotFound();
    const found = await listAll(shared, delegations, [organization.id, input.AccountId]);
    if (found.length === 0) throw organizationsError('AccountNotRegisteredException', 'The provided account is not a registered delegated administrator for your organization.');
    const { items, more } = pageOf(call, `ListDelegatedServicesForAccount:${input.AccountId}`, found, ({ id }) => id.at(-1)!);
    return { DelegatedServices: items.map(({ id, row }) => ({ ServicePrincipal: id.at(-1)!, DelegationEnabledDate: new Date(row.enabledAt) })), ...more };
  },
});
