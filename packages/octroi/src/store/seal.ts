import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { parseMasterKey, readOrMakeKeyFile } from './master-key.ts';

/** Seals secrets at rest with AES-256-GCM. Key material never leaves it, except as `derive` gives it. */
export interface Keyring {
  /**
   * The sealed form of a secret, base64url: version (1 byte), key id (4), nonce (12, random), tag (16), ciphertext.
   * `context` says what the secret is and whose; only the same context opens it, so a sealed value cannot be moved to another place.
   */
  seal(plaintext: Uint8Array | string, context: string): string;
  /** The secret. Throws `SealError` if anything about the value, its key or its context is not as it was sealed. */
  open(sealed: string, context: string): Buffer;
  /** The public ids of the keys that it has, in hex, the current one first. */
  readonly keyIds: readonly string[];
  /** 32 bytes for another use, by HKDF-SHA-256 from the current master key; each label has its own, and always the same. */
  derive(label: string): Buffer;
}

export interface KeyringSource {
  /** The value of OCTROI_MASTER_KEY: 32 bytes in base64 or hex. Goes before the file. */
  readonly env?: string | undefined;
  /** The value of OCTROI_MASTER_KEY_PREVIOUS: what was sealed with it can still be opened. */
  readonly previous?: string | undefined;
  /** The data folder, whose file `master.key` has the key; made if it is missing. Without key and folder the key is random and dies with the process. */
  readonly folder?: string | undefined;
}

/** What lies there was not sealed by us, for this context, with a key that we have; the text says no more, and holds no secret. */
export class SealError extends Error {
  override readonly name = 'SealError';
}

interface SealKey {
  readonly header: Buffer;
  readonly key: KeyObject;
}

const VERSION = 1;
const KEY_ID_BYTES = 4;
const HEADER_BYTES = 1 + KEY_ID_BYTES;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const OVERHEAD = HEADER_BYTES + NONCE_BYTES + TAG_BYTES;
const CIPHER = 'aes-256-gcm';

/** Opens the keyring. Throws `KeyringError` with a sentence for the operator if a key is malformed or its file open to others. */
export function openKeyring(source: KeyringSource): Keyring {
  return new GcmKeyring(currentKey(source), source.previous === undefined ? undefined : parseMasterKey(source.previous, 'OCTROI_MASTER_KEY_PREVIOUS'));
}

/** The id of the key that a value was sealed with, in hex; null if it is not one that was sealed here. */
export function keyIdOf(sealed: string): string | null {
  // A whole number of bytes, or the last one would lack bits.
  const header = Buffer.from(sealed.slice(0, 8), 'base64url');
  return header.length === 6 && header[0] === VERSION ? idIn(header) : null;
}

function idIn(header: Buffer): string {
  return header.toString('hex', 1, HEADER_BYTES);
}

function currentKey({ env, folder }: KeyringSource): Buffer {
  if (env !== undefined) return parseMasterKey(env, 'OCTROI_MASTER_KEY');
  if (folder !== undefined) return readOrMakeKeyFile(folder);
  return randomBytes(32);
}

class GcmKeyring implements Keyring {
  readonly #master: KeyObject;
  readonly #current: SealKey;
  readonly #previous: SealKey | undefined;
  readonly keyIds: readonly string[];

  constructor(master: Buffer, previous: Buffer | undefined) {
    this.#master = createSecretKey(master);
    this.#current = sealKey(this.#master);
    this.#previous = previous === undefined ? undefined : sealKey(createSecretKey(previous));
    this.keyIds = (this.#previous === undefined ? [this.#current] : [this.#current, this.#previous]).map(({ header }) => idIn(header));
    master.fill(0);
    previous?.fill(0);
  }

  seal(plaintext: Uint8Array | string, context: string): string {
    const { header, key } = this.#current;
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(associatedData(header, context));
    const start = typeof plaintext === 'string' ? cipher.update(plaintext, 'utf8') : cipher.update(plaintext);
    const end = cipher.final();
    return Buffer.concat([header, nonce, cipher.getAuthTag(), start, end]).toString('base64url');
  }

  open(sealed: string, context: string): Buffer {
    const bytes = Buffer.from(sealed, 'base64url');
    // Decoding skips what is not base64url; a value has one form only, so everything else is refused.
    if (bytes.length < OVERHEAD || bytes.toString('base64url') !== sealed) throw new SealError('the sealed value is malformed');
    const { header, key } = this.#keyOf(bytes.subarray(0, HEADER_BYTES));
    try {
      const nonce = bytes.subarray(HEADER_BYTES, HEADER_BYTES + NONCE_BYTES);
      const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(associatedData(header, context));
      decipher.setAuthTag(bytes.subarray(HEADER_BYTES + NONCE_BYTES, OVERHEAD));
      const start = decipher.update(bytes.subarray(OVERHEAD));
      const end = decipher.final();
      return end.length === 0 ? start : Buffer.concat([start, end]);
    } catch {
      throw new SealError('the sealed value was changed, or sealed for another context');
    }
  }

  derive(label: string): Buffer {
    return expand(this.#master, `octroi derive ${label}`);
  }

  #keyOf(header: Buffer): SealKey {
    if (header.equals(this.#current.header)) return this.#current;
    if (this.#previous !== undefined && header.equals(this.#previous.header)) return this.#previous;
    throw new SealError('the sealed value is of a key or version that is not active');
  }
}

/** The master key itself encrypts nothing: the sealing key and the public key id are derived from it. */
function sealKey(master: KeyObject): SealKey {
  const id = expand(master, 'octroi key id').subarray(0, KEY_ID_BYTES);
  return { header: Buffer.from([VERSION, ...id]), key: createSecretKey(expand(master, 'octroi seal')) };
}

function expand(master: KeyObject, info: string): Buffer {
  return Buffer.from(hkdfSync('sha256', master, new Uint8Array(), info, 32));
}

function associatedData(header: Buffer, context: string): Buffer {
  const data = Buffer.allocUnsafe(HEADER_BYTES + Buffer.byteLength(context));
  header.copy(data);
  data.write(context, HEADER_BYTES);
  return data;
}
