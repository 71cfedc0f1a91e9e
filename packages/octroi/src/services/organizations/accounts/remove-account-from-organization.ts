import type { RemoveAccountFromOrganizationRequest } from '../../../../models/organizations.gen.ts';
import { askAbout } from '../shared/asks.ts';
import { writesOrganization } from '../shared/define.ts';
import { accountNotFound } from '../shared/errors.ts';
import { leave, leaveTables } from '../shared/leave.ts';
import { isMember } from '../shared/nodes.ts';

export const removeAccountFromOrganization = writesOrganization<RemoveAccountFromOrganizationRequest, object>({
  name: 'RemoveAccountFromOrganization',
  level: 'Write',
  who: 'management',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:RemoveAccountFromOrganization', resource: 'account' }],
    asks: async ({ AccountId }, context) => [await askAbout('organizations:RemoveAccountFromOrganization', AccountId, context)],
  },
  tables: leaveTables,
  errors: ['AccountNotFoundException', 'MasterCannotLeaveOrganizationException', 'ConstraintViolationException'],
  async handle({ input, organization, shared }) {
    if (!(await isMember(shared, organization, input.AccountId))) throw accountNotFound();
    await leave(shared, organization, input.AccountId);
    return {};
  },
});
