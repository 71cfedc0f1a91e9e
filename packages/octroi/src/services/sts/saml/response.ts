import type { Document, Element } from '@xmldom/xmldom';
import { SAML, SAMLP } from '../../../kernel/federation/saml-names.ts';
import { attributeOf, childOf, elementsIn, readXml, requirePlain, XmlError } from '../../../kernel/federation/xml.ts';
import { InvalidToken } from '../web-identity/invalid-token.ts';

/** A SAML response, read and not verified: nothing of it is to be believed yet. */
export interface UnverifiedResponse {
  readonly text: string;
  readonly document: Document;
  readonly response: Element;
  readonly assertion: Element;
}

const BASE64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;
const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success';

/** What reading a response may throw, as the client hears it. */
export function readingSaml<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof XmlError) throw new InvalidToken('SAMLResponse is not a valid SAML response');
    throw error;
  }
}

/**
 * Reads a response of exactly one assertion, in the place where it belongs, and nothing twice by the same id: whatever else is in the
 * document to be mistaken for it is refused before any signature is looked at. Encrypted assertions are refused by name.
 */
export function readResponse(encoded: string): UnverifiedResponse {
  if (!BASE64.test(encoded)) throw new InvalidToken('Invalid base64 SAMLResponse');
  const text = decode(Buffer.from(encoded, 'base64'));
  return readingSaml(() => {
    const document = readXml(text);
    requirePlain(document);
    const response = document.documentElement!;
    if (response.namespaceURI !== SAMLP || response.localName !== 'Response' || attributeOf(response, 'Version') !== '2.0') throw new XmlError('no response');
    const all = elementsIn(document);
    if (all.some(({ localName }) => localName?.startsWith('Encrypted') === true)) throw new InvalidToken('Encrypted SAML assertions are not supported');
    requireUniqueIds(all);
    const assertions = all.filter(({ localName }) => localName === 'Assertion');
    const assertion = childOf(response, SAML, 'Assertion');
    if (assertion === undefined || assertions.length !== 1 || all.filter(({ localName }) => localName === 'Response').length !== 1) throw new XmlError('no assertion, or several');
    requireSuccess(response);
    return { text, document, response, assertion };
  });
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InvalidToken('SAMLResponse is not a valid SAML response');
  }
}

/** Every attribute that anyone might take for an id, whatever its namespace: no two elements share one, and none has two that differ. */
function requireUniqueIds(all: readonly Element[]): void {
  const seen = new Set<string>();
  for (const element of all) {
    const own = new Set([...element.attributes].filter(({ localName }) => localName?.toLowerCase() === 'id').map(({ value }) => value));
    if (own.size > 1) throw new XmlError('an element has two ids');
    for (const id of own) {
      if (seen.has(id)) throw new XmlError('two elements share an id');
      seen.add(id);
    }
  }
}

function requireSuccess(response: Element): void {
  const status = childOf(response, SAMLP, 'Status');
  const code = status === undefined ? undefined : childOf(status, SAMLP, 'StatusCode');
  if (code === undefined || attributeOf(code, 'Value') !== SUCCESS) throw new InvalidToken('SAMLResponse does not say that the user was authenticated');
}
