import type { DescribeAccountRequest, DescribeAccountResponse } from '../../../../models/organizations.gen.ts';
import { accountsTable } from '../../../kernel/accounts.ts';
import { askAbout } from '../shared/asks.ts';
import { readsOrganization } from '../shared/define.ts';
import { accountNotFound } from '../shared/errors.ts';
import { accountById } from '../shared/shapes.ts';

export const describeAccount = readsOrganization<DescribeAccountRequest, DescribeAccountResponse>({
  name: 'DescribeAccount',
  level: 'Read',
  who: 'administrators',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:DescribeAccount', resource: 'account' }],
    asks: async ({ AccountId }, context) => [await askAbout('organizations:DescribeAccount', AccountId, context)],
  },
  tables: [accountsTable],
  errors: ['AccountNotFoundException'],
  async handle({ input, organization, shared, home }) {
    const account = await accountById(shared, home.partition, organization, input.AccountId);
    if (account === null) throw accountNotFound();
    return { Account: account };
  },
});
