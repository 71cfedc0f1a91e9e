import type { UpdatePolicyRequest, UpdatePolicyResponse } from '../../../../models/organizations.gen.ts';
import { controlPolicies, type ControlPolicyRow } from '../../../kernel/organization/tables.ts';
import { askAbout } from '../shared/asks.ts';
import { writesOrganization } from '../shared/define.ts';
import { policySummary } from '../shared/shapes.ts';
import { checkContent, mustHaveOwnPolicy, requireFreePolicyName } from './document.ts';

/** The new text binds the very next request of every account below. */
export const updatePolicy = writesOrganization<UpdatePolicyRequest, UpdatePolicyResponse>({
  name: 'UpdatePolicy',
  level: 'Permissions management',
  who: 'management',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:UpdatePolicy', resource: 'policy', keys: ['organizations:PolicyType'] }],
    asks: async ({ PolicyId }, context) => [await askAbout('organizations:UpdatePolicy', PolicyId, context)],
  },
  tables: [controlPolicies],
  errors: ['ConstraintViolationException', 'DuplicatePolicyException', 'MalformedPolicyDocumentException', 'PolicyNotFoundException'],
  async handle({ input, organization, shared, home }) {
    const before = await mustHaveOwnPolicy(shared, organization, input.PolicyId);
    const policy: ControlPolicyRow = { ...before, name: input.Name ?? before.name, description: input.Description ?? before.description, content: input.Content ?? before.content };
    if (input.Content !== undefined) checkContent(policy.content, policy.type);
    if (policy.name !== before.name) await requireFreePolicyName(shared, organization, policy.name, policy.type);
    shared.put(controlPolicies, [organization.id, policy.id], policy);
    return { Policy: { PolicySummary: policySummary(home.partition, organization, policy), Content: policy.content } };
  },
});
