import { parsePolicy, validateDocument } from '@octroi/policy';
import type { PolicyDescriptorType } from '../../../../models/sts.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { parseArn } from '../../../kernel/arn.ts';
import type { Principals } from '../../../kernel/principals.ts';
import type { Session } from '../../../kernel/session.ts';

/** POL-81: characters of the policy and all ARNs, as given. */
const MAX_PLAIN_TEXT = 2048;
const MAX_ARNS = 10;

interface PolicyParameters {
  readonly Policy?: string | undefined;
  readonly PolicyArns?: readonly PolicyDescriptorType[] | undefined;
}

/** The ARNs of the managed session policies of a request. */
export function policyArnsOf({ PolicyArns }: PolicyParameters): readonly string[] {
  return (PolicyArns ?? []).map(({ arn }) => arn ?? '');
}

const invalid = (value: string, path: string, constraint: string): ApiError =>
  new ApiError('ValidationError', `1 validation error detected: Value '${value}' at '${path}' failed to satisfy constraint: ${constraint}`, { status: 400 });

/**
 * POL-80, POL-81: what is wrong with the session policies of a request, as far as the request alone tells; null if nothing is.
 * The texts for the sum of policy and ARNs and for the ARNs are not recorded.
 */
export function checkSessionPolicies(parameters: PolicyParameters): ApiError | null {
  const { Policy } = parameters;
  const arns = policyArnsOf(parameters);
  if (Policy !== undefined && Policy.length > MAX_PLAIN_TEXT) return invalid(Policy, 'policy', `Member must have length less than or equal to ${MAX_PLAIN_TEXT}`);
  if (arns.length > MAX_ARNS) return invalid(`[${arns.map((arn) => `{arn=${arn}}`).join(', ')}]`, 'policyArns', `Member must have length less than or equal to ${MAX_ARNS}`);
  for (const arn of arns) {
    const parts = parseArn(arn);
    if (parts?.service !== 'iam' || parts.region !== '' || !parts.resource.startsWith('policy/')) return new ApiError('ValidationError', `${arn} is invalid`, { status: 400 });
  }
  const plain = arns.reduce((sum, arn) => sum + arn.length, Policy?.length ?? 0);
  if (plain > MAX_PLAIN_TEXT) {
    const percent = Math.ceil((plain * 100) / MAX_PLAIN_TEXT);
    return new ApiError('PackedPolicyTooLarge', `Packed policy consumes ${percent}% of allotted space, please use smaller policy.`, { status: 400 });
  }
  return Policy === undefined ? null : malformed(Policy);
}

/** Also refuses what would pass IAM's checks and yet not compile: a session's every later request would fail. */
function malformed(policy: string): ApiError | null {
  const rejection = validateDocument(policy, 'session');
  if (rejection !== null) return new ApiError(rejection.code, rejection.message, { status: 400 });
  return parsePolicy(policy).ok ? null : new ApiError('MalformedPolicyDocument', 'Syntax errors in policy.', { status: 400 });
}

/**
 * POL-81: managed session policies must exist, in the session's account or at AWS. The code and text are not recorded: the text is
 * what IAM says of a policy that cannot be attached. Called when the request is authorised, so that it tells nobody else what exists.
 */
export async function requireManagedPolicies(session: Session, principals: Principals): Promise<void> {
  const { partition, account } = session;
  for (const arn of session.policyArns) {
    const parts = parseArn(arn);
    const reachable = parts?.partition === partition && (parts.account === account || parts.account === 'aws');
    if (!reachable || !(await principals.managedPolicyExists(partition, account, arn))) {
      throw new ApiError('ValidationError', `Policy ${arn} does not exist or is not attachable.`, { status: 400 });
    }
  }
}
