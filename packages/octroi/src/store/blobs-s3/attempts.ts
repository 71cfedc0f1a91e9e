import { setTimeout as pause } from 'node:timers/promises';
import { BlobDamagedError } from '../blobs.ts';
import { StoreUnavailableError } from '../kv.ts';
import type { S3Spec } from '../store-spec.ts';
import { mayPass, sentenceOf } from './refusal.ts';

export interface AttemptOptions {
  /** How often a request is sent at most. */
  readonly tries: number;
  /** The longest pause before the second try; doubled before each further one. */
  readonly pauseMillis: number;
  /** A connection on which nothing moves for so long is given up. */
  readonly idleMillis: number;
  /** All tries together, pauses included, take no longer. */
  readonly deadlineMillis: number;
}

/** Sends requests to S3, again where that may help, and says why one failed for good. */
export class Attempts {
  readonly #place: S3Spec;
  readonly #options: AttemptOptions;

  constructor(place: S3Spec, options: AttemptOptions) {
    this.#place = place;
    this.#options = options;
  }

  /**
   * @param done what is done with blobs, for the sentence: `read`
   * @throws StoreUnavailableError if it cannot be done now, or not by these credentials
   */
  async run<T>(done: string, send: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { tries, pauseMillis, deadlineMillis } = this.#options;
    const signal = AbortSignal.timeout(deadlineMillis);
    for (let attempt = 1; ; attempt++) {
      try {
        return await send(signal);
      } catch (error) {
        if (error instanceof BlobDamagedError) throw error;
        if (signal.aborted) throw this.#failed(signal.reason, done);
        if (attempt === tries || !mayPass(error)) throw this.#failed(error, done);
      }
      // A random part of it, so that nodes that were refused together do not come back together.
      await pause(Math.random() * pauseMillis * 2 ** (attempt - 1));
    }
  }

  /** The error for a server that answers, and not as S3 does. */
  unusable(what: string): StoreUnavailableError {
    return new StoreUnavailableError(`the bucket \`${this.#place.bucket}\` cannot hold blobs: it ${what}`);
  }

  #failed(error: unknown, done: string): StoreUnavailableError {
    // Not as the cause: errors of the client hold the request, whose headers are nobody's business.
    return new StoreUnavailableError(sentenceOf(error, this.#place, done));
  }
}
