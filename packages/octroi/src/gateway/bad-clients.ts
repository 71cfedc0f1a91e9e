import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** What bytes that are no request are answered with. */
const STATUS_LINES: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Payload Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/**
 * Answers what cannot be parsed, or comes too slowly, with a bare status and closes the connection. If a whole request on the
 * same connection is still being worked on, its answer goes first: the client must not take the refusal for it.
 */
export function refuseBadClients(server: Server): void {
  const underWay = new WeakMap<Duplex, { readonly request: IncomingMessage; readonly response: ServerResponse }>();
  server.on('request', (request, response) => underWay.set(request.socket, { request, response }));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const refuse = (): void => {
      if (!socket.writable || error.code === 'ECONNRESET') socket.destroy();
      else socket.end(`HTTP/1.1 ${STATUS_LINES[error.code ?? ''] ?? '400 Bad Request'}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`, () => socket.destroy());
    };
    const before = underWay.get(socket);
    if (before === undefined || !before.request.complete || before.response.writableFinished || before.response.destroyed) refuse();
    else before.response.once('close', refuse);
  });
}
