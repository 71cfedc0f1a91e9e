import type { AssumeRoleRequest } from '../../../../models/sts.gen.ts';
import type { AskContext } from '../../../kernel/operation.ts';
import type { RoleFacts } from '../../../kernel/principals.ts';
import type { NewSession } from '../shared/credentials.ts';
import { policyArnsOf } from '../shared/session-policies.ts';
import { inheritedTags, roleSessionTags } from '../shared/session-tags.ts';

const LAMBDA = 'lambda.amazonaws.com';

/**
 * The session of a role, in the role's account. Of the caller's session only transitive tags and the source identity go on (STS-31,
 * STS-36); the caller's MFA does not, nor the function that it was made for (KEY-12, LAM-105). MFA is the session's own if the request
 * that makes it proves it.
 */
export function newRoleSession(input: AssumeRoleRequest, { caller, mfaAt }: Pick<AskContext, 'caller' | 'mfaAt'>, role: RoleFacts): NewSession {
  const sourceIdentity = input.SourceIdentity ?? caller.session?.sourceIdentity;
  const { principal, onBehalfOf } = caller;
  const ofFunction = principal.kind === 'service' && principal.name === LAMBDA && onBehalfOf !== undefined;
  return {
    partition: role.partition,
    account: role.account,
    principal: { kind: 'role', roleName: role.name, roleId: role.id, sessionName: input.RoleSessionName },
    mfaAt: mfaAt ?? null,
    policies: input.Policy === undefined ? [] : [input.Policy],
    policyArns: policyArnsOf(input),
    ...roleSessionTags(input.Tags ?? [], input.TransitiveTagKeys ?? [], inheritedTags(caller.session)),
    ...(caller.session === undefined ? {} : { chained: true }),
    ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
    ...(ofFunction ? { sourceFunctionArn: onBehalfOf.sourceArn } : {}),
  };
}
