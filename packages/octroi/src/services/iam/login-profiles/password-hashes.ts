import { scrypt, timingSafeEqual } from 'node:crypto';
import type { Ids } from '../../../kernel/ids.ts';
import type { Sealer } from '../../../kernel/operation.ts';
import type { LoginProfileRow, PasswordHashes } from './tables.ts';

/** scrypt (RFC 7914) with N = 2^14, r = 8, p = 1: 16 MiB for each password, some 50 ms. */
const COST = { N: 2 ** 14, r: 8, p: 1 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** As many passwords as a policy may keep from coming back (IAM-53). */
const KEPT = 24;

const contextOf = (userId: string): string => `login-profile:${userId}`;

function hashOf(password: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, Buffer.from(salt, 'base64'), HASH_BYTES, COST, (error, hash) => (error === null ? resolve(hash) : reject(error)));
  });
}

const isSame = (hash: Buffer, stored: string): boolean => timingSafeEqual(hash, Buffer.from(stored, 'base64'));

/** The hashes of a profile, opened. */
export function openHashes(row: LoginProfileRow, userId: string, seal: Sealer): PasswordHashes {
  return JSON.parse(seal.open(row.secret, contextOf(userId)).toString('utf8')) as PasswordHashes;
}

/** The hashes as a profile holds them. */
export function sealHashes(hashes: PasswordHashes, userId: string, seal: Sealer): string {
  return seal.seal(JSON.stringify(hashes), contextOf(userId));
}

/** The hashes of a user's first password. */
export async function firstHash(password: string, ids: Ids): Promise<PasswordHashes> {
  const salt = ids.bytes(SALT_BYTES).toString('base64');
  return { salt, hashes: [(await hashOf(password, salt)).toString('base64')] };
}

/** Is this the present password? Compared in constant time. */
export async function isPresent(password: string, known: PasswordHashes): Promise<boolean> {
  return isSame(await hashOf(password, known.salt), known.hashes[0]!);
}

/** The hashes after a change; null if the password is among the last `barred` ones, the present one counted. */
export async function nextHashes(password: string, known: PasswordHashes, barred: number): Promise<PasswordHashes | null> {
  const hash = await hashOf(password, known.salt);
  let met = false;
  for (const stored of known.hashes.slice(0, barred)) met = isSame(hash, stored) || met;
  return met ? null : { salt: known.salt, hashes: [hash.toString('base64'), ...known.hashes].slice(0, KEPT) };
}
