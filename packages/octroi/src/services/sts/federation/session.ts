import type { AssumedRoleUser, Credentials } from '../../../../models/sts.gen.ts';
import type { FederatedCall } from '../../../kernel/operation.ts';
import { credentialsOf, issueSession, type NewSession } from '../shared/credentials.ts';
import { roleSessionDuration } from '../shared/duration.ts';
import { requirePackedSize } from '../shared/packed-size.ts';
import { roleOfAttempt } from '../shared/role-arn.ts';
import { policyArnsOf, requireManagedPolicies } from '../shared/session-policies.ts';
import type { PolicyDescriptorType } from '../../../../models/sts.gen.ts';
import type { SessionClaims } from './session-claims.ts';

interface Asked {
  readonly RoleArn: string;
  readonly DurationSeconds?: number | undefined;
  readonly Policy?: string | undefined;
  readonly PolicyArns?: readonly PolicyDescriptorType[] | undefined;
}

interface Granted {
  readonly sessionName: string;
  readonly claims: SessionClaims;
  /** What stays known of the identity provider's word in the session's requests, by key in lower case (KEY-14, KEY-68, KEY-70). */
  readonly federation: Pick<NewSession, 'federatedProvider' | 'federationKeys'>;
  /** Milliseconds after which the identity provider vouches no longer; null if it does not say (STS-52). */
  readonly notAfter: number | null;
}

/** The members that both operations answer with. */
export interface FederatedSession {
  readonly Credentials: Credentials;
  readonly AssumedRoleUser: AssumedRoleUser;
  readonly PackedPolicySize?: number;
  readonly SourceIdentity?: string;
}

/** Makes the session of a role for whom an identity provider vouches; it never carries `aws:MultiFactorAuthPresent` (KEY-12). */
export async function federatedSession<Input extends Asked>(call: FederatedCall<Input, unknown>, granted: Granted): Promise<FederatedSession> {
  const { input, now } = call;
  const { sessionName, claims, federation, notAfter } = granted;
  const role = await roleOfAttempt(input.RoleArn, call);
  if (role === null) throw new Error(`${input.RoleArn} was allowed to be assumed and does not exist`);
  const wanted = roleSessionDuration(input.DurationSeconds, role, call.caller);
  const duration = notAfter === null ? wanted : Math.min(wanted, Math.floor(notAfter / 1000) - Math.floor(now / 1000));
  const { tags, transitiveTagKeys, sourceIdentity } = claims;
  const session = await issueSession(
    {
      partition: role.partition,
      account: role.account,
      principal: { kind: 'role', roleName: role.name, roleId: role.id, sessionName },
      policies: input.Policy === undefined ? [] : [input.Policy],
      policyArns: policyArnsOf(input),
      tags,
      transitiveTagKeys,
      ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
      ...federation,
    },
    duration,
    call,
  );
  await requireManagedPolicies(session, call.principals);
  const size = requirePackedSize(session);
  const packed = session.policies.length + session.policyArns.length + tags.length > 0;
  return {
    Credentials: credentialsOf(session, call),
    AssumedRoleUser: { AssumedRoleId: `${role.id}:${sessionName}`, Arn: `arn:${role.partition}:sts::${role.account}:assumed-role/${role.name}/${sessionName}` },
    ...(packed ? { PackedPolicySize: size } : {}),
    ...(sourceIdentity === undefined ? {} : { SourceIdentity: sourceIdentity }),
  };
}
