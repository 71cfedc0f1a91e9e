import type { DetachPolicyRequest } from '../../../../models/organizations.gen.ts';
import { attachedPolicies } from '../../../kernel/organization/attached.ts';
import { awsControlPolicy } from '../../../kernel/organization/aws-policies.ts';
import { controlPolicies, policyAttachments, policyTargets, units } from '../../../kernel/organization/tables.ts';
import { writesOrganization } from '../shared/define.ts';
import { constraintViolation, invalidInput, organizationsError } from '../shared/errors.ts';
import { mustBeTarget } from '../shared/nodes.ts';
import { mustHavePolicy } from '../policies/document.ts';
import { attachmentAsks, attachmentDeclares } from './asks.ts';

/** The last SCP of a target stays (EVAL-36), and AWS's own RCP always does (POL-34b). */
export const detachPolicy = writesOrganization<DetachPolicyRequest, object>({
  name: 'DetachPolicy',
  level: 'Permissions management',
  who: 'management',
  access: {
    kind: 'asks',
    declares: attachmentDeclares('organizations:DetachPolicy'),
    asks: (input, context) => attachmentAsks('organizations:DetachPolicy', input, context),
  },
  tables: [units, controlPolicies, policyAttachments, policyTargets],
  errors: ['ConstraintViolationException', 'PolicyNotAttachedException', 'PolicyNotFoundException', 'TargetNotFoundException'],
  async handle({ input, organization, shared }) {
    const policy = await mustHavePolicy(shared, organization, input.PolicyId);
    await mustBeTarget(shared, organization, input.TargetId);
    const mark = organization.enabled[policy.type];
    if (mark === undefined) throw policyNotAttached();
    const present = await attachedPolicies(shared, organization, input.TargetId, policy.type);
    if (!present.some(({ id }) => id === policy.id)) throw policyNotAttached();
    const aws = awsControlPolicy(policy.id) !== undefined;
    if (aws && policy.type === 'RESOURCE_CONTROL_POLICY') throw invalidInput('NON_DETACHABLE_POLICY', 'You specified a policy that cannot be detached.');
    if (present.length === 1) {
      throw constraintViolation('MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED', 'You cannot remove the last policy attached to the specified target. You must have at least one attached at all times.');
    }
    const id = [organization.id, mark, input.TargetId, policy.id];
    if (aws) shared.put(policyAttachments, id, { attached: false });
    else {
      shared.delete(policyAttachments, id);
      shared.delete(policyTargets, [organization.id, policy.id, input.TargetId]);
    }
    return {};
  },
});

const policyNotAttached = () => organizationsError('PolicyNotAttachedException', "The policy isn't attached to the specified target in the specified root.");
