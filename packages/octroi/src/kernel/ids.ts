import { createHash, randomBytes } from 'node:crypto';

/**
 * The random things of one request, drawn from one seed that is fixed before its transaction: a body that runs again
 * draws the same ids and secrets (design section 3). Make one `Ids` per attempt from the same seed.
 */
export interface Ids {
  /** Random bytes, at most 1,024 at a time. */
  bytes(count: number): Buffer;
  /** A version 4 UUID. */
  uuid(): string;
  /** A unique id: four letters of kind and 17 of `A-Z2-7` (STS-6). */
  unique(prefix: 'AIDA' | 'AROA' | 'AGPA' | 'ANPA' | 'AIPA' | 'ASCA' | 'APKA' | 'ACCA'): string;
  /** A 20-character access key id that carries the account, as AWS's do (STS-6). */
  accessKeyId(prefix: 'AKIA' | 'ASIA', account: string): string;
  /** A 40-character secret access key. */
  secretAccessKey(): string;
}

/** The seed of one request, drawn when it is first needed: most requests need none. */
export type Seed = () => Uint8Array;

export function newSeed(): Seed {
  let seed: Buffer | undefined;
  return () => (seed ??= randomBytes(32));
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function base32(bytes: Uint8Array, length: number): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5 && text.length < length) {
      bits -= 5;
      text += BASE32[(held >> bits) & 31];
    }
    held &= 0xff;
  }
  return text;
}

class SeededIds implements Ids {
  readonly #seed: Seed;
  #counter = 0;

  constructor(seed: Seed) {
    this.#seed = seed;
  }

  bytes(count: number): Buffer {
    if (count > 1024) throw new RangeError('at most 1,024 random bytes at a time');
    const blocks: Buffer[] = [];
    for (let have = 0; have < count; have += 32) blocks.push(createHash('sha256').update(this.#seed()).update(String(this.#counter++)).digest());
    return Buffer.concat(blocks).subarray(0, count);
  }

  uuid(): string {
    const raw = this.bytes(16);
    raw[6] = (raw[6]! & 0x0f) | 0x40;
    raw[8] = (raw[8]! & 0x3f) | 0x80;
    const hex = raw.toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }

  unique(prefix: Parameters<Ids['unique']>[0]): string {
    return prefix + base32(this.bytes(12), 17);
  }

  accessKeyId(prefix: 'AKIA' | 'ASIA', account: string): string {
    return prefix + base32(accountBytes(account, this.bytes(10)), 16);
  }

  secretAccessKey(): string {
    return this.bytes(30).toString('base64');
  }
}

/** The Ids of one attempt. The stream is SHA-256(seed, counter): unpredictable without the seed, repeatable with it. */
export function idsFrom(seed: Seed): Ids {
  return new SeededIds(seed);
}

/** 80 bits: one set bit, 40 bits of account, 39 random ones. */
function accountBytes(account: string, random: Buffer): Buffer {
  const first = (1n << 47n) | (BigInt(account) << 7n) | BigInt(random[5]! & 0x7f);
  random.writeUIntBE(Number(first), 0, 6);
  return random;
}

/** The account that an access key id of `accessKeyId` carries; null if the text is no such id. STS-71. */
export function accountOfAccessKeyId(accessKeyId: string): string | null {
  if (accessKeyId.length !== 20) return null;
  let bits = 0n;
  for (const letter of accessKeyId.slice(4)) {
    const value = BASE32.indexOf(letter);
    if (value < 0) return null;
    bits = (bits << 5n) | BigInt(value);
  }
  const account = ((bits >> 32n) & 0x7fffffffff80n) >> 7n;
  return account > 999_999_999_999n ? null : account.toString().padStart(12, '0');
}
