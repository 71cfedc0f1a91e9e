import type { CloseAccountRequest } from '../../../../models/organizations.gen.ts';
import { accountsTable } from '../../../kernel/accounts.ts';
import { askAbout } from '../shared/asks.ts';
import { writesOrganization } from '../shared/define.ts';
import { accountNotFound, constraintViolation, organizationsError } from '../shared/errors.ts';
import { isMember } from '../shared/nodes.ts';
import { mustHaveAccountRow } from '../shared/shapes.ts';

/** From the next request on every principal of the account is refused. */
export const closeAccount = writesOrganization<CloseAccountRequest, object>({
  name: 'CloseAccount',
  level: 'Write',
  who: 'management',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:CloseAccount', resource: 'account' }],
    asks: async ({ AccountId }, context) => [await askAbout('organizations:CloseAccount', AccountId, context)],
  },
  tables: [accountsTable],
  errors: ['AccountNotFoundException', 'AccountAlreadyClosedException', 'ConstraintViolationException'],
  async handle({ input, organization, shared, now }) {
    const { AccountId } = input;
    if (!(await isMember(shared, organization, AccountId))) throw accountNotFound();
    if (AccountId === organization.management) throw constraintViolation('CANNOT_CLOSE_MANAGEMENT_ACCOUNT', 'You attempted to close the management account.');
    const account = await mustHaveAccountRow(shared, AccountId);
    if (account.closedAt !== undefined) throw organizationsError('AccountAlreadyClosedException', 'The provided account is already closed.');
    shared.put(accountsTable, [AccountId], { ...account, closedAt: now });
    return {};
  },
});
