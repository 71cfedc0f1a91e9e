import type { JWK } from 'jose';
import type { PublishedKey } from '../../../kernel/federation/issuer-keys.ts';
import type { UnverifiedToken } from './token.ts';

interface Algorithm {
  readonly kind: 'RSA' | 'EC';
  readonly curve?: string;
}

/** What AWS takes (STS-40): nothing without a key, and nothing where the verifier holds a secret. */
const ALGORITHMS: ReadonlyMap<string, Algorithm> = new Map<string, Algorithm>([
  ['RS256', { kind: 'RSA' }],
  ['RS384', { kind: 'RSA' }],
  ['RS512', { kind: 'RSA' }],
  ['ES256', { kind: 'EC', curve: 'P-256' }],
  ['ES384', { kind: 'EC', curve: 'P-384' }],
  ['ES512', { kind: 'EC', curve: 'P-521' }],
]);

/** May the token be signed in this way at all? */
export function isKnownAlgorithm(algorithm: string): boolean {
  return ALGORITHMS.has(algorithm);
}

/**
 * The keys that can have signed the token: of its algorithm's kind and curve, for signatures, and with its key id if it names one. What a
 * key says of itself decides, never the token alone, so that a public key is never taken for a secret.
 */
export function candidates({ algorithm, keyId }: UnverifiedToken, keys: readonly PublishedKey[]): readonly PublishedKey[] {
  const wanted = ALGORITHMS.get(algorithm);
  if (wanted === undefined) return [];
  return keys.filter(
    ({ kty, crv, kid, use, alg, key_ops: operations }) =>
      kty === wanted.kind &&
      (wanted.curve === undefined || crv === wanted.curve) &&
      (keyId === undefined || kid === keyId) &&
      (use === undefined || use === 'sig') &&
      (alg === undefined || alg === algorithm) &&
      (operations === undefined || (Array.isArray(operations) && operations.includes('verify'))),
  );
}

/** Did one of the keys sign the token? Whatever goes wrong with a key, it did not. */
export async function isSignedBy(token: UnverifiedToken, keys: readonly PublishedKey[]): Promise<boolean> {
  for (const key of candidates(token, keys)) if (await verifies(token, key)) return true;
  return false;
}

async function verifies({ text, algorithm }: UnverifiedToken, key: PublishedKey): Promise<boolean> {
  const { compactVerify, importJWK } = await import('jose');
  try {
    await compactVerify(text, await importJWK(publicPart(key), algorithm), { algorithms: [algorithm] });
    return true;
  } catch {
    return false;
  }
}

/** Of a published key only what makes it a public one. */
function publicPart({ kty, n, e, crv, x, y }: PublishedKey): JWK {
  return (kty === 'RSA' ? { kty, n, e } : { kty, crv, x, y }) as JWK;
}
