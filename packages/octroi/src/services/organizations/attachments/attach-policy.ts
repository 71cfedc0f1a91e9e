import type { AttachPolicyRequest } from '../../../../models/organizations.gen.ts';
import { attachedPolicies } from '../../../kernel/organization/attached.ts';
import { awsControlPolicy } from '../../../kernel/organization/aws-policies.ts';
import { controlPolicies, policyAttachments, policyTargets, units } from '../../../kernel/organization/tables.ts';
import { writesOrganization } from '../shared/define.ts';
import { constraintViolation, organizationsError, typeNotEnabled } from '../shared/errors.ts';
import { mustBeTarget } from '../shared/nodes.ts';
import { MAX_ATTACHED } from '../shared/quotas.ts';
import { mustHavePolicy } from '../policies/document.ts';
import { attachmentAsks, attachmentDeclares } from './asks.ts';

export const attachPolicy = writesOrganization<AttachPolicyRequest, object>({
  name: 'AttachPolicy',
  level: 'Permissions management',
  who: 'management',
  access: {
    kind: 'asks',
    declares: attachmentDeclares('organizations:AttachPolicy'),
    asks: (input, context) => attachmentAsks('organizations:AttachPolicy', input, context),
  },
  tables: [units, controlPolicies, policyAttachments, policyTargets],
  errors: ['ConstraintViolationException', 'DuplicatePolicyAttachmentException', 'PolicyNotFoundException', 'PolicyTypeNotEnabledException', 'TargetNotFoundException'],
  async handle({ input, organization, shared }) {
    const policy = await mustHavePolicy(shared, organization, input.PolicyId);
    await mustBeTarget(shared, organization, input.TargetId);
    const mark = organization.enabled[policy.type];
    if (mark === undefined) throw typeNotEnabled();
    const present = await attachedPolicies(shared, organization, input.TargetId, policy.type);
    if (present.some(({ id }) => id === policy.id)) throw organizationsError('DuplicatePolicyAttachmentException', 'The selected policy is already attached to the specified target.');
    if (present.length >= MAX_ATTACHED) throw constraintViolation('MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED', 'You have attached the maximum number of policies to the specified target.');
    const id = [organization.id, mark, input.TargetId, policy.id];
    if (awsControlPolicy(policy.id) !== undefined) shared.delete(policyAttachments, id);
    else {
      shared.put(policyAttachments, id, { attached: true });
      shared.put(policyTargets, [organization.id, policy.id, input.TargetId], { mark });
    }
    return {};
  },
});
