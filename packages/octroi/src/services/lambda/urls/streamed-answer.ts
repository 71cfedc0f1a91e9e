import type { HttpResponse } from '../../../wire/http.ts';
import type { ResponseStream } from '../execution/response-stream.ts';
import { proxied } from './answer.ts';

/** The content type by which a function says that its answer begins with status and headers (LAM-123). */
const INTEGRATION = 'application/vnd.awslambda.http-integration-response';
/** Bytes of status and headers at most. */
const MAX_PRELUDE = 131_072;
const SEPARATOR = Buffer.alloc(8);

/** An answer that a function sends piece by piece, as the response of its URL; null if it cannot be sent (LAM-89). */
export async function streamedAnswer(stream: ResponseStream, contentType: string): Promise<HttpResponse | null> {
  if (contentType !== INTEGRATION) return { status: 200, headers: { 'content-type': contentType }, body: '', stream };
  const chunks = stream[Symbol.asyncIterator]();
  let held = Buffer.alloc(0);
  for (;;) {
    const end = held.indexOf(SEPARATOR);
    if (end >= 0) {
      const head = headOf(held.subarray(0, end));
      if (head === null) break;
      return { ...head, body: held.subarray(end + SEPARATOR.length), stream: chunks };
    }
    const next = held.length > MAX_PRELUDE ? { done: true, value: undefined } : await chunks.next();
    if (next.done === true || next.value === undefined) break;
    held = Buffer.concat([held, next.value]);
  }
  await chunks.return(undefined);
  return null;
}

function headOf(bytes: Uint8Array): HttpResponse | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return value !== null && typeof value === 'object' ? proxied({ statusCode: 200, ...value }) : null;
  } catch {
    return null;
  }
}
