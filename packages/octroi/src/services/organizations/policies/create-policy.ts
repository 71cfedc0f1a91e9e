import type { CreatePolicyRequest, CreatePolicyResponse } from '../../../../models/organizations.gen.ts';
import { requestTagKeys } from '../../../kernel/context.ts';
import { FULL_ACCESS } from '../../../kernel/organization/aws-policies.ts';
import { controlPolicies, type ControlPolicyRow } from '../../../kernel/organization/tables.ts';
import { resourceTags } from '../tables.ts';
import { askNewPolicy } from '../shared/asks.ts';
import { writesOrganization } from '../shared/define.ts';
import { constraintViolation, organizationsError } from '../shared/errors.ts';
import { newPolicyId } from '../shared/new-ids.ts';
import { MAX_POLICIES } from '../shared/quotas.ts';
import { policySummary } from '../shared/shapes.ts';
import { checkTags, putTags } from '../shared/tags.ts';
import { checkContent, controlType, requireFreePolicyName } from './document.ts';

export const createPolicy = writesOrganization<CreatePolicyRequest, CreatePolicyResponse>({
  name: 'CreatePolicy',
  level: 'Write',
  who: 'management',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:CreatePolicy', resource: 'policy', keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys', 'organizations:PolicyType'] }],
    asks: async ({ Type, Tags }, context) => [await askNewPolicy('organizations:CreatePolicy', Type, context, requestTagKeys(Tags))],
  },
  tables: [controlPolicies, resourceTags],
  errors: ['ConstraintViolationException', 'DuplicatePolicyException', 'MalformedPolicyDocumentException', 'PolicyTypeNotAvailableForOrganizationException'],
  async handle({ input, organization, shared, ids, home }) {
    const type = controlType(input.Type, organization);
    checkContent(input.Content, type);
    checkTags(input.Tags);
    if (FULL_ACCESS[type].name === input.Name) throw organizationsError('DuplicatePolicyException', 'A policy with the specified name and type already exists.');
    const present = await requireFreePolicyName(shared, organization, input.Name, type);
    if (present.length >= MAX_POLICIES) throw constraintViolation('POLICY_NUMBER_LIMIT_EXCEEDED', 'You have exceeded the number of policies that you can have in an organization.');
    const policy: ControlPolicyRow = { id: newPolicyId(ids), name: input.Name, description: input.Description, type, content: input.Content };
    shared.put(controlPolicies, [organization.id, policy.id], policy);
    putTags(shared, organization.id, policy.id, input.Tags);
    return { Policy: { PolicySummary: policySummary(home.partition, organization, policy), Content: policy.content } };
  },
});
