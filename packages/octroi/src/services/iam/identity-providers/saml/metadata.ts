import { ApiError } from '../../../../kernel/api-error.ts';
import { DSIG, METADATA } from '../../../../kernel/federation/saml-names.ts';
import { attributeOf, childOf, childrenOf, readXml, XmlError } from '../../../../kernel/federation/xml.ts';

/** What of a provider's metadata decides whom it vouches for. */
export interface Metadata {
  readonly issuer: string;
  /** Signing certificates: DER in base-64. */
  readonly certificates: readonly string[];
  /** Milliseconds; null if the document does not say. */
  readonly validUntil: number | null;
}

/** Each is tried for each assertion, before anyone is known. */
const MAX_CERTIFICATES = 10;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Reads the metadata of a SAML identity provider; InvalidInput for a document that is none. */
export function readMetadata(document: string): Metadata {
  try {
    return metadataOf(document);
  } catch (error) {
    if (error instanceof XmlError) throw new ApiError('InvalidInput', 'Could not parse metadata');
    throw error;
  }
}

function metadataOf(text: string): Metadata {
  const root = readXml(text).documentElement!;
  if (root.namespaceURI !== METADATA || root.localName !== 'EntityDescriptor') throw new XmlError('no EntityDescriptor');
  const issuer = attributeOf(root, 'entityID') ?? '';
  const descriptor = childOf(root, METADATA, 'IDPSSODescriptor');
  if (issuer === '' || descriptor === undefined) throw new XmlError('no entityID, or no IDPSSODescriptor');
  const found = childrenOf(descriptor, METADATA, 'KeyDescriptor')
    .filter((key) => (attributeOf(key, 'use') ?? 'signing') === 'signing')
    .flatMap((key) => childrenOf(key, DSIG, 'KeyInfo'))
    .flatMap((info) => childrenOf(info, DSIG, 'X509Data'))
    .flatMap((data) => childrenOf(data, DSIG, 'X509Certificate'))
    .map((certificate) => (certificate.textContent ?? '').replace(/\s+/g, ''))
    .filter((certificate) => BASE64.test(certificate));
  const certificates = [...new Set(found)];
  if (certificates.length === 0 || certificates.length > MAX_CERTIFICATES) throw new XmlError('no signing certificate, or too many');
  const until = attributeOf(root, 'validUntil');
  const validUntil = until === undefined ? null : Date.parse(until);
  if (Number.isNaN(validUntil)) throw new XmlError('validUntil is no time');
  return { issuer, certificates, validUntil };
}
