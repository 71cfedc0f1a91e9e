import type { DescribeCreateAccountStatusRequest, DescribeCreateAccountStatusResponse } from '../../../../models/organizations.gen.ts';
import { effect } from '../../../kernel/operation.ts';
import { createRequests } from '../tables.ts';
import { askAll } from '../shared/asks.ts';
import { readsOrganization } from '../shared/define.ts';
import { organizationsError } from '../shared/errors.ts';
import { createStatus } from '../shared/shapes.ts';
import { accountMaker } from '../parts.ts';

/** A request that was cut off goes on where somebody asks for it. */
export const describeCreateAccountStatus = readsOrganization<DescribeCreateAccountStatusRequest, DescribeCreateAccountStatusResponse>({
  name: 'DescribeCreateAccountStatus',
  level: 'Read',
  who: 'administrators',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:DescribeCreateAccountStatus', resource: '*' }],
    asks: () => [askAll('organizations:DescribeCreateAccountStatus')],
  },
  tables: [createRequests],
  errors: ['CreateAccountStatusNotFoundException'],
  async handle({ input, organization, shared, home }) {
    const row = await shared.get(createRequests, [organization.id, input.CreateAccountRequestId]);
    if (row === undefined) throw organizationsError('CreateAccountStatusNotFoundException', "You specified a create account request that doesn't exist.");
    const answer = { CreateAccountStatus: createStatus(row) };
    if (row.state !== 'IN_PROGRESS') return answer;
    return effect(async ({ use }) => {
      await use(accountMaker).make(home.partition, organization.id, row.id);
      return answer;
    });
  },
});
