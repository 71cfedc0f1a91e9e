import type { AssumeRoleRequest, AssumeRoleResponse } from '../../../models/sts.gen.ts';
import { writes } from '../../kernel/operation.ts';
import { ASSUME_ROLE_DECLARES, assumeRoleAsks } from './assume-role/asks.ts';
import { checkAssumeRole } from './assume-role/check.ts';
import { newRoleSession } from './assume-role/session.ts';
import { credentialsOf, issueSession } from './shared/credentials.ts';
import { roleSessionDuration } from './shared/duration.ts';
import { factorOf } from './shared/mfa.ts';
import { requirePackedSize } from './shared/packed-size.ts';
import { requireContextProviders } from './shared/provided-contexts.ts';
import { accountOfRoleArn, roleOfAttempt } from './shared/role-arn.ts';
import { requireManagedPolicies } from './shared/session-policies.ts';

/**
 * A session of a role (STS-18 to STS-23). Rows are not touched, but it is a write: its decision holds for both accounts at the epochs
 * that the transaction has read. Order of checks: STS-24.
 */
export const assumeRole = writes<AssumeRoleRequest, AssumeRoleResponse>({
  service: 'sts',
  name: 'AssumeRole',
  level: 'Write',
  owner: (input, { scope }) => accountOfRoleArn(input.RoleArn) ?? scope.account,
  check: checkAssumeRole,
  secondFactor: factorOf,
  access: { kind: 'asks', declares: ASSUME_ROLE_DECLARES, asks: assumeRoleAsks },
  tables: [],
  errors: ['InvalidParameterValue', 'MalformedPolicyDocument', 'PackedPolicyTooLarge', 'RegionDisabledException'],
  async handle(call) {
    const { input, caller } = call;
    const role = await roleOfAttempt(input.RoleArn, call);
    if (role === null) throw new Error(`${input.RoleArn} was allowed to be assumed and does not exist`);
    requireContextProviders(input.ProvidedContexts);
    const session = await issueSession(newRoleSession(input, call, role), roleSessionDuration(input.DurationSeconds, role, caller), call);
    await requireManagedPolicies(session, call.principals);
    const size = requirePackedSize(session);
    const packed = input.Policy !== undefined || (input.PolicyArns?.length ?? 0) > 0 || (input.Tags?.length ?? 0) > 0;
    return {
      Credentials: credentialsOf(session, call),
      AssumedRoleUser: {
        AssumedRoleId: `${role.id}:${input.RoleSessionName}`,
        Arn: `arn:${role.partition}:sts::${role.account}:assumed-role/${role.name}/${input.RoleSessionName}`,
      },
      ...(packed ? { PackedPolicySize: size } : {}),
      ...(session.sourceIdentity === undefined ? {} : { SourceIdentity: session.sourceIdentity }),
    };
  },
});
