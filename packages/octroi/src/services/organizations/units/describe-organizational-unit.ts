import type { DescribeOrganizationalUnitRequest, DescribeOrganizationalUnitResponse } from '../../../../models/organizations.gen.ts';
import { units } from '../../../kernel/organization/tables.ts';
import { askAbout } from '../shared/asks.ts';
import { readsOrganization } from '../shared/define.ts';
import { mustHaveUnit } from '../shared/nodes.ts';
import { unitShape } from '../shared/shapes.ts';

export const describeOrganizationalUnit = readsOrganization<DescribeOrganizationalUnitRequest, DescribeOrganizationalUnitResponse>({
  name: 'DescribeOrganizationalUnit',
  level: 'Read',
  who: 'administrators',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:DescribeOrganizationalUnit', resource: 'organizationalunit' }],
    asks: async ({ OrganizationalUnitId }, context) => [await askAbout('organizations:DescribeOrganizationalUnit', OrganizationalUnitId, context)],
  },
  tables: [units],
  errors: ['OrganizationalUnitNotFoundException'],
  handle: async ({ input, organization, shared, home }) => ({ OrganizationalUnit: unitShape(home.partition, organization, await mustHaveUnit(shared, organization, input.OrganizationalUnitId)) }),
});
