import { createHash } from 'node:crypto';
import type { ContextValue } from '@octroi/policy';
import type { FederationKeys } from '../web-identity/keys.ts';
import type { AssertionFacts } from './assertion.ts';

const eduPerson = (number: number): string => `urn:oid:1.3.6.1.4.1.5923.1.1.1.${number}`;
const eduOrg = (number: number): string => `urn:oid:1.3.6.1.4.1.5923.1.2.1.${number}`;
const CLAIMS = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';

/** Attributes that become condition keys, by the names that directories give them (KEY-70). */
const ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  [eduPerson(1), 'eduPersonAffiliation'],
  [eduPerson(2), 'eduPersonNickname'],
  [eduPerson(3), 'eduPersonOrgDN'],
  [eduPerson(4), 'eduPersonOrgUnitDN'],
  [eduPerson(5), 'eduPersonPrimaryAffiliation'],
  [eduPerson(6), 'eduPersonPrincipalName'],
  [eduPerson(7), 'eduPersonEntitlement'],
  [eduPerson(8), 'eduPersonPrimaryOrgUnitDN'],
  [eduPerson(9), 'eduPersonScopedAffiliation'],
  [eduPerson(10), 'eduPersonTargetedID'],
  [eduPerson(11), 'eduPersonAssurance'],
  [eduOrg(2), 'eduOrgHomePageURI'],
  [eduOrg(3), 'eduOrgIdentityAuthNPolicyURI'],
  [eduOrg(4), 'eduOrgLegalName'],
  [eduOrg(5), 'eduOrgSuperiorURI'],
  [eduOrg(6), 'eduOrgWhitePagesURI'],
  ['urn:oid:2.5.4.3', 'cn'],
  ['urn:oid:2.5.4.4', 'surname'],
  ['urn:oid:2.5.4.42', 'givenName'],
  ['urn:oid:2.5.4.45', 'x500UniqueIdentifier'],
  ['urn:oid:0.9.2342.19200300.100.1.1', 'uid'],
  ['urn:oid:0.9.2342.19200300.100.1.3', 'mail'],
  ['urn:oid:0.9.2342.19200300.100.1.45', 'organizationStatus'],
  [`${CLAIMS}/name`, 'name'],
  ['http://schemas.xmlsoap.org/claims/CommonName', 'commonName'],
  [`${CLAIMS}/givenname`, 'givenName'],
  [`${CLAIMS}/surname`, 'surname'],
  [`${CLAIMS}/emailaddress`, 'mail'],
  ['http://schemas.microsoft.com/ws/2008/06/identity/claims/primarygroupsid', 'primaryGroupSID'],
]);

/** Who a subject is, told apart from the same name at another provider or in another account (STS-54). */
export function nameQualifier(issuer: string, account: string, provider: string): string {
  return createHash('sha1').update(`${issuer}${account}/${provider}`).digest('base64');
}

/** The keys that an assertion brings, for the trust policy and for the requests of the session (KEY-70). */
export function samlKeys(facts: AssertionFacts, account: string, provider: string): FederationKeys {
  const lasting: Record<string, ContextValue> = { 'saml:namequalifier': nameQualifier(facts.issuer, account, provider), 'saml:sub': facts.subject, 'saml:sub_type': facts.subjectType };
  const trust: Record<string, ContextValue> = { ...lasting, 'saml:aud': facts.recipient, 'saml:iss': facts.issuer, 'saml:doc': `${account}/${provider}` };
  for (const [name, values] of facts.attributes) {
    const key = ATTRIBUTES.get(name);
    if (key === undefined || values.length === 0) continue;
    trust[`saml:${key}`] = key.startsWith('edu') ? values : values[0]!;
  }
  return { trust, session: lasting };
}
