import { Readable } from 'node:stream';
import { MAX_BLOB_BYTES } from '../blobs.ts';

/**
 * The bytes of an answer. Rejects if the connection ends before the announced length, or the signal fires; `too large`: more than a blob
 * may have.
 */
export async function readBody(body: unknown, announced: number | undefined, signal: AbortSignal): Promise<Uint8Array | 'too large'> {
  if (!(body instanceof Readable)) throw new TypeError('the answer of S3 has no body');
  const end = (): void => void body.destroy(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
  signal.addEventListener('abort', end, { once: true });
  try {
    if (announced !== undefined && announced > MAX_BLOB_BYTES) return 'too large';
    const pieces: Uint8Array[] = [];
    let size = 0;
    for await (const piece of body as AsyncIterable<Uint8Array>) {
      size += piece.byteLength;
      if (size > MAX_BLOB_BYTES) return 'too large';
      pieces.push(piece);
    }
    if (announced !== undefined && size !== announced) throw new Error('the body of the answer was cut off');
    return Buffer.concat(pieces, size);
  } finally {
    signal.removeEventListener('abort', end);
    body.destroy();
  }
}
