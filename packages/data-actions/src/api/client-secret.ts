import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

const COST = 16_384;
const HASH_BYTES = 32;
const SALT_BYTES = 16;
const MOST_CHARACTERS = 256;

/** A new secret of 256 bits. */
export const makeSecret = (): string => randomBytes(32).toString('base64url');

/** What is kept of a client's secret: cost, salt and scrypt hash. */
export async function hashSecret(secret: string): Promise<string> {
  if (secret.length < 8 || secret.length > MOST_CHARACTERS) throw new Error(`the secret of an OAuth client has 8 to ${MOST_CHARACTERS} characters`);
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(secret, salt, COST);
  return `${COST}.${salt.toString('base64url')}.${hash.toString('base64url')}`;
}

export async function verifySecret(secret: string, kept: string): Promise<boolean> {
  const [cost, salt, hash] = kept.split('.');
  if (secret.length > MOST_CHARACTERS || cost === undefined || salt === undefined || hash === undefined) return false;
  const expected = Buffer.from(hash, 'base64url');
  const actual = await derive(secret, Buffer.from(salt, 'base64url'), Number(cost));
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

function derive(secret: string, salt: Buffer, cost: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, HASH_BYTES, { N: cost }, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}
