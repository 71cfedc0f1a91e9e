import type { DeregisterDelegatedAdministratorRequest } from '../../../../models/organizations.gen.ts';
import { delegations } from '../tables.ts';
import { askAbout } from '../shared/asks.ts';
import { writesOrganization } from '../shared/define.ts';
import { accountNotFound, organizationsError } from '../shared/errors.ts';
import { isMember } from '../shared/nodes.ts';
import { checkService } from './principal.ts';

const ACTION = 'organizations:DeregisterDelegatedAdministrator';

export const deregisterDelegatedAdministrator = writesOrganization<DeregisterDelegatedAdministratorRequest, object>({
  name: 'DeregisterDelegatedAdministrator',
  level: 'Write',
  who: 'management',
  access: {
    kind: 'asks',
    declares: [{ action: ACTION, resource: 'account', keys: ['organizations:ServicePrincipal'] }],
    asks: async ({ AccountId, ServicePrincipal }, context) => [await askAbout(ACTION, AccountId, context, { 'organizations:ServicePrincipal': ServicePrincipal })],
  },
  errors: ['AccountNotFoundException', 'AccountNotRegisteredException'],
  async handle({ input, organization, shared }) {
    checkService(input.ServicePrincipal);
    if (!(await isMember(shared, organization, input.AccountId))) throw accountNotFound();
    const id = [organization.id, input.AccountId, input.ServicePrincipal];
    if ((await shared.get(delegations, id)) === undefined) {
      throw organizationsError('AccountNotRegisteredException', 'The provided account is not a registered delegated administrator for your organization.');
    }
    shared.delete(delegations, id);
    return {};
  },
});
