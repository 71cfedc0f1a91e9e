import type { Tag } from '../../../kernel/tags.ts';
import { requireSourceIdentity, requireTags, type SessionClaims } from '../federation/session-claims.ts';
import { InvalidToken } from '../web-identity/invalid-token.ts';
import type { AssertionFacts } from './assertion.ts';

/** A role and the provider through which it may be assumed, as an assertion names them. */
export interface RolePair {
  readonly role: string;
  readonly provider: string;
}

type Attributes = AssertionFacts['attributes'];

const PREFIX = 'https://aws.amazon.com/SAML/Attributes/';
const TAG = `${PREFIX}PrincipalTag:`;
const SESSION_NAME = /^[a-zA-Z_0-9+=,.@-]{2,64}$/;

/** The pairs of the attribute `Role`, in either order within a pair (STS-50). What is no pair counts for nothing. */
export function rolePairs(attributes: Attributes): readonly RolePair[] {
  return (attributes.get(`${PREFIX}Role`) ?? []).flatMap((value) => {
    const [one = '', other = '', ...more] = value.split(',').map((part) => part.trim());
    if (more.length > 0) return [];
    if (one.includes(':role/') && other.includes(':saml-provider/')) return [{ role: one, provider: other }];
    return one.includes(':saml-provider/') && other.includes(':role/') ? [{ role: other, provider: one }] : [];
  });
}

/** STS-53. */
export function sessionNameOf(attributes: Attributes): string {
  const [name, ...more] = attributes.get(`${PREFIX}RoleSessionName`) ?? [];
  if (name === undefined || name === '') throw new InvalidToken('RoleSessionName is required in AuthnResponse');
  if (more.length > 0 || !SESSION_NAME.test(name)) throw new InvalidToken('RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}');
  return name;
}

/** Seconds that a console session lasts; null if the assertion does not say (STS-51). */
export function sessionDurationOf(attributes: Attributes): number | null {
  const [text, ...more] = attributes.get(`${PREFIX}SessionDuration`) ?? [];
  if (text === undefined) return null;
  const seconds = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (more.length > 0 || !(seconds >= 900 && seconds <= 43_200)) throw new InvalidToken('SessionDuration in AuthnResponse must be between 900 and 43200');
  return seconds;
}

/** Session tags and source identity of an assertion (STS-51). */
export function samlSessionClaims(attributes: Attributes): SessionClaims {
  const tags: Tag[] = [];
  for (const [name, values] of attributes) {
    if (!name.startsWith(TAG)) continue;
    const [Value, ...more] = values;
    if (Value === undefined || more.length > 0) throw new InvalidToken('A session tag is not valid');
    tags.push({ Key: name.slice(TAG.length), Value });
  }
  const transitiveTagKeys = attributes.get(`${PREFIX}TransitiveTagKeys`) ?? [];
  requireTags(tags, transitiveTagKeys);
  const [sourceIdentity, ...more] = attributes.get(`${PREFIX}SourceIdentity`) ?? [];
  requireSourceIdentity(more.length > 0 ? '' : sourceIdentity);
  return { tags, transitiveTagKeys, sourceIdentity };
}
