import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** GEN-32: seals what must not lie readable on the disk. */
export interface Keyring {
  /** base64url of version, nonce, tag and ciphertext. Only the same `context` opens it, so a sealed value cannot be moved elsewhere. */
  seal(plaintext: string, context: string): string;
  /** Throws an `Error` without any secret in it if value, key or context is not as it was sealed. */
  open(sealed: string, context: string): string;
}

const CIPHER = 'aes-256-gcm';
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1;
const OVERHEAD = HEADER_BYTES + NONCE_BYTES + TAG_BYTES;

/** A keyring over a master key of 32 bytes; without one, over a random key that dies with the process. */
export function openKeyring(master: Uint8Array = randomBytes(32)): Keyring {
  // The master key itself encrypts nothing, so that other uses can derive keys of their own.
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', master, new Uint8Array(), 'data-actions seal', 32)));
  return { seal: (plaintext, context) => seal(key, plaintext, context), open: (sealed, context) => open(key, sealed, context) };
}

function seal(key: KeyObject, plaintext: string, context: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associated(context));
  const text = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from([VERSION]), nonce, cipher.getAuthTag(), text]).toString('base64url');
}

function open(key: KeyObject, sealed: string, context: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < OVERHEAD || bytes[0] !== VERSION) throw new Error('the sealed value is malformed');
  try {
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(HEADER_BYTES, HEADER_BYTES + NONCE_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(associated(context));
    decipher.setAuthTag(bytes.subarray(HEADER_BYTES + NONCE_BYTES, OVERHEAD));
    return Buffer.concat([decipher.update(bytes.subarray(OVERHEAD)), decipher.final()]).toString('utf8');
  } catch {
    throw new Error('the sealed value was changed, or sealed with another key or for another context');
  }
}

const associated = (context: string): Buffer => Buffer.concat([Buffer.from([VERSION]), Buffer.from(context, 'utf8')]);
