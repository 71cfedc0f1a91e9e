import type { IncomingMessage } from 'node:http';

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

const EMPTY = new Uint8Array(0);

export interface Body {
  readonly bytes: Uint8Array;
  /** Gives the room back; call it when the request is answered. */
  release(): void;
}

/** Reads bodies, each bounded by what its path may carry and all together by `capacity` bytes. */
export class Bodies {
  readonly #capacity: number;
  #held = 0;

  constructor(capacity = ALL_BYTES) {
    this.#capacity = capacity;
  }

  /** Throws `BodyTooLargeError`, `NoRoomError` or `ClientGoneError`. */
  async read(request: IncomingMessage, path: string): Promise<Body> {
    const lambda = path.startsWith('/20');
    const limit = lambda ? LAMBDA_BYTES : SMALL_BYTES;
    const announced = Number(request.headers['content-length'] ?? 0);
    if (announced > limit) throw tooLarge(lambda, limit);
    if (announced === 0 && request.headers['transfer-encoding'] === undefined) return { bytes: EMPTY, release() {} };
    let held = 0;
    const release = (): void => {
      this.#held -= held;
      held = 0;
    };
    try {
      const bytes = await collect(request, (chunk) => {
        if (held + chunk > limit) return tooLarge(lambda, limit);
        if (this.#held + chunk > this.#capacity) return new NoRoomError('too many bytes of other requests are held');
        held += chunk;
        this.#held += chunk;
        return null;
      });
      return { bytes, release };
    } catch (error) {
      release();
      throw error;
    }
  }
}

function tooLarge(lambda: boolean, limit: number): BodyTooLargeError {
  return new BodyTooLargeError(`Request must be smaller than ${limit} bytes${lambda ? ' for the CreateFunction operation' : ''}`);
}

/** All chunks as one; stops at the first that `refuse` refuses. */
function collect(request: IncomingMessage, refuse: (bytes: number) => Error | null): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const stop = (error: Error): void => {
      request.off('data', take);
      reject(error);
    };
    const take = (chunk: Buffer): void => {
      const refusal = refuse(chunk.byteLength);
      if (refusal === null) chunks.push(chunk);
      else stop(refusal);
    };
    request.on('data', take);
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    request.on('error', () => stop(new ClientGoneError('the client went away')));
    request.on('close', () => {
      if (!request.complete) stop(new ClientGoneError('the client went away'));
    });
  });
}
