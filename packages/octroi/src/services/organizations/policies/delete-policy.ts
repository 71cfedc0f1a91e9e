import type { DeletePolicyRequest } from '../../../../models/organizations.gen.ts';
import { controlPolicies, policyTargets } from '../../../kernel/organization/tables.ts';
import { resourceTags } from '../tables.ts';
import { askAbout } from '../shared/asks.ts';
import { writesOrganization } from '../shared/define.ts';
import { organizationsError } from '../shared/errors.ts';
import { targetsOf } from '../attachments/targets.ts';
import { mustHaveOwnPolicy } from './document.ts';

export const deletePolicy = writesOrganization<DeletePolicyRequest, object>({
  name: 'DeletePolicy',
  level: 'Write',
  who: 'management',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:DeletePolicy', resource: 'policy', keys: ['organizations:PolicyType'] }],
    asks: async ({ PolicyId }, context) => [await askAbout('organizations:DeletePolicy', PolicyId, context)],
  },
  tables: [controlPolicies, policyTargets, resourceTags],
  errors: ['PolicyNotFoundException', 'PolicyInUseException'],
  async handle({ input, organization, shared }) {
    const policy = await mustHaveOwnPolicy(shared, organization, input.PolicyId);
    if ((await targetsOf(shared, organization, policy)).length > 0) {
      throw organizationsError('PolicyInUseException', 'The policy is attached to one or more entities. You must detach it from all roots, OUs, and accounts before performing this operation.');
    }
    shared.delete(controlPolicies, [organization.id, policy.id]);
    shared.delete(resourceTags, [organization.id, policy.id]);
    return {};
  },
});
