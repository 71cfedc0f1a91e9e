import { isIP } from 'node:net';
import { ApiError, errorBody } from './errors.ts';

/** Where Octroi serves its console unless told. */
export const CONSOLE_ORIGINS: readonly string[] = ['http://127.0.0.1:4747', 'http://localhost:4747'];

/** What a browser says of where a request comes from. */
export interface BrowserRequest {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** `Access-Control-Request-Method`: the browser asks before it sends. */
  readonly asksFor: string | undefined;
}

/** Which web pages may use the API. */
export interface Browsers {
  /** Throws 421 for a foreign `Host`, 403 for a page of an origin that nobody named. */
  admit(request: BrowserRequest): void;
  /** Whether it is the question of a browser (a preflight), which is answered before anybody signs in. */
  isPreflight(request: BrowserRequest): boolean;
  /** What an answer to a page of a named origin says beside its own headers; nothing to everybody else. */
  headersFor(request: BrowserRequest): Readonly<Record<string, string>>;
}

const PREFLIGHT_SECONDS = '600';
const READABLE = 'inin-correlation-id, retry-after';

/**
 * CORS for the named origins alone: compared exactly, no wildcard, no credentials mode (the API has no cookies). A request without an `Origin`
 * is no page's and is served as any. `onLoopback`: only names of this machine are taken as `Host`, so that a page of a name which was
 * made to point here (DNS rebinding) reaches nothing.
 */
export function browsersOf(origins: readonly string[], onLoopback: boolean): Browsers {
  const named = new Set(origins.map(readOrigin));
  const isNamed = ({ origin }: BrowserRequest): boolean => origin !== undefined && named.has(origin);
  return {
    admit(request) {
      if (onLoopback && !isOfThisMachine(request.host)) throw new ApiError(errorBody(421, 'misdirected.request', 'This server listens on the loopback address and does not know the host of the request.'));
      if (request.origin !== undefined && !isNamed(request)) throw new ApiError(errorBody(403, 'origin.not.allowed', 'Web pages of this origin may not use the API; its operator names those that may (--console-origin).'));
    },
    isPreflight: (request) => request.method === 'OPTIONS' && request.asksFor !== undefined && isNamed(request),
    headersFor(request) {
      if (!isNamed(request)) return {};
      const own = { 'access-control-allow-origin': request.origin!, 'vary': 'Origin' };
      if (!this.isPreflight(request)) return { ...own, 'access-control-expose-headers': READABLE };
      return { ...own, 'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE', 'access-control-allow-headers': 'authorization, content-type', 'access-control-max-age': PREFLIGHT_SECONDS };
    },
  };
}

/** An origin as browsers write it. Throws a sentence for what is none. */
export function readOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.origin !== text) {
    throw new Error(`\`${text}\` is no origin: scheme, host and port are needed, and nothing else, for instance \`${CONSOLE_ORIGINS[0]}\``);
  }
  return url.origin;
}

/** An address cannot be rebound, and `localhost` is nobody's to register; the last is the name under which containers of Docker Desktop reach this machine. */
function isOfThisMachine(host: string | undefined): boolean {
  if (host === undefined) return true;
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0 || name === 'localhost' || name.endsWith('.localhost') || name === 'host.docker.internal';
}
