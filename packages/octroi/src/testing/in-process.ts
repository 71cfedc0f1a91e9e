import type { Gateway } from '../gateway/compose.ts';
import { newRequestId } from '../gateway/request-id.ts';
import type { HttpRequest } from '../wire/http.ts';

/** The part of the SDK's HTTP request that a handler reads. */
interface SdkRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | ArrayBuffer;
}

interface SdkResponse {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: ReadableStream<Uint8Array>;
}

export interface InProcessOptions {
  readonly sourceIp?: string;
  readonly secure?: boolean;
  /** Asked after each request; what it gives is thrown instead of the answer. */
  readonly objection?: () => Error | undefined;
}

/**
 * A request handler for the official SDK's clients that walks into a gateway without a socket: real signing, real codecs, no
 * port. Give it as `requestHandler`.
 */
export function inProcessHandler(gateway: Gateway, options: InProcessOptions = {}) {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle(request: SdkRequest): Promise<{ response: SdkResponse }> {
      const reply = await gateway.walk({
        requestId: newRequestId(),
        http: httpRequest(request),
        transport: { sourceIp: options.sourceIp ?? '127.0.0.1', secure: options.secure ?? false, userAgent: request.headers['user-agent'] ?? null, referer: null },
        header: (name) => Object.entries(request.headers).find(([key]) => key.toLowerCase() === name)?.[1],
      });
      const objection = options.objection?.();
      if (objection !== undefined) throw objection;
      const bytes = typeof reply.body === 'string' ? Buffer.from(reply.body) : reply.body;
      const body = reply.stream === undefined ? new Blob([new Uint8Array(bytes)]).stream() : ReadableStream.from(reply.stream);
      return { response: { statusCode: reply.status, headers: lowerCased(reply.headers), body: body as ReadableStream<Uint8Array> } };
    },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
    destroy() {},
  };
}

/** As an HTTP client gives them. */
function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function httpRequest(request: SdkRequest): HttpRequest {
  const pairs: string[] = [];
  for (const [name, value] of Object.entries(request.query ?? {})) {
    const values = Array.isArray(value) ? (value as readonly string[]) : [value as string | null];
    for (const each of values) pairs.push(each === null ? encode(name) : `${encode(name)}=${encode(each)}`);
  }
  const body = request.body === undefined ? new Uint8Array(0) : typeof request.body === 'string' ? Buffer.from(request.body) : new Uint8Array(request.body as ArrayBuffer);
  return { method: request.method, path: request.path, query: pairs.join('&'), headers: Object.entries(request.headers), body };
}

const encode = (text: string): string => encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
