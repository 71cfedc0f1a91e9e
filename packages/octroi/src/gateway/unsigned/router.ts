import type { HttpResponse } from '../../wire/http.ts';
import type { Awaitable } from '../../kernel/awaitable.ts';
import type { Received } from '../rooms/received.ts';
import type { Serving } from '../serving.ts';
import type { Control } from './control.ts';

export interface UnsignedRoute {
  readonly method: 'GET' | 'POST';
  /** A part in braces stands for any one: `/_octroi/issuers/{issuer}/...`; `{rest...}` at the end for any path below. */
  readonly path: string;
  readonly answer: (received: Received) => Promise<HttpResponse> | HttpResponse;
}

/** Every path that answers without a signature; docs/unsigned-paths.md lists the same, and a test compares. */
export function unsignedRoutes(parts: { serving: Serving; version: string; metrics: { text(): Awaitable<string> }; control: Control | null }): UnsignedRoute[] {
  const routes: UnsignedRoute[] = [
    {
      method: 'GET',
      path: '/_octroi/health',
      answer: () => json(200, { status: parts.serving.condition(), version: parts.version }),
    },
    {
      method: 'GET',
      path: '/_octroi/ready',
      answer() {
        const reason = parts.serving.reason();
        return json(reason === null ? 200 : 503, { ready: reason === null, status: parts.serving.condition(), ...(reason === null ? {} : { reason }) });
      },
    },
    {
      method: 'GET',
      path: '/_octroi/metrics',
      answer: async () => ({ status: 200, headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }, body: await parts.metrics.text() }),
    },
  ];
  if (parts.control !== null) routes.push(...parts.control.routes());
  return routes;
}

/** Answers the paths under `/_octroi/`, and those of routes elsewhere; null for every other path, which is an AWS request. */
export function unsignedRouter(routes: readonly UnsignedRoute[]): (received: Received) => Promise<HttpResponse> | HttpResponse | null {
  const plain = Map.groupBy(routes.filter(isPlain), (route) => route.path);
  const templates = routes.filter((route) => !isPlain(route)).map((route) => ({ ...route, parts: route.path.split('/') }));
  return (received) => {
    const { path, method } = received.http;
    const here = plain.get(path) ?? templates.filter(({ parts }) => isAt(parts, path));
    if (here.length === 0 && path !== '/_octroi' && !path.startsWith('/_octroi/')) return null;
    if (here.length === 0) return json(404, { error: `there is nothing at \`${path.slice(0, 200)}\`` });
    // What can be got can be asked for its head alone, as load balancers do.
    const wanted = method === 'HEAD' ? 'GET' : method;
    const route = here.find((candidate) => candidate.method === wanted);
    return route === undefined ? notAllowed(path, here) : route.answer(received);
  };
}

/** Hides the paths under `/_octroi/`, from functions; null for every other path. */
export function nothingUnsigned({ http: { path } }: Received): HttpResponse | null {
  return path === '/_octroi' || path.startsWith('/_octroi/') ? json(404, { error: `there is nothing at \`${path.slice(0, 200)}\`` }) : null;
}

function isPlain({ path }: UnsignedRoute): boolean {
  return !path.includes('{');
}

function isAt(wanted: readonly string[], path: string): boolean {
  // The path of nearly every request, which has no part that could stand for one in braces.
  if (path === '/') return false;
  const parts = path.split('/');
  if (wanted.at(-1)!.endsWith('...}')) return parts.length >= wanted.length && wanted.slice(0, -1).every((part, index) => part === parts[index]);
  return wanted.length === parts.length && wanted.every((part, index) => part === parts[index] || (part.startsWith('{') && parts[index] !== ''));
}

function notAllowed(path: string, here: readonly UnsignedRoute[]): HttpResponse {
  const allowed = here.map((each) => each.method).join(', ');
  const reply = json(405, { error: `\`${path}\` answers ${allowed}` });
  return { ...reply, headers: { ...reply.headers, allow: allowed } };
}

/** A reply of our own paths: one JSON value and a newline. */
export function json(status: number, body: unknown): HttpResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: `${JSON.stringify(body)}\n` };
}
