import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ApiLimits } from '../configuration.ts';
import type { Answer, ApiReply } from './answer.ts';
import { ApiError, errorBody } from './errors.ts';
import { bodyTooLarge } from './json-body.ts';

/** What bytes that are no request are answered with. */
const STATUS_LINES: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** The HTTP server of the Platform API, with bounds on headers, bodies, time and connections. */
export function makeServer(answer: Answer, limits: ApiLimits): Server {
  const server = createServer({ maxHeaderSize: limits.headerBytes, requestTimeout: limits.requestMillis, headersTimeout: limits.headersMillis, connectionsCheckingInterval: 1000 }, (request, response) => {
    // An answer never fails by itself; who listens to the log might.
    serve(answer, request, response).catch(() => response.destroy());
  });
  server.maxConnections = limits.connections;
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const status = STATUS_LINES[error.code ?? ''] ?? '400 Bad Request';
    if (!socket.writable || error.code === 'ECONNRESET') socket.destroy();
    else socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`, () => socket.destroy());
  });
  return server;
}

async function serve(answer: Answer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // A client that goes away is no fault of ours.
  request.on('error', () => response.destroy());
  response.on('error', () => response.destroy());
  const reply = await answer({
    method: request.method ?? '',
    target: request.url ?? '/',
    host: request.headers.host,
    origin: request.headers.origin,
    asksFor: request.headers['access-control-request-method'],
    authorization: request.headers.authorization,
    contentType: request.headers['content-type'],
    readBody: (most) => readBody(request, most),
  });
  send(request, response, reply);
}

function send(request: IncomingMessage, response: ServerResponse, reply: ApiReply): void {
  if (response.destroyed) return;
  // What was not read cannot be told from the next request on the same connection.
  if (!request.complete && hasBody(request)) response.setHeader('connection', 'close');
  response.writeHead(reply.status, { ...reply.headers, ...(reply.body === undefined ? {} : { 'content-length': Buffer.byteLength(reply.body) }) });
  response.end(request.method === 'HEAD' ? undefined : reply.body);
}

const hasBody = (request: IncomingMessage): boolean => request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;

/** Not by iterating: that would destroy the connection on which the refusal has to go. */
function readBody(request: IncomingMessage, most: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > most) return reject(bodyTooLarge(most));
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= most) return void chunks.push(chunk);
      chunks.length = 0;
      request.pause();
      reject(bodyTooLarge(most));
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('close', () => reject(new ApiError(errorBody(400, 'bad.request', 'The request body did not arrive.'))));
  });
}

/** Listens and returns the port. Throws a sentence for what the user can mend. */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const inUse = error.code === 'EADDRINUSE';
      reject(inUse ? new Error(`port ${port} of ${host} is in use; stop what listens there, or give another with --port`) : error);
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

const DRAIN_MILLIS = 5000;

/** Takes no new connection, lets calls under way end for a while, then closes what is left. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const hurry = setTimeout(() => server.closeAllConnections(), DRAIN_MILLIS);
    server.close(() => {
      clearTimeout(hurry);
      resolve();
    });
    server.closeIdleConnections();
  });
}
