import type { DisableAWSServiceAccessRequest } from '../../../../models/organizations.gen.ts';
import { serviceAccess } from '../tables.ts';
import { askAll } from '../shared/asks.ts';
import { writesOrganization } from '../shared/define.ts';
import { checkService } from './principal.ts';

export const disableAWSServiceAccess = writesOrganization<DisableAWSServiceAccessRequest, object>({
  name: 'DisableAWSServiceAccess',
  level: 'Write',
  who: 'management',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:DisableAWSServiceAccess', resource: '*', keys: ['organizations:ServicePrincipal'] }],
    asks: ({ ServicePrincipal }) => [askAll('organizations:DisableAWSServiceAccess', { 'organizations:ServicePrincipal': ServicePrincipal })],
  },
  tables: [serviceAccess],
  async handle({ input, organization, shared }) {
    checkService(input.ServicePrincipal);
    shared.delete(serviceAccess, [organization.id, input.ServicePrincipal]);
    return {};
  },
});
