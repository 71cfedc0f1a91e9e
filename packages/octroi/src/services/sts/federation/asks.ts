import type { ContextValue } from '@octroi/policy';
import { ApiError } from '../../../kernel/api-error.ts';
import type { Ask } from '../../../kernel/ask.ts';
import { requestTagKeys } from '../../../kernel/context.ts';
import type { FederatedContext } from '../../../kernel/operation.ts';
import { accountOfRoleArn, roleOfAttempt } from '../shared/role-arn.ts';
import type { SessionClaims } from './session-claims.ts';

/** Keys of every ask that are the same for every kind of token (KEY-61 to KEY-64). */
export const FEDERATION_KEYS = [
  'sts:RoleSessionName', 'sts:SourceIdentity', 'sts:TransitiveTagKeys', 'aws:RequestTag/${TagKey}', 'aws:TagKeys', 'aws:ResourceTag/${TagKey}', 'iam:ResourceTag/${TagKey}',
] as const;

interface Wanted {
  readonly action: 'sts:AssumeRoleWithWebIdentity' | 'sts:AssumeRoleWithSAML';
  readonly roleArn: string;
  readonly sessionName: string;
  readonly claims: SessionClaims;
  /** What the identity provider says, by key (KEY-68 to KEY-70). */
  readonly keys: Readonly<Record<string, ContextValue>>;
}

/** A role of IAM Identity Center is assumed by that service alone (STS-55). */
const OF_IDENTITY_CENTER = 'AWSReservedSSO_';

/**
 * What the trust policy of a role has to allow, all on the ARN as it was given. A role that does not exist is asked for without a trust
 * policy, so that it is refused like one that does not trust the provider (EVAL-63).
 */
export async function federatedAsks({ action, roleArn, sessionName, claims, keys }: Wanted, context: FederatedContext<unknown>): Promise<readonly Ask[]> {
  const found = await roleOfAttempt(roleArn, context);
  const role = found?.name.startsWith(OF_IDENTITY_CENTER) === true ? null : found;
  const { tags, transitiveTagKeys, sourceIdentity } = claims;
  const own: Record<string, ContextValue | undefined> = {
    'sts:RoleSessionName': sessionName,
    'sts:SourceIdentity': sourceIdentity,
    'sts:TransitiveTagKeys': transitiveTagKeys.length === 0 ? undefined : transitiveTagKeys,
    ...requestTagKeys(tags),
    ...Object.fromEntries((role?.tags ?? []).map(({ Key, Value }) => [`iam:ResourceTag/${Key}`, Value])),
    ...keys,
  };
  const ask = (asked: string): Ask => ({
    action: asked,
    resource: roleArn,
    account: accountOfRoleArn(roleArn) ?? '',
    keys: own,
    resourceTags: role?.tags ?? [],
    resourcePolicy: role?.trust ?? null,
    resourceRule: 'role-trust',
    // STS-41, STS-53: nobody is named, and nothing is said of the reason.
    denial: (_decision, standard) => new ApiError(standard.code, `Not authorized to perform ${asked}`, { status: 403 }),
  });
  return [ask(action), ...(tags.length > 0 ? [ask('sts:TagSession')] : []), ...(sourceIdentity === undefined ? [] : [ask('sts:SetSourceIdentity')])];
}
