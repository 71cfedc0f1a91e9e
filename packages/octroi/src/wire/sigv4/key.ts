import { createHmac } from 'node:crypto';
import { TERMINATOR } from './claim.ts';
import { HmacKey } from './hmac.ts';

/** Derives the signing key of a day, Region and service (SIG-8). */
export function signingKey(secret: string, date: string, region: string, service: string): HmacKey {
  let key: Buffer = Buffer.from(`AWS4${secret}`, 'utf8');
  for (const step of [date, region, service, TERMINATOR]) {
    const next = createHmac('sha256', key).update(step).digest();
    key.fill(0);
    key = next;
  }
  const ready = new HmacKey(key);
  key.fill(0);
  return ready;
}

/**
 * The signing keys that were used last, since deriving one costs four HMACs. Holds no secret, only keys that are good for a day, a
 * Region and a service.
 */
export class SigningKeys {
  readonly #limit: number;
  readonly #keys = new Map<string, HmacKey>();

  constructor(limit = 10_000) {
    if (!Number.isSafeInteger(limit) || limit < 1) throw new Error('the limit must be a positive integer');
    this.#limit = limit;
  }

  /**
   * The key of this scope. `secret` is called only if the key is not held. An access key id must stand for one secret for ever:
   * whoever gives it another must `forget` it.
   */
  get(accessKeyId: string, date: string, region: string, service: string, secret: () => string): HmacKey {
    const name = `${accessKeyId}/${date}/${region}/${service}`;
    const known = this.#keys.get(name);
    if (known !== undefined) {
      // Far from the limit the order can wait: what is in use is used again before anything has to leave.
      if (this.#keys.size <= this.#limit / 2) return known;
      this.#keys.delete(name);
      this.#keys.set(name, known);
      return known;
    }
    const key = signingKey(secret(), date, region, service);
    if (this.#keys.size >= this.#limit) {
      for (const oldest of this.#keys.keys()) {
        this.#keys.delete(oldest);
        break;
      }
    }
    this.#keys.set(name, key);
    return key;
  }

  /** Drops every key of an access key id. */
  forget(accessKeyId: string): void {
    for (const name of this.#keys.keys()) if (name.startsWith(`${accessKeyId}/`)) this.#keys.delete(name);
  }

  clear(): void {
    this.#keys.clear();
  }

  get size(): number {
    return this.#keys.size;
  }
}
