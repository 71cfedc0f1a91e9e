import { IssuerKeysError, type PublishedKey } from '../../kernel/federation/issuer-keys.ts';
import { boundedGet, type GetOptions } from './bounded-get.ts';

/** STS-40. */
const MAX_KEYS_OF_A_KIND = 100;

/**
 * The keys that an issuer publishes now, by its discovery document (OpenID Connect Discovery 1.0, section 4). Throws `IssuerKeysError`.
 * `get` is a parameter for tests.
 */
export async function publishedKeys(issuer: string, options: GetOptions, get = boundedGet): Promise<readonly PublishedKey[]> {
  const discovered = await get(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, options);
  const { issuer: named, jwks_uri: address } = membersOf(discovered);
  if (named !== issuer) throw new IssuerKeysError('unusable', 'a discovery document is of another issuer');
  if (typeof address !== 'string') throw new IssuerKeysError('unusable', 'a discovery document names no keys');
  return keysIn(await get(address, options));
}

/** The keys of a JWK set; throws for what is none, or has more keys than AWS takes (STS-40). */
export function keysIn(set: unknown): readonly PublishedKey[] {
  const { keys } = membersOf(set);
  if (!Array.isArray(keys)) throw new IssuerKeysError('unusable', 'a set of keys has no list of keys');
  const read = keys.map(membersOf);
  for (const kind of ['RSA', 'EC']) {
    if (read.filter(({ kty }) => kty === kind).length > MAX_KEYS_OF_A_KIND) throw new IssuerKeysError('unusable', `a set has more than ${MAX_KEYS_OF_A_KIND} ${kind} keys`);
  }
  if (read.length > 2 * MAX_KEYS_OF_A_KIND) throw new IssuerKeysError('unusable', 'a set has too many keys');
  return read;
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new IssuerKeysError('unusable', 'what an issuer publishes is no object');
  return value as Readonly<Record<string, unknown>>;
}
