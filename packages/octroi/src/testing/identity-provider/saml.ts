import { randomUUID } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { selfSigned, type CertificatePair } from '../certificates.ts';

const AWS = 'https://aws.amazon.com/SAML/Attributes/';
const SIGN_IN = 'https://signin.aws.amazon.com/saml';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

/** What a response says; each member has a default that AWS takes. */
export interface ResponseOptions {
  /** Pairs of a role and a provider, each `roleArn,providerArn`. */
  readonly roles: readonly string[];
  /** Default `ann`. */
  readonly sessionName?: string | null;
  /** Default `ann@example.com`. */
  readonly subject?: string;
  /** Default `urn:oasis:names:tc:SAML:2.0:nameid-format:persistent`. */
  readonly format?: string;
  /** More attributes: their values by name. `https://aws.amazon.com/SAML/Attributes/` is put before names without a colon or slash, and before `PrincipalTag:...`. */
  readonly attributes?: Readonly<Record<string, readonly string[]>>;
  /** Milliseconds; default: the host's clock. */
  readonly now?: number;
  /** Seconds from `now`; default 300. */
  readonly notOnOrAfter?: number;
  readonly notBefore?: number;
  readonly sessionNotOnOrAfter?: number;
  readonly recipient?: string;
  readonly destination?: string;
  /** Null: no restriction. */
  readonly audience?: string | null;
  readonly issuer?: string;
  /** What is signed; default `assertion`. */
  readonly signed?: 'assertion' | 'response' | 'both' | 'nothing';
  readonly signatureAlgorithm?: string;
  readonly digestAlgorithm?: string;
  /** The last word on the XML before it is signed. */
  readonly edit?: (xml: string) => string;
}

/** A SAML identity provider of a test, with a certificate of its own. */
export interface TestSamlProvider {
  readonly entityId: string;
  readonly certificate: string;
  /** For CreateSAMLProvider. */
  readonly metadata: string;
  /** A signed response as XML; `encode` makes of it what AssumeRoleWithSAML and the sign-in page take. */
  xml(options: ResponseOptions): string;
  response(options: ResponseOptions): string;
}

/** Base-64, as responses travel. */
export function encodeSaml(xml: string): string {
  return Buffer.from(xml).toString('base64');
}

/** Makes a SAML identity provider with a self-signed certificate. */
export async function testSamlProvider(entityId = 'https://idp.example.com/saml'): Promise<TestSamlProvider> {
  const pair = await selfSigned('idp.example.com');
  const xml = (options: ResponseOptions): string => sign(responseXml(entityId, options), pair, options);
  return { entityId, certificate: pair.certificate, metadata: metadataXml(entityId, pair.certificate), xml, response: (options) => encodeSaml(xml(options)) };
}

function metadataXml(entityId: string, certificate: string): string {
  const der = certificate.replace(/-----[^-]+-----|\s/g, '');
  return `<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${escape(entityId)}">
  <md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <md:KeyDescriptor use="signing">
      <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${der}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>
    </md:KeyDescriptor>
    <md:NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</md:NameIDFormat>
    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${escape(entityId)}/sso"/>
  </md:IDPSSODescriptor>
</md:EntityDescriptor>
`;
}

function responseXml(entityId: string, options: ResponseOptions): string {
  const { now = Date.now(), recipient = SIGN_IN, audience = 'urn:amazon:webservices', notOnOrAfter = 300, notBefore = -60 } = options;
  const at = (seconds: number): string => new Date(now + seconds * 1000).toISOString();
  const issuer = `<saml:Issuer>${escape(options.issuer ?? entityId)}</saml:Issuer>`;
  const session = options.sessionNotOnOrAfter === undefined ? '' : ` SessionNotOnOrAfter="${at(options.sessionNotOnOrAfter)}"`;
  const restriction = audience === null ? '' : `<saml:AudienceRestriction><saml:Audience>${escape(audience)}</saml:Audience></saml:AudienceRestriction>`;
  const attributes: Record<string, readonly string[]> = { Role: options.roles, ...(options.sessionName === null ? {} : { RoleSessionName: [options.sessionName ?? 'ann'] }), ...options.attributes };
  const statements = Object.entries(attributes).map(
    ([name, values]) => `<saml:Attribute Name="${escape(attributeName(name))}">${values.map((value) => `<saml:AttributeValue>${escape(value)}</saml:AttributeValue>`).join('')}</saml:Attribute>`,
  );
  const assertion =
    `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a${randomUUID()}" Version="2.0" IssueInstant="${at(0)}">${issuer}` +
    `<saml:Subject><saml:NameID Format="${escape(options.format ?? 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent')}">${escape(options.subject ?? 'ann@example.com')}</saml:NameID>` +
    `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${at(notOnOrAfter)}" Recipient="${escape(recipient)}"/></saml:SubjectConfirmation></saml:Subject>` +
    `<saml:Conditions NotBefore="${at(notBefore)}" NotOnOrAfter="${at(notOnOrAfter)}">${restriction}</saml:Conditions>` +
    `<saml:AuthnStatement AuthnInstant="${at(0)}"${session}><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>` +
    `<saml:AttributeStatement>${statements.join('')}</saml:AttributeStatement></saml:Assertion>`;
  const xml =
    `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r${randomUUID()}" Version="2.0" IssueInstant="${at(0)}" Destination="${escape(options.destination ?? recipient)}">` +
    `${issuer.replace('<saml:Issuer>', '<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">')}<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>${assertion}</samlp:Response>`;
  return options.edit?.(xml) ?? xml;
}

function attributeName(name: string): string {
  return name.startsWith('PrincipalTag:') || !/[:/]/.test(name) ? AWS + name : name;
}

function sign(xml: string, pair: CertificatePair, options: ResponseOptions): string {
  const { signed = 'assertion' } = options;
  const assertion = signed === 'assertion' || signed === 'both' ? signElement(xml, 'Assertion', pair, options) : xml;
  return signed === 'response' || signed === 'both' ? signElement(assertion, 'Response', pair, options) : assertion;
}

function signElement(xml: string, name: 'Assertion' | 'Response', { privateKey, certificate }: CertificatePair, options: ResponseOptions): string {
  const signer = new SignedXml({
    privateKey,
    publicCert: certificate,
    signatureAlgorithm: (options.signatureAlgorithm ?? 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256') as never,
    canonicalizationAlgorithm: EXCLUSIVE,
  });
  const element = name === 'Response' ? "/*[local-name(.)='Response']" : "//*[local-name(.)='Assertion']";
  signer.addReference({ xpath: element, transforms: [ENVELOPED, EXCLUSIVE], digestAlgorithm: (options.digestAlgorithm ?? 'http://www.w3.org/2001/04/xmlenc#sha256') as never });
  signer.computeSignature(xml, { prefix: 'ds', location: { reference: `${element}/*[local-name(.)='Issuer']`, action: 'after' } });
  return signer.getSignedXml();
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
