import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpResponse } from '../wire/http.ts';

/** How long a client that is still sending what was refused may take to notice the answer. */
const LINGER_MILLIS = 2000;

/**
 * Writes a reply. The connection is closed afterwards if the server takes no more requests, or if the body was refused half-way and
 * leaves bytes on the wire.
 */
export function send(request: IncomingMessage, response: ServerResponse, reply: HttpResponse, last: boolean): void {
  if (reply.stream !== undefined) {
    void sendStream(request, response, reply, reply.stream, last);
    return;
  }
  const length = typeof reply.body === 'string' ? Buffer.byteLength(reply.body) : reply.body.byteLength;
  const bodyless = reply.status === 204 || reply.status === 304;
  const headers = headersOf(request, reply, last);
  if (!bodyless) headers.push('content-length', String(length));
  response.writeHead(reply.status, headers);
  const body = bodyless || request.method === 'HEAD' ? '' : reply.body;
  if (request.complete) response.end(body);
  else linger(request, response, body);
}

/** Names and values in turn, which is the form that Node.js writes soonest. */
function headersOf(request: IncomingMessage, { headers, cookies = [] }: HttpResponse, last: boolean): string[] {
  const flat: string[] = [];
  for (const name in headers) flat.push(name, headers[name]!);
  for (const cookie of cookies) flat.push('set-cookie', cookie);
  if (!request.complete || last) flat.push('connection', 'close');
  return flat;
}

/** A reply without a known length. What breaks on the way ends the connection, since the status is sent already. */
async function sendStream(request: IncomingMessage, response: ServerResponse, reply: HttpResponse, stream: AsyncIterable<Uint8Array>, last: boolean): Promise<void> {
  response.writeHead(reply.status, headersOf(request, reply, last));
  response.flushHeaders();
  try {
    if (reply.body.length > 0) response.write(reply.body);
    for await (const chunk of stream) {
      if (response.destroyed) return;
      if (!response.write(chunk)) await room(response);
    }
    response.end();
  } catch {
    response.destroy();
  }
}

/** Settles when the client has taken what waits for it, or is gone. */
function room(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (response.destroyed || !response.writableNeedDrain) return resolve();
    const settle = (): void => {
      response.off('drain', settle).off('close', settle);
      resolve();
    };
    response.on('drain', settle).on('close', settle);
  });
}

/** Closing at once would throw away the answer with the bytes that are still on their way: they are read, and dropped, for a while. */
function linger(request: IncomingMessage, response: ServerResponse, body: string | Uint8Array): void {
  response.write(body);
  const end = (): void => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(end, LINGER_MILLIS);
  request.once('end', end).once('close', end);
  request.resume();
}
