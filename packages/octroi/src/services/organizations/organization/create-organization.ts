import type { CreateOrganizationRequest, CreateOrganizationResponse } from '../../../../models/organizations.gen.ts';
import { accountsTable, installationScope } from '../../../kernel/accounts.ts';
import { writes } from '../../../kernel/operation.ts';
import { memberships, organizations, type OrganizationRow } from '../../../kernel/organization/tables.ts';
import { askAll } from '../shared/asks.ts';
import { organizationsError } from '../shared/errors.ts';
import { join, joinTables } from '../shared/join.ts';
import { newOrganizationId, newRootId } from '../shared/new-ids.ts';
import { mustHaveAccountRow, organizationShape } from '../shared/shapes.ts';

/** The account that asks becomes the management account. No policy type is enabled yet. */
export const createOrganization = writes<CreateOrganizationRequest, CreateOrganizationResponse>({
  service: 'organizations',
  name: 'CreateOrganization',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:CreateOrganization', resource: '*' }],
    asks: () => [askAll('organizations:CreateOrganization')],
  },
  tables: [],
  globalTables: [organizations, ...joinTables, accountsTable],
  errors: ['AlreadyInOrganizationException'],
  async handle({ input, rows, home, ids, now }) {
    const shared = rows.in(installationScope(home.partition));
    if ((await shared.get(memberships, [home.account])) !== undefined) throw organizationsError('AlreadyInOrganizationException', 'The AWS account is already a member of an organization.');
    const id = newOrganizationId(ids);
    if ((await shared.get(organizations, [id])) !== undefined) throw new Error(`the organization ${id} exists already`);
    const organization: OrganizationRow = { id, management: home.account, rootId: newRootId(ids), featureSet: input.FeatureSet ?? 'ALL', createdAt: now, enabled: {} };
    shared.put(organizations, [id], organization);
    join(shared, organization, home.account, 'INVITED', now);
    return { Organization: organizationShape(home.partition, organization, await mustHaveAccountRow(shared, home.account)) };
  },
});
