import type { IncomingMessage } from 'node:http';
import type { ResponseSink } from './task.ts';

/** What a runtime may send beyond the limit before its connection is cut, bytes. */
const MAX_DISCARDED_BYTES = 256 * 1024 * 1024;

/**
 * Reads a request's body. A body over the limit is read to its end and thrown away, so that the runtime gets the answer instead
 * of a broken connection.
 * @returns undefined if the body is over the limit
 */
export async function readAll(request: IncomingMessage, limit: number): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_DISCARDED_BYTES) throw new Error('the request body has no end');
    if (size <= limit) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size <= limit ? Buffer.concat(chunks) : undefined;
}

/**
 * Passes a request's body on as it comes, no faster than it is taken.
 * @returns nothing of it, or undefined if it is over the limit, up to which it has been passed on
 */
export async function passOn(request: IncomingMessage, sink: ResponseSink, limit: number): Promise<Uint8Array | undefined> {
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_DISCARDED_BYTES) throw new Error('the request body has no end');
    if (size <= limit) await sink.write(chunk);
  }
  return size <= limit ? new Uint8Array(0) : undefined;
}
