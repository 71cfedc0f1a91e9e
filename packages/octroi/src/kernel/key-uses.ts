import { defineToken } from './operation.ts';

/** When and for what a long-term key was last used. */
export interface KeyUse {
  /** Milliseconds of the decision clock. */
  readonly at: number;
  /** The service as it is signed for: `sts`. */
  readonly service: string;
  readonly region: string;
}

const MAX_KEYS = 50_000;

/**
 * The last use of each long-term key (IAM-43), in the memory of this process: a write for every request would cost more than it tells, and
 * a restart forgets. Bounded; the keys that were not used for longest go first.
 */
export class KeyUses {
  readonly #uses = new Map<string, KeyUse>();

  note(accessKeyId: string, use: KeyUse): void {
    this.#uses.delete(accessKeyId);
    this.#uses.set(accessKeyId, use);
    if (this.#uses.size > MAX_KEYS) this.#uses.delete(this.#uses.keys().next().value!);
  }

  /** Undefined if the key was never used that we know of. */
  last(accessKeyId: string): KeyUse | undefined {
    return this.#uses.get(accessKeyId);
  }

  clear(): void {
    this.#uses.clear();
  }
}

export const keyUses = defineToken<KeyUses>('key-uses');
