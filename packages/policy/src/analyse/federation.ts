import { operatorOf } from '../condition/operator.ts';
import type { Condition } from '../document/document.ts';
import type { Limit } from './limiting.ts';

/** Providers that anybody can have a token of, with the claims that tell one application from another (POL-28). */
const SHARED: ReadonlyMap<string, readonly string[]> = new Map([
  ['cognito-identity.amazonaws.com', ['aud', 'sub']],
  ['www.amazon.com', ['app_id', 'user_id']],
  ['graph.facebook.com', ['app_id', 'id']],
  ['accounts.google.com', ['aud', 'oaud', 'sub']],
  // Every workflow of everybody can ask for a token with any audience: the subject alone tells them apart.
  ['token.actions.githubusercontent.com', ['sub']],
]);

const OIDC = /^arn:[a-z0-9-]+:iam::[0-9]{12}:oidc-provider\/(.+)$/;

/** Does the condition fix the claim to texts that are no pattern? */
function fixes({ operator: name, key, values }: Condition, host: string, claims: readonly string[], variables: boolean): boolean {
  const operator = operatorOf(name);
  if (operator === null || operator.negated || operator.ifExists || operator.set === 'all') return false;
  const { family } = operator;
  if (family !== 'string-equals' && family !== 'string-equals-ignore-case' && family !== 'string-like') return false;
  if (!claims.some((claim) => key.toLowerCase() === `${host}:${claim}`.toLowerCase())) return false;
  return values.every((value) => (family !== 'string-like' || !/[*?]/.test(value)) && !(variables && value.includes('${')));
}

/** What an Allow for an identity provider leaves. A SAML provider, and any OIDC provider of one's own, knows whom it was set up for. */
export function openProvider(provider: string, conditions: readonly Condition[], variables: boolean): Limit {
  const host = OIDC.exec(provider)?.[1] ?? provider;
  const claims = SHARED.get(host);
  if (provider.includes(':saml-provider/')) return 'limits';
  if (conditions.some((condition) => fixes(condition, host, claims ?? ['sub'], variables))) return 'limits';
  if (claims === undefined) return 'unknown';
  return conditions.some(({ key }) => claims.some((claim) => key.toLowerCase() === `${host}:${claim}`)) ? 'unknown' : 'open';
}
