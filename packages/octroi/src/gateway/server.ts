import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { HttpResponse } from '../wire/http.ts';
import { writeError } from '../wire/protocol.ts';
import { newRequestId } from './pipeline.ts';
import { BodyTooLargeError, readBody } from './read-body.ts';
import type { Received } from './rooms/received.ts';
import { transportOf, type TrustedProxies } from './transport.ts';

export interface ServerNeeds {
  readonly walk: (received: Received) => Promise<HttpResponse>;
  /** Answers what is not an AWS request (health, metrics, control, console); null if the path is not its own. */
  readonly unsigned: (received: Received) => Promise<HttpResponse> | HttpResponse | null;
  readonly trustedProxies: TrustedProxies;
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly report: (fault: unknown) => void;
}

/** Room 1, listen: bytes within bounds become `Received`; replies become bytes. */
export function createGatewayServer(needs: ServerNeeds): Server {
  const options = { requestTimeout: 300_000, headersTimeout: 15_000, keepAliveTimeout: 65_000, maxHeaderSize: 65_536, joinDuplicateHeaders: false };
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, needs).then(
      (reply) => send(request, response, reply),
      (fault: unknown) => {
        needs.report(fault);
        if (!response.headersSent) response.writeHead(500, { 'content-length': '0' });
        response.end();
      },
    );
  };
  const server = needs.tls === null ? createHttpServer(options, onRequest) : (createHttpsServer({ ...options, ...needs.tls }, onRequest) as unknown as Server);
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
  });
  return server;
}

async function answer(request: IncomingMessage, needs: ServerNeeds): Promise<HttpResponse> {
  const requestId = newRequestId();
  const target = request.url ?? '/';
  const question = target.indexOf('?');
  const path = question < 0 ? target : target.slice(0, question);
  let body: Uint8Array;
  try {
    body = await readBody(request, path);
  } catch (error) {
    if (!(error instanceof BodyTooLargeError)) throw error;
    const protocol = path === '/' ? 'query' : 'rest-json';
    return writeError(null, protocol, null, { code: protocol === 'query' ? 'RequestEntityTooLarge' : 'RequestEntityTooLargeException', message: error.message, status: 413 }, requestId);
  }
  const received: Received = {
    requestId,
    http: { method: request.method ?? 'GET', path, query: question < 0 ? '' : target.slice(question + 1), headers: headerPairs(request), body },
    transport: transportOf(request, needs.trustedProxies, needs.tls !== null),
    header: (name) => firstHeader(request, name),
  };
  return (await needs.unsigned(received)) ?? needs.walk(received);
}

function headerPairs(request: IncomingMessage): [string, string][] {
  const raw = request.rawHeaders;
  const pairs: [string, string][] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) pairs.push([raw[i]!, raw[i + 1]!]);
  return pairs;
}

function firstHeader(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function send(request: IncomingMessage, response: ServerResponse, reply: HttpResponse): void {
  const length = typeof reply.body === 'string' ? Buffer.byteLength(reply.body) : reply.body.byteLength;
  const bodyless = reply.status === 204 || reply.status === 304;
  // A request whose body was refused half-way leaves bytes on the wire: such a connection is not used again.
  const close = request.complete ? {} : { connection: 'close' };
  response.writeHead(reply.status, { ...reply.headers, ...(bodyless ? {} : { 'content-length': String(length) }), ...close });
  if (bodyless || request.method === 'HEAD') response.end();
  else response.end(reply.body);
}
