import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { HttpResponse, WireError } from '../wire/http.ts';
import { writeError } from '../wire/protocol.ts';
import { newRequestId } from './request-id.ts';
import { Bodies, BodyTooLargeError, ClientGoneError, NoRoomError, type Body } from './read-body.ts';
import { refuseBadClients } from './bad-clients.ts';
import { firstHeader } from './first-header.ts';
import { wireErrorOf } from './rooms/encode.ts';
import type { Received } from './rooms/received.ts';
import { send } from './send.ts';
import type { Certificate } from './tls.ts';
import { transportOf, type TrustedProxies } from './transport.ts';

export interface ServerNeeds {
  readonly walk: (received: Received) => Promise<HttpResponse>;
  /** Answers what is addressed to a function URL; null for everything else. Asked first: under such a host every path is the function's. */
  readonly functionUrl: (received: Received) => Promise<HttpResponse> | null;
  /** Answers what is not an AWS request (health, metrics, control, console); null if the path is not its own. */
  readonly unsigned: (received: Received) => Promise<HttpResponse> | HttpResponse | null;
  readonly trustedProxies: TrustedProxies;
  /** Bytes of the bodies of all requests together; by default, all that a server of one thread holds. */
  readonly bodyBytes?: number;
  readonly tls: Certificate | null;
  /** True once connections are to end with their next answer; by default, when it has stopped listening. */
  readonly draining?: () => boolean;
  readonly report: (fault: unknown) => void;
}

/** How long a client may take, in milliseconds, and how much it may send before its body. */
export interface ServerLimits {
  /** For the whole request, first byte to last. */
  readonly requestTimeout: number;
  readonly headersTimeout: number;
  /** A connection without a request. */
  readonly keepAliveTimeout: number;
  /** How often the two first are looked at. */
  readonly connectionsCheckingInterval: number;
  /** Bytes of the request line and all headers. */
  readonly maxHeaderSize: number;
}

const LIMITS: ServerLimits = { requestTimeout: 300_000, headersTimeout: 15_000, keepAliveTimeout: 65_000, connectionsCheckingInterval: 5000, maxHeaderSize: 65_536 };

/** Room 1, listen: bytes within bounds become `Received`; replies become bytes. */
export function createGatewayServer(needs: ServerNeeds, limits: Partial<ServerLimits> = {}): Server {
  const options = { ...LIMITS, ...limits };
  const server = needs.tls === null ? createHttpServer(options) : (createHttpsServer({ ...options, ...needs.tls }) as unknown as Server);
  const bodies = new Bodies(needs.bodyBytes);
  const draining = needs.draining ?? (() => !server.listening);
  server.on('request', (request, response) => {
    response.on('error', unheard);
    void serve(request, response);
  });
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const reply = await answer(request, needs, bodies);
      if (reply === null) response.destroy();
      else send(request, response, reply, draining());
    } catch (fault) {
      needs.report(fault);
      response.destroy();
    }
  };
  refuseBadClients(server);
  return server;
}

/** A client that goes away while it is answered is no fault of anyone. */
function unheard(): void {}

/** The answer to one request; null if its client has gone. */
async function answer(request: IncomingMessage, needs: ServerNeeds, bodies: Bodies): Promise<HttpResponse | null> {
  const requestId = newRequestId();
  const target = request.url ?? '/';
  const question = target.indexOf('?');
  const path = question < 0 ? target : target.slice(0, question);
  const refusal = (error: WireError): HttpResponse => writeError(null, path === '/' ? 'query' : 'rest-json', null, error, requestId);
  let body: Body;
  try {
    body = await bodies.read(request, path);
  } catch (error) {
    if (error instanceof ClientGoneError) return null;
    if (error instanceof BodyTooLargeError) return refusal({ code: 'RequestEntityTooLarge', message: error.message, status: 413 });
    if (error instanceof NoRoomError) return refusal({ code: 'ServiceUnavailable', message: 'The server holds as many large requests as it can; try again', status: 503 });
    throw error;
  }
  const received: Received = {
    requestId,
    http: { method: request.method ?? 'GET', path, query: question < 0 ? '' : target.slice(question + 1), headers: headerPairs(request), body: body.bytes },
    transport: transportOf(request, needs.trustedProxies, needs.tls !== null),
    ...portsOf(request),
    header: (name) => firstHeader(request, name),
  };
  try {
    return await (needs.functionUrl(received) ?? needs.unsigned(received) ?? needs.walk(received));
  } catch (fault) {
    return refusal(wireErrorOf(fault, [], needs.report));
  } finally {
    body.release();
  }
}

function headerPairs(request: IncomingMessage): [string, string][] {
  const raw = request.rawHeaders;
  const pairs: [string, string][] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) pairs.push([raw[i]!, raw[i + 1]!]);
  return pairs;
}

function portsOf({ socket: { remotePort, localPort } }: IncomingMessage): Pick<Received, 'ports'> {
  return remotePort === undefined || localPort === undefined ? {} : { ports: { remotePort, localPort } };
}
