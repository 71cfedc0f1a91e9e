import type { IncomingMessage } from 'node:http';
import { firstHeader } from './first-header.ts';

/** The body is larger than any request of its service may be. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

/** Other requests hold so many bytes that there is no room for this one now. */
export class NoRoomError extends Error {
  override readonly name = 'NoRoomError';
}

/** The client closed the connection before its body was whole: nobody waits for an answer. */
export class ClientGoneError extends Error {
  override readonly name = 'ClientGoneError';
}

/** Query and JSON services: above the largest documents that IAM takes, form-encoded (POL-5). */
const SMALL_BYTES = 4 * 1024 * 1024;
/** Lambda, whose paths begin with the date of its API: what its own error text says (LAM-25). */
const LAMBDA_BYTES = 70_167_211;
/** Of all requests together: bodies are read before anyone is authenticated. */
const ALL_BYTES = 256 * 1024 * 1024;

export interface Body {
  readonly bytes: Uint8Array;
  /** Gives the room back; call it when the request is answered. */
  release(): void;
}

const NO_BODY: Promise<Body> = Promise.resolve({ bytes: new Uint8Array(0), release() {} });

/** Reads bodies, each bounded by what its path may carry and all together by `capacity` bytes. */
export class Bodies {
  readonly #capacity: number;
  #held = 0;

  constructor(capacity = ALL_BYTES) {
    this.#capacity = capacity;
  }

  /** Rejects with `BodyTooLargeError`, `NoRoomError` or `ClientGoneError`. */
  read(request: IncomingMessage, path: string): Promise<Body> {
    const lambda = path.startsWith('/20');
    const limit = lambda ? LAMBDA_BYTES : SMALL_BYTES;
    const announced = Number(firstHeader(request, 'content-length') ?? 0);
    if (announced > limit) return Promise.reject(tooLarge(lambda, limit));
    if (announced === 0 && firstHeader(request, 'transfer-encoding') === undefined) return NO_BODY;
    return this.#collect(request, lambda, limit);
  }

  /** All chunks as one; stops at the first for which there is no room, and when the client goes away. */
  #collect(request: IncomingMessage, lambda: boolean, limit: number): Promise<Body> {
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      let held = 0;
      const release = (): void => {
        this.#held -= held;
        held = 0;
      };
      const stop = (error: Error): void => {
        request.off('data', take);
        release();
        reject(error);
      };
      const take = (chunk: Buffer): void => {
        const bytes = chunk.byteLength;
        if (held + bytes > limit) return stop(tooLarge(lambda, limit));
        if (this.#held + bytes > this.#capacity) return stop(new NoRoomError('too many bytes of other requests are held'));
        held += bytes;
        this.#held += bytes;
        chunks.push(chunk);
      };
      request.on('data', take);
      request.on('end', () => resolve({ bytes: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks), release }));
      // It follows every error too, and those that nobody listens for are dropped.
      request.on('close', () => {
        if (!request.complete) stop(new ClientGoneError('the client went away'));
      });
    });
  }
}

function tooLarge(lambda: boolean, limit: number): BodyTooLargeError {
  return new BodyTooLargeError(`Request must be smaller than ${limit} bytes${lambda ? ' for the CreateFunction operation' : ''}`);
}
