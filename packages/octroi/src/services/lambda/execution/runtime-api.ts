import { randomInt } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Server as Listener } from 'node:net';
import { MAX_RESPONSE_BYTES, MAX_STREAM_BYTES } from './failures.ts';
import { passOn, readAll } from './runtime-body.ts';
import type { ResponseSink } from './task.ts';

/** A runtime needs one or two at a time. */
const MAX_CONNECTIONS = 32;
const BASE = '/2018-06-01';
const INVOCATION = `${BASE}/runtime/invocation/`;
/** A request id in a path: what we hand out are UUIDs, anything else is unknown. */
const POSTED = /^([\w-]{1,128})\/(response|error)$/;
const ERROR_TYPE = /^(Runtime|Function)\.[A-Z][a-zA-Z]+$/;

/** The event of one invocation, as the runtime gets it (LAM-115). */
export interface RuntimeEvent {
  readonly requestId: string;
  /** Epoch milliseconds by the host's clock. */
  readonly deadline: number;
  readonly invokedFunctionArn: string;
  readonly traceId: string;
  readonly clientContext?: string;
  readonly payload: Uint8Array;
}

/** What the runtime of one environment tells. Each is called in the order in which the requests came. */
export interface RuntimeListener {
  /** The runtime is free: its init is over, or an invocation is done. */
  ready(): void;
  response(payload: Uint8Array): void;
  /** A streaming handler begins to answer; gives what takes it, or undefined if it is to be collected. */
  streamed(contentType: string): ResponseSink | undefined;
  tooLarge(): void;
  error(payload: Uint8Array, errorType: string): void;
  initError(payload: Uint8Array, errorType: string): void;
}

/** The Runtime API of one environment. */
export interface RuntimeApi {
  /**
   * Listens on this host. Gives `host:port`, the value of AWS_LAMBDA_RUNTIME_API: an address drawn from 127.0.0.0/8 and a port drawn
   * by the system, so that a neighbour cannot guess where to steal events (LAM-133); runtime clients take nothing but `host:port`, so
   * there is no room for a secret. Functions of one host user can still read the address in /proc: who shares this host's network
   * must be trusted. Systems that have only 127.0.0.1 get that.
   */
  listen(): Promise<string>;
  /** Takes the connections of a listener within a sandbox's own network. */
  adopt(listener: Listener): void;
  /** Hands an event to the runtime. Only while it is free. */
  deliver(event: RuntimeEvent): void;
  close(): void;
}

/** States and their names in AWS's error texts. */
type State = 'Started' | 'InitError' | 'Ready' | 'Running' | 'InvocationResponse' | 'RuntimeResponseSentState';

/** The Runtime API for one environment (LAM-115..117); nobody reaches it before `listen` or `adopt`. */
export function createRuntimeApi(listener: RuntimeListener): RuntimeApi {
  let state: State = 'Started';
  let current: RuntimeEvent | undefined;
  let waiting: ServerResponse | undefined;

  const next = (reply: ServerResponse): void => {
    if (waiting || state === 'Running' || state === 'InitError' || state === 'InvocationResponse') {
      return refuse(reply, 403, 'InvalidStateTransition', transition(state, 'Ready'));
    }
    waiting = reply;
    reply.once('close', () => {
      if (waiting === reply) waiting = undefined;
    });
    state = 'Ready';
    current = undefined;
    listener.ready();
  };

  const posted = async (request: IncomingMessage, reply: ServerResponse, id: string, kind: 'response' | 'error'): Promise<void> => {
    if (!current || id !== current.requestId) return refuse(reply, 400, 'InvalidRequestID', 'Invalid request ID');
    if (state !== 'Running') return refuse(reply, 403, 'InvalidStateTransition', transition(state, 'InvocationResponse'));
    const mode = request.headers['lambda-runtime-function-response-mode'];
    if (kind === 'response' && mode !== undefined && mode !== 'streaming') {
      return refuse(reply, 400, 'InvalidFunctionResponseMode', `Invalid function response mode: ${String(mode)}`);
    }
    state = 'InvocationResponse';
    const sink = kind === 'response' && mode === 'streaming' ? listener.streamed(String(request.headers['content-type'] ?? 'application/octet-stream')) : undefined;
    const body = sink === undefined ? await readAll(request, MAX_RESPONSE_BYTES) : await passOn(request, sink, MAX_STREAM_BYTES);
    if (!body) {
      state = 'RuntimeResponseSentState';
      listener.tooLarge();
      const text = `Exceeded maximum allowed payload size (${MAX_RESPONSE_BYTES} bytes).`;
      return refuse(reply, 413, 'RequestEntityTooLarge', text);
    }
    state = 'RuntimeResponseSentState';
    // A streamed response may fail after its first bytes; the trailers say so (LAM-116).
    const trailer = request.trailers['lambda-runtime-function-error-type'];
    if (kind === 'response' && trailer === undefined) listener.response(body);
    else if (kind === 'response') listener.error(trailerBody(request), errorType(trailer, 'Function'));
    else listener.error(body, errorType(request.headers['lambda-runtime-function-error-type'], 'Function'));
    accept(reply);
  };

  const initError = async (request: IncomingMessage, reply: ServerResponse): Promise<void> => {
    if (state !== 'Started') return refuse(reply, 403, 'InvalidStateTransition', transition(state, 'InitError'));
    state = 'InitError';
    const body = await readAll(request, MAX_RESPONSE_BYTES);
    if (!body) return refuse(reply, 413, 'RequestEntityTooLarge', `Exceeded maximum allowed payload size (${MAX_RESPONSE_BYTES} bytes).`);
    listener.initError(body, errorType(request.headers['lambda-runtime-function-error-type'], 'Runtime'));
    accept(reply);
  };

  const route = async (request: IncomingMessage, reply: ServerResponse): Promise<void> => {
    const path = request.url ?? '';
    if (request.method === 'GET') {
      if (path === `${INVOCATION}next`) return next(reply);
      if (path === `${BASE}/ping`) return void reply.end('pong');
    } else if (request.method === 'POST') {
      if (path === `${BASE}/runtime/init/error`) return initError(request, reply);
      const match = path.startsWith(INVOCATION) ? POSTED.exec(path.slice(INVOCATION.length)) : null;
      if (match?.[1] && match[2]) return posted(request, reply, match[1], match[2] === 'error' ? 'error' : 'response');
    }
    // The Extensions API is among what is not here (LAM-118).
    request.resume();
    reply.writeHead(404, { 'Content-Type': 'text/plain' }).end('404 page not found\n');
  };

  const server = createServer((request, reply) => {
    route(request, reply).catch(() => reply.destroy());
  });
  // A runtime may wait for its next event, and a kept connection may idle, for as long as the environment lives.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 0;
  server.timeout = 0;
  const adopted: Listener[] = [];

  return {
    listen: () => listen(server),
    adopt(taken) {
      adopted.push(taken);
      taken.maxConnections = MAX_CONNECTIONS;
      taken.on('connection', (socket) => void server.emit('connection', socket));
    },
    deliver(event) {
      const reply = waiting;
      waiting = undefined;
      current = event;
      state = 'Running';
      reply?.writeHead(200, headersOf(event)).end(event.payload);
    },
    close() {
      for (const taken of adopted) taken.close();
      if (server.listening) server.close();
      server.closeAllConnections();
    },
  };
}

async function listen(server: Server): Promise<string> {
  const drawn = `127.${randomInt(1, 255)}.${randomInt(0, 256)}.${randomInt(1, 255)}`;
  const bind = (host: string): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host, port: 0, exclusive: true }, () => {
        server.off('error', reject);
        resolve();
      });
    });
  try {
    await bind(drawn);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRNOTAVAIL')) throw error;
    await bind('127.0.0.1');
  }
  const bound: AddressInfo | string | null = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the Runtime API has no address');
  return `${bound.address}:${bound.port}`;
}

function headersOf(event: RuntimeEvent): Record<string, string | number> {
  const payload = event.payload;
  return {
    'Content-Type': 'application/json',
    'Content-Length': payload.length,
    'Lambda-Runtime-Aws-Request-Id': event.requestId,
    'Lambda-Runtime-Deadline-Ms': event.deadline,
    'Lambda-Runtime-Invoked-Function-Arn': printable(event.invokedFunctionArn),
    'Lambda-Runtime-Trace-Id': printable(event.traceId),
    ...(event.clientContext === undefined ? {} : { 'Lambda-Runtime-Client-Context': asciiJson(event.clientContext) }),
  };
}

/** A caller's text in a header must not break the answer. */
function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?');
}

/** A header holds Latin-1 at most; in JSON every other character can be written as an escape. */
function asciiJson(text: string): string {
  return text.replace(/[\r\n\t]+/g, ' ').replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Error types of other forms are logged as unknown (LAM-117). */
function errorType(given: string | string[] | undefined, family: 'Runtime' | 'Function'): string {
  return typeof given === 'string' && ERROR_TYPE.test(given) ? given : `${family}.Unknown`;
}

function trailerBody(request: IncomingMessage): Uint8Array {
  return Buffer.from(String(request.trailers['lambda-runtime-function-error-body'] ?? ''), 'base64');
}

function transition(from: State, to: State): string {
  return `State transition from ${from} to ${to} failed for runtime. Error: State transition is not allowed`;
}

function accept(reply: ServerResponse): void {
  reply.writeHead(202, { 'Content-Type': 'application/json' }).end('{"status":"OK"}\n');
}

function refuse(reply: ServerResponse, status: number, errorTypeName: string, errorMessage: string): void {
  reply.req.resume();
  reply.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify({ errorMessage, errorType: errorTypeName }));
}
