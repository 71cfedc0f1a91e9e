import type { AssumeRoleRequest } from '../../../../models/sts.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import type { Caller } from '../../../kernel/caller.ts';
import type { RequestFacts } from '../../../kernel/operation.ts';
import { sessionRestriction } from '../../../kernel/session-restrictions.ts';
import { checkMfa } from '../shared/mfa.ts';
import { checkRoleArn } from '../shared/role-arn.ts';
import { checkSessionPolicies } from '../shared/session-policies.ts';
import { checkSessionTags, inheritedTags } from '../shared/session-tags.ts';

/** What AWS refuses before it authorises, in the order of STS-24: RoleArn, session policies, tags, root, MFA. */
export function checkAssumeRole(input: AssumeRoleRequest, { caller }: RequestFacts): ApiError | null {
  return (
    sessionRestriction(caller, 'sts', 'AssumeRole') ??
    checkRoleArn(input.RoleArn) ??
    checkSessionPolicies(input) ??
    checkSessionTags(input.Tags ?? [], input.TransitiveTagKeys ?? [], inheritedTags(caller.session)) ??
    checkRoot(caller) ??
    checkMfa(input) ??
    checkSourceIdentity(input, caller)
  );
}

/** STS-11. */
function checkRoot(caller: Caller): ApiError | null {
  return caller.principal.kind === 'root' ? new ApiError('AccessDenied', 'Roles may not be assumed by root accounts.', { status: 403 }) : null;
}

/** STS-31: a source identity, once set, stays for the whole chain. AWS's text is not recorded; this is its usual one. */
function checkSourceIdentity({ SourceIdentity, RoleArn }: AssumeRoleRequest, caller: Caller): ApiError | null {
  const held = caller.session?.sourceIdentity;
  if (held === undefined || SourceIdentity === undefined || SourceIdentity === held) return null;
  return new ApiError('AccessDenied', `User: ${caller.arn} is not authorized to perform: sts:SetSourceIdentity on resource: ${RoleArn}`, { status: 403 });
}
