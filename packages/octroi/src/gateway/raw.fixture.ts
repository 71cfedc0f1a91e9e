import type { HttpRequest, HttpResponse } from '../wire/http.ts';
import { header } from '../wire/headers.ts';
import { signRequest } from '../wire/sigv4/index.ts';
import type { Transport } from '../kernel/context.ts';
import { newRequestId } from './request-id.ts';
import type { Received } from './rooms/received.ts';

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export interface RawOptions {
  readonly service?: string;
  readonly region?: string;
  readonly now?: Date;
  readonly host?: string;
  readonly method?: string;
  readonly path?: string;
  readonly query?: string;
  readonly headers?: readonly (readonly [string, string])[];
}

export const VERSIONS: Readonly<Record<string, string>> = { iam: '2010-05-08', sts: '2011-06-15' };

/** A form body of the query protocol. */
export function form(service: string, action: string, parameters: Readonly<Record<string, string>> = {}): string {
  return new URLSearchParams({ Action: action, Version: VERSIONS[service] ?? '', ...parameters }).toString();
}

/** An unsigned request as it comes from the wire. */
export function raw(body: string | Uint8Array = '', options: RawOptions = {}): HttpRequest {
  const headers: (readonly [string, string])[] = [['Host', options.host ?? 'localhost:4747'], ...(options.headers ?? [])];
  return { method: options.method ?? 'POST', path: options.path ?? '/', query: options.query ?? '', headers, body: Buffer.from(body) };
}

/** A request signed by the header. */
export function signed(keys: Keys, body: string | Uint8Array = '', options: RawOptions = {}): HttpRequest {
  return signRequest(raw(body, options), { ...keys, region: options.region ?? 'us-east-1', service: options.service ?? 'sts', now: options.now ?? new Date() });
}

/** The request with the value of one header changed. */
export function changed(request: HttpRequest, name: string, change: (value: string) => string): HttpRequest {
  return { ...request, headers: request.headers.map(([key, value]) => (key.toLowerCase() === name ? [key, change(value)] : [key, value])) };
}

export const LOOPBACK: Transport = { sourceIp: '127.0.0.1', secure: false, userAgent: null, referer: null };

export function received(http: HttpRequest, transport: Transport = LOOPBACK): Received {
  return { requestId: newRequestId(), http, transport, header: (name) => header(http, name) };
}

export interface Answer {
  readonly status: number;
  readonly code: string | null;
  readonly message: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** A reply with its error read out of it, whichever protocol it is in. */
export function answerOf(reply: HttpResponse): Answer {
  const text = typeof reply.body === 'string' ? reply.body : Buffer.from(reply.body).toString('utf8');
  const headers = Object.fromEntries(Object.entries(reply.headers).map(([name, value]) => [name.toLowerCase(), value]));
  if (headers['content-type'] === 'text/xml') return { status: reply.status, headers, text, code: element(text, 'Code'), message: element(text, 'Message') };
  const json = text.startsWith('{') ? (JSON.parse(text) as Record<string, string>) : {};
  return { status: reply.status, headers, text, code: headers['x-amzn-errortype'] ?? json['__type'] ?? null, message: json['message'] ?? json['Message'] ?? null };
}

function element(xml: string, name: string): string | null {
  const from = xml.indexOf(`<${name}>`);
  const to = xml.indexOf(`</${name}>`);
  return from < 0 ? null : xml.slice(from + name.length + 2, to).replaceAll('&apos;', "'").replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
