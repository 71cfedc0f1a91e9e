import type { DescribeOrganizationResponse } from '../../../../models/organizations.gen.ts';
import { accountsTable } from '../../../kernel/accounts.ts';
import { askAll } from '../shared/asks.ts';
import { readsOrganization } from '../shared/define.ts';
import { mustHaveAccountRow, organizationShape } from '../shared/shapes.ts';

export const describeOrganization = readsOrganization<object, DescribeOrganizationResponse>({
  name: 'DescribeOrganization',
  level: 'Read',
  who: 'members',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:DescribeOrganization', resource: '*' }],
    asks: () => [askAll('organizations:DescribeOrganization')],
  },
  tables: [accountsTable],
  handle: async ({ organization, shared, home }) => ({ Organization: organizationShape(home.partition, organization, await mustHaveAccountRow(shared, organization.management)) }),
});
