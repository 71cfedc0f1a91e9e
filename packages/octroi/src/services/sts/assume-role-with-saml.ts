import type { AssumeRoleWithSAMLRequest, AssumeRoleWithSAMLResponse } from '../../../models/sts.gen.ts';
import type { Declared } from '../../kernel/ask.ts';
import { unsigned } from '../../kernel/operation.ts';
import { FEDERATION_KEYS, federatedAsks } from './federation/asks.ts';
import { federatedSession } from './federation/session.ts';
import { findSamlProvider } from './saml/provider.ts';
import { nameQualifier } from './saml/keys.ts';
import type { SamlIdentity } from './saml/vouch.ts';
import { accountOfRoleArn } from './shared/role-arn.ts';

const DECLARES: readonly Declared[] = [
  { action: 'sts:AssumeRoleWithSAML', resource: 'role', resourceRule: 'role-trust', keys: FEDERATION_KEYS },
  { action: 'sts:TagSession', resource: 'role', resourceRule: 'role-trust', keys: FEDERATION_KEYS, when: 'the assertion has session tags (STS-30, STS-51)' },
  { action: 'sts:SetSourceIdentity', resource: 'role', resourceRule: 'role-trust', keys: FEDERATION_KEYS, when: 'the assertion has a source identity (STS-31, STS-51)' },
];

/** A session of a role for the bearer of a SAML assertion (STS-50 to STS-55). */
export const assumeRoleWithSAML = unsigned<AssumeRoleWithSAMLRequest, AssumeRoleWithSAMLResponse, SamlIdentity>({
  service: 'sts',
  name: 'AssumeRoleWithSAML',
  level: 'Write',
  owner: (input) => accountOfRoleArn(input.RoleArn) ?? '',
  access: {
    kind: 'trustOnly',
    rule: 'EVAL-68',
    declares: DECLARES,
    // What reads and verifies XML is loaded by the first assertion.
    vouch: async (input, context) => (await import('./saml/vouch.ts')).vouchForSaml(input, context),
    async asks(input, context) {
      const { caller, look, now } = context;
      const { provider, sessionName, claims, keys } = caller.proof;
      // The provider as this transaction sees it: its metadata may have been replaced since the assertion was verified.
      const current = await findSamlProvider(input.PrincipalArn, caller.partition, caller.roleAccount, look);
      if (JSON.stringify(current) !== JSON.stringify(provider)) (await import('./saml/vouch.ts')).verifyResponse(input.SAMLAssertion, current, now);
      return federatedAsks({ action: 'sts:AssumeRoleWithSAML', roleArn: input.RoleArn, sessionName, claims, keys: keys.trust }, context);
    },
  },
  tables: [],
  errors: ['ExpiredTokenException', 'IDPRejectedClaim', 'InvalidIdentityToken', 'InvalidParameterValue', 'MalformedPolicyDocument', 'PackedPolicyTooLarge', 'RegionDisabledException'],
  async handle(call) {
    const { facts, sessionName, claims, keys, provider } = call.caller.proof;
    const session = await federatedSession(call, { sessionName, claims, federation: { federationKeys: keys.session }, notAfter: facts.sessionEnds });
    return {
      ...session,
      Subject: facts.subject,
      SubjectType: facts.subjectType,
      Issuer: facts.issuer,
      Audience: facts.recipient,
      NameQualifier: nameQualifier(facts.issuer, call.caller.roleAccount, provider.name),
    };
  },
});
