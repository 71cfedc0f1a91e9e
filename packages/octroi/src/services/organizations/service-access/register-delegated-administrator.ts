import type { RegisterDelegatedAdministratorRequest } from '../../../../models/organizations.gen.ts';
import { accountsTable } from '../../../kernel/accounts.ts';
import { delegations } from '../tables.ts';
import { askAbout } from '../shared/asks.ts';
import { writesOrganization } from '../shared/define.ts';
import { accountNotFound, constraintViolation, organizationsError } from '../shared/errors.ts';
import { isMember } from '../shared/nodes.ts';
import { mustHaveAccountRow } from '../shared/shapes.ts';
import { checkService } from './principal.ts';

const ACTION = 'organizations:RegisterDelegatedAdministrator';

export const registerDelegatedAdministrator = writesOrganization<RegisterDelegatedAdministratorRequest, object>({
  name: 'RegisterDelegatedAdministrator',
  level: 'Write',
  who: 'management',
  access: {
    kind: 'asks',
    declares: [{ action: ACTION, resource: 'account', keys: ['organizations:ServicePrincipal'] }],
    asks: async ({ AccountId, ServicePrincipal }, context) => [await askAbout(ACTION, AccountId, context, { 'organizations:ServicePrincipal': ServicePrincipal })],
  },
  tables: [accountsTable],
  errors: ['AccountNotFoundException', 'AccountAlreadyRegisteredException', 'ConstraintViolationException'],
  async handle({ input, organization, shared, now }) {
    const { AccountId, ServicePrincipal } = input;
    checkService(ServicePrincipal);
    if (!(await isMember(shared, organization, AccountId))) throw accountNotFound();
    if (AccountId === organization.management) {
      throw constraintViolation('CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR', 'You cannot register master account/yourself as delegated administrator for your organization.');
    }
    if ((await mustHaveAccountRow(shared, AccountId)).closedAt !== undefined) {
      throw constraintViolation('CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR', 'You cannot register a suspended account as delegated administrator for your organization.');
    }
    const id = [organization.id, AccountId, ServicePrincipal];
    if ((await shared.get(delegations, id)) !== undefined) {
      throw organizationsError('AccountAlreadyRegisteredException', 'The provided account is already a delegated administrator for your organization.');
    }
    shared.put(delegations, id, { enabledAt: now });
    return {};
  },
});
