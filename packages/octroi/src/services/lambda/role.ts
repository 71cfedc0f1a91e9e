import { ApiError } from '../../kernel/api-error.ts';
import { parseArn } from '../../kernel/arn.ts';
import { decide } from '../../kernel/authorise.ts';
import { serviceCaller } from '../../kernel/caller.ts';
import type { AskContext } from '../../kernel/operation.ts';
import type { HeldPolicies } from '../../kernel/principals.ts';
import type { Scope } from '../../kernel/scope.ts';
import { functionArn } from './shared/designation.ts';
import { CANNOT_BE_ASSUMED, invalidParameter } from './shared/errors.ts';

export const LAMBDA_SERVICE = 'lambda.amazonaws.com';

/** A service has no policies of its own (EVAL-66). */
const NONE: HeldPolicies = { identity: [], boundary: null, session: [], scp: [], tags: new Map(), epoch: null };
const TRANSPORT = { sourceIp: null, secure: true, userAgent: null, referer: null } as const;

/** The session name of a function's role: its name, made long enough for STS (LAM-108). */
export function roleSessionName(functionName: string): string {
  return functionName.length === 1 ? `${functionName}@lambda_function` : functionName;
}

/**
 * Throws unless the role exists in the function's account and lets Lambda assume it for this function now (LAM-28). The same is asked
 * again at every cold start.
 */
export async function requireRole(roleArn: string, functionName: string, home: Scope, context: AskContext): Promise<void> {
  const arn = parseArn(roleArn);
  if (arn === null || arn.account !== home.account) throw new ApiError('AccessDeniedException', 'Cross-account pass role is not allowed.', { status: 403 });
  const role = await context.principals.role(home.partition, home.account, roleArn.slice(roleArn.lastIndexOf('/') + 1));
  if (role?.arn !== roleArn) throw invalidParameter(CANNOT_BE_ASSUMED);
  const caller = serviceCaller(home.partition, LAMBDA_SERVICE, { sourceArn: functionArn(home, functionName), sourceAccount: home.account });
  const { decision } = await decide(
    {
      action: 'sts:AssumeRole',
      resource: role.arn,
      account: home.account,
      keys: { 'sts:RoleSessionName': roleSessionName(functionName) },
      resourceTags: role.tags,
      resourcePolicy: role.trust,
      resourceRule: 'role-trust',
    },
    { caller, held: NONE, transport: TRANSPORT, requestedRegion: home.region, now: context.now },
    context,
  );
  if (decision.effect !== 'Allowed') throw invalidParameter(CANNOT_BE_ASSUMED);
}
