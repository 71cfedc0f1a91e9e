import type { Element } from '@xmldom/xmldom';
import { ApiError } from '../../../kernel/api-error.ts';
import { SAML } from '../../../kernel/federation/saml-names.ts';
import { attributeOf, childOf, childrenOf, textOf, XmlError } from '../../../kernel/federation/xml.ts';
import { InvalidToken } from '../web-identity/invalid-token.ts';
import { isSignInAddress, isSignInAudience } from './sign-in-address.ts';

/** What a verified assertion says of its subject; all times in milliseconds. */
export interface AssertionFacts {
  readonly issuer: string;
  readonly subject: string;
  /** `persistent`, `transient`, or the whole URI of another format (KEY-70). */
  readonly subjectType: string;
  readonly recipient: string;
  /** `SessionNotOnOrAfter`; null if it does not say. */
  readonly sessionEnds: number | null;
  /** Values by attribute name, in their order. */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
}

/** Milliseconds that an assertion is good for (STS-52), and that an identity provider's clock may be ahead. */
const REDEEMED_WITHIN = 5 * 60 * 1000;
const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';
const FORMAT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:';
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

const expired = (text: string): ApiError => new ApiError('ExpiredTokenException', text);

/** Reads an assertion that was verified, and refuses one that is not for us, or not now (STS-50 to STS-53). */
export function readAssertion(assertion: Element, now: number): AssertionFacts {
  const issued = instantOf(assertion, 'IssueInstant');
  if (issued === null) throw new XmlError('an assertion does not say when it was issued');
  if (issued > now + REDEEMED_WITHIN) throw new InvalidToken('Response is issued in the future');
  if (issued + REDEEMED_WITHIN < now) throw expired('Token must be redeemed within 5 minutes of issuance');
  const issuer = required(assertion, 'Issuer');
  requireConditions(required(assertion, 'Conditions'), now);
  const subject = required(assertion, 'Subject');
  const name = required(subject, 'NameID');
  return {
    issuer: textOf(issuer),
    subject: nonEmpty(textOf(name)),
    subjectType: shortFormat(attributeOf(name, 'Format') ?? `urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified`),
    recipient: confirmedRecipient(subject, now),
    sessionEnds: sessionEnd(assertion, now),
    attributes: attributesOf(assertion),
  };
}

function shortFormat(format: string): string {
  return format.startsWith(FORMAT) ? format.slice(FORMAT.length) : format;
}

/** STS-53: in time, and for AWS. */
function requireConditions(conditions: Element, now: number): void {
  requireTime(conditions, now);
  const restrictions = childrenOf(conditions, SAML, 'AudienceRestriction');
  // Each restriction has to be met; one of its audiences is enough.
  const met = (restriction: Element): boolean => childrenOf(restriction, SAML, 'Audience').some((audience) => isSignInAudience(textOf(audience)));
  if (restrictions.length === 0 || !restrictions.every(met)) throw new InvalidToken('Response does not contain the required audience');
}

function requireTime(element: Element, now: number): void {
  const [from, until] = [instantOf(element, 'NotBefore'), instantOf(element, 'NotOnOrAfter')];
  if (from !== null && from > now + REDEEMED_WITHIN) throw new InvalidToken('Response is not valid yet');
  if (until !== null && until <= now) throw expired('Response has expired');
}

/** The address for which the bearer is confirmed, in time. */
function confirmedRecipient(subject: Element, now: number): string {
  const confirmations = childrenOf(subject, SAML, 'SubjectConfirmation').filter((confirmation) => attributeOf(confirmation, 'Method') === BEARER);
  const [data, ...more] = confirmations.flatMap((confirmation) => childrenOf(confirmation, SAML, 'SubjectConfirmationData'));
  if (data === undefined || more.length > 0) throw new XmlError('no confirmation of the bearer, or several');
  if (instantOf(data, 'NotOnOrAfter') === null) throw new XmlError('a confirmation without an end');
  requireTime(data, now);
  const recipient = attributeOf(data, 'Recipient') ?? '';
  if (!isSignInAddress(recipient)) throw new InvalidToken('Response does not contain the required recipient');
  return recipient;
}

function sessionEnd(assertion: Element, now: number): number | null {
  const ends = childrenOf(assertion, SAML, 'AuthnStatement').flatMap((statement) => instantOf(statement, 'SessionNotOnOrAfter') ?? []);
  const first = ends.length === 0 ? null : Math.min(...ends);
  if (first !== null && first <= now) throw expired('Response has expired');
  return first;
}

function attributesOf(assertion: Element): ReadonlyMap<string, readonly string[]> {
  const attributes = new Map<string, readonly string[]>();
  for (const statement of childrenOf(assertion, SAML, 'AttributeStatement')) {
    for (const attribute of childrenOf(statement, SAML, 'Attribute')) {
      const name = attributeOf(attribute, 'Name') ?? '';
      attributes.set(name, [...(attributes.get(name) ?? []), ...childrenOf(attribute, SAML, 'AttributeValue').map(textOf)]);
    }
  }
  return attributes;
}

function required(parent: Element, name: string): Element {
  const child = childOf(parent, SAML, name);
  if (child === undefined) throw new XmlError(`an assertion has no ${name}`);
  return child;
}

function nonEmpty(text: string): string {
  if (text === '') throw new XmlError('an assertion names nobody');
  return text;
}

/** A time with its zone; null if there is none. Throws for any other text. */
function instantOf(element: Element, name: string): number | null {
  const text = attributeOf(element, name);
  if (text === undefined) return null;
  const time = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw new XmlError(`${name} is no time`);
  return time;
}
