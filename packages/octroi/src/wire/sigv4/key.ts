import { createHmac, createSecretKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { TERMINATOR } from './claim.ts';

/** Derives the signing key of a day, Region and service (SIG-8). */
export function signingKey(secret: string, date: string, region: string, service: string): KeyObject {
  let key: Buffer = Buffer.from(`AWS4${secret}`, 'utf8');
  for (const step of [date, region, service, TERMINATOR]) {
    const next = createHmac('sha256', key).update(step).digest();
    key.fill(0);
    key = next;
  }
  const object = createSecretKey(key);
  key.fill(0);
  return object;
}

/**
 * The least recently used signing keys, as key objects: deriving one costs four HMACs, and an HMAC with a key object a seventh
 * of one with bytes. Holds no secret, only keys that are good for a day, a Region and a service.
 */
export class SigningKeys {
  readonly #limit: number;
  readonly #keys = new Map<string, KeyObject>();

  constructor(limit = 10_000) {
    if (!Number.isSafeInteger(limit) || limit < 1) throw new Error('the limit must be a positive integer');
    this.#limit = limit;
  }

  /**
   * The key of this scope. `secret` is called only if the key is not held. An access key id must stand for one secret for ever:
   * whoever gives it another must `forget` it.
   */
  get(accessKeyId: string, date: string, region: string, service: string, secret: () => string): KeyObject {
    const name = `${accessKeyId}/${date}/${region}/${service}`;
    let key = this.#keys.get(name);
    if (key === undefined) {
      key = signingKey(secret(), date, region, service);
      if (this.#keys.size >= this.#limit) {
        for (const oldest of this.#keys.keys()) {
          this.#keys.delete(oldest);
          break;
        }
      }
    } else {
      this.#keys.delete(name);
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
