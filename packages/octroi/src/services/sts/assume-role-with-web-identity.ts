import type { AssumeRoleWithWebIdentityRequest, AssumeRoleWithWebIdentityResponse } from '../../../models/sts.gen.ts';
import type { Declared } from '../../kernel/ask.ts';
import { unsigned } from '../../kernel/operation.ts';
import { FEDERATION_KEYS, federatedAsks } from './federation/asks.ts';
import { federatedSession } from './federation/session.ts';
import { accountOfRoleArn } from './shared/role-arn.ts';
import { findIssuer, requireAudience } from './web-identity/issuer.ts';
import { InvalidToken } from './web-identity/invalid-token.ts';
import { vouchForWebIdentity, type WebIdentity } from './web-identity/vouch.ts';

const KEYS = [...FEDERATION_KEYS, 'aws:FederatedProvider', 'sts:RoleAuthorizedByIdp'];

const DECLARES: readonly Declared[] = [
  { action: 'sts:AssumeRoleWithWebIdentity', resource: 'role', resourceRule: 'role-trust', keys: KEYS },
  { action: 'sts:TagSession', resource: 'role', resourceRule: 'role-trust', keys: KEYS, when: 'the token has session tags (STS-30, STS-43)' },
  { action: 'sts:SetSourceIdentity', resource: 'role', resourceRule: 'role-trust', keys: KEYS, when: 'the token has a source identity (STS-31, STS-43)' },
];

/** A session of a role for the bearer of an OpenID Connect token (STS-40 to STS-44). */
export const assumeRoleWithWebIdentity = unsigned<AssumeRoleWithWebIdentityRequest, AssumeRoleWithWebIdentityResponse, WebIdentity>({
  service: 'sts',
  name: 'AssumeRoleWithWebIdentity',
  level: 'Write',
  owner: (input) => accountOfRoleArn(input.RoleArn) ?? '',
  access: {
    kind: 'trustOnly',
    rule: 'EVAL-68',
    declares: DECLARES,
    vouch: vouchForWebIdentity,
    async asks(input, context) {
      const { issuer, audience, claims, keys, authorisedByIssuer } = context.caller.proof;
      // The provider as this transaction sees it: it may have been changed since the token was verified.
      const now = await findIssuer(issuer.url, { ...context, partition: context.caller.partition, account: context.caller.roleAccount });
      if (now.id !== issuer.id) throw new InvalidToken(`No OpenIDConnect provider found in your account for ${issuer.url}`);
      requireAudience(now, audience);
      const own = { ...keys.trust, 'aws:FederatedProvider': issuer.principal, 'sts:RoleAuthorizedByIdp': String(authorisedByIssuer) };
      return federatedAsks({ action: 'sts:AssumeRoleWithWebIdentity', roleArn: input.RoleArn, sessionName: input.RoleSessionName, claims, keys: own }, context);
    },
  },
  tables: [],
  errors: [
    'ExpiredTokenException', 'IDPCommunicationError', 'IDPRejectedClaim', 'InvalidIdentityToken', 'InvalidParameterValue', 'MalformedPolicyDocument', 'PackedPolicyTooLarge',
    'RegionDisabledException',
  ],
  async handle(call) {
    const { issuer, subject, audience, claims, keys } = call.caller.proof;
    const federation = { federatedProvider: issuer.principal, federationKeys: keys.session };
    const session = await federatedSession(call, { sessionName: call.input.RoleSessionName, claims, federation, notAfter: null });
    return { ...session, SubjectFromWebIdentityToken: subject, Provider: issuer.url, Audience: audience };
  },
});
