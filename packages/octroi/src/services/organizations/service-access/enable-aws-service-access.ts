import type { EnableAWSServiceAccessRequest } from '../../../../models/organizations.gen.ts';
import { serviceAccess } from '../tables.ts';
import { askAll } from '../shared/asks.ts';
import { writesOrganization } from '../shared/define.ts';
import { checkService } from './principal.ts';

export const enableAWSServiceAccess = writesOrganization<EnableAWSServiceAccessRequest, object>({
  name: 'EnableAWSServiceAccess',
  level: 'Write',
  who: 'management',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:EnableAWSServiceAccess', resource: '*', keys: ['organizations:ServicePrincipal'] }],
    asks: ({ ServicePrincipal }) => [askAll('organizations:EnableAWSServiceAccess', { 'organizations:ServicePrincipal': ServicePrincipal })],
  },
  tables: [serviceAccess],
  async handle({ input, organization, shared, now }) {
    checkService(input.ServicePrincipal);
    const id = [organization.id, input.ServicePrincipal];
    if ((await shared.get(serviceAccess, id)) === undefined) shared.put(serviceAccess, id, { enabledAt: now });
    return {};
  },
});
