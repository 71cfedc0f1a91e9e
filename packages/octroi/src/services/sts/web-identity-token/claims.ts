import type { Caller } from '../../../kernel/caller.ts';
import type { OrganizationPlace } from '../../../kernel/organization/place.ts';
import type { Tag } from '../../../kernel/tags.ts';

export interface TokenFacts {
  readonly caller: Caller;
  /** The caller's own tags, overlaid with those of its session. */
  readonly principalTags: readonly Tag[];
  readonly requestTags: readonly Tag[];
  readonly place: OrganizationPlace | null;
  readonly account: string;
  readonly region: string;
  readonly audience: readonly string[];
  readonly id: string;
  /** Seconds since 1970. */
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** Where AWS's own claims stand. */
const NAMESPACE = 'https://sts.amazonaws.com/';

/** The claims of a token but for its issuer (STS-81), as AWS's page on token claims and tokens that were shown have them. */
export function claimsOf(facts: TokenFacts): Readonly<Record<string, unknown>> {
  const { audience, issuedAt, expiresAt, id, caller } = facts;
  return {
    aud: audience.length === 1 ? audience[0] : audience,
    sub: principalArn(caller),
    [NAMESPACE]: ownClaims(facts),
    exp: expiresAt,
    iat: issuedAt,
    jti: id,
  };
}

function ownClaims({ caller, account, region, place, principalTags, requestTags }: TokenFacts): Readonly<Record<string, unknown>> {
  const { session } = caller;
  return {
    aws_account: account,
    source_region: region,
    principal_id: principalArn(caller),
    ...(place === null ? {} : { org_id: place.organization.id, ou_path: [place.path] }),
    ...tagClaim('principal_tags', principalTags),
    ...(session === undefined ? {} : { original_session_exp: `${new Date(session.expiresAt).toISOString().slice(0, 19)}Z` }),
    ...(session?.federatedProvider === undefined ? {} : { federated_provider: session.federatedProvider }),
    ...(session?.sourceIdentity === undefined ? {} : { source_identity: session.sourceIdentity }),
    ...(session?.sourceFunctionArn === undefined ? {} : { lambda_source_function_arn: session.sourceFunctionArn }),
    ...tagClaim('request_tags', requestTags),
  };
}

/** A role for each of its sessions: what others trust must not change with the name of a session. */
function principalArn({ principal, arn }: Caller): string {
  return principal.kind === 'role-session' ? principal.roleArn : arn;
}

function tagClaim(name: string, tags: readonly Tag[]): Readonly<Record<string, unknown>> {
  return tags.length === 0 ? {} : { [name]: Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value])) };
}
