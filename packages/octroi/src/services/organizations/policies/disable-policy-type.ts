import type { DisablePolicyTypeRequest, DisablePolicyTypeResponse } from '../../../../models/organizations.gen.ts';
import { organizations, POLICY_TYPES } from '../../../kernel/organization/tables.ts';
import { askAbout } from '../shared/asks.ts';
import { writesOrganization } from '../shared/define.ts';
import { rootNotFound, typeNotEnabled } from '../shared/errors.ts';
import { rootShape } from '../shared/shapes.ts';
import { withType } from './policy-type.ts';

/** Takes every policy of the type from every root, unit and account: none binds any more. */
export const disablePolicyType = writesOrganization<DisablePolicyTypeRequest, DisablePolicyTypeResponse>({
  name: 'DisablePolicyType',
  level: 'Write',
  who: 'management',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:DisablePolicyType', resource: 'root', keys: ['organizations:PolicyType'] }],
    asks: async ({ RootId, PolicyType }, context) => [await askAbout('organizations:DisablePolicyType', RootId, context, { 'organizations:PolicyType': PolicyType })],
  },
  errors: ['RootNotFoundException', 'PolicyTypeNotEnabledException'],
  async handle({ input, organization, shared, home }) {
    if (input.RootId !== organization.rootId) throw rootNotFound();
    const type = POLICY_TYPES.find((known) => known === input.PolicyType);
    if (type === undefined || organization.enabled[type] === undefined) throw typeNotEnabled();
    const changed = withType(organization, type, null);
    shared.put(organizations, [organization.id], changed);
    return { Root: rootShape(home.partition, changed) };
  },
});
