import type { IncomingMessage } from 'node:http';
import { bodyLimit, type BodyLimit } from './body-limit.ts';
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

/** Of all requests of a server together: bodies are read before anyone is authenticated. */
export const ALL_BYTES = 256 * 1024 * 1024;

export interface Body {
  readonly bytes: Uint8Array;
  /** Gives the room back; call it when the request is answered. */
  release(): void;
}

const NO_BODY: Promise<Body> = Promise.resolve({ bytes: new Uint8Array(0), release() {} });

/** Reads bodies, each bounded by what its address may carry and all together by `capacity` bytes. */
export class Bodies {
  readonly #capacity: number;
  #held = 0;

  constructor(capacity = ALL_BYTES) {
    this.#capacity = capacity;
  }

  /** Rejects with `BodyTooLargeError`, `NoRoomError` or `ClientGoneError`. */
  read(request: IncomingMessage, path: string): Promise<Body> {
    const announced = Number(firstHeader(request, 'content-length') ?? 0);
    if (announced === 0 && firstHeader(request, 'transfer-encoding') === undefined) return NO_BODY;
    const limit = bodyLimit(request.method ?? 'GET', path, firstHeader(request, 'host') ?? '');
    if (announced > limit.bytes) return Promise.reject(new BodyTooLargeError(limit.refusal));
    return this.#collect(request, limit);
  }

  /** All chunks as one; stops at the first for which there is no room, and when the client goes away. */
  #collect(request: IncomingMessage, limit: BodyLimit): Promise<Body> {
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
        if (held + bytes > limit.bytes) return stop(new BodyTooLargeError(limit.refusal));
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
