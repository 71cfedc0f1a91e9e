import type { ContextValue } from '@octroi/policy';
import type { Audience } from './claims.ts';
import type { Issuer } from './issuer.ts';

type Claims = Readonly<Record<string, unknown>>;

const GITHUB = ['actor', 'actor_id', 'enterprise_id', 'environment', 'job_workflow_ref', 'ref', 'repository', 'repository_id', 'repository_owner_id', 'workflow'];
const BUILDKITE = ['build_branch', 'cluster_id', 'cluster_name', 'organization_id', 'organization_slug', 'pipeline_id', 'pipeline_slug'];
const GITLAB = ['namespace_id', 'pipeline_source', 'project_id', 'ref_protected', 'runner_environment', 'user_access_level', 'user_email', 'user_id', 'user_login'];

/** Issuers of which AWS knows more claims, by what their URL looks like; names as in the service authorization reference. */
const MORE: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^token\.actions\.githubusercontent\.com(?:\/|$)/, GITHUB],
  [/^token\.actions\.[a-z0-9-]+\.ghe\.com$/, GITHUB],
  [/^agent\.(?:buildkite\.com|[a-z0-9-]+\.buildkite\.(?:dev|site))$/, BUILDKITE],
  [/^gitlab\.com$/, GITLAB],
  [/^oidc\.circleci\.com\/org\/[^/]+$/, ['oidc.circleci.com/project-id']],
  [/^idcs-[a-z0-9]+\.identity\.oraclecloud\.com$/, ['rpst_id']],
];

/** The keys that a token brings, for the trust policy and for the requests of the session (KEY-68, KEY-69). */
export interface FederationKeys {
  readonly trust: Readonly<Record<string, ContextValue>>;
  /** Lower-case. */
  readonly session: Readonly<Record<string, ContextValue>>;
}

export function federationKeys({ prefix }: Issuer, claims: Claims, subject: string, audience: Audience): FederationKeys {
  const amr = Array.isArray(claims['amr']) ? claims['amr'].filter((each): each is string => typeof each === 'string') : [];
  const lasting: Record<string, ContextValue> = { [`${prefix}:aud`]: audience.client, [`${prefix}:sub`]: subject, ...(amr.length === 0 ? {} : { [`${prefix}:amr`]: amr }) };
  const trust: Record<string, ContextValue> = { ...lasting };
  if (audience.original !== null) trust[`${prefix}:oaud`] = audience.original.length === 1 ? audience.original[0]! : audience.original;
  for (const name of ['email', ...moreClaims(prefix)]) {
    const value = scalar(claims[name]);
    if (value !== undefined) trust[`${prefix}:${name}`] = value;
  }
  return { trust, session: Object.fromEntries(Object.entries(lasting).map(([key, value]) => [key.toLowerCase(), value])) };
}

function moreClaims(prefix: string): readonly string[] {
  return MORE.find(([pattern]) => pattern.test(prefix))?.[1] ?? [];
}

function scalar(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
