import type { ListAWSServiceAccessForOrganizationRequest, ListAWSServiceAccessForOrganizationResponse } from '../../../../models/organizations.gen.ts';
import { listAll } from '../../../kernel/rows.ts';
import { serviceAccess } from '../tables.ts';
import { askAll } from '../shared/asks.ts';
import { readsOrganization } from '../shared/define.ts';
import { pageOf } from '../shared/paging.ts';

export const listAWSServiceAccessForOrganization = readsOrganization<ListAWSServiceAccessForOrganizationRequest, ListAWSServiceAccessForOrganizationResponse>({
  name: 'ListAWSServiceAccessForOrganization',
  level: 'List',
  who: 'administrators',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:ListAWSServiceAccessForOrganization', resource: '*' }],
    asks: () => [askAll('organizations:ListAWSServiceAccessForOrganization')],
  },
  tables: [serviceAccess],
  async handle(call) {
    const found = await listAll(call.shared, serviceAccess, [call.organization.id]);
    const { items, more } = pageOf(call, 'ListAWSServiceAccessForOrganization', found, ({ id }) => id.at(-1)!);
    return { EnabledServicePrincipals: items.map(({ id, row }) => ({ ServicePrincipal: id.at(-1)!, DateEnabled: new Date(row.enabledAt) })), ...more };
  },
});
