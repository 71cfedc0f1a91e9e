import type { IncomingMessage } from 'node:http';

/** The path asks for more than any request of its service may be. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

/** Query and JSON services: the largest documents that IAM takes, form-encoded (POL-5). */
const SMALL_BYTES = 4 * 1024 * 1024;
/** Lambda: what its own error text says (LAM-25). */
const LAMBDA_BYTES = 70_167_211;

const EMPTY = new Uint8Array(0);

/** The whole body, bounded by what the path may carry. */
export async function readBody(request: IncomingMessage, path: string): Promise<Uint8Array> {
  const lambda = path.startsWith('/2015-03-31/') || path.startsWith('/20');
  const limit = lambda ? LAMBDA_BYTES : SMALL_BYTES;
  const tooLarge = (): BodyTooLargeError =>
    new BodyTooLargeError(lambda ? `Request must be smaller than ${LAMBDA_BYTES} bytes for the CreateFunction operation` : `Request must be smaller than ${SMALL_BYTES} bytes`);
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > limit) throw tooLarge();
  if (announced === 0 && request.headers['transfer-encoding'] === undefined) return EMPTY;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size > limit) {
        request.pause();
        request.removeAllListeners('data');
        reject(tooLarge());
        return;
      }
      chunks.push(chunk);
    });
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('aborted', () => reject(new Error('the client went away')));
  });
}
