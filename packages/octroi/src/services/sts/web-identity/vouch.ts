import type { AssumeRoleWithWebIdentityRequest } from '../../../../models/sts.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { FederatedCaller } from '../../../kernel/federation/federated-caller.ts';
import { IssuerKeysError, issuerKeys, type PublishedKey } from '../../../kernel/federation/issuer-keys.ts';
import type { VouchContext } from '../../../kernel/operation.ts';
import type { SessionClaims } from '../federation/session-claims.ts';
import { accountOfRoleArn, checkRoleArn } from '../shared/role-arn.ts';
import { checkSessionPolicies } from '../shared/session-policies.ts';
import { checkSessionTags, inheritedTags } from '../shared/session-tags.ts';
import { audienceOf, isAuthorisedByIssuer, requireCurrent, requiredText } from './claims.ts';
import { InvalidToken } from './invalid-token.ts';
import { findIssuer, requireAudience, type Issuer } from './issuer.ts';
import { federationKeys, type FederationKeys } from './keys.ts';
import { sessionClaims } from './session-claims.ts';
import { candidates, isKnownAlgorithm, isSignedBy } from './signature.ts';
import { readToken, type UnverifiedToken } from './token.ts';

/** What a verified token says. */
export interface WebIdentity {
  readonly issuer: Issuer;
  readonly subject: string;
  readonly audience: string;
  readonly claims: SessionClaims;
  readonly keys: FederationKeys;
  readonly authorisedByIssuer: boolean;
}

/** Providers of access tokens that only they can read (KEY-69). */
const ONLY_ASKED: ReadonlySet<string> = new Set(['www.amazon.com', 'graph.facebook.com']);

/** Verifies the token of a request (STS-40, STS-41); throws for every one that does not prove who brings it. */
export async function vouchForWebIdentity(input: AssumeRoleWithWebIdentityRequest, context: VouchContext): Promise<FederatedCaller<WebIdentity>> {
  const refusal = checkRoleArn(input.RoleArn) ?? checkSessionPolicies(input) ?? checkProviderId(input.ProviderId);
  if (refusal !== null) throw refusal;
  const account = accountOfRoleArn(input.RoleArn);
  if (account === null) throw new ApiError('ValidationError', `${input.RoleArn} is invalid`);
  const token = readToken(input.WebIdentityToken);
  const issuer = await findIssuer(requiredText(token.claims, 'iss'), { ...context, account });
  const audience = audienceOf(token.claims);
  requireAudience(issuer, audience.client);
  if (!isKnownAlgorithm(token.algorithm)) throw new InvalidToken(`The signature algorithm ${token.algorithm.slice(0, 16)} is not supported`);
  if (!(await isSignedBy(token, await keysFor(token, issuer, context)))) throw new InvalidToken('The signature of the ID Token is not valid');
  requireCurrent(token.claims, context.now);
  const subject = requiredText(token.claims, 'sub');
  const claims = sessionClaims(token.claims);
  const refused = checkSessionTags(claims.tags, claims.transitiveTagKeys, inheritedTags(undefined));
  if (refused !== null) throw refused;
  return new FederatedCaller({
    principal: { kind: 'web-identity', provider: issuer.principal },
    partition: context.partition,
    roleAccount: account,
    subject,
    proof: {
      issuer,
      subject,
      audience: audience.client,
      claims,
      keys: federationKeys(issuer, token.claims, subject, audience),
      authorisedByIssuer: isAuthorisedByIssuer(token.claims, input.RoleArn),
    },
  });
}

function checkProviderId(id: string | undefined): ApiError | null {
  if (id === undefined) return null;
  if (!ONLY_ASKED.has(id)) return new ApiError('ValidationError', `${id} is not a valid identity provider`);
  return new ApiError('IDPRejectedClaim', `Access tokens of ${id} cannot be verified here`);
}

/** The keys that can have signed the token; none is as bad as no answer (STS-41). */
async function keysFor(token: UnverifiedToken, { url }: Issuer, context: VouchContext): Promise<readonly PublishedKey[]> {
  try {
    const keys = candidates(token, await context.use(issuerKeys).keysOf(url, token.keyId));
    if (keys.length > 0) return keys;
  } catch (error) {
    if (!(error instanceof IssuerKeysError)) throw error;
    if (error.reason === 'unreachable') throw new ApiError('IDPCommunicationError', 'The identity provider could not be reached to verify the incoming identity token');
  }
  throw new InvalidToken("Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements");
}
