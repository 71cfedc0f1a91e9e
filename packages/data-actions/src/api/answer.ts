import { randomUUID } from 'node:crypto';
import type { BrowserRequest, Browsers } from './browsers.ts';
import { noContent } from './call.ts';
import type { Call, Platform, Reply, Route } from './call.ts';
import { ApiError, errorBody, missingPermissions, tooManyRequests, unauthorized } from './errors.ts';
import { parseJsonBody } from './json-body.ts';
import { tokenReply } from './oauth.ts';
import { rateLimit } from './rate-limit.ts';
import { withoutGatewayPrefix } from './router.ts';
import type { Router } from './router.ts';
import { bearerOf } from './tokens.ts';

/** A request as it came; its body is read only when somebody has the right to send one. */
export interface ApiRequest extends BrowserRequest {
  /** Path and query. */
  readonly target: string;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  /** Throws 413 beyond so many bytes. */
  readBody(most: number): Promise<Uint8Array>;
}

export interface ApiReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** GEN-40: what the log says of a request: never a body, a query or a secret. */
export interface LogEntry {
  readonly time: string;
  readonly contextId: string;
  readonly method: string;
  /** The path of the table of endpoints, with its braces; `-` if there is none. */
  readonly route: string;
  readonly status: number;
  readonly code?: string;
  readonly organisationId?: string;
  readonly clientId?: string;
  readonly durationMillis: number;
  /** Of an error that nobody foresaw: its kind and where it arose, without its message. */
  readonly fault?: string;
}

export type Answer = (request: ApiRequest) => Promise<ApiReply>;

export const HEALTH_PATH = '/_data-actions/health';
export const TOKEN_PATH = '/oauth/token';

interface Notes {
  route: string;
  code?: string;
  organisationId?: string;
  clientId?: string;
  fault?: string;
}

/** The whole walk of a request: who may ask from a browser, route, authenticate, count, permit, read, handle. Every answer names its context (GEN-15). */
export function makeAnswer(platform: Platform, router: Router, browsers: Browsers, log: (entry: LogEntry) => void): Answer {
  const limits = {
    token: rateLimit(platform.limits.tokenRequestsPerMinute, () => platform.clock.monotonic()),
    requests: rateLimit(platform.limits.requestsPerMinute, () => platform.clock.monotonic()),
    executions: rateLimit(platform.limits.executionsPerMinute, () => platform.clock.monotonic()),
  };
  const walk = async (request: ApiRequest, contextId: string, notes: Notes): Promise<Reply> => {
    browsers.admit(request);
    if (browsers.isPreflight(request)) return noContent;
    const { path, query } = targetOf(request.target, platform.limits.targetCharacters);
    if (path === HEALTH_PATH) return health(request.method, notes);
    if (path === TOKEN_PATH) {
      notes.route = TOKEN_PATH;
      if (request.method !== 'POST') throw methodNotAllowed(['POST']);
      const form = Buffer.from(await request.readBody(platform.limits.formBytes)).toString('utf8');
      return tokenReply(platform, limits.token, { authorization: request.authorization, form });
    }
    const { route, params } = routeOf(router, request.method, path, notes);
    const bearer = bearerOf(platform, bearerToken(request.authorization));
    if (bearer === undefined) throw unauthorized();
    notes.organisationId = bearer.organisation.id;
    notes.clientId = bearer.client.id;
    refuseBeyond(limits.requests.take(bearer.hash));
    if (route.permissions.length > 0 && !route.permissions.some((permission) => bearer.client.permissions.includes(permission))) throw missingPermissions(route.permissions);
    const body = route.body === 'none' ? undefined : await jsonBody(platform, request);
    if (route.executes === true) refuseBeyond(limits.executions.take(bearer.organisation.id));
    const call: Call = { platform, organisation: bearer.organisation, client: bearer.client, contextId, params, query, body };
    return route.handle(call);
  };
  return async (request) => {
    const contextId = randomUUID();
    const started = platform.clock.monotonic();
    const notes: Notes = { route: '-' };
    let reply: ApiReply;
    try {
      reply = shown(await walk(request, contextId, notes), contextId, notes);
    } catch (error) {
      reply = failed(error, contextId, notes);
    }
    reply = { ...reply, headers: { ...reply.headers, ...browsers.headersFor(request) } };
    const { monotonic } = platform.clock;
    log({ time: new Date(platform.clock.now()).toISOString(), contextId, method: request.method.slice(0, 16), ...notes, status: reply.status, durationMillis: monotonic.call(platform.clock) - started });
    return reply;
  };
}

function refuseBeyond(seconds: number): void {
  if (seconds > 0) throw tooManyRequests(seconds);
}

function targetOf(target: string, most: number): { readonly path: string; readonly query: URLSearchParams } {
  if (target.length > most) throw new ApiError(errorBody(414, 'uri.too.long', `The address is longer than ${most} characters.`));
  const mark = target.indexOf('?');
  const path = mark === -1 ? target : target.slice(0, mark);
  return { path: withoutGatewayPrefix(path), query: new URLSearchParams(mark === -1 ? '' : target.slice(mark + 1)) };
}

function health(method: string, notes: Notes): Reply {
  notes.route = HEALTH_PATH;
  if (method !== 'GET' && method !== 'HEAD') throw methodNotAllowed(['GET', 'HEAD']);
  return { status: 200, json: { status: 'ok' } };
}

function routeOf(router: Router, method: string, path: string, notes: Notes): { readonly route: Route; readonly params: Readonly<Record<string, string>> } {
  const found = router.find(method, path);
  if (found.kind === 'method') throw methodNotAllowed(found.allowed);
  if (found.kind === 'nothing') throw nothingThere(path);
  notes.route = found.route.path;
  return found;
}

/** GEN-33: what belongs to Genesys Cloud Functions says so. */
function nothingThere(path: string): ApiError {
  const functions = /^\/api\/v2\/integrations\/actions\/(functions\/|[^/]+\/(draft\/)?function(\/|$))/.test(path);
  return new ApiError(errorBody(404, 'not.found', functions ? 'Functions belong to the Genesys Cloud Functions integration, which is not here.' : 'HTTP 404 Not Found'));
}

function methodNotAllowed(allowed: readonly string[]): ApiError {
  return new ApiError(errorBody(405, 'method.not.allowed', 'HTTP 405 Method Not Allowed'), { allow: allowed.join(', ') });
}

const bearerToken = (authorization: string | undefined): string =>
  authorization === undefined || authorization.length > 512 ? '' : (/^Bearer +([A-Za-z0-9._~+/=-]+)$/i.exec(authorization)?.[1] ?? '');

async function jsonBody(platform: Platform, request: ApiRequest): Promise<unknown> {
  const type = request.contentType?.split(';')[0]?.trim().toLowerCase();
  if (type !== undefined && type !== '' && type !== 'application/json') throw new ApiError(errorBody(415, 'unsupported.media.type', 'The request body must be application/json.'));
  return parseJsonBody(await request.readBody(platform.limits.bodyBytes), platform.limits);
}

function shown(reply: Reply, contextId: string, notes: Notes): ApiReply {
  const common = { 'inin-correlation-id': contextId, 'cache-control': 'no-store' };
  if ('text' in reply) return { status: reply.status, headers: { ...common, 'content-type': 'text/plain; charset=utf-8' }, body: reply.text };
  if (!('json' in reply)) return { status: reply.status, headers: common, body: undefined };
  const { json } = reply;
  if (reply.status >= 400 && typeof json === 'object' && json !== null && 'code' in json && typeof json.code === 'string') notes.code = json.code;
  return { status: reply.status, headers: { ...common, 'content-type': 'application/json' }, body: JSON.stringify(json) };
}

function failed(error: unknown, contextId: string, notes: Notes): ApiReply {
  if (error instanceof ApiError) {
    const reply = shown({ status: error.body.status, json: { ...error.body, contextId } }, contextId, notes);
    return { ...reply, headers: { ...reply.headers, ...error.headers } };
  }
  notes.fault = faultOf(error);
  return shown({ status: 500, json: { ...errorBody(500, 'internal.server.error', 'Internal Server Error'), contextId } }, contextId, notes);
}

/** A message may hold what a client sent, so it stays out (GEN-40). */
function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ +at /.test(line)).slice(0, 8);
  return [error.name, ...frames.map((frame) => frame.trim())].join(' ');
}
