import type { AssumeRoleWithSAMLRequest } from '../../../../models/sts.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { FederatedCaller } from '../../../kernel/federation/federated-caller.ts';
import type { SamlProviderRow } from '../../../kernel/federation/tables.ts';
import { attributeOf } from '../../../kernel/federation/xml.ts';
import type { VouchContext } from '../../../kernel/operation.ts';
import type { SessionClaims } from '../federation/session-claims.ts';
import { accountOfRoleArn, checkRoleArn } from '../shared/role-arn.ts';
import { checkSessionPolicies } from '../shared/session-policies.ts';
import { checkSessionTags, inheritedTags } from '../shared/session-tags.ts';
import { InvalidToken } from '../web-identity/invalid-token.ts';
import type { FederationKeys } from '../web-identity/keys.ts';
import { readAssertion, type AssertionFacts } from './assertion.ts';
import { rolePairs, samlSessionClaims, sessionDurationOf, sessionNameOf } from './attributes.ts';
import { samlKeys } from './keys.ts';
import { findSamlProvider } from './provider.ts';
import { readingSaml, readResponse } from './response.ts';
import { isSignInAddress } from './sign-in-address.ts';
import { signedAssertion } from './signature.ts';

/** What a verified assertion says. */
export interface SamlIdentity {
  readonly provider: SamlProviderRow;
  readonly facts: AssertionFacts;
  readonly sessionName: string;
  readonly claims: SessionClaims;
  readonly keys: FederationKeys;
}

/** Verifies the assertion of a request (STS-50 to STS-53); throws for every one that does not prove who brings it. */
export async function vouchForSaml(input: AssumeRoleWithSAMLRequest, context: VouchContext): Promise<FederatedCaller<SamlIdentity>> {
  const refusal = checkRoleArn(input.RoleArn) ?? checkSessionPolicies(input);
  if (refusal !== null) throw refusal;
  const account = accountOfRoleArn(input.RoleArn);
  if (account === null) throw new ApiError('ValidationError', `${input.RoleArn} is invalid`);
  const provider = await findSamlProvider(input.PrincipalArn, context.partition, account, context.look);
  const facts = verifyResponse(input.SAMLAssertion, provider, context.now);
  const sessionName = sessionNameOf(facts.attributes);
  sessionDurationOf(facts.attributes);
  const claims = samlSessionClaims(facts.attributes);
  const refused = checkSessionTags(claims.tags, claims.transitiveTagKeys, inheritedTags(undefined));
  if (refused !== null) throw refused;
  const asserted = rolePairs(facts.attributes).some((pair) => pair.role === input.RoleArn && pair.provider === input.PrincipalArn);
  if (!asserted) throw new ApiError('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithSAML', { status: 403 });
  return new FederatedCaller({
    principal: { kind: 'saml', provider: input.PrincipalArn },
    partition: context.partition,
    roleAccount: account,
    subject: facts.subject,
    proof: { provider, facts, sessionName, claims, keys: samlKeys(facts, account, provider.name) },
  });
}

/** The facts of a response that the provider signed, for us and for now; throws for any other. */
export function verifyResponse(encoded: string, provider: SamlProviderRow, now: number): AssertionFacts {
  const read = readResponse(encoded);
  if (provider.encryption === 'Required') throw new InvalidToken('The specified provider requires encrypted assertions');
  if (provider.validUntil <= now) throw new InvalidToken('The metadata of the specified provider has expired');
  const facts = readingSaml(() => readAssertion(signedAssertion(read, provider.certificates), now));
  if (facts.issuer !== provider.issuer) throw new InvalidToken('Issuer not present in specified provider');
  // It need not be signed; an address of somebody else refuses the response all the same.
  const destination = attributeOf(read.response, 'Destination');
  if (destination !== undefined && destination !== '' && !isSignInAddress(destination)) throw new InvalidToken('Response does not contain the required recipient');
  return facts;
}
