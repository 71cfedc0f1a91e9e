import { X509Certificate } from 'node:crypto';
import type { Element } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import { DSIG, SAML, SAMLP } from '../../../kernel/federation/saml-names.ts';
import { attributeOf, childOf, childrenOf, elementsIn, readXml, requirePlain, XmlError } from '../../../kernel/federation/xml.ts';
import { InvalidToken } from '../web-identity/invalid-token.ts';
import { readingSaml, type UnverifiedResponse } from './response.ts';

const SIGNATURES: ReadonlySet<string> = new Set([256, 512].map((bits) => `http://www.w3.org/2001/04/xmldsig-more#rsa-sha${bits}`));
const DIGESTS: ReadonlySet<string> = new Set(['http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2001/04/xmlenc#sha512']);
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const TRANSFORMS: ReadonlySet<string> = new Set(['http://www.w3.org/2000/09/xmldsig#enveloped-signature', EXCLUSIVE]);
const MIN_RSA_BITS = 2048;

const invalid = (): InvalidToken => new InvalidToken('Response signature invalid');

/**
 * The assertion as it was signed by one of the provider's certificates: read anew from the very octets whose digest was signed, so that it
 * cannot be another element than the signature is about (signature wrapping). Every signature in the document must be right, and must be
 * about the response or the assertion whose child it is. Throws InvalidIdentityToken.
 */
export function signedAssertion(read: UnverifiedResponse, certificates: readonly string[]): Element {
  return readingSaml(() => {
    const signatures = elementsIn(read.document).filter(({ localName }) => localName === 'Signature');
    if (signatures.length === 0) throw invalid();
    let assertion: Element | null = null;
    for (const signed of [read.response, read.assertion]) {
      const signature = childOf(signed, DSIG, 'Signature');
      if (signature === undefined) continue;
      signatures.splice(signatures.indexOf(signature), 1);
      const octets = signedOctets(read.text, signature, signed, certificates);
      assertion ??= assertionIn(octets, attributeOf(read.assertion, 'ID'));
    }
    // One that is anywhere else could be meant for another reader.
    if (signatures.length > 0 || assertion === null) throw invalid();
    return assertion;
  });
}

/** What the signature is about, as it was digested. */
function signedOctets(text: string, signature: Element, signed: Element, certificates: readonly string[]): string {
  requireForm(signature, signed);
  for (const certificate of certificates) {
    const octets = verified(text, signature, certificate);
    if (octets !== null) return octets;
  }
  throw invalid();
}

/** Null if the certificate's key did not sign it. Certificates that the document brings are not looked at. */
function verified(text: string, signature: Element, certificate: string): string | null {
  try {
    const { publicKey } = new X509Certificate(Buffer.from(certificate, 'base64'));
    if (publicKey.asymmetricKeyType !== 'rsa' || (publicKey.asymmetricKeyDetails?.modulusLength ?? 0) < MIN_RSA_BITS) return null;
    const verifier = new SignedXml({ publicCert: publicKey, getCertFromKeyInfo: () => null });
    verifier.loadSignature(signature as never);
    if (!verifier.checkSignature(text)) return null;
    const [octets, ...more] = verifier.getSignedReferences();
    return octets === undefined || more.length > 0 ? null : octets;
  } catch {
    return null;
  }
}

/** One reference, to the element that the signature is a child of, by algorithms that are known to be good, and nothing more inside. */
function requireForm(signature: Element, signed: Element): void {
  const info = only(signature, 'SignedInfo');
  if (!SIGNATURES.has(algorithmOf(only(info, 'SignatureMethod'))) || algorithmOf(only(info, 'CanonicalizationMethod')) !== EXCLUSIVE) throw invalid();
  const reference = only(info, 'Reference');
  const id = attributeOf(signed, 'ID');
  if (id === undefined || id === '' || attributeOf(reference, 'URI') !== `#${id}`) throw invalid();
  if (!DIGESTS.has(algorithmOf(only(reference, 'DigestMethod')))) throw invalid();
  const transforms = childrenOf(only(reference, 'Transforms'), DSIG, 'Transform').map(algorithmOf);
  if (transforms.length !== 2 || new Set(transforms).size !== 2 || !transforms.every((transform) => TRANSFORMS.has(transform))) throw invalid();
  if (childrenOf(signature, DSIG, 'Object').length > 0) throw invalid();
}

function only(parent: Element, name: string): Element {
  const child = childOf(parent, DSIG, name);
  if (child === undefined) throw invalid();
  return child;
}

function algorithmOf(element: Element): string {
  return attributeOf(element, 'Algorithm') ?? '';
}

/** The assertion of the signed response, or the signed assertion itself. */
function assertionIn(octets: string, id: string | undefined): Element {
  const document = readXml(octets);
  requirePlain(document);
  const root = document.documentElement!;
  const assertion = root.namespaceURI === SAMLP && root.localName === 'Response' ? childOf(root, SAML, 'Assertion') : root;
  if (assertion === undefined || assertion.namespaceURI !== SAML || assertion.localName !== 'Assertion' || attributeOf(assertion, 'ID') !== id) throw new XmlError('no assertion was signed');
  return assertion;
}
